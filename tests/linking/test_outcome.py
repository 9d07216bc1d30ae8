"""What comes out of linking is made whole when it is asked for, and made again only where something is other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reports import KELMET, Paper, brief, ledger_of

from sayso.linking import Linker, link
from sayso.linking.judgements import judge
from sayso.linking.outcome import Remembered
from sayso.linking.reading import Told, told_by

KILLED = "The Northern Guard killed 31 soldiers in an ambush at Kelmet on Thursday"


def papers() -> list[Paper]:
    """Three reports on one ambush."""
    guard = {"killed": 31, "actors": ["the Northern Guard"], "place": KELMET, "day": "2031-05-08"}
    return [
        brief(outlet, f"2031-05-{day}", "Idris Vane", KILLED, said=f"2031-05-{day}", **guard)  # type: ignore[arg-type]
        for outlet, day in (("Orrin Wire", "09"), ("Kelmet Online", "10"), ("The Harbour Post", "11"))
    ]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is made whole from now on: events and spreads, each by a word."""
    from sayso.linking import outcome

    done: list[str] = []
    for name in ("event_of", "spread_of"):
        real = getattr(outcome, name)

        def noted(*given: object, _name: str = name, _real: object = real) -> object:
            done.append(_name)
            return _real(*given)  # type: ignore[operator]

        monkeypatch.setattr(outcome, name, noted)
    return done


def test_nothing_is_made_whole_that_nobody_asks_for(made: list[str]) -> None:
    """Ids, mentions and names are known without it; one asked for is what linking all would give."""
    ledger = ledger_of(*papers())
    linker = Linker()
    linker.add(ledger)
    from sayso.linking.actors import roster_of

    roster = roster_of(p for each in linker._told.values() for p in each.parties)
    origins, events = linker.outcome(roster)
    assert made == []
    whole = link(ledger)
    assert {each.id: frozenset(each.mentions) for each in whole.events} == events.mentions
    assert [replace(each, spread=()) for each in whole.origins] == [
        origins.known[o] for o in sorted(origins.known)
    ]
    made.clear()
    first = whole.events[0]
    assert replace(events.whole(first.id), perhaps=first.perhaps) == first
    assert made == ["event_of"]


def test_what_was_made_before_is_used_for_the_same_objects_only(made: list[str]) -> None:
    """A linker that follows another one makes nothing anew, unless a report tells something else."""
    ledger = ledger_of(*papers())
    remembered = Remembered.with_scores()
    kept: dict[str, Told] = {}

    def tell(report, attributions, mentions, judged):  # type: ignore[no-untyped-def]
        if report.id not in kept:
            kept[report.id] = told_by(report, attributions, mentions, judged)
        return kept[report.id]

    def linked(*judgements):  # type: ignore[no-untyped-def]
        linker = Linker(judgements, tell=tell, remembered=remembered)
        linker.add(ledger)
        return linker.ledger()

    first = linked()
    count = len(made)
    assert linked() == first
    assert len(made) == count
    said = ledger.attributions[0]
    denied = judge("stance", said.id, "denies", "Ann")
    del kept[said.report]
    assert linked(denied) == link(ledger, [denied])
    assert len(made) > count
