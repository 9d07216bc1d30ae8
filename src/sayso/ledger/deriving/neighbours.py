"""Which reports may tell of the same as a new one: those that bear the same signs, the rarer the better."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from heapq import nlargest

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sayso.ledger.loading import lots
from sayso.ledger.schema import places, signs
from sayso.linking.facts import day_of
from sayso.linking.reading import Told
from sayso.linking.signs import Sign, signs_of

LARGEST = 40
"""Of a sign that no more reports bear, all are looked at; of others those beside the new one, by day."""
BESIDE = 24
MOST, MOST_FOR_EACH = 300, 4
"""So many neighbours are linked with new reports: for a few, and more for each."""


def enter(connection: Connection, told: Mapping[int, Told]) -> None:
    """Write the signs of reports (by their numbers), in the place of those that they had."""
    leave(connection, told)
    rows = [
        {"sign": sign, "day": _day(each), "report": key}
        for key, each in told.items()
        for sign in sorted(_numbers(signs_of(each)))
    ]
    if rows:
        connection.execute(insert(places), rows)
        _count(connection, Counter(row["sign"] for row in rows))


def leave(connection: Connection, reports: Iterable[int]) -> None:
    """Take the signs of reports away."""
    for lot in lots(sorted(reports)):
        gone = connection.execute(select(places.c.sign).where(places.c.report.in_(lot))).scalars().all()
        if gone:
            connection.execute(delete(places).where(places.c.report.in_(lot)))
            _count(connection, Counter({sign: -n for sign, n in Counter(gone).items()}))


def neighbours(connection: Connection, told: Mapping[int, Told]) -> list[int]:
    """Return the numbers of the reports that bear most of the signs of these, the rare ones counting more."""
    days: dict[int, set[int]] = defaultdict(set)
    for each in told.values():
        for sign in _numbers(signs_of(each)):
            days[sign].add(_day(each))
    votes: dict[int, float] = defaultdict(float)
    for report, size in _bearing(connection, days):
        if report not in told:
            votes[report] += 1 / size
    return nlargest(MOST + MOST_FOR_EACH * len(told), votes, key=lambda report: (votes[report], -report))


def _bearing(connection: Connection, days: Mapping[int, set[int]]) -> Iterable[tuple[int, int]]:
    """Yield the reports that bear one of these signs, each with how many bear it."""
    sizes: dict[int, int] = {}
    for lot in lots(sorted(days)):
        rows = connection.execute(select(signs).where(signs.c.sign.in_(lot), signs.c.reports > 1))
        sizes |= {int(row.sign): int(row.reports) for row in rows}
    for lot in lots([sign for sign, size in sizes.items() if size <= LARGEST]):
        rows = connection.execute(select(places.c.sign, places.c.report).where(places.c.sign.in_(lot)))
        yield from ((row.report, sizes[row.sign]) for row in rows)
    for sign, size in sizes.items():
        if size > LARGEST:
            for day in sorted(days[sign]):
                yield from ((report, size) for report in _beside(connection, sign, day))


def _beside(connection: Connection, sign: int, day: int) -> Iterable[int]:
    after = (
        select(places.c.report)
        .where(places.c.sign == sign, places.c.day >= day)
        .order_by(places.c.day, places.c.report)
        .limit(BESIDE)
    )
    before = (
        select(places.c.report)
        .where(places.c.sign == sign, places.c.day < day)
        .order_by(places.c.day.desc(), places.c.report.desc())
        .limit(BESIDE)
    )
    for statement in (before, after):
        yield from map(int, connection.execute(statement).scalars())


def _count(connection: Connection, more: Mapping[int, int]) -> None:
    """Add to the numbers of reports that bear signs."""
    there: set[int] = set()
    for lot in lots(sorted(more)):
        there |= set(connection.execute(select(signs.c.sign).where(signs.c.sign.in_(lot))).scalars())
    old = [{"of": sign, "more": number} for sign, number in more.items() if sign in there]
    new = [{"sign": sign, "reports": number} for sign, number in more.items() if sign not in there]
    if new:
        connection.execute(insert(signs), new)
    if old:
        counted = update(signs).where(signs.c.sign == bindparam("of"))
        connection.execute(counted.values(reports=signs.c.reports + bindparam("more")), old)


def _numbers(found: Iterable[Sign]) -> set[int]:
    """Return signs as whole numbers of 64 bits."""
    return {
        int.from_bytes(blake2b(repr(each).encode(), digest_size=8).digest(), "big", signed=True)
        for each in found
    }


def _day(told: Told) -> int:
    return day_of(told.report.published) if told.report.published else 0
