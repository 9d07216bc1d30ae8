"""Reads of the board: events in their order, a page at a time, from rows that are there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, Table, func, select, tuple_

from sayso.errors import UsageError
from sayso.ledger.deriving.stored import Stored
from sayso.ledger.loading import lots
from sayso.ledger.paging import Page, cursor_of, place_of
from sayso.ledger.schema import actors, events, origins, pending, readings, reports, runs
from sayso.ledger.shown import EventRow, OriginLine
from sayso.ledger.told_anew import with_pairs
from sayso.records import Event

MOST = 1_000
"""Rows on one page, at the most."""
NAMED = 4
"""So many origins of each side are named in a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which events are wanted; None is any. ``since`` and ``until`` are days (YYYY-MM-DD) that they touch."""

    status: str | None = None
    type: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much is in a case; ``waiting`` are the reports that are not linked yet."""

    reports: int
    events: int
    actors: int
    origins: int
    waiting: int


ANY = Filter()


def board(
    connection: Connection, *, limit: int = 25, after: str | None = None, wanted: Filter = ANY
) -> Page[EventRow]:
    """Return events, the most reported first; those of little weight come last."""
    limit = max(1, min(limit, MOST))
    wanted_rows = select(events).order_by(events.c.weight, events.c.id).limit(limit + 1)
    if after is not None:
        wanted_rows = wanted_rows.where(
            tuple_(events.c.weight, events.c.id) > tuple_(*place_of(after, str, str))
        )
    found = connection.execute(_filtered(wanted_rows, wanted)).all()
    last = found[limit - 1] if len(found) > limit else None
    return Page(event_rows(connection, found[:limit]), cursor_of(last.weight, last.id) if last else None)


def event_rows(connection: Connection, found: Sequence[Any]) -> tuple[EventRow, ...]:
    """Return rows of the table of events, in their order, as rows of the board."""
    told = with_pairs(connection, (msgspec.json.decode(row.record, type=Event) for row in found))
    lines = _origin_lines(connection, [id_ for each in told for side in _sides(each) for id_ in side])
    return tuple(_event_row(row, event, lines) for row, event in zip(found, told, strict=True))


def first_events(connection: Connection, most: int) -> list[str]:
    """Return the ids of the first events of the board."""
    rows = select(events.c.id).order_by(events.c.weight, events.c.id).limit(most)
    return [str(each) for each in connection.execute(rows).scalars()]


def events_meant(connection: Connection, wanted: str) -> list[str]:
    """Return the id of the event that an id, the beginning of one, or a number on the board means.

    A UsageError where it means none, or several.
    """
    if not beginning(connection, events, wanted) and wanted.isdecimal() and 1 <= int(wanted) <= MOST:
        rows = select(events.c.id).order_by(events.c.weight, events.c.id)
        if numbered := connection.execute(rows.offset(int(wanted) - 1).limit(1)).scalar_one_or_none():
            return [str(numbered)]
    return [one_id(connection, events, wanted, "event")]


def counts(connection: Connection) -> Counts:
    """Return how much is in the case."""

    def number(table: Table) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    return Counts(
        reports=number(reports),
        events=number(events),
        actors=number(actors),
        origins=number(origins),
        waiting=number(pending),
    )


def read_by(connection: Connection) -> list[tuple[str, tuple[str, str]]]:
    """Return the id of each report with the versions that read it last, in the order in which they came."""
    last = select(func.max(readings.c.key).label("key")).group_by(readings.c.report).subquery()
    rows = connection.execute(
        select(reports.c.id, runs.c.sayso, runs.c.model)
        .join(readings, readings.c.report == reports.c.key)
        .join(last, last.c.key == readings.c.key)
        .join(runs, runs.c.key == readings.c.run)
        .order_by(reports.c.key)
    )
    return [(row.id, (row.sayso, row.model)) for row in rows]


def one_id(connection: Connection, table: Table, wanted: str, noun: str) -> str:
    """Return the one id in a table that is so or begins so; a UsageError where none or several do."""
    ids = beginning(connection, table, wanted)
    if not ids:
        raise UsageError(f"There is no {noun} {wanted!r} in this case.", "Check the id, or search for it.")
    if len(ids) > 1:
        raise UsageError(f"Several ids begin with {wanted!r}: {', '.join(ids)}.", "Give more of it.")
    return ids[0]


def beginning(connection: Connection, table: Table, wanted: str, most: int = 3) -> list[str]:
    """Return the ids in a table that begin so, at most some; one that is just so stands alone."""
    if not wanted:
        return []
    column = table.c.id
    rows = select(column).where(column >= wanted, column < f"{wanted}\U0010ffff").distinct().order_by(column)
    found = [str(each) for each in connection.execute(rows.limit(most)).scalars()]
    return [wanted] if wanted in found else found


def _filtered(rows: Select[Any], wanted: Filter) -> Select[Any]:
    for name in ("status", "type", "country"):
        if (value := getattr(wanted, name)) is not None:
            rows = rows.where(events.c[name] == value)
    if wanted.since is not None:
        rows = rows.where(func.coalesce(events.c.last_day, events.c.first_reported) >= wanted.since)
    if wanted.until is not None:
        rows = rows.where(func.coalesce(events.c.first_day, events.c.first_reported) <= wanted.until)
    return rows


def _sides(event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the first origins that say so, and of those that deny it."""
    told = event.assessment
    return (told.origins[:NAMED], told.denied_by[:NAMED]) if told else ((), ())


def _origin_lines(connection: Connection, ids: Iterable[str]) -> dict[str, OriginLine]:
    found = Stored(connection).origins(ids)
    outlets: dict[str, str | None] = {}
    for lot in lots(sorted({each.reports[0] for each in found.values() if each.reports})):
        rows = connection.execute(select(reports.c.id, reports.c.outlet).where(reports.c.id.in_(lot)))
        outlets |= {row.id: row.outlet for row in rows}
    return {
        each.id: OriginLine(
            id=each.id,
            name=each.name,
            reports=len(each.reports),
            outlet=outlets.get(each.reports[0]) if each.reports else None,
        )
        for each in found.values()
    }


def _event_row(row: Any, event: Event, lines: Mapping[str, OriginLine]) -> EventRow:
    asserted, denied = _sides(event)
    return EventRow(
        id=row.id,
        title=row.title,
        type=row.type,
        status=row.status,
        credibility=row.credibility,
        independent=row.independent,
        place=row.place,
        country=row.country,
        first_day=row.first_day,
        last_day=row.last_day,
        first_reported=row.first_reported,
        reports=row.reports,
        mentions=row.mentions,
        minor=row.weight.startswith("1"),
        asserted=tuple(lines[each] for each in asserted if each in lines),
        denied=tuple(lines[each] for each in denied if each in lines),
        event=event,
    )
