"""The repository's own dossiers are well formed; the scorer that lies beside the repository has the last word."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from evaluation.figures import Skipped
from evaluation.setting import Setting

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in (ROOT / "evaluation" / "dossiers").glob("*/gold.yaml"))
SCORER = ROOT.parent / "shared" / "contract" / "score.py"
dossiers = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def gold_of(folder: Path) -> dict[str, Any]:
    gold: dict[str, Any] = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    return gold


def ids(gold: dict[str, Any], kind: str, *, optional: bool = True) -> list[str]:
    return [
        f"{file}:{item['id']}"
        for file, report in gold["reports"].items()
        for item in report.get(kind, [])
        if optional or not item.get("optional")
    ]


def test_there_are_eight() -> None:
    """The four of development and the four that are held out are all there."""
    assert len(FOLDERS) == 8


@dossiers
def test_the_gold_tells_of_every_report(folder: Path) -> None:
    """No report lies in the folder of which the gold says nothing, and none is missing."""
    assert sorted(gold_of(folder)["reports"]) == sorted(path.name for path in folder.glob("*.txt"))


@dossiers
def test_no_id_is_given_twice(folder: Path) -> None:
    """Events and origins refer to one attribution or mention each."""
    gold = gold_of(folder)
    for kind in ("attributions", "mentions", "caveats"):
        assert [key for key, n in Counter(ids(gold, kind)).items() if n > 1] == []


@dossiers
def test_every_mention_that_counts_is_in_one_event(folder: Path) -> None:
    """A mention that isn't optional belongs to exactly one event, and an optional one to none."""
    gold = gold_of(folder)
    told = Counter(mention for event in gold["events"] for mention in event["mentions"])
    assert told == Counter(ids(gold, "mentions", optional=False))


@dossiers
def test_origins_hold_attributions_with_a_speaker(folder: Path) -> None:
    """What nobody is reported to have said has no origin."""
    gold = gold_of(folder)
    with_speaker = {
        f"{file}:{item['id']}"
        for file, report in gold["reports"].items()
        for item in report["attributions"]
        if item["chain"]
    }
    assert {key for origin in gold["origins"] for key in origin["attributions"]} <= with_speaker


@dossiers
def test_the_scorer_finds_no_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every quoted string stands in its report, and every id that is referred to exists."""
    try:
        scorer = Setting(Path(), Path(), SCORER).scorer
    except Skipped as reason:
        pytest.skip(str(reason))
    faults = scorer.check(str(folder))
    assert faults == 0, capsys.readouterr().out
