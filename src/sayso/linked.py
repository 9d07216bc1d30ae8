"""From reports and ledgers to one linked ledger: what ``sayso board`` and ``sayso graph`` stand on."""

from __future__ import annotations

import os
import re
import sys
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from sayso.api import Progress, read
from sayso.errors import LedgerFormatError, SaysoWarning, UsageError
from sayso.intake import PathLike
from sayso.linking import Linker, link
from sayso.records import FORMAT, Ledger
from sayso.references import check
from sayso.settings import Settings

STANDARD_INPUT = "-"
_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"sayso-ledger/')
_BRACE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_HEAD = 4096
_SERVER = re.compile(r"postgres(?:ql)?(?:\+\w+)?://")
_DATABASE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gave: cases, ledgers with the names of their files, and the paths of reports."""

    ledgers: tuple[tuple[str, Ledger], ...]
    paths: tuple[PathLike, ...]
    cases: tuple[str, ...] = ()

    @property
    def case(self) -> str | None:
        """The case, where it is all that was given: then what is asked for is enough of it."""
        return self.cases[0] if len(self.cases) == 1 and not (self.ledgers or self.paths) else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a case: the first ``most`` events of its board, or the ``event`` that a word means.

    Nothing told is all of it. With ``redact``, names under protection are shown as other words.
    """

    most: int | None = None
    event: str | None = None
    redact: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Some events of a case with all that they rest on; ``reports`` and ``events`` count the whole case."""

    ledger: Ledger
    reports: int
    events: int


def read_linked(
    paths: PathLike | Iterable[PathLike],
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Ledger:
    """Return one linked ledger of ``paths``: reports as `sayso.read` takes them, ledgers in files, and cases.

    A case, or a ledger that has events, is taken as it is if it stands alone. Raises LedgerFormatError for a
    ledger that cannot be used, CaseError for a case, and what `sayso.read` raises.
    """
    given = sort_out(paths)
    reports = read(given.paths, published=published, outlet=outlet, settings=settings, progress=progress)
    return linked((*given.ledgers, *whole_cases(given.cases)), reports)


def sort_out(paths: PathLike | Iterable[PathLike]) -> Given:
    """Tell cases and ledgers from reports by what is in the files, and load the ledgers.

    Folders hold reports only.
    """
    names = [paths] if isinstance(paths, str | os.PathLike) else list(dict.fromkeys(paths))
    cases = tuple(os.fspath(name) for name in names if _is_case(name))
    ledgers = [(os.fspath(name), load_ledger(name)) for name in names if _is_ledger(name)]
    taken = {*cases, *(name for name, _ in ledgers)}
    return Given(tuple(ledgers), tuple(name for name in names if os.fspath(name) not in taken), cases)


def whole_cases(names: Iterable[str]) -> list[tuple[str, Ledger]]:
    """Return each case whole, as a ledger with the name of the case."""
    from sayso.ledger import open_case

    found = []
    for name in names:
        with open_case(name) as case:
            found.append((case.place, case.ledger()))
    return found


def part_of_case(name: str, wanted: Wanted) -> Part:
    """Return what is wanted of a case, and no more: of a large one, all would be much."""
    from sayso.ledger import open_case

    with open_case(name) as case:
        counts = case.counts()
        if wanted.event is not None:
            ids = case.events_meant(wanted.event)
        elif wanted.most is not None:
            ids = case.first_events(wanted.most)
        else:
            ids = None
        ledger = case.ledger(ids)
        shown = case.redaction().ledger(ledger) if wanted.redact else ledger
        return Part(shown, counts.reports, counts.events)


def load_ledger(path: PathLike) -> Ledger:
    """Return the ledger in a file, or in standard input for "-", once all its references are checked.

    Raises UsageError where there is no such file, LedgerFormatError where it holds no ledger of use.
    """
    name = os.fspath(path)
    try:
        data = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or str(fault)
        raise UsageError(
            f"{name} cannot be opened: {why}.", "Check its name and whether you may read it."
        ) from fault
    try:
        ledger = ledger_of_bytes(data)
    except LedgerFormatError as fault:
        raise LedgerFormatError(f"{_called(name)}: {fault.reason}", fault.next_step) from fault
    return ledger


def ledger_of_bytes(data: bytes) -> Ledger:
    """Return the ledger in UTF-8 JSON (a byte order mark may stand first), or raise LedgerFormatError."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        raise LedgerFormatError("It is empty, and should hold a ledger as JSON.")
    told = _format(data)
    if told is not None and told != FORMAT:
        raise LedgerFormatError(
            f"Its format is {told!r}, and this version of Sayso reads {FORMAT!r}.",
            "Write it again with this version of Sayso, or read it with the one that wrote it.",
        )
    ledger = Ledger.from_json(data)
    check(ledger)
    return ledger


