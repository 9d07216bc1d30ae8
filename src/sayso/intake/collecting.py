"""Files as they were given, with their bytes: for whoever keeps what was collected, and has to prove it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sayso.errors import IntakeError
from sayso.intake import Facts, Source, from_bytes
from sayso.records import Report, Unread
from sayso.settings import Settings


@dataclass(frozen=True, slots=True)
class Collected:
    """A report, and the bytes from which it was taken: those that its ``sha256`` is of."""

    report: Report
    data: bytes


@dataclass(frozen=True, slots=True)
class GivenBytes:
    """A file's bytes as they were given, with their SHA-256 and when the file was last changed, if known."""

    file: str
    data: bytes
    sha256: str
    modified: str | None = None


def read_bytes(source: Source, settings: Settings) -> GivenBytes:
    """Return the bytes of a source, or raise IntakeError."""
    data = source.read(settings.max_file_bytes)
    return GivenBytes(source.file, data, hashlib.sha256(data).hexdigest(), _modified(source))


def reports_in(given: GivenBytes, facts: Facts, settings: Settings) -> Iterator[Collected | Unread]:
    """Yield the reports in a file with the bytes of each, or why there is none; ``facts`` fill gaps."""
    try:
        report = from_bytes(given.data, given.file, given=facts, settings=settings)
    except IntakeError as fault:
        yield Unread(given.file, fault.reason, fault.next_step)
    else:
        yield Collected(report, given.data)


def _modified(source: Source) -> str | None:
    try:
        changed = source.path.stat().st_mtime if source.path else None
        moment = datetime.fromtimestamp(changed, UTC) if changed is not None else None
    except (OSError, OverflowError, ValueError):
        return None
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None
