"""Part: how much longer `sayso add` takes than `sayso read`, on the same made-up reports in files.

``python -m evaluation.adding NUMBER`` prints the same for another number of reports.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from evaluation.case_truth import found
from evaluation.figures import Figure, ratio, table
from evaluation.setting import Setting, child_environment, command
from sayso.language.model import WEIGHTS

NUMBER, QUICK = 1_000, 20


def measure(setting: Setting) -> list[Figure]:
    """Return the figures for 1,000 reports."""
    return measured(QUICK if setting.quick else NUMBER)


def measured(number: int) -> list[Figure]:
    """Return how long both commands take for so many reports, one after the other, each from its start."""
    with tempfile.TemporaryDirectory() as name:
        reports, case = Path(name, "reports"), str(Path(name, "case.db"))
        write_reports(reports, number)
        reading = seconds("read", str(reports), "--format", "json")
        seconds("init", case)
        adding = seconds("add", case, str(reports))
    told = f"add {adding:,.1f} s, read {reading:,.1f} s"
    return [Figure(f"adding.{number}.to_reading", ratio(adding, reading), told, True, gated=False)]


def write_reports(folder: Path, number: int) -> None:
    """Write made-up reports as text files with header lines."""
    folder.mkdir()
    for place, each in enumerate(islice(found(number), number)):
        told = each.report
        head = f"Outlet: {told.outlet}\nPublished: {told.published}\nTitle: {told.title}\n\n"
        (folder / f"{place:06}.txt").write_text(head + told.text, encoding="utf-8")


def seconds(*words: str) -> float:
    """Return how long a command takes."""
    begun = time.monotonic()
    subprocess.run(
        [*command(WEIGHTS), *words], stdout=subprocess.DEVNULL, env=child_environment(), check=True
    )
    return time.monotonic() - begun


def main(words: list[str]) -> int:
    """Print the figures for a number of reports."""
    print(table("Adding to a case", {"": measured(int(words[0]) if words else NUMBER)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
