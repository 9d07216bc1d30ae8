"""Reads of lists over a case, a page at a time, each with the cursor of the next page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from sayso.ledger.deriving.stored import Stored
from sayso.ledger.loading import judged, load, lots
from sayso.ledger.paging import Page, cursor_of, place_of
from sayso.ledger.queries import event_rows
from sayso.ledger.schema import (
    acting,
    attributions,
    event_mentions,
    events,
    log,
    pending,
    readings,
    reports,
    runs,
)
from sayso.ledger.shown import EventRow
from sayso.web.hidden import Hidden
from sayso.web.wanted import Wanted

LOT = 500
"""How many rows are asked for at once where all are wanted."""
FACETS = ("status", "type", "country", "place", "credibility")
"""Those that are a column of the events."""
_DAY = func.coalesce(events.c.last_day, events.c.first_reported, "")
_ORDERS: dict[str, tuple[tuple[ColumnElement[Any], type], bool]] = {
    "reported": ((events.c.weight, str), False),
    "newest": ((_DAY, str), True),
    "oldest": ((func.coalesce(events.c.first_day, events.c.first_reported, "9999"), str), False),
    "independent": ((func.coalesce(events.c.independent, 0), int), True),
    "doubtful": ((func.coalesce(events.c.credibility, 0), int), True),
}
"""By what each order sorts, of which kind it is, and whether the greatest comes first."""


def version(connection: Connection) -> str:
    """Return a word that is another one whenever something in the case is."""
    last = select(func.max(runs.c.key).label("run"), select(func.max(log.c.number)).scalar_subquery())
    waiting = select(func.count()).select_from(pending)
    return "-".join(str(each) for each in (*connection.execute(last).one(), connection.scalar(waiting)))


def board(
    connection: Connection, hidden: Hidden, wanted: Wanted, *, limit: int, after: str | None = None
) -> Page[EventRow]:
    """Return a page of the events that are wanted, in the order that is wanted."""
    (key, kind), downwards = _ORDERS[wanted.sort]
    rows = select(events, key.label("sorted_by")).limit(limit + 1)
    rows = rows.order_by(key.desc() if downwards else key, events.c.id)
    if after is not None:
        place, id_ = place_of(after, kind, str)
        beyond = key < place if downwards else key > place
        rows = rows.where(or_(beyond, (key == place) & (events.c.id > id_)))
    for condition in conditions(connection, hidden, wanted):
        rows = rows.where(condition)
    found = connection.execute(rows).all()
    last = found[limit - 1] if len(found) > limit else None
    return Page(event_rows(connection, found[:limit]), cursor_of(last.sorted_by, last.id) if last else None)


def number(connection: Connection, hidden: Hidden, wanted: Wanted) -> int:
    """Return how many events are wanted."""
    rows = select(func.count()).select_from(events).where(*conditions(connection, hidden, wanted))
    return int(connection.execute(rows).scalar_one())


def conditions(
    connection: Connection, hidden: Hidden, wanted: Wanted, but: str = ""
) -> list[ColumnElement[bool]]:
    """Return what an event must fulfil to be wanted; ``but`` is one of `FACETS` that is left open."""
    found: list[ColumnElement[bool]] = []
    for name in FACETS:
        values = getattr(wanted, name)
        if values and name == "place" != but:
            found.append(or_(*(hidden.named(connection, events.c.place, each) for each in values)))
        elif values and name != but:
            found.append(events.c[name].in_([int(v) for v in values] if name == "credibility" else values))
    if wanted.since:
        found.append(wanted.since <= _DAY)
    if wanted.until:
        found.append(func.coalesce(events.c.first_day, events.c.first_reported) <= wanted.until)
    if wanted.q:
        found.append(_told(connection, hidden, wanted.q))
    if wanted.outlet:
        found.append(events.c.id.in_(_events_in(hidden.named(connection, reports.c.outlet, wanted.outlet))))
    if wanted.actor:
        part = select(acting.c.record).where(acting.c.actor == wanted.actor)
        taking = select(event_mentions.c.event).where(event_mentions.c.mention.in_(part))
        found.append(events.c.id.in_(taking))
    if wanted.judged:
        ids = events_judged(connection)
        found.append(events.c.id.in_(ids) if wanted.judged == "yes" else events.c.id.not_in(ids))
    return found


def events_judged(connection: Connection) -> frozenset[str]:
    """Return the events about which a person has said something: of their mentions, claims or origins."""
    stored, of = Stored(connection), {id_ for each in judged(connection) for id_ in each.of}
    found = stored.events_with(each for each in of if each.startswith("m-"))
    said = {each for each in of if each.startswith("a-")}
    told = (
        each for report in load(connection, reports_of(connection, said)).values() for each in report.mentions
    )
    found |= stored.events_with(each.id for each in told if not said.isdisjoint(each.attributions))
    return frozenset(found)


def reports_of(connection: Connection, said: Iterable[str]) -> set[int]:
    """Return the numbers of the reports in which attributions stand."""
    found: set[int] = set()
    for lot in lots(sorted(set(said))):
        rows = (
            select(readings.c.report)
            .join(attributions, attributions.c.reading == readings.c.key)
            .where(attributions.c.id.in_(lot))
        )
        found |= {int(key) for key in connection.execute(rows).scalars()}
    return found


def _told(connection: Connection, hidden: Hidden, q: str) -> ColumnElement[bool]:
    """Return the condition that an event's title, or that of one of its reports, holds all words."""
    words = q.split()
    title = hidden.holding(connection, events.c.id, events.c.title, words)
    return or_(
        title, events.c.id.in_(_events_in(hidden.holding(connection, reports.c.id, reports.c.title, words)))
    )


def _events_in(*of_reports: ColumnElement[bool]) -> Select[Any]:
    keys = select(reports.c.key).where(*of_reports)  # a join would look each of all mentions' reports up
    return select(event_mentions.c.event).where(event_mentions.c.report.in_(keys))
