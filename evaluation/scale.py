"""Part: linking of many made-up reports as they come: time, memory, and how right it stays.

``python -m evaluation.scale NUMBER…`` prints the same for other numbers of reports.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence

from evaluation.figures import Figure, ratio, table
from evaluation.setting import Setting, child_environment

NUMBERS = (1_000, 10_000)
QUICK = (100, 200)
LOWER = frozenset({"milliseconds", "ledger_seconds", "megabytes"})
DETAILS = {
    "milliseconds": "to add one report, the last tenth of them",
    "ledger_seconds": "to give the linked ledger",
    "megabytes": "at the most",
    "blocking_recall": "pairs of one event that were compared or came together",
    "events_b_cubed": "F1",
    "origins_b_cubed": "F1",
}


def measure(setting: Setting) -> list[Figure]:
    """Return the figures for 1,000 and 10,000 reports."""
    return measured(QUICK if setting.quick else NUMBERS)


def measured(numbers: Sequence[int]) -> list[Figure]:
    """Return the figures for so many reports each, every one in a process of its own, and how time grows."""
    told = {number: child(number) for number in sorted(numbers)}
    figures = [figure for number, values in told.items() for figure in figures_of(number, values)]
    return [*figures, *growth(told)]


def child(number: int) -> dict[str, float]:
    """Link so many reports in a process of its own."""
    command = [sys.executable, "-m", "evaluation.scale_run", str(number)]
    done = subprocess.run(command, capture_output=True, env=child_environment(), check=False, text=True)
    if done.returncode:
        raise RuntimeError(f"linking {number:,} reports ended with {done.returncode}:\n{done.stderr[-2000:]}")
    values: dict[str, float] = json.loads(done.stdout)
    return values


def figures_of(number: int, values: Mapping[str, float]) -> list[Figure]:
    """Return the figures for one number of reports; none has a floor."""
    return [
        Figure(f"scale.{number}.{name}", values[name], detail, name in LOWER, gated=False)
        for name, detail in DETAILS.items()
        if name in values
    ]


def growth(told: Mapping[int, Mapping[str, float]]) -> list[Figure]:
    """Return how many times as long a report takes among the most reports as among the fewest."""
    fewest, most = min(told), max(told)
    if fewest == most:
        return []
    value = ratio(told[most]["milliseconds"], told[fewest]["milliseconds"])
    detail = f"milliseconds at {most:,} reports over those at {fewest:,}"
    return [Figure("scale.growth", value, detail, True, gated=False)]


def main(arguments: Sequence[str]) -> int:
    """Print the figures for the numbers that were given; 1 where linking fails."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.scale", description=__doc__)
    parser.add_argument("numbers", nargs="+", type=positive, metavar="NUMBER", help="how many reports")
    numbers = parser.parse_args(arguments).numbers
    try:
        print(table("Linking of made-up reports", {"": measured(numbers)}))
    except RuntimeError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def positive(told: str) -> int:
    """Return a number of reports, or tell what is wrong with it."""
    if not told.isdecimal() or int(told) < 1:
        raise argparse.ArgumentTypeError(f"{told!r} is no number of reports; give one from 1 on, like 10000")
    return int(told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
