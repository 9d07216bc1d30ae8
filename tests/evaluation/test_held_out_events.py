"""Marked mentions of events against found ones, on hand-made records and a scorer that stands in."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evaluation import held_out_events, reading_events
from evaluation.figures import Skipped
from evaluation.mention_errors import lines
from evaluation.mention_scores import Scores, paired
from evaluation.setting import Setting
from sayso.records import Count, Mention, Participant, Place, Span, Time
from training.events import EventReport, GoldMention

TEXT = (
    "Gunmen killed nine traders near Oicha on Monday. The army arrested two men.\n\n"
    "The governor rejected the offer of a truce."
)


def scorer() -> ModuleType:
    """Return what the shared scorer offers, made simple: names are one if they are equal."""
    module = ModuleType("scorer")

    def pair_up(gold: Any, found: Any, value: Any, floor: float) -> list[tuple[int, int]]:
        graded = [(value(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
        left, right, out = set(), set(), []
        for score, i, j in sorted(graded, key=lambda each: -each[0]):
            if score >= floor and i not in left and j not in right:
                left.add(i)
                right.add(j)
                out.append((i, j))
        return out

    module.pair_up = pair_up  # type: ignore[attr-defined]
    module.same_name = lambda gold, told: told in str(gold).split("|")  # type: ignore[attr-defined]
    module.same_time = lambda gold, told: told is not None and told["start"] == str(gold)  # type: ignore[attr-defined]
    return module


def gold(trigger: str, type_: str, **fields: Any) -> GoldMention:
    at = TEXT.index(trigger)
    return GoldMention(((at, at + len(trigger)),), {"trigger": [trigger], "type": type_, **fields})


def found(trigger: str, type_: Any, **fields: Any) -> Mention:
    at = TEXT.index(trigger)
    return Mention(
        id=trigger, report="r", type=type_, trigger=(Span.of(TEXT, at, at + len(trigger)),), **fields
    )


def values(marked: list[GoldMention], told: list[Mention]) -> dict[str, float]:
    scores = Scores(scorer())
    scores.add(paired(marked, told, scores.scorer))
    return {f.name: f.value for f in scores.figures("events")}


KILLED = gold(
    "killed",
    "ASSAULT",
    mode="firearms",
    actors=["Gunmen"],
    recipients=["nine traders"],
    place={"name": "Oicha", "country": "COD"},
    time="2022-04-11",
    counts=[{"of": "killed", "low": 9, "high": 9}],
)
RIGHT = found(
    "killed",
    "ASSAULT",
    mode="firearms",
    actors=(Participant(name="Gunmen"),),
    recipients=(Participant(name="nine traders"),),
    place=Place(name="Oicha", country="COD"),
    time=Time("on Monday", "2022-04-11", "2022-04-11"),
    counts=(Count(of="killed", low=9, high=9),),
)


def test_a_mention_that_is_right_in_all_counts_in_all_figures() -> None:
    """Every figure is 1 where everything that is marked is found and nothing more."""
    assert set(values([KILLED], [RIGHT]).values()) == {1.0}


def test_a_trigger_that_overlaps_is_found_and_another_type_is_not_typed() -> None:
    """Of two marked and two found one pairs, with the wrong type."""
    told = values(
        [gold("killed", "ASSAULT"), gold("rejected", "REJECT")],
        [found("killed nine", "COERCE"), found("arrested", "COERCE")],
    )
    assert (told["events.found"], told["events.typed"]) == (0.5, 0.0)


def test_either_of_two_types_will_do() -> None:
    """``ASSAULT|COERCE`` takes both."""
    assert values([gold("arrested", "ASSAULT|COERCE")], [found("arrested", "COERCE")])["events.typed"] == 1


def test_what_is_optional_is_neither_asked_for_nor_counted_against() -> None:
    """Found or not, an optional mention changes no figure."""
    offer = gold("offer", "AGREE", optional=True)
    assert values([KILLED, offer], [RIGHT])["events.found"] == 1
    assert values([KILLED, offer], [RIGHT, found("offer", "AGREE")])["events.found"] == 1


def test_a_place_and_a_time_that_nobody_marked_are_wrong() -> None:
    """Where neither is marked, finding one counts as a wrong case; the country is not asked for."""
    told = found("arrested", "COERCE", place=Place(name="Beni"), time=Time(None, "2022-04-11", "2022-04-11"))
    scores = Scores(scorer())
    scores.add(paired([gold("arrested", "COERCE")], [told], scores.scorer))
    sizes = {name: (s.right, s.of) for name, s in scores.shares.items()}
    assert sizes == {"place": (0, 1), "country": (0, 0), "time": (0, 1), "status": (1, 1), "mode": (0, 0)}


def test_the_errors_are_told_in_the_order_of_the_text_one_a_line() -> None:
    """Missed, wrong and superfluous mentions, each with its trigger in its context."""
    report = EventReport({"id": "beni-1", "published": "2022-04-12"}, TEXT, ())
    told = [
        found("killed", "COERCE", actors=(Participant(name="The army"),), status="negated"),
        found("offer", "AGREE"),
    ]
    marked = [gold("killed", "ASSAULT", actors=["Gunmen"]), gold("arrested", "COERCE")]
    rows = lines(report, paired(marked, told, scorer()), scorer())
    assert rows[0] == "beni-1 (2022-04-12)"
    assert [row.split()[0] for row in rows[1:]] == ["type", "status", "actor", "missed", "extra"]
    assert "COERCE for ASSAULT" in rows[1]
    assert "The army for Gunmen" in rows[3]
    assert "The army [arrested] two men. The governor" in rows[4]


def test_a_report_without_errors_is_not_listed() -> None:
    """The list holds only what needs a look."""
    report = EventReport({"id": "beni-1"}, TEXT, ())
    assert lines(report, paired([KILLED], [RIGHT], scorer()), scorer()) == []


def test_without_the_stage_of_events_the_part_is_skipped_with_a_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No figure is made up for a version that finds no events."""
    monkeypatch.setattr(reading_events, "STAGE", "no_such_module")
    setting = Setting(tmp_path, tmp_path, tmp_path / "score.py")
    with pytest.raises(Skipped, match="no_such_module is not here"):
        held_out_events.score_files(["dev-1"], setting)
