"""What a person should look at first: questions by how much hangs on them, and how unsure the program is.

``weight`` is the product of two numbers from 0 to 1: how much hangs on the event (its reports, whether it is
disputed, whether few origins carry it), and how unsure the program is of just this.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeAlias

from sqlalchemy import Connection, select

from sayso.ledger.loading import judged
from sayso.ledger.parts import ledger_of_events
from sayso.ledger.schema import event_pairs, events
from sayso.linking.judgements import Judgement, Judgements
from sayso.records import record_id
from sayso.views import EventView, board
from sayso.views.shown import ClaimView

Kind: TypeAlias = Literal["speaker", "stance", "event", "independence"]
MOST_EVENTS = 40
MOST = 300
_MOST_KEPT = 300
TAKEN_BACK = "Taken back."
"""The reason of a judgement that undoes another: the question is open again."""
_STANCE_DOUBT = {"asserts": 0.3, "confirms": 0.6, "denies": 0.9}
_PAIR_DOUBT, _INDEPENDENCE_DOUBT = 0.7, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question to a person: what it is about, of what, and what the program says.

    ``event`` is that on which it bears; ``other`` is the second one where two may be the same; ``claim`` is
    the attribution with its passage, for questions on one.
    """

    id: str
    kind: Kind
    of: tuple[str, ...]
    says: str
    weight: float
    event: EventView
    claim: ClaimView | None = None
    other: EventView | None = None


class Questioner:
    """Asks what is open; views of events that have not changed are kept: to build them takes longest."""

    def __init__(self) -> None:
        """Begin with no view."""
        self._kept: dict[str, tuple[object, EventView]] = {}

    def __call__(self, connection: Connection) -> tuple[Question, ...]:
        """Return the open questions, the weightiest first."""
        standing = Judgements(judged(connection)).standing
        answered = {(each.about, frozenset(each.of)) for each in standing if each.why != TAKEN_BACK}
        rows = select(events.c.id).order_by(events.c.weight).limit(MOST_EVENTS)
        views = self._views(connection, list(connection.execute(rows).scalars()), standing)
        found = {each.id: each for view in views.values() for each in _on_event(view)}
        found |= {each.id: each for each in self._on_pairs(connection, views, standing)}
        wanted = (each for each in found.values() if (each.kind, frozenset(each.of)) not in answered)
        return tuple(sorted(wanted, key=lambda each: (-each.weight, each.id))[:MOST])

    def _views(
        self, connection: Connection, ids: Sequence[str], standing: Sequence[Judgement]
    ) -> dict[str, EventView]:
        rows = connection.execute(select(events.c.id, events.c.record).where(events.c.id.in_(ids)))
        records = {row.id: row.record for row in rows}
        views = {
            id_: view
            for id_, (state, view) in self._kept.items()
            if state == _state(records.get(id_), view, standing)
        }
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
        missing = [each for each in ids if each not in views]
        fresh = board(ledger_of_events(connection, missing), trusted=True) if missing else ()
        for view in fresh:
            self._kept[view.id] = (_state(records[view.id], view, standing), view)
            views[view.id] = view
        return {each: views[each] for each in ids if each in views}

    def _on_pairs(
        self, connection: Connection, views: dict[str, EventView], standing: Sequence[Judgement]
    ) -> Iterator[Question]:
        rows = select(event_pairs).where(event_pairs.c.event.in_(list(views)))
        pairs = sorted(
            {(min(row.event, row.other), max(row.event, row.other)) for row in connection.execute(rows)}
        )
        every = views | self._views(connection, sorted({each for pair in pairs for each in pair}), standing)
        for event, other in pairs:
            if event in every and other in every:
                yield _on_pair(every[event], every[other])


def _state(record: str | None, view: EventView, standing: Sequence[Judgement]) -> object:
    """Return all that a view follows from: the event's record, and what people said of its claims."""
    ids = {claim.id for claim in view.claims}
    return record, tuple(each.id for each in standing if not ids.isdisjoint(each.of))


def _on_event(view: EventView) -> Iterator[Question]:
    impact = _impact(view)
    for claim in view.claims:
        name = " and ".join(each.name for each in claim.speakers)
        if len(claim.speakers) == 1:
            yield _question("speaker", (claim.id,), name, impact * (1 - claim.confidence), view, claim)
        doubt = _STANCE_DOUBT.get(claim.stance, 0.5) * (1 - claim.confidence / 2)
        yield _question("stance", (claim.id,), claim.stance, impact * doubt, view, claim)
    yield from _on_independence(view, impact)


def _on_independence(view: EventView, impact: float) -> Iterator[Question]:
    names = dict.fromkeys(each.party or each.name for each in view.asserted if each.id)
    for a, b in list(combinations(names, 2))[:6]:
        of = (a, b) if a <= b else (b, a)
        weight = impact * _INDEPENDENCE_DOUBT / (len(names) - 1)
        yield _question("independence", of, "different", weight, view)


def _on_pair(one: EventView, two: EventView) -> Question:
    """Return the question whether two are one; of each event a mention stands for all."""
    of = tuple(sorted((one.event.mentions[0], two.event.mentions[0])))
    weight = max(_impact(one), _impact(two)) * _PAIR_DOUBT
    return _question("event", of, "different", weight, one, other=two)


def _question(  # noqa: PLR0913, PLR0917 - the parts of a question
    kind: Kind,
    of: tuple[str, ...],
    says: str,
    weight: float,
    event: EventView,
    claim: ClaimView | None = None,
    other: EventView | None = None,
) -> Question:
    name = record_id("q", kind, *of)
    return Question(
        id=name, kind=kind, of=of, says=says, weight=round(weight, 4), event=event, claim=claim, other=other
    )


def _impact(view: EventView) -> float:
    """Return how much hangs on an event, from 0 to 1."""
    told = min(1.0, math.log2(1 + len(view.reports)) / 5)
    grave = 0.2 if any(c.of == "killed" and (c.high or c.low) for c in view.counts) else 0.0
    open_ = 0.3 if view.status == "disputed" else 0.2 if view.status == "single_origin" else 0.0
    return min(1.0, (0.2 if view.minor else 0.5) * told + grave + open_)


def candidates(view: EventView, claim: ClaimView) -> list[str]:
    """Return who else may have said it: the other speakers in the same report, then those of the event."""
    own = {each.name for each in claim.speakers}
    here: Iterable[ClaimView] = sorted(view.claims, key=lambda each: each.report.id != claim.report.id)
    names = (speaker.name for each in here for speaker in each.speakers)
    through = iter(claim.through)
    return [name for name in dict.fromkeys((*through, *names)) if name not in own][:6]
