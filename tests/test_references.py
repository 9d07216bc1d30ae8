"""References: a ledger that does not hold together is refused, and the fault is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from linked import Desk, ambush, count

from sayso.errors import LedgerFormatError
from sayso.records import Actor, Ledger, Participant, Speaker, Step
from sayso.references import check


def small() -> Desk:
    desk = Desk()
    desk.report("r1", "Selm Daily", "2031-05-09", "A raid took place, the army said.")
    desk.said("a1", "r1", "the army", "A raid took place")
    return desk


def mention(desk: Desk, **more: Any) -> None:
    desk.kept["mentions"].append(replace(desk.mention("m1", "r1", "raid"), id="m2", **more))


BREAKS: dict[str, tuple[Callable[[Desk], object], str]] = {
    "mention's report": (lambda d: mention(d, report="r9"), "mention 'm2' names the report 'r9'"),
    "mention's claim": (
        lambda d: d.mention("m2", "r1", "raid", "a9"),
        "mention 'm2' names the attribution 'a9'",
    ),
    "mention's actor": (
        lambda d: mention(d, actors=(Participant(name="x", actor="p9"),)),
        "mention 'm2' names the actor 'p9'",
    ),
    "caveat's claim": (
        lambda d: d.caveat("c1", "r1", "unverified", "the army", "a9"),
        "caveat 'c1' names the attribution 'a9'",
    ),
    "actor's whole": (
        lambda d: d.kept["actors"].append(Actor(id="p1", name="x", part_of="p9")),
        "actor 'p1' names the actor 'p9'",
    ),
    "origin's party": (lambda d: d.origin("o1", "x", party="p9"), "origin 'o1' names the actor 'p9'"),
    "origin's step": (
        lambda d: d.origin("o1", "x", spread=(Step(report="r1", how="copied", source_report="r9"),)),
        "origin 'o1' names the report 'r9'",
    ),
    "event's mention": (lambda d: d.event("e1", "m9"), "event 'e1' names the mention 'm9'"),
    "event's denier": (lambda d: d.event("e1", denied_by=["o9"]), "event 'e1' names the origin 'o9'"),
    "event's figure": (
        lambda d: d.event("e1", counts=(count("killed", [("o9", 3)]),)),
        "event 'e1' names the origin 'o9'",
    ),
    "twice": (lambda d: d.said("a1", "r1", "the army", "raid"), "attribution 'a1' stands in it twice"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_reference_is_named(name: str) -> None:
    """The record, and the id that it names in vain, stand in the message, with what to do."""
    spoil, told = BREAKS[name]
    desk = small()
    spoil(desk)
    with pytest.raises(LedgerFormatError) as caught:
        check(desk.ledger())
    assert told in caught.value.reason
    assert "sayso schema" in caught.value.next_step


def test_a_sound_ledger_passes() -> None:
    """A whole ledger, and an empty one, raise nothing."""
    check(ambush().ledger())
    check(Ledger())


def test_a_speakers_actor_must_be_there() -> None:
    """The links of a chain are looked through too."""
    desk = small()
    (claim,) = desk.kept["attributions"]
    link = replace(claim.chain[0], speakers=(Speaker(name="the army", actor="p9"),))
    desk.kept["attributions"] = [replace(claim, chain=(link,))]
    with pytest.raises(LedgerFormatError, match="attribution 'a1' names the actor 'p9'"):
        check(desk.ledger())


def test_words_must_stand_where_the_span_says() -> None:
    """A program that counts in other units would put words into a mouth: the place and both words are told."""
    desk = small()
    (report,) = desk.kept["reports"]
    desk.kept["reports"] = [replace(report, text="\U0001f6a8 " + report.text)]
    with pytest.raises(LedgerFormatError, match=r"'A raid took place' at 0 to 17 of report 'r1'.*stands"):
        check(desk.ledger())


def test_several_faults_are_counted() -> None:
    """The first fault is told, and how many more there are."""
    desk = small()
    for key in ("e1", "e2", "e3"):
        desk.event(key, "m9")
    with pytest.raises(LedgerFormatError, match=r"\(and 2 more such faults\)"):
        check(desk.ledger())
