"""Linking alone: what is wrong with a linked dossier, on hand-made ledgers of an invented incident."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evaluation import linking, linking_errors
from evaluation.figures import Skipped
from evaluation.linked_dossiers import LinkedDossier
from evaluation.linking_errors import chief, compared, lines, partition, split_by
from evaluation.setting import Setting
from sayso.records import (
    Assessment,
    Attribution,
    Event,
    EventCount,
    Ledger,
    Link,
    Mention,
    Origin,
    Report,
    Span,
    Speaker,
)

TEXT = "Raiders burned a mill at Oicha, the mayor said. A guard was killed. The mayor spoke of nine dead."
BURNED, KILLED, DEAD = "burned", "killed", "dead"


def mention(trigger: str) -> Mention:
    at = TEXT.index(trigger)
    return Mention(id=trigger, report="r", type="ASSAULT", trigger=(Span.of(TEXT, at, at + len(trigger)),))


def attribution(id_: str, content: str) -> Attribution:
    at = TEXT.index(content)
    link = Link(speakers=(Speaker(name="the mayor", named=False),))
    span = Span.of(TEXT, at, at + len(content))
    return Attribution(id=id_, report="r", content=(span,), voice="indirect", stance="asserts", chain=(link,))


def told(*events: Event, origins: tuple[Origin, ...] = ()) -> Ledger:
    return Ledger(
        reports=(Report(id="r", file="r.txt", text=TEXT),),
        attributions=(attribution("a1", "Raiders burned a mill"), attribution("a2", "nine dead")),
        mentions=tuple(map(mention, (BURNED, KILLED, DEAD))),
        origins=origins,
        events=events,
    )


def event(id_: str, *mentions: str, counts: tuple[EventCount, ...] = (), **assessment: Any) -> Event:
    return Event(id=id_, mentions=mentions, counts=counts, assessment=Assessment(**assessment))


def shown(gold: Ledger, linked: Ledger, **options: Any) -> str:
    return "\n".join(lines(LinkedDossier(Path("oicha"), gold, linked), **options))


def test_an_event_that_was_torn_apart_is_shown_with_its_words() -> None:
    """Each part with its mentions, by their triggers in context."""
    gold = told(event("g", BURNED, KILLED))
    out = shown(gold, told(event("e", BURNED)))
    assert "event g torn into 2:" in out
    assert "Raiders [burned] a mill" in out
    assert "- alone killed" in out


def test_events_that_were_thrown_together_are_shown() -> None:
    """By the gold events that one linked event holds; what the gold doesn't mark is no fault."""
    gold = told(event("g1", BURNED), event("g2", KILLED))
    assert "event e throws 2 together:" in shown(gold, told(event("e", BURNED, KILLED, DEAD)))
    assert "throws" not in shown(gold, told(event("e1", BURNED, DEAD), event("e2", KILLED)))


def test_origins_are_shown_with_chain_stance_and_content() -> None:
    """So that the reader sees what linking saw."""
    gold = told(origins=(Origin(id="o", name="the mayor", attributions=("a1", "a2")),))
    out = shown(gold, told())
    assert "origin o (the mayor) torn into 2:" in out
    assert "the mayor (unnamed) asserts: Raiders burned a mill" in out


def test_a_wrong_assessment_is_shown_with_both_values_and_why() -> None:
    """Right parts of it stand beside the wrong ones, and the origins by their names."""
    gold = told(event("g", BURNED, status="single_origin", independent=1))
    origin = Origin(id="o", name="the mayor")
    linked = event(
        "e", BURNED, status="corroborated", independent=1, origins=("o",), why="Said by the mayor."
    )
    out = shown(gold, told(linked, origins=(origin,)))
    assert "WRONG status       corroborated for single_origin" in out
    assert "ok    independent  1 for 1" in out
    assert "origins: the mayor" in out
    assert "why: Said by the mayor." in out


def test_right_assessments_are_shown_on_request_only() -> None:
    """A list of errors is read from its errors."""
    gold = told(event("g", BURNED, status="unsourced"))
    assert "status" not in shown(gold, gold)
    assert "ok    status" in shown(gold, gold, everything=True)


def test_figures_are_compared_by_their_ranges() -> None:
    """An event without the marked range is wrong, whatever other figures it has."""
    count = EventCount(of="killed", low=9, high=9)
    gold = event("g", DEAD, counts=(count,))
    assert [wrong for wrong, _ in compared(gold, event("e", DEAD, counts=(count,)))] == [False]
    other = EventCount(of="killed", low=9)
    assert [wrong for wrong, _ in compared(gold, event("e", DEAD, counts=(other,)))] == [True]
    assert [wrong for wrong, _ in compared(gold, None)] == [True]


def test_the_chief_event_is_that_of_most_mentions() -> None:
    """As the scorer chooses which assessment to look at."""
    small, large = event("a", BURNED), event("b", KILLED, DEAD)
    found = {m: e for e in (small, large) for m in e.mentions}
    assert chief((BURNED, KILLED, DEAD), found) == large
    assert chief(("nowhere",), found) is None


def test_a_member_of_two_groups_counts_for_the_larger() -> None:
    """An attribution may have two origins; it tears neither of them apart."""
    groups = {"o1": ("a1", "a2"), "o2": ("a2", "a3")}
    assert split_by(groups, ("a1", "a2")) == {"o1": ["a1", "a2"]}
    assert list(partition("origin", groups, groups, str)) == []


SCORER = """
from collections import Counter

class Tally(Counter):
    def rows(self):
        return [("event.link", 0.5, f"{self['events']} of 4"), ("mention.found", 1.0, "3 of 3")]

def gold_ledger(folder, linked):
    return {"format": "sayso-ledger/1", "events": [{"id": "g", "mentions": []}] if linked else []}

def score(folder, ledger, tally):
    tally["events"] += len(ledger["events"])
"""
"""A scorer that stands in: it has one event, and counts those of the ledger that it gets."""


def setting(folder: Path) -> Setting:
    scorer, gold = folder / "score.py", folder / "oicha" / "gold.yaml"
    scorer.write_text(SCORER, encoding="utf-8")
    gold.parent.mkdir()
    gold.write_text("reports: {}\n", encoding="utf-8")
    return Setting(folder, folder, scorer)


def test_only_what_linking_answers_for_is_measured(tmp_path: Path) -> None:
    """Mentions and attributions are given, so their figures would say nothing."""
    pytest.importorskip("rensa", reason="a baseline finds near-duplicates with rensa")
    told_figures = {f.name: f.value for f in linking.measure(setting(tmp_path))}
    assert told_figures["linking.event.link"] == 0.5
    assert "linking.mention.found" not in told_figures
    assert "linking.ahead_of.outlets" in told_figures


def test_without_dossiers_the_part_is_skipped(tmp_path: Path) -> None:
    """It says where it looked."""
    empty = tmp_path / "empty"
    with pytest.raises(Skipped, match="empty"):
        linking.measure(Setting(empty, empty, setting(tmp_path).scorer_file))


def test_the_command_says_what_is_absent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With exit status 1, and no traceback."""
    assert linking_errors.main(["--gold", str(tmp_path)]) == 1
    assert "no dossiers" in capsys.readouterr().err
