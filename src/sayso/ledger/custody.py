"""The chain of custody: a log to which entries are only added, each with the hash of the one before.

An entry is one line of canonical JSON (sorted keys, no spaces, UTF-8), and its hash is the SHA-256 of just
these bytes: whoever has an entry as a file can check it with `sha256sum` and nothing else. It is written in
the transaction of what it tells of, so neither is there without the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, insert, select

from sayso.ledger.kept import Run, canonical, now, sha256_of
from sayso.ledger.paging import Page, cursor_of, place_of
from sayso.ledger.schema import log

FIRST = "0" * 64
"""What the first entry has in the place of the hash before it."""


def note(
    connection: Connection, run: Run, action: str, subjects: Iterable[tuple[str, dict[str, Any]]]
) -> None:
    """Add an entry for each subject (an id, and what is to be kept of it) to the log."""
    number, previous = head(connection)
    rows = []
    for subject, details in subjects:
        number += 1
        entry = entry_text(number, previous, run, action, subject, details)
        previous = sha256_of(entry)
        rows.append({"number": number, "subject": subject, "entry": entry, "hash": previous})
    if rows:
        connection.execute(insert(log), rows)


def head(connection: Connection) -> tuple[int, str]:
    """Return the number and the hash of the last entry."""
    row = connection.execute(select(log.c.number, log.c.hash).order_by(log.c.number.desc()).limit(1)).first()
    return (row.number, row.hash) if row else (0, FIRST)


def entries(connection: Connection, *, limit: int, after: str | None) -> Page[str]:
    """Return a page of entries as they are hashed, the first first."""
    limit = max(1, min(limit, 1_000))
    start = int(place_of(after, int)[0]) if after else 0
    rows = connection.execute(
        select(log.c.number, log.c.entry).where(log.c.number > start).order_by(log.c.number).limit(limit + 1)
    ).all()
    more = len(rows) > limit
    return Page(tuple(row.entry for row in rows[:limit]), cursor_of(rows[limit - 1].number) if more else None)


def entry_text(  # noqa: PLR0913, PLR0917 - the parts of an entry, none of which can be left to another
    number: int, previous: str, run: Run, action: str, subject: str, details: dict[str, Any]
) -> str:
    """Return an entry as it is hashed."""
    return canonical(
        {
            "number": number,
            "previous": previous,
            "at": now(),
            "by": run.by,
            "run": run.key,
            "action": action,
            "subject": subject,
            "sayso": run.sayso,
            "model": run.model,
            "details": details,
        }
    )
