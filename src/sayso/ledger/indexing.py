"""What is written for searching: the folded text of reports, and the names of those who speak.

SQLite keeps pieces of three characters (FTS5's ``trigram``), and the words that are shorter
(``unicode61``); PostgreSQL the folded text and an array of the short words. Nothing else knows the
difference but ``searching``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, insert, select, text

from sayso.ledger.columns import plain
from sayso.ledger.connecting import is_sqlite
from sayso.ledger.folding import folded, pieces, short_words
from sayso.ledger.schema import speakers, spoken
from sayso.records import Attribution, Report


def index_report(connection: Connection, key: int, report: Report) -> None:
    """Make a report findable by its text, its title and its outlet."""
    whole = "\n".join(each for each in (report.title, report.outlet, report.text) if each)
    _index(connection, "search_reports", [(key, folded(whole))])


def index_speakers(connection: Connection, said: Sequence[tuple[int, Attribution]]) -> None:
    """Make attributions, each with its number, findable by the names of all who speak in them."""
    names = {key: _names(attribution) for key, attribution in said}
    numbers = _numbers(connection, {name for each in names.values() for name in each})
    rows = [{"speaker": numbers[name], "attribution": key} for key, each in names.items() for name in each]
    if rows:
        connection.execute(insert(spoken), rows)


def _names(attribution: Attribution) -> list[str]:
    told = (speaker.name for link in attribution.chain for speaker in link.speakers)
    return list(dict.fromkeys(name for each in told if (name := plain(each))))


def _numbers(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """Return the numbers of names; those that are new get one, and are made findable."""
    wanted = sorted(names)
    found = select(speakers.c.name, speakers.c.key).where(speakers.c.name.in_(wanted))
    numbers = {row.name: int(row.key) for row in connection.execute(found)}
    new = [name for name in wanted if name not in numbers]
    if new:
        statement = insert(speakers).returning(speakers.c.key, sort_by_parameter_order=True)
        keys = connection.execute(statement, [{"name": name} for name in new]).scalars()
        added = dict(zip(new, map(int, keys), strict=True))
        _index(connection, "search_speakers", [(key, folded(name)) for name, key in added.items()])
        numbers |= added
    return numbers


def _index(connection: Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Write folded texts, each with its number, into the index of a table."""
    if not is_sqlite(connection):
        statement = text(f"INSERT INTO {table} (key, folded, short) VALUES (:key, :folded, :short)")  # noqa: S608 - the table's name is ours
        connection.execute(
            statement, [{"key": key, "folded": each, "short": short_words(each)} for key, each in rows]
        )
        return
    for kind, of in (("parts", str), ("words", _with_pieces)):
        statement = text(f"INSERT INTO {table}_{kind} (rowid, folded) VALUES (:key, :folded)")  # noqa: S608 - the table's name is ours
        connection.execute(statement, [{"key": key, "folded": of(each)} for key, each in rows])


def _with_pieces(each: str) -> str:
    """Return a text with the pieces behind it that have to be found as words, where there are no spaces."""
    return " ".join([each, *pieces(each)])
