"""What is put into records whenever they are read: a person's word, and which events may be the same.

None of it is written into them, so that a judgement holds at once, everywhere, and for what was found
before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from sayso.ledger.loading import judged, lots
from sayso.ledger.schema import event_pairs
from sayso.linking.judgements import Judgements
from sayso.records import Actor, Event, Origin, Reliability


def judgements_of(connection: Connection) -> Judgements:
    """Return what holds of all that people judged in the case."""
    return Judgements(judged(connection))


def with_pairs(connection: Connection, events: Iterable[Event]) -> list[Event]:
    """Return events, each with the ids of those that may be the same."""
    every = list(events)
    others: dict[str, list[str]] = defaultdict(list)
    for lot in lots([each.id for each in every]):
        rows = connection.execute(
            select(event_pairs).where(event_pairs.c.event.in_(lot)).order_by(event_pairs.c.other)
        )
        for row in rows:
            others[row.event].append(row.other)
    return [replace(each, perhaps=tuple(others.get(each.id, ()))) for each in every]


def rated_origins(judgements: Judgements, origins: Iterable[Origin]) -> list[Origin]:
    """Return origins, each with a person's word on how reliable it is."""
    return [replace(each, reliability=judgements.reliability_of(each.name)) for each in origins]


def rated_actors(judgements: Judgements, actors: Iterable[Actor]) -> list[Actor]:
    """Return actors, each with a person's word on how reliable it is, under any of its names."""
    return [replace(each, reliability=_first(judgements, (each.name, *each.aliases))) for each in actors]


def _first(judgements: Judgements, names: Iterable[str]) -> Reliability | None:
    return next((word for name in names if (word := judgements.reliability_of(name))), None)
