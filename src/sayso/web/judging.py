"""What a person's word changes: how the events stood on which it bears, and how they stand now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from sayso.ledger.deriving.stored import Stored
from sayso.ledger.loading import lots
from sayso.ledger.schema import (
    events,
)
from sayso.records import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an event stood at one moment."""

    id: str
    title: str
    status: str | None
    independent: int | None
    credibility: int | None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a judgement changed: events as they stood before, and as they stand now.

    ``waiting`` tells that this is still being found out: the judgement itself is kept.
    """

    before: tuple[Standing, ...] = ()
    after: tuple[Standing, ...] = ()
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Awaited:
    """What has to be known to tell later what a judgement changed; ``number`` is of the linking."""

    number: int
    reports: frozenset[int]
    before: dict[str, tuple[Standing, frozenset[str]]]


def standings(connection: Connection, keys: Iterable[int]) -> dict[str, tuple[Standing, frozenset[str]]]:
    """Return how the events stand of which reports tell, each with its mentions."""
    ids = Stored(connection).events_in(keys)
    found = {}
    for lot in lots(sorted(ids)):
        rows = select(events)
        for row in connection.execute(rows.where(events.c.id.in_(lot))):
            mentions = frozenset(Stored(connection).mentions_of([row.id]))
            found[row.id] = (_standing(row), mentions)
    return found


def _standing(row: Any) -> Standing:
    told = msgspec.json.decode(row.record, type=Event).assessment
    return Standing(
        id=row.id,
        title=row.title,
        status=row.status,
        independent=row.independent,
        credibility=row.credibility,
        why=told.why if told else None,
    )


def effect_of(
    before: dict[str, tuple[Standing, frozenset[str]]], after: dict[str, tuple[Standing, frozenset[str]]]
) -> Effect:
    """Return what is other in the second than in the first: standing, or which mentions an event holds."""
    return Effect(
        before=tuple(s for key, (s, m) in before.items() if after.get(key) != (s, m)),
        after=tuple(s for key, (s, m) in after.items() if before.get(key) != (s, m)),
    )
