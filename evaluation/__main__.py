"""``python -m evaluation``: prints every figure; ``--gate`` compares them with ``floors.json``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation import gate
from evaluation.figures import Figure

if TYPE_CHECKING:
    from evaluation.parts import Outcome


def arguments() -> argparse.ArgumentParser:
    """Return the options."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    add = parser.add_argument
    add("--corpora", type=Path, default=Path("../shared/corpora"))
    add("--gold", type=Path, default=Path("../shared/gold"))
    add("--scorer", type=Path, default=Path("../shared/contract/score.py"))
    add("--only", nargs="+", metavar="NAME", help="only these parts")
    add("--weights", type=Path, help="a folder of weights (default: those that ship)")
    add("--float-weights", type=Path, help="a folder of float graphs, to show what quantisation costs")
    add("--float-checkpoint", type=Path, help="a checkpoint to make such a folder from (needs PyTorch)")
    add("--json", type=Path, metavar="FILE", help="write the figures to this file too")
    add("--quick", action="store_true", help="only a few documents of each kind: to try it out")
    add("--gate", action="store_true", help="compare with floors.json; exit status 1 if anything is below")
    add("--raise-floors", action="store_true", help="set the floors anew, upwards")
    add("--lower", action="append", default=[], metavar="NAME", help="with --raise-floors: may come down")
    add("--reason", default="", metavar="TEXT", help="why, with --lower")
    return parser


def main() -> int:
    """Run what was asked for; return the exit status."""
    parser = arguments()
    options = parser.parse_args()
    gated = options.gate or options.raise_floors
    if gated and options.quick:
        parser.error("--quick measures too little for the gate")
    if options.gate and (
        absent := [p for p in (options.gold, options.corpora, options.scorer) if not p.exists()]
    ):
        print(f"skipped: {absent[0]} is not here, so there is nothing to measure against")
        return 0
    outcome = measure(parser, options, gated)
    if options.json:
        write(options.json, outcome.columns)
    if options.raise_floors and not outcome.failed:
        return raise_floors(options, outcome.columns["int8"])
    wrong = options.gate and compare(options, outcome.columns["int8"])
    return 1 if wrong or outcome.failed else 0


def measure(parser: argparse.ArgumentParser, options: argparse.Namespace, gated: bool) -> Outcome:
    """Run the parts that were asked for."""
    try:
        from evaluation.parts import PARTS, run
        from evaluation.setting import BUILD, Setting
        from sayso.language.model import WEIGHTS
    except ImportError as fault:
        sys.exit(
            f"{fault}: the evaluation needs the package, and the repository's root as the current folder"
        )
    if unknown := set(options.only or ()) - {p.name for p in PARTS}:
        parser.error(f"--only {' '.join(unknown)}: the parts are {' '.join(p.name for p in PARTS)}")
    chosen = (
        [p for p in PARTS if p.name in options.only]
        if options.only
        else [p for p in PARTS if p.gate or not gated]
    )
    weights = options.weights or WEIGHTS
    setting = Setting(options.corpora, options.gold, options.scorer, weights, options.quick)
    if options.float_checkpoint:
        options.float_weights = export_float(options.float_checkpoint, BUILD / "float")
    if options.float_weights and not (options.float_weights / "tagger.onnx").exists():
        parser.error(f"--float-weights {options.float_weights}: no tagger.onnx is there")
    return run(chosen, setting, options.float_weights)


def export_float(checkpoint: Path, folder: Path) -> Path:
    """Write a checkpoint's graphs as they were before quantisation."""
    from training.__main__ import minilm_folder
    from training.export import export

    export(checkpoint, minilm_folder(), folder, int8=False)
    return folder


def write(path: Path, figures: dict[str, list[Figure]]) -> None:
    """Write the figures as JSON, by column and name."""
    content = {column: {f.name: round(f.value, 4) for f in rows} for column, rows in figures.items() if rows}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def compare(options: argparse.Namespace, figures: list[Figure]) -> int:
    """Compare with the floors; print what is wrong."""
    floors = gate.Floors.load()
    wrong = gate.faults(figures, floors, gate.digest(options.gold), options.only)
    limits = len(floors.floors) + len(floors.ceilings)
    print(f"\nGate: {limits} limits, {len(wrong)} not kept", *wrong, sep="\n  ")
    return 1 if wrong else 0


def raise_floors(options: argparse.Namespace, figures: list[Figure]) -> int:
    """Set the floors anew; print what forbids it."""
    floors = gate.Floors.load()
    told = gate.raised(figures, floors, gate.digest(options.gold), lower=options.lower, reason=options.reason)
    if told:
        print("\nThe floors stay as they are:", *told, sep="\n  ")
        return 1
    floors.save()
    print(f"\n{len(floors.floors)} floors and {len(floors.ceilings)} ceilings are set")
    return 0


if __name__ == "__main__":
    sys.exit(main())
