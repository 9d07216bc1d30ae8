"""PostgreSQL's index of three characters in a row, where the server has it: without it, search reads all."""

from __future__ import annotations

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from sayso.ledger.connecting import is_sqlite

_INDEXED = ("search_reports", "search_speakers")


def index_trigrams(connection: Connection) -> bool:
    """Make the indexes on a server that has ``pg_trgm``; tell whether they are there. SQLite needs none."""
    if is_sqlite(connection):
        return True
    try:
        with connection.begin_nested():
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
    except DBAPIError:  # not installed there, or this user may not
        return False
    for table in _INDEXED:
        connection.execute(
            text(f"CREATE INDEX IF NOT EXISTS ix_{table}_folded ON {table} USING gin (folded gin_trgm_ops)")
        )
    return True
