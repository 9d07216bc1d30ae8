"""A person's judgements in a case: which reports one can touch, so that only these are linked anew."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, Table, insert, select

from sayso.errors import UsageError
from sayso.ledger import store
from sayso.ledger.deriving.roster import called
from sayso.ledger.kept import Run
from sayso.ledger.loading import judged, lots
from sayso.ledger.schema import (
    attributions,
    mentions,
    party_names,
    party_reports,
    pending,
    readings,
)
from sayso.linking.judgements import Judgement, Judgements
from sayso.linking.judgements.record import check
from sayso.linking.names import key
from sayso.records import Attribution, Ledger

_OF: dict[str, Table] = {
    "event": mentions,
    "origin": attributions,
    "stance": attributions,
    "speaker": attributions,
}
"""Of which records a judgement can be; others are of names."""


def keep_judgement(connection: Connection, run: Run, judgement: Judgement) -> bool:
    """Keep a judgement, and have the reports that it touches linked anew; False where it is there already.

    A UsageError where it can't be meant, or is of a mention or an attribution that the case doesn't have.
    """
    check(judgement)
    touched = _touched(connection, judgement)
    if _says_what_holds(connection, judgement):
        touched = set()
    if not store.keep_judgement(connection, run, judgement):
        return False
    waiting = set(connection.execute(select(pending.c.report)).scalars())
    if new := sorted(touched - waiting):
        connection.execute(insert(pending), [{"report": each} for each in new])
    return True


def _says_what_holds(connection: Connection, judgement: Judgement) -> bool:
    """Tell whether a stance or a speaker is what it is already: nothing follows from a "yes"."""
    if judgement.about not in ("stance", "speaker") or judgement.supersedes:
        return False
    every = judged(connection)
    before, after = Judgements(every), Judgements((*every, judgement))
    rows = select(attributions.c.record).where(attributions.c.id.in_(judgement.of))
    records = connection.execute(rows).scalars().all()
    said = Ledger(attributions=tuple(msgspec.json.decode(each, type=Attribution) for each in records))
    return before.applied(said) == after.applied(said)


def _touched(connection: Connection, judgement: Judgement) -> set[int]:
    """Return the numbers of the reports that a judgement touches."""
    if judgement.about == "reliability":
        return set()  # told anew whenever an actor or an origin is read
    table = _OF.get(judgement.about)
    if table is None:
        return _naming(connection, judgement.of)
    found: set[int] = set()
    for id_ in judgement.of:
        reports = _reports_of(connection, table, id_)
        if not reports:
            noun = "mention" if table is mentions else "attribution"
            raise UsageError(f"There is no {noun} {id_!r} in this case.", "Check the id: `sayso show`.")
        found |= reports
    return found


def _reports_of(connection: Connection, table: Table, id_: str) -> set[int]:
    rows = select(readings.c.report).join(table, table.c.reading == readings.c.key).where(table.c.id == id_)
    return set(map(int, connection.execute(rows.distinct()).scalars()))


def _naming(connection: Connection, names: Iterable[str]) -> set[int]:
    """Return the reports in which somebody bears one of these names."""
    found: set[int] = set()
    for lot in lots(sorted({each for name in names for each in (key(name), called(name))})):
        rows = (
            select(party_reports.c.report)
            .join(party_names, party_names.c.party == party_reports.c.party)
            .where(party_names.c.name.in_(lot))
        )
        found |= set(map(int, connection.execute(rows.distinct()).scalars()))
    return found
