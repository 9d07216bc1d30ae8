"""The facets of the board: the values of each, with how many events there are beside what else is wanted.

Of outlets and actors there may be thousands, and to count the events of each takes seconds in a large case.
So those in most reports are listed, each with its reports, and the one that was chosen; pages of their own
list them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, func, or_, select

from sayso.ledger.schema import acting, actors, event_mentions, events, reports
from sayso.web.browsing import FACETS, conditions
from sayso.web.hidden import Hidden
from sayso.web.wanted import Wanted

MOST, MOST_NAMED = 30, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a facet: what is asked for, how it is called if that tells more, and how many have it."""

    value: str
    name: str | None = None
    number: int


Facets: TypeAlias = dict[str, tuple[Value, ...]]


def facets(connection: Connection, hidden: Hidden, wanted: Wanted) -> Facets:
    """Return for each facet that is a column of the events its values, those with most events first."""
    chosen = [name for name in FACETS if getattr(wanted, name)]
    costly = wanted.q or wanted.outlet or wanted.actor or wanted.judged
    alone = FACETS if not costly else chosen
    found = {name: _of_events(connection, hidden, wanted, name) for name in alone}
    rest = [name for name in FACETS if name not in alone]
    return found | (_together(connection, hidden, wanted, rest) if rest else {})


def _together(connection: Connection, hidden: Hidden, wanted: Wanted, names: list[str]) -> Facets:
    """Return facets of which no value is chosen: what is wanted is the same for all, and looked up once."""
    rows = select(*(events.c[name] for name in names)).where(*conditions(connection, hidden, wanted))
    columns = list(zip(*connection.execute(rows).all(), strict=True)) or [()] * len(names)
    return {name: _counted(Counter(column)) for name, column in zip(names, columns, strict=True)}


def _counted(counts: Counter[Any]) -> tuple[Value, ...]:
    told = sorted(((each, n) for each, n in counts.items() if each is not None), key=lambda e: (-e[1], e[0]))
    return tuple(Value(value=str(each), number=n) for each, n in told[:MOST])


def _of_events(connection: Connection, hidden: Hidden, wanted: Wanted, name: str) -> tuple[Value, ...]:
    column, many = events.c[name], func.count()
    rows = select(column, many).where(column.is_not(None), *conditions(connection, hidden, wanted, but=name))
    rows = rows.group_by(column).order_by(many.desc(), column).limit(MOST)
    return tuple(Value(value=str(value), number=int(n)) for value, n in connection.execute(rows))


def outlets(connection: Connection, hidden: Hidden, chosen: str) -> tuple[Value, ...]:
    """Return the outlets with most reports, and the chosen one, each with its reports."""
    outlet, many = reports.c.outlet, func.count()
    rows = select(outlet, many).where(outlet.is_not(None)).group_by(outlet)
    found = list(connection.execute(rows.order_by(many.desc(), outlet).limit(MOST_NAMED)))
    if chosen:
        found += connection.execute(rows.where(hidden.named(connection, outlet, chosen)))
    return _once(Value(value=name, number=int(n)) for name, n in found)


def actors_named(connection: Connection, chosen: str) -> tuple[Value, ...]:
    """Return the actors in most reports that act in events, and the chosen one, each with its reports."""
    taking = select(acting.c.record).join(event_mentions, event_mentions.c.mention == acting.c.record)
    first = select(actors.c.id).where(taking.where(acting.c.actor == actors.c.id).exists())
    first = first.order_by(actors.c.reports.desc(), actors.c.id).limit(MOST_NAMED)
    wanted = or_(actors.c.id.in_(first), actors.c.id == chosen)
    rows = select(actors.c.id, actors.c.name, actors.c.reports).where(wanted)
    found = connection.execute(rows.order_by(actors.c.reports.desc(), actors.c.id))
    return _once(Value(value=id_, name=name, number=int(n)) for id_, name, n in found)


def _once(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple({each.value: each for each in values}.values())
