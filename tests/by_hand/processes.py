"""The command in a process of its own, with the stand-ins for the model: to be killed, and to be run twice at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import sayso

FAKES = Path(__file__).parents[1] / "fakes.py"


def folder_of_reports(folder: Path, number: int) -> Path:
    """Write small invented reports into a folder."""
    folder.mkdir()
    for n in range(number):
        day, place = f"2031-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}", ("Kelmet", "Orrin", "Selm")[n % 3]
        words = "Two" if n % 2 else "Three"
        (folder / f"report-{n:05d}.txt").write_text(
            f"Outlet: Outlet {n % 7}\nPublished: {day}\nTitle: News from {place}\n\n"
            f"{words} soldiers died at the {place} crossing, Colonel Idris Vane said. The count {n} could not be "
            "independently verified.\n",
            encoding="utf-8",
        )
    return folder


def start(*words: str | Path) -> subprocess.Popen[str]:
    """Start the command with these words behind it."""
    package = str(Path(sayso.__file__).parents[1])
    path = os.pathsep.join([package, *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, str(FAKES), *map(str, words)]
    return subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(*words: str | Path, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    process = start(*words)
    out, err = process.communicate(timeout=timeout)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)
