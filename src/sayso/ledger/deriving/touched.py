"""Which reports a person's judgement touches, so that only these are linked anew."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Table, select

from sayso.errors import UsageError
from sayso.ledger.deriving.roster import called
from sayso.ledger.loading import lots
from sayso.ledger.schema import attributions, mentions, party_names, party_reports, readings
from sayso.linking.judgements import Judgement
from sayso.linking.names import key

_OF: dict[str, Table] = {
    "event": mentions,
    "origin": attributions,
    "stance": attributions,
    "speaker": attributions,
}
"""Of which records a judgement can be; others are of names."""


def touched_by(connection: Connection, judgement: Judgement) -> set[int]:
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
