"""The quality gate, on made-up figures: no corpora, no weights."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from evaluation import gate
from evaluation.figures import Figure
from evaluation.gate import Floors

ROOT = Path(__file__).parents[2]
GOLD = "digest of the gold"


def floors(**more: object) -> Floors:
    given = {"gold": GOLD, "floors": {"gold.found": 0.8}, "ceilings": {"gold.wrong": 0.05}, "lowered": []}
    return Floors(**{**given, **more})


def figures(found: float = 0.9, wrong: float = 0.02) -> list[Figure]:
    return [Figure("gold.found", found), Figure("gold.wrong", wrong, lower=True)]


def test_figures_within_their_limits_pass() -> None:
    """Nothing is told where every floor and ceiling is kept, the limits themselves included."""
    assert gate.faults(figures(), floors(), GOLD) == []
    assert gate.faults(figures(found=0.8, wrong=0.05), floors(), GOLD) == []


def test_a_figure_below_its_floor_is_told_with_both_values() -> None:
    """The line names the figure, its value and its floor."""
    assert gate.faults(figures(found=0.79), floors(), GOLD) == ["gold.found is 0.790, below its floor 0.800"]


def test_a_figure_above_its_ceiling_is_told() -> None:
    """Where less is better, more is a fault."""
    assert gate.faults(figures(wrong=0.06), floors(), GOLD) == [
        "gold.wrong is 0.060, above its ceiling 0.050"
    ]


def test_a_figure_that_was_not_measured_is_a_fault() -> None:
    """A part that was skipped cannot pass the gate by silence."""
    told = gate.faults([], floors(), GOLD)
    assert told == [
        "gold.found was not measured (its limit is 0.800)",
        "gold.wrong was not measured (its limit is 0.050)",
    ]


def test_parts_that_were_not_asked_for_are_not_missed() -> None:
    """With --only, the limits of the other parts wait."""
    assert gate.faults([], floors(), GOLD, parts=["polnear"]) == []


def test_changed_gold_is_a_fault() -> None:
    """Floors measured on other gold files say nothing about these."""
    told = gate.faults(figures(), floors(), "another digest")
    assert len(told) == 1
    assert "gold files" in told[0]


def test_floors_rise_to_a_margin_below_the_figure() -> None:
    """A better figure sets a higher floor, and a lower ceiling."""
    kept = floors()
    assert gate.raised(figures(found=0.9, wrong=0.02), kept, GOLD) == []
    assert kept.floors == {"gold.found": 0.89}
    assert kept.ceilings == {"gold.wrong": 0.03}


def test_the_margin_is_one_case_where_cases_are_few() -> None:
    """Of 20 cases one is 0.05: rounding on another processor may turn one."""
    assert gate.limit_for(Figure("gold.long", 0.8, cases=20)) == pytest.approx(0.75)
    assert gate.limit_for(Figure("gold.long", 0.8, cases=2000)) == pytest.approx(0.79)


def test_a_floor_does_not_sink_with_a_figure_that_stays_above_it() -> None:
    """Within the margin the old floor stays, and new names get theirs."""
    kept = floors()
    assert gate.raised([Figure("gold.found", 0.805), Figure("gold.new", 0.5)], kept, GOLD) == []
    assert kept.floors == {"gold.found": 0.8, "gold.new": 0.49}


def test_a_figure_below_its_floor_is_refused_and_nothing_is_changed() -> None:
    """One figure that sank keeps all floors as they are."""
    kept = floors()
    told = gate.raised([*figures(found=0.7), Figure("gold.new", 0.5)], kept, "another digest")
    assert len(told) == 1
    assert "--lower gold.found" in told[0]
    assert kept == floors()


def test_lowering_needs_a_reason() -> None:
    """Without one nothing is changed."""
    kept = floors()
    assert "--reason" in gate.raised(figures(found=0.7), kept, GOLD, lower=["gold.found"], reason=" ")[0]
    assert kept == floors()


def test_lowering_by_name_and_reason_is_recorded() -> None:
    """Who asks later why a floor came down finds the answer beside it."""
    kept = floors()
    told = gate.raised(figures(found=0.7), kept, GOLD, lower=["gold.found"], reason="gold was wrong")
    assert told == []
    assert kept.floors == {"gold.found": 0.69}
    assert kept.lowered == [{"name": "gold.found", "from": 0.8, "to": 0.69, "reason": "gold was wrong"}]


def test_lowering_a_name_that_was_not_measured_is_refused() -> None:
    """A misspelt name is told, not passed over."""
    told = gate.raised(figures(), floors(), GOLD, lower=["gold.fuond"], reason="because")
    assert told == ["--lower gold.fuond: no such figure was measured"]


def test_ungated_figures_get_no_floor() -> None:
    """Figures that are only shown are never held to a floor."""
    kept = floors()
    gate.raised([Figure("speed.seconds", 1.0, gated=False)], kept, GOLD)
    assert "speed.seconds" not in kept.floors


def test_the_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Saving and loading lose nothing; no file means no floors yet."""
    kept = floors(lowered=[{"name": "a", "from": 0.2, "to": 0.1, "reason": "Ł"}])
    kept.save(tmp_path / "floors.json")
    assert Floors.load(tmp_path / "floors.json") == kept
    assert Floors.load(tmp_path / "none.json") == Floors()


def test_the_digest_tells_every_change(tmp_path: Path) -> None:
    """A changed byte, another name and a further file each give another digest."""
    seen = set()
    (tmp_path / "a").write_text("one")
    for change in ("none", "content", "name", "file"):
        if change == "content":
            (tmp_path / "a").write_text("two")
        if change == "name":
            (tmp_path / "a").rename(tmp_path / "b")
        if change == "file":
            (tmp_path / "c").write_text("")
        seen.add(gate.digest(tmp_path))
    assert len(seen) == 4
    assert gate.digest(tmp_path) in seen


def test_the_shipped_floors_can_be_read() -> None:
    """The file in the repository is well formed, and no floor is out of reach."""
    shipped = Floors.load()
    assert all(0 <= v <= 1 for v in (shipped.floors | shipped.ceilings).values())
    assert all(each["reason"] for each in shipped.lowered)


def test_without_the_data_the_gate_is_skipped_with_a_reason(tmp_path: Path) -> None:
    """A clone without the shared data passes, and says why."""
    absent = str(tmp_path / "none")
    command = [sys.executable, "-m", "evaluation", "--gate", "--gold", absent, "--corpora", absent]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("skipped: ")
