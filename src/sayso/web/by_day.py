"""Reports in the order of their days, from any place on; those without a day stand before the oldest.

Those with a day and those without are asked for apart, so that the index on the day serves for both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from sayso.ledger.schema import reports

_day, _id = reports.c.published, reports.c.id


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the list: a report's day, "" where it has none, and its id."""

    day: str
    id: str


def latest(
    connection: Connection,
    columns: Sequence[ColumnElement[Any]],
    limit: int,
    after: Place | None = None,
    wanted: Sequence[ColumnElement[bool]] = (),
) -> list[Any]:
    """Return rows with day and id, the latest day first and by id within; those that follow a place."""
    found: list[Any] = []
    rows = select(*columns, _day, _id).where(*wanted)
    if after is None or after.day:
        dated = rows.where(_day.is_not(None)).order_by(_day.desc(), _id)
        if after is not None:  # the first condition alone can go by the index
            dated = dated.where(_day <= after.day, or_(_day < after.day, _id > after.id))
        found += connection.execute(dated.limit(limit))
    if len(found) < limit:
        undated = rows.where(_day.is_(None)).order_by(_id)
        if after is not None and not after.day:
            undated = undated.where(_id > after.id)
        found += connection.execute(undated.limit(limit - len(found)))
    return found


def before(connection: Connection, here: Place) -> str | None:
    """Return the id of the report that comes before one by day, then by id."""
    if here.day:
        earlier = or_(_day < here.day, _id < here.id)
        rows = select(_id).where(_day <= here.day, earlier).order_by(_day.desc(), _id.desc())
        if (found := connection.scalar(rows.limit(1))) is not None:
            return str(found)
    rows = select(_id).where(_day.is_(None)).order_by(_id.desc())
    return connection.scalar((rows if here.day else rows.where(_id < here.id)).limit(1))


def after(connection: Connection, here: Place) -> str | None:
    """Return the id of the report that comes after one by day, then by id."""
    if not here.day:
        rows = select(_id).where(_day.is_(None), _id > here.id).order_by(_id)
        if (found := connection.scalar(rows.limit(1))) is not None:
            return str(found)
    rows = select(_id).where(_day.is_not(None)).order_by(_day, _id)
    if here.day:
        rows = rows.where(_day >= here.day, or_(_day > here.day, _id > here.id))
    return connection.scalar(rows.limit(1))
