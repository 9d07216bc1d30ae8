"""One thing of a case by its id: a report with all that belongs to it, a finding, an actor, an event."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, Table, func, select

from sayso.errors import UsageError
from sayso.ledger.deriving.stored import Stored
from sayso.ledger.kept import Collection
from sayso.ledger.loading import load, with_actors
from sayso.ledger.queries import beginning
from sayso.ledger.resembling import resembling
from sayso.ledger.schema import (
    actors,
    attributions,
    caveats,
    collections,
    current,
    events,
    judgements,
    mentions,
    origins,
    readings,
    reports,
    runs,
)
from sayso.ledger.shown import FoundShown, ReadingShown, ReportShown, Shown
from sayso.ledger.told_anew import judgements_of, rated_actors, rated_origins, with_pairs
from sayso.linking.judgements import Judgement
from sayso.records import Actor, Attribution, Caveat, Event, Mention, Origin, Unread

_RECORDS: tuple[tuple[Table, type[Actor | Origin | Event | Judgement]], ...] = (
    (events, Event),
    (origins, Origin),
    (actors, Actor),
    (judgements, Judgement),
)
_FOUND: tuple[tuple[Table, type[Attribution | Caveat | Mention]], ...] = (
    (attributions, Attribution),
    (mentions, Mention),
    (caveats, Caveat),
)
_TABLES = (reports, *(table for table, _ in _FOUND), *(table for table, _ in _RECORDS))


def show(connection: Connection, wanted: str) -> Shown:
    """Return what has an id, or the beginning of one; a UsageError where nothing or several things have."""
    found = [(table, id_) for table in _TABLES for id_ in beginning(connection, table, wanted)]
    exact = [each for each in found if each[1] == wanted]
    if len(exact) == 1:
        found = exact
    if not found:
        raise UsageError(
            f"Nothing in this case has the id {wanted!r}.",
            "`sayso board` shows the ids of events, `sayso search` those of reports and attributions.",
        )
    if len(found) > 1:
        ids = ", ".join(id_ for _, id_ in found[:3])
        raise UsageError(f"Several ids begin with {wanted!r}: {ids}.", "Give more of it.")
    return _show(connection, *found[0])


def _show(connection: Connection, table: Table, id_: str) -> Shown:
    if table is reports:
        return report(connection, id_)
    for found, kind in _FOUND:
        if table is found:
            return _finding(connection, table, kind, id_)
    kinds = {each.name: kind for each, kind in _RECORDS}
    record = connection.execute(select(table.c.record).where(table.c.id == id_)).scalar_one()
    shown = msgspec.json.decode(record, type=kinds[table.name])
    if isinstance(shown, Event):
        return with_pairs(connection, [shown])[0]
    if isinstance(shown, Origin):
        return rated_origins(judgements_of(connection), [shown])[0]
    return rated_actors(judgements_of(connection), [shown])[0] if isinstance(shown, Actor) else shown


def report(connection: Connection, id_: str) -> ReportShown:
    """Return a report by its id, with what was found in it and how it came."""
    row = connection.execute(
        select(reports.c.key, reports.c.text_sha256, collections.c.record)
        .join(collections, collections.c.report == reports.c.key)
        .where(reports.c.id == id_)
    ).one()
    loaded = with_actors(connection, load(connection, [row.key]), judgements_of(connection))[row.key]
    return ReportShown(
        report=loaded.report,
        text_sha256=row.text_sha256,
        collection=msgspec.json.decode(row.record, type=Collection),
        attributions=loaded.attributions,
        caveats=loaded.caveats,
        mentions=loaded.mentions,
        readings=tuple(_readings(connection, row.key)),
        events=tuple(sorted(Stored(connection).events_in([row.key]))),
        resembling=resembling(connection, row.key, loaded.report),
    )


def _readings(connection: Connection, key: int) -> Iterator[ReadingShown]:
    counting = connection.execute(select(current.c.reading).where(current.c.report == key)).scalar()
    rows = connection.execute(
        select(readings.c.key, readings.c.same_as, readings.c.unread, runs)
        .join(runs, runs.c.key == readings.c.run)
        .where(readings.c.report == key)
        .order_by(readings.c.key.desc())
    ).all()
    for row in rows:
        own = row.same_as or row[0]
        yield ReadingShown(
            at=row.at,
            by=row.by,
            sayso=row.sayso,
            model=row.model,
            attributions=_number(connection, attributions, own),
            caveats=_number(connection, caveats, own),
            mentions=_number(connection, mentions, own),
            unread=msgspec.json.decode(row.unread, type=Unread) if row.unread else None,
            counts=own == counting,
        )


def _number(connection: Connection, table: Table, reading: int) -> int:
    rows = select(func.count()).select_from(table).where(table.c.reading == reading)
    return int(connection.execute(rows).scalar_one())


def _finding(
    connection: Connection,
    table: Table,
    kind: type[Attribution | Caveat | Mention],
    id_: str,
) -> FoundShown:
    """Return a finding as the latest reading has it that has it at all."""
    row = connection.execute(
        select(table.c.record, readings.c.report, readings.c.key)
        .join(readings, readings.c.key == table.c.reading)
        .where(table.c.id == id_)
        .order_by(readings.c.key.desc())
        .limit(1)
    ).one()
    loaded = with_actors(connection, load(connection, [row.report]), judgements_of(connection))[row.report]
    stored = Stored(connection)
    every: list[Attribution | Caveat | Mention] = [*loaded.attributions, *loaded.mentions, *loaded.caveats]
    now = {each.id: each for each in every}
    record = now.get(id_) or msgspec.json.decode(row.record, type=kind)
    return FoundShown(
        record=record,
        report=loaded.report,
        events=tuple(sorted(_events_of(stored, record, loaded.mentions))),
        origins=tuple(sorted(stored.origins_with([id_]))),
        counts=id_ in now,
    )


def _events_of(stored: Stored, record: Attribution | Caveat | Mention, told: tuple[Mention, ...]) -> set[str]:
    if isinstance(record, Mention):
        return stored.events_with([record.id])
    said = {record.id} if isinstance(record, Attribution) else set(record.about)
    return stored.events_with(each.id for each in told if not said.isdisjoint(each.attributions))
