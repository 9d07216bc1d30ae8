"""A case: an investigation that lives in a file or a database. All that can be done with it is a method here."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from sayso.errors import CaseError
from sayso.ledger import parts, queries, showing, store
from sayso.ledger.connecting import Place, check_file, engine_of, place_of, reading, writing
from sayso.ledger.deriving import Deriver
from sayso.ledger.faults import told_plainly
from sayso.ledger.kept import Findings, Found, GivenFile, Run
from sayso.ledger.migrating import bring_forward, create
from sayso.ledger.paging import Page
from sayso.ledger.queries import ANY, Counts, Filter
from sayso.ledger.shown import EventRow, Shown
from sayso.records import Ledger

Versions = tuple[str, str]
"""That of Sayso, and that of the model."""


def init_case(name: str | os.PathLike[str]) -> Case:
    """Make a new case, and return it: a file that is not there yet, or an empty PostgreSQL database."""
    place = place_of(name)
    if place.path is None:
        engine = engine_of(place)
        create(engine, place)
    else:
        _make_file(place, place.path)
        engine = engine_of(place)
    return Case(engine, place)


def open_case(name: str | os.PathLike[str]) -> Case:
    """Open a case by its file's name or its URL. One of an older form is copied, and brought to today's.

    Raises CaseError where there is none, where it is of a newer form, or where it cannot be read.
    """
    place = place_of(name)
    check_file(place)
    engine = engine_of(place)
    try:
        copy = bring_forward(engine, place)
    except BaseException:
        engine.dispose()
        raise
    return Case(engine, place, copy=copy)


class Case:
    """An open case. Close it, or use it in a ``with``; it may be used by several threads."""

    def __init__(self, engine: Engine, place: Place, *, copy: Path | None = None) -> None:
        """Take an engine for a case of today's form: `open_case` and `init_case` do so.

        ``copy`` is the copy that was made of an older form.
        """
        self._engine = engine
        self._place = place
        self._deriver = Deriver()
        self.copy = copy

    @property
    def place(self) -> str:
        """The file's name or the URL, without a password."""
        return self._place.shown

    def close(self) -> None:
        """Let go of the file or of the server."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        """Give the case to a ``with``."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def begin(self, what: str, *, by: str | None = None, versions: Versions) -> Run:
        """Begin to write, as somebody (the user's name on this computer, if nobody is told) and with a version."""
        with self._writing() as connection:
            return store.begin(connection, what, by or user(), versions)

    def keep(self, run: Run, found: Sequence[Found]) -> list[str]:
        """Keep reports with what was found in them, all or none; return the ids of those that were new."""
        with self._writing() as connection:
            return store.keep(connection, run, found)

    def keep_file(self, run: Run, file: GivenFile) -> None:
        """Keep that a file was gone through to its end, and what could not be read of it."""
        with self._writing() as connection:
            store.keep_file(connection, run, file)

    def keep_reading(self, run: Run, report: str, findings: Findings) -> None:
        """Keep what a newer version found in a report; the older findings stay beside it."""
        with self._writing() as connection:
            store.keep_reading(connection, run, report, findings)

    def link(self, run: Run, progress: Callable[[int], None] | None = None) -> None:
        """Link all reports that wait, a lot at a time; ``progress`` hears how many are left."""
        left = 1
        while left:
            try:
                with self._writing() as connection:
                    left = self._deriver.bring_up_to_date(connection, run)
            except BaseException:
                self._deriver = Deriver()  # what it remembers was taken back with the transaction
                raise
            if progress:
                progress(left)

    def has(self, *reports: str) -> frozenset[str]:
        """Return which of these reports are here, by their ids."""
        with self._reading() as connection:
            return store.known(connection, reports)

    def has_file(self, name: str, sha256: str) -> bool:
        """Tell whether a file of this name, with these bytes, was gone through and read."""
        with self._reading() as connection:
            return store.has_file(connection, name, sha256)

    def counts(self) -> Counts:
        """Return how much is in the case."""
        with self._reading() as connection:
            return queries.counts(connection)

    def board(self, *, limit: int = 25, after: str | None = None, wanted: Filter = ANY) -> Page[EventRow]:
        """Return a page of the events, the most reported first; ``after`` is the cursor of the page before."""
        with self._reading() as connection:
            return queries.board(connection, limit=limit, after=after, wanted=wanted)

    def show(self, id: str) -> Shown:
        """Return what has an id or the beginning of one: a report, a finding, an actor, an origin, an event."""
        with self._reading() as connection:
            return showing.show(connection, id)

    def ledger(self, events: Sequence[str] | None = None) -> Ledger:
        """Return the case as a ledger: whole, or what some events (by their ids) rest on."""
        with self._reading() as connection:
            return parts.ledger(connection) if events is None else parts.ledger_of_events(connection, events)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with writing(self._engine, self._place) as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with reading(self._engine, self._place) as connection:
            yield connection


def user() -> str:
    """Return the name under which somebody uses this computer."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # a user without a name, in a container
        return "unknown"


def _make_file(place: Place, path: Path) -> None:
    """Make the file whole beside its place, and put it there in one step, where nothing was before."""
    if path.exists():
        raise CaseError(
            f"{place.shown} is there already.",
            f"Add to it: `sayso add {place.shown} …`, or take another name.",
        )
    new = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.new")
    try:
        new.touch(exist_ok=False)
        engine = engine_of(Place(place.shown, place.url, new))
        create(engine, place)
        with told_plainly(place.shown), engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        engine.dispose()
        _put(new, path)
    except OSError as fault:
        raise CaseError(
            f"{place.shown} cannot be made: {fault.strerror}.",
            "Check the folder, and whether you may write there.",
        ) from fault
    finally:
        for each in (new, Path(f"{new}-wal"), Path(f"{new}-shm")):
            each.unlink(missing_ok=True)


def _put(new: Path, path: Path) -> None:
    """Give a file its name, unless another has taken it meanwhile."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, as on a USB stick
        new.rename(path)