def linked(ledgers: Sequence[tuple[str, Ledger]], reports: Ledger) -> Ledger:
    """Return what linking finds in all of them together; a single ledger with events is taken as it is.

    ``reports`` are linked already.
    """
    if not ledgers:
        return reports
    if len(ledgers) == 1 and not (reports.reports or reports.unread):
        alone = ledgers[0][1]
        return alone if alone.events else link(alone)
    linker, seen = Linker(), set[str]()
    for name, each in (*ledgers, ("", reports)):
        if each.events and name:
            _note(f"{_called(name)}: its events are looked for anew, over all that you gave.")
        linker.add(_without(each, seen))
        seen |= {report.id for report in each.reports}
    return linker.ledger()


def _without(ledger: Ledger, seen: set[str]) -> Ledger:
    """Return the ledger without the reports that are there already: counted twice, one looks like two."""
    if seen.isdisjoint(report.id for report in ledger.reports):
        return ledger
    twice = [report.file for report in ledger.reports if report.id in seen]
    _note(f"{twice[0]}{f' and {len(twice) - 1} more' if twice[1:] else ''}: given twice; it is counted once.")
    return replace(
        ledger,
        reports=tuple(each for each in ledger.reports if each.id not in seen),
        attributions=tuple(each for each in ledger.attributions if each.report not in seen),
        caveats=tuple(each for each in ledger.caveats if each.report not in seen),
        mentions=tuple(each for each in ledger.mentions if each.report not in seen),
    )


def _is_case(path: PathLike) -> bool:
    """Whether it is the URL of a database, or a file that begins like one; which one, the opening tells."""
    name = os.fspath(path)
    if _SERVER.match(name):
        return True
    try:
        with Path(name).open("rb") as opened:
            return opened.read(len(_DATABASE)) == _DATABASE
    except (OSError, ValueError):
        return False


def _is_ledger(path: PathLike) -> bool:
    """Whether a file begins like a ledger, or is JSON that calls itself one."""
    name = os.fspath(path)
    if name == STANDARD_INPUT:
        # A report may come this way too, and what is read from a pipe is gone: look without taking.
        return bool(_BRACE.match(_peeked()))
    try:
        if not Path(name).is_file():
            return False
        with Path(name).open("rb") as opened:
            head = opened.read(_HEAD)
            if _BEGINS.match(head):
                return True
            told = _format(head + opened.read()) if _BRACE.match(head) else None
    except (OSError, ValueError):
        return False
    return told is not None and told.startswith("sayso-ledger/")


def _peeked() -> bytes:
    stream: Any = sys.stdin.buffer
    if hasattr(stream, "peek"):
        return bytes(stream.peek(_HEAD))
    here = stream.tell()
    head = stream.read(_HEAD)
    stream.seek(here)
    return bytes(head)


def _format(data: bytes) -> str | None:
    """Return what a JSON object tells as its format, or None."""
    try:
        told = msgspec.json.decode(data, type=_Told).format
    except (msgspec.DecodeError, UnicodeError):
        return None
    return told if isinstance(told, str) else None


class _Told(msgspec.Struct):
    """The one field by which a ledger is known."""

    format: Any = None


def _called(name: str) -> str:
    return "Standard input" if name == STANDARD_INPUT else name


def _note(message: str) -> None:
    warnings.warn(message, SaysoWarning, stacklevel=3)
