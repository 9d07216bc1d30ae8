"""Part: the gold dossiers, read by the real command and scored by the shared scorer."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from evaluation.figures import Figure, Skipped
from evaluation.setting import ROOT, Setting, child_environment, command

LOWER = " (lower is better)"
EMPTY: dict[str, Any] = {
    k: [] for k in ("reports", "attributions", "caveats", "mentions", "actors", "origins", "events")
}


OWN = ROOT / "evaluation" / "dossiers"
"""Sayso's own dossiers: written without a look at linking's rules."""


def own(setting: Setting) -> list[Figure]:
    """Return the pooled figures of Sayso's own dossiers."""
    return measure(replace(setting, gold=OWN), "own")


def measure(setting: Setting, part: str = "gold") -> list[Figure]:
    """Return the pooled figures of all dossiers, named for the part."""
    scorer = setting.scorer
    folders = sorted(path.parent for path in setting.gold.glob("*/gold.yaml"))
    if not folders:
        raise Skipped(f"no dossiers in {setting.gold}")
    assert setting.model
    pooled, later = scorer.Tally(), False
    for folder in setting.few(folders):
        ledger = ledger_of(folder, setting.weights)
        later = later or bool(ledger["mentions"])
        scorer.score(str(folder), ledger, pooled)
    return [
        figure(part, *row)
        for row in pooled.rows()
        if later or row[0].startswith(("attribution", "caveat", "report"))
    ]


def ledger_of(folder: Path, weights: Path) -> dict[str, Any]:
    """Return what ``sayso read`` makes of a dossier; its exit status 1 (some file not read) loses nothing."""
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    files = [str(folder / name) for name in gold["reports"]]
    done = subprocess.run(
        [*command(weights), "read", *files, "--format", "json"],
        capture_output=True,
        env=child_environment(),
        check=False,
    )
    if told := done.stderr.decode(errors="replace").strip():
        print(f"{folder.name}: exit {done.returncode}: {told[-600:]}")
    try:
        return {**EMPTY, **json.loads(done.stdout)}
    except ValueError:
        print(f"{folder.name}: no ledger came back (exit {done.returncode})")
        return EMPTY


def figure(part: str, name: str, value: float, detail: str) -> Figure:
    """Return a row of the scorer as a figure of a part; its cases are read from the detail."""
    numbers = [int(float(n)) for n in detail.replace("(", " ").split() if n.replace(".", "", 1).isdigit()]
    cases = numbers[2] if detail.startswith("P") else numbers[-1]
    return Figure(f"{part}.{name.removesuffix(LOWER)}", value, detail, name.endswith(LOWER), cases)
