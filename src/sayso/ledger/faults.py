"""What a database complains of, in words for a person: a full disk, a file that may not be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from sayso.errors import CaseError

_SQLITE: tuple[tuple[str, str, str], ...] = (
    (
        "SQLITE_FULL",
        "The disk is full.",
        "Make room, and give the command again: it goes on where it stopped.",
    ),
    (
        "SQLITE_READONLY",
        "The case may be read, and not written.",
        "Check who may write the file and its folder.",
    ),
    ("SQLITE_PERM", "The case may not be opened.", "Check who may read and write the file."),
    ("SQLITE_AUTH", "The case may not be opened.", "Check who may read and write the file."),
    (
        "SQLITE_BUSY",
        "Another program is writing the case, and did not finish.",
        "Wait for it, and try again.",
    ),
    (
        "SQLITE_LOCKED",
        "Another program is writing the case, and did not finish.",
        "Wait for it, and try again.",
    ),
    ("SQLITE_NOTADB", "This is no case: it is no SQLite database.", "Give a file that `sayso init` made."),
    (
        "SQLITE_CORRUPT",
        "The file is damaged.",
        "Go back to a copy of it; `sayso verify` tells what is whole.",
    ),
    (
        "SQLITE_CANTOPEN",
        "The file cannot be opened.",
        "Check its name, and who may read and write its folder.",
    ),
    (
        "SQLITE_IOERR",
        "The disk gave an error.",
        "Check the disk and the cable, then `sayso verify` the case.",
    ),
    ("SQLITE_TOOBIG", "A report is larger than the case can hold.", "Split it into smaller files."),
)
"""The beginning of SQLite's name for an error, what is wrong, and what to do."""
_POSTGRESQL: tuple[tuple[str, str, str], ...] = (
    ("53100", "The server's disk is full.", "Make room there, and give the command again: it goes on."),
    ("53300", "The server takes no more connections.", "Try again later."),
    ("25006", "The database may be read, and not written.", "Use a user who may write it."),
    ("42501", "This user may not do that in the database.", "Use the user who made the case."),
    ("28", "The server refuses this user or password.", "Check the user and the password in the URL."),
    ("3D000", "There is no such database on the server.", "Make it first: `createdb NAME`."),
    ("55P03", "Another program is writing the case, and did not finish.", "Wait for it, and try again."),
    ("57", "The server stopped.", "Start it again, and give the command again: it goes on where it stopped."),
    ("08", "The connection to the server was lost.", "Give the command again: it goes on where it stopped."),
)
"""The beginning of PostgreSQL's code for an error, what is wrong, and what to do."""


@contextmanager
def told_plainly(place: str) -> Iterator[None]:
    """Raise a CaseError that names ``place``, with what to do, for whatever the database complains of."""
    try:
        yield
    except DBAPIError as fault:
        reason, next_step = _words(fault)
        raise CaseError(f"{place}: {reason}", next_step) from fault


def _words(fault: DBAPIError) -> tuple[str, str]:
    name = str(getattr(fault.orig, "sqlite_errorname", None) or "")
    code = str(getattr(fault.orig, "sqlstate", None) or "")
    for table, told in ((_SQLITE, name), (_POSTGRESQL, code)):
        for begins, reason, next_step in table:
            if told.startswith(begins):
                return reason, next_step
    words = " ".join(str(fault.orig).split())[:200]
    if type(fault.orig).__module__.startswith("psycopg") and not code:
        return f"The server cannot be reached ({words}).", "Check the URL, and that the server runs."
    return f"The database gave an error ({words}).", "Run `sayso verify` on the case, and report the error."
