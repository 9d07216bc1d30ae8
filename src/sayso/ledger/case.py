"""An investigation that lives in a file or a database: what can be done with it are methods of ``Case``."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from getpass import getuser
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from sayso.errors import CaseError
from sayso.ledger import (
    custody,
    evidence,
    judging,
    loading,
    parts,
    protecting,
    queries,
    searching,
    showing,
    stamping,
    store,
    verifying,
)
from sayso.ledger.connecting import Place, check_file, engine_of, place_of, reading, writing
from sayso.ledger.deriving import Deriver
from sayso.ledger.faults import told_plainly
from sayso.ledger.kept import Findings, Found, GivenFile, Run
from sayso.ledger.migrating import bring_forward, create
from sayso.ledger.paging import Page
from sayso.ledger.protecting import Protection
from sayso.ledger.queries import ANY, Counts, Filter
from sayso.ledger.redacting import Redaction
from sayso.ledger.searching import Where
from sayso.ledger.shown import EventRow, Hit, ReportShown, Shown
from sayso.ledger.stamping import Stamped
from sayso.ledger.verifying import Progress, Verdict
from sayso.linking.judgements import Judgement
from sayso.records import Ledger, Report


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

    def begin(self, what: str, *, by: str | None = None, model: str = "") -> Run:
        """Begin to write, as somebody: the user of this computer, if nobody is told; ``model`` reads."""
        with self._writing() as connection:
            return store.begin(connection, what, by or user(), model)

    def keep(self, run: Run, found: Sequence[Found]) -> list[str]:
        """Keep reports with what was found in them, all or none; return the ids of those that were new."""
        with self._writing() as connection:
            return store.keep(connection, run, found)

    def keep_file(self, run: Run, file: GivenFile) -> None:
        """Keep that a file was gone through to its end, and what could not be read of it."""
        with self._writing() as connection:
            store.keep_file(connection, run, file)

    def keep_reading(self, run: Run, report: str, findings: Findings) -> bool:
        """Keep what a newer version found in a report beside the older findings; tell whether it differs."""
        with self._writing() as connection:
            return store.keep_reading(connection, run, report, findings)

    def link(self, run: Run, progress: Callable[[int], None] | None = None) -> None:
        """Link all reports that wait, a lot at a time; ``progress`` hears how many are left."""
        left = 1
        while left:
            left = self._link_lot(run)
            if progress:
                progress(left)

    def _link_lot(self, run: Run) -> int:
        try:
            with self._writing() as connection:
                return self._deriver.bring_up_to_date(connection, run)
        except BaseException:
            self._deriver = Deriver()  # what it remembers was taken back with the transaction
            raise

    def has(self, *reports: str) -> frozenset[str]:
        """Return which of these reports are here, by their ids."""
        with self._reading() as connection:
            return store.known(connection, reports)

    def has_file(self, name: str, sha256: str | None = None) -> bool:
        """Tell whether a file of this name, with these bytes if told, was gone through and read."""
        with self._reading() as connection:
            return store.has_file(connection, name, sha256)

    def counts(self) -> Counts:
        """Return how much is in the case."""
        with self._reading() as connection:
            return queries.counts(connection)

    def board(self, *, limit: int = 25, after: str | None = None, wanted: Filter = ANY) -> Page[EventRow]:
        """Return a page of the events, the most reported first; ``after`` is the cursor of the one before."""
        with self._reading() as connection:
            return queries.board(connection, limit=limit, after=after, wanted=wanted)

    def first_events(self, most: int) -> list[str]:
        """Return the ids of the first events of the board."""
        with self._reading() as connection:
            return queries.first_events(connection, most)

    def events_meant(self, wanted: str) -> list[str]:
        """Return the id of the event that an id, the beginning of one, or a number on the board means."""
        with self._reading() as connection:
            return queries.events_meant(connection, wanted)

    def show(self, id: str) -> Shown:
        """Return what has an id, or the beginning of one: a report, a finding, an actor, an event."""
        with self._reading() as connection:
            return showing.show(connection, id)

    def ledger(self, events: Sequence[str] | None = None) -> Ledger:
        """Return the case as a ledger: whole, or what some events (by their ids) rest on."""
        with self._reading() as connection:
            return parts.ledger(connection) if events is None else parts.ledger_of_events(connection, events)

    def search(
        self, words: str, *, where: Where = "texts", limit: int = 20, after: str | None = None
    ) -> Page[Hit]:
        """Return a page of the places where words stand; one with a cursor is not the last, even if empty."""
        with self._reading() as connection:
            return searching.search(connection, words, where=where, limit=limit, after=after)

    def judge(self, judgement: Judgement, *, link: bool = True) -> bool:
        """Keep a person's judgement, and link anew what it touches; False where it is there already.

        Without ``link`` the reports that it touches wait, until `link` or `catch_up` is called.
        """
        with self._writing() as connection:
            run = store.begin(connection, "judge", judgement.by)
            kept = judging.keep_judgement(connection, run, judgement)
        if link:
            self.link(run)
        return kept

    def catch_up(self, *, by: str | None = None) -> None:
        """Link the reports that wait, if any do; others may write while most of the work is done."""
        run: Run | None = None
        while True:
            with self._reading() as connection:
                if not self._deriver.rehearse(connection):
                    return
            run = run or self.begin("link", by=by or user())
            self._link_lot(run)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements, those superseded too, in the order in which they were made."""
        with self._reading() as connection:
            return loading.judged(connection)

    def protect(
        self,
        name: str,
        *,
        by: str | None = None,
        shown_as: str | None = None,
        why: str | None = None,
        lifted: bool = False,
    ) -> Protection:
        """Keep that a name is to be shown as something else wherever output is redacted, or no longer."""
        with self._writing() as connection:
            run = store.begin(connection, "protect", by or user())
            return protecting.protect(connection, run, name, shown_as=shown_as, why=why, lifted=lifted)

    def redaction(self) -> Redaction:
        """Return what puts other words in the place of the protected names, in texts and records."""
        with self._reading() as connection:
            return protecting.redaction(connection)

    def verify(self, *, expected: str | None = None, progress: Progress | None = None) -> Verdict:
        """Check the chain of the log and every byte that it vouches for; ``expected`` is an earlier hash."""
        with self._reading() as connection:
            return verifying.verify(connection, expected=expected, progress=progress)

    def evidence(self, report: str) -> tuple[str, bytes]:
        """Return the id of a report, and a ZIP with its bytes, text, hashes and log, for others to check."""
        with self._reading() as connection:
            return evidence.evidence(connection, report)

    def export_evidence(self, report: str, file: str | os.PathLike[str]) -> str:
        """Write the evidence of a report into a file; return the report's id."""
        id_, data = self.evidence(report)
        Path(file).write_bytes(data)
        return id_

    def stamp(
        self, data: bytes, file: str, *, by: str | None = None, certificates: bytes | None = None
    ) -> Stamped:
        """Keep a time stamp that others gave, if it is on a report or the log of this case.

        With ``certificates`` (PEM), only if its signature leads to one of them. Raises UsageError if not.
        """
        with self._writing() as connection:
            run = store.begin(connection, "stamp", by or user())
            return stamping.keep_stamp(connection, run, data, file, certificates)

    def log(self, *, limit: int = 100, after: str | None = None) -> Page[str]:
        """Return a page of the log's entries as they are hashed, the first first."""
        with self._reading() as connection:
            return custody.entries(connection, limit=limit, after=after)

    def reports(self) -> list[tuple[str, tuple[str, str]]]:
        """Return the id of each report with the versions (Sayso's, the model's) that read it last."""
        with self._reading() as connection:
            return queries.read_by(connection)

    def report(self, id: str) -> ReportShown:
        """Return a report by its id, with what was found in it and how it came."""
        with self._reading() as connection:
            return showing.report(connection, id)

    def findings(self, id: str) -> tuple[Report, Findings]:
        """Return a report by its id, and what the reading that counts found, whatever people judged."""
        with self._reading() as connection:
            return loading.findings(connection, id)

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
            with suppress(OSError):
                each.unlink(missing_ok=True)


def _put(new: Path, path: Path) -> None:
    """Give a file its name, unless another has taken it meanwhile."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, as on a USB stick
        new.rename(path)
