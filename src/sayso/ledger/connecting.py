"""The file or the database that holds a case, and how it is read and written: SQLite, or PostgreSQL by URL.

SQLite: write-ahead log, foreign keys on, a commit is on the disk before it returns. There is one way to
write, ``writing``: it takes the lock at once (``BEGIN IMMEDIATE``), so two programs that add wait for each
other and never meet in the middle. On PostgreSQL an advisory lock does the same.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from sayso.errors import CaseError, UsageError
from sayso.ledger.faults import told_plainly

APPLICATION = 0x53617973
"""Stands in the head of an SQLite file, so that a case is told from any other database ("Says")."""
WAIT_SECONDS = 120
"""How long a writer waits for another one."""
_LOCK = 0x5361797365
_HEAD = b"SQLite format 3\0"
_CACHE_KIB = 64 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case is: ``shown`` is for messages and has no password; ``path`` is None for a server."""

    shown: str
    url: URL
    path: Path | None


def place_of(name: str | os.PathLike[str]) -> Place:
    """Return the place that a file's name or a URL means; a UsageError where it means none."""
    told = os.fspath(name)
    if re.match(r"postgres(?:ql)?(?:\+\w+)?://", told):
        return _server(told)
    if re.match(r"[a-z][a-z0-9+.-]+://", told, re.IGNORECASE):
        raise UsageError(
            f"{told.split('://', 1)[0]}:// is no place for a case.", "Give a file's name, or postgresql://…"
        )
    if not told.strip() or "\0" in told or told == "-":
        raise UsageError(f"{told!r} is no name for a case.", "Give a file's name, such as case.db.")
    return Place(told, URL.create("sqlite", database=told), Path(told))


def _server(told: str) -> Place:
    try:
        url = make_url(told).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise UsageError(
            "The URL of the database cannot be read.", "Write it as postgresql://user@host/database."
        ) from None
    shown = url.set(drivername="postgresql").render_as_string(hide_password=True)
    return Place(shown, url, None)


def engine_of(place: Place) -> Engine:
    """Return the engine for a place; a file in a folder where nothing can be written is opened to be read."""
    if place.path is None:
        return _postgresql(place)
    name = quote(place.path.absolute().as_posix())
    # SQLite writes beside a file even to read it; "immutable" tells it that nobody can change it.
    options = "mode=ro&immutable=1" if _is_out_of_reach(place.path) else "mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            f"file:{name}?{options}", uri=True, timeout=WAIT_SECONDS, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _is_out_of_reach(path: Path) -> bool:
    return path.exists() and not os.access(path.parent, os.W_OK)


def _postgresql(place: Place) -> Engine:
    try:
        engine = create_engine(place.url, connect_args={"connect_timeout": 10}, pool_pre_ping=True)
    except (ImportError, NoSuchModuleError):
        raise CaseError(
            "A case in PostgreSQL needs the package psycopg.", "Install it: `pip install 'sayso[postgres]'`."
        ) from None
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # BEGIN is ours: the driver would begin late, and lock later still
    cursor = connection.cursor()
    for pragma in (
        "foreign_keys=ON",
        "synchronous=FULL",
        "trusted_schema=OFF",  # a case may come from anybody: its schema may call no function with effects
        "cell_size_check=ON",
        "temp_store=MEMORY",
        f"busy_timeout={WAIT_SECONDS * 1000}",
        f"cache_size=-{_CACHE_KIB}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("sayso_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("sayso_writing"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    else:
        # One picture of the whole case for all that is read together, whoever adds meanwhile.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


@contextmanager
def writing(engine: Engine, place: Place) -> Iterator[Connection]:
    """Give a connection in a transaction that alone may write; all of it is kept, or nothing."""
    with told_plainly(place.shown), engine.connect() as opened:
        connection = opened.execution_options(sayso_writing=True)
        with connection.begin():
            yield connection


@contextmanager
def reading(engine: Engine, place: Place) -> Iterator[Connection]:
    """Give a connection that sees the case as it is now, and keeps seeing it so until it is left."""
    with told_plainly(place.shown), engine.connect() as connection, connection.begin():
        yield connection


def is_sqlite(connection: Connection | Engine) -> bool:
    """Tell whether it is an SQLite file, and not a server."""
    return connection.dialect.name == "sqlite"


def check_file(place: Place) -> None:
    """Raise a CaseError where a place is a file, and cannot be a case."""
    path = place.path
    if path is None:
        return
    try:
        with path.open("rb") as opened:
            head = opened.read(len(_HEAD))
    except FileNotFoundError:
        raise CaseError(
            f"There is no case {place.shown}.", f"Make one: `sayso init {place.shown}`."
        ) from None
    except OSError as fault:
        raise CaseError(
            f"{place.shown} cannot be opened: {fault.strerror}.",
            "Check its name and whether you may read it.",
        ) from None
    if head != _HEAD:
        raise CaseError(
            f"{place.shown} is no case: it is no SQLite database.", "Give a file that `sayso init` made."
        )


def is_marked(connection: Connection) -> bool:
    """Tell whether an SQLite file bears Sayso's mark; a server's database needs none."""
    if not is_sqlite(connection):
        return True
    return bool(connection.execute(text("PRAGMA application_id")).scalar_one() == APPLICATION)
