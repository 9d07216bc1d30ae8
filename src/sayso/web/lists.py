"""Reads of the other lists of a case, by pages: reports, outlets, actors, origins, findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Select, Table, func, or_, select

from sayso.ledger.paging import Page, cursor_of, place_of
from sayso.ledger.schema import (
    acting,
    actors,
    attributions,
    collections,
    current,
    files,
    mentions,
    origins,
    readings,
    reports,
    runs,
)
from sayso.ledger.told_anew import judgements_of, rated_actors, rated_origins
from sayso.records import Actor, Attribution, Ledger, Mention, Origin, Reliability, Report
from sayso.web import by_day
from sayso.web.hidden import Hidden

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """An outlet, how many reports of it there are, and a person's word on it."""

    name: str
    reports: int
    first: str | None
    last: str | None
    reliability: Reliability | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadRow:
    """A file of which nothing could be made: why, and what to do about it."""

    name: str
    at: str
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor, and in how many reports it stands."""

    actor: Actor
    reports: int


def report_page(  # noqa: PLR0913 - the filters of a list
    connection: Connection,
    hidden: Hidden,
    *,
    limit: int,
    after: str | None = None,
    outlet: str = "",
    q: str = "",
) -> Page[Report]:
    """Return a page of reports, without their texts, the latest day first."""
    wanted = []
    if outlet:
        wanted.append(hidden.named(connection, reports.c.outlet, outlet))
    if q:
        names = (reports.c.title, reports.c.file)
        wanted.append(or_(*(hidden.holding(connection, reports.c.id, each, [q]) for each in names)))
    place = by_day.Place(*map(str, place_of(after, str, str))) if after is not None else None
    found = by_day.latest(connection, (reports.c.record,), limit + 1, place, wanted)
    items = tuple(msgspec.json.decode(row.record, type=Report) for row in found[:limit])
    last = found[limit - 1] if len(found) > limit else None
    return Page(items, cursor_of(last.published or "", last.id) if last else None)


def neighbours_of(connection: Connection, report: str) -> tuple[str | None, str | None]:
    """Return the ids of the report before and of that after one, by their days."""
    day = connection.execute(select(reports.c.published).where(reports.c.id == report)).scalar_one()
    here = by_day.Place(day or "", report)
    return by_day.before(connection, here), by_day.after(connection, here)


def outlets(connection: Connection) -> tuple[OutletRow, ...]:
    """Return the outlets, those with most reports first."""
    word = judgements_of(connection)
    day, many = reports.c.published, func.count()
    rows = select(reports.c.outlet, many, func.min(day), func.max(day)).where(reports.c.outlet.is_not(None))
    rows = rows.group_by(reports.c.outlet).order_by(many.desc(), reports.c.outlet).limit(500)
    return tuple(
        OutletRow(name=name, reports=n, first=first, last=last, reliability=word.reliability_of(name))
        for name, n, first, last in connection.execute(rows)
    )


def actor_page(
    connection: Connection, hidden: Hidden, *, limit: int, after: str | None = None, q: str = ""
) -> Page[ActorRow]:
    """Return a page of actors, those in most reports first."""
    rows = select(actors.c.record, actors.c.reports, actors.c.id).order_by(
        actors.c.reports.desc(), actors.c.id
    )
    if q:
        rows = rows.where(hidden.holding(connection, actors.c.id, actors.c.name, [q]))
    if after is not None:
        place, id_ = place_of(after, int, str)
        rows = rows.where(or_(actors.c.reports < place, (actors.c.reports == place) & (actors.c.id > id_)))
    found = connection.execute(rows.limit(limit + 1)).all()
    told = [msgspec.json.decode(row.record, type=Actor) for row in found[:limit]]
    rated = rated_actors(judgements_of(connection), told)
    items = tuple(ActorRow(actor=a, reports=row.reports) for a, row in zip(rated, found, strict=False))
    last = found[limit - 1] if len(found) > limit else None
    return Page(items, cursor_of(last.reports, last.id) if last else None)


def origin_page(
    connection: Connection, *, limit: int, after: str | None = None, party: str = ""
) -> Page[Origin]:
    """Return a page of origins, by their ids."""
    rows = select(origins.c.record).order_by(origins.c.id)
    if party:
        rows = rows.where(origins.c.party == party)
    page = _by_id(connection, rows, origins, limit, after)
    told = (msgspec.json.decode(row, type=Origin) for row in page.items)
    return Page(tuple(rated_origins(judgements_of(connection), told)), page.next)


def attribution_page(  # noqa: PLR0913 - the filters of a list
    connection: Connection,
    *,
    limit: int,
    after: str | None = None,
    report: str = "",
    stance: str = "",
    actor: str = "",
) -> Page[Attribution]:
    """Return a page of the attributions that count, by their ids, as people judged them."""
    rows = _found(attributions, report=report, actor=actor, stance=stance)
    page = _by_id(connection, rows, attributions, limit, after)
    told = tuple(msgspec.json.decode(row, type=Attribution) for row in page.items)
    return Page(judgements_of(connection).applied(Ledger(attributions=told)).attributions, page.next)


def mention_page(  # noqa: PLR0913 - the filters of a list
    connection: Connection,
    *,
    limit: int,
    after: str | None = None,
    report: str = "",
    type: str = "",
    actor: str = "",
) -> Page[Mention]:
    """Return a page of the mentions that count, by their ids."""
    rows = _found(mentions, report=report, actor=actor, type=type)
    page = _by_id(connection, rows, mentions, limit, after)
    return Page(tuple(msgspec.json.decode(row, type=Mention) for row in page.items), page.next)


def collected(connection: Connection, report: str) -> tuple[str, str] | None:
    """Return the hash of a report's bytes and its file's name, or None where there is no such report."""
    row = connection.execute(select(reports.c.sha256, reports.c.file).where(reports.c.id == report)).first()
    return (row.sha256, row.file) if row else None


def unread(connection: Connection, limit: int = 200) -> tuple[UnreadRow, ...]:
    """Return the files that could not be read, the latest first."""
    rows = select(files).where(files.c.state == "unread").order_by(files.c.key.desc()).limit(limit)
    told = [
        UnreadRow(name=row.name, at=row.at, reason=row.reason or "", next_step=row.next_step or "")
        for row in connection.execute(rows)
    ]
    return (*told, *_half_read(connection, limit))


def _half_read(connection: Connection, limit: int) -> list[UnreadRow]:
    """Return the reports that are kept, but in which nothing was looked for: another language."""
    rows = (
        select(reports.c.file, readings.c.unread, runs.c.at)
        .join(current, current.c.report == reports.c.key)
        .join(readings, readings.c.key == current.c.reading)
        .join(runs, runs.c.key == readings.c.run)
        .where(readings.c.unread.is_not(None))
        .order_by(reports.c.key.desc())
        .limit(limit)
    )
    found = []
    for row in connection.execute(rows):
        told: dict[str, Any] = msgspec.json.decode(row.unread)
        found.append(UnreadRow(name=row.file, at=row.at, reason=told["reason"], next_step=told["next_step"]))
    return found


def custody_of(connection: Connection, report: str) -> dict[str, Any]:
    """Return how a report came to the case, as it was kept."""
    rows = (
        select(collections.c.record)
        .join(reports, reports.c.key == collections.c.report)
        .where(reports.c.id == report)
    )
    found: dict[str, Any] = msgspec.json.decode(connection.execute(rows).scalar_one())
    return found


def _found(table: Table, *, report: str, actor: str, **columns: str) -> Select[Any]:
    """Return the findings that count, by their ids: of a report, of an actor, and with values of columns."""
    rows = select(table.c.record).join(current, current.c.reading == table.c.reading).order_by(table.c.id)
    for name, value in columns.items():
        if value:
            rows = rows.where(table.c[name] == value)
    if actor:
        rows = rows.where(table.c.id.in_(select(acting.c.record).where(acting.c.actor == actor)))
    if not report:
        return rows
    return rows.join(reports, reports.c.key == current.c.report).where(reports.c.id == report)


def _by_id(
    connection: Connection, rows: Select[Any], table: Table, limit: int, after: str | None
) -> Page[str]:
    if after is not None:
        rows = rows.where(table.c.id > place_of(after, str)[0])
    found = connection.execute(rows.add_columns(table.c.id).limit(limit + 1)).all()
    more = len(found) > limit
    return Page(tuple(row.record for row in found[:limit]), cursor_of(found[limit - 1].id) if more else None)
