"""Files as they were given, with their bytes: for whoever keeps what was collected, and has to prove it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sayso.intake import Facts, Source
from sayso.intake.opening import Opener
from sayso.intake.parts import Part
from sayso.records import Report, Unread
from sayso.settings import Settings


@dataclass(frozen=True, slots=True)
class Collected:
    """A report, and the bytes from which it was taken: those that its ``sha256`` is of."""

    report: Report
    data: bytes


@dataclass(frozen=True, slots=True)
class GivenBytes:
    """A file's bytes as they were given, with their SHA-256 and when the file was last changed, if known.

    ``method`` is how they came. Of a fetched page, ``base`` is the name that counts for a report's identity
    (else the file's name without folders), ``url`` the address at which it was in the end, ``charset`` what
    the server said of it, ``collected_at`` when it came, and ``details`` all that has to be kept about that.
    """

    file: str
    data: bytes
    sha256: str
    modified: str | None = None
    method: str = "file"
    base: str | None = None
    url: str | None = None
    charset: str | None = None
    collected_at: str | None = None
    details: dict[str, Any] = field(default_factory=dict)


def read_bytes(source: Source, settings: Settings) -> GivenBytes:
    """Return the bytes of a source, or raise IntakeError."""
    data = source.read(settings)
    method = source.method or ("standard input" if source.path is None else "file")
    modified = None if source.method else _modified(source)  # of a file that we ourselves have just written
    return GivenBytes(source.file, data, hashlib.sha256(data).hexdigest(), modified, method=method)


def reports_in(given: GivenBytes, facts: Facts, settings: Settings) -> Iterator[Collected | Unread]:
    """Yield the reports in a file with the bytes of each, or why there is none; ``facts`` fill gaps."""
    opener = Opener(facts, settings)
    part = Part.of_file(given.file, given.data)
    part = replace(part, base=given.base or part.base, charset=given.charset)
    for each in opener.open(part):
        yield Collected(_placed(each, given), opener.collected) if isinstance(each, Report) else each


def _placed(report: Report, given: GivenBytes) -> Report:
    """Return a report with its address; one of many in a fetched file has another, or none."""
    return replace(report, url=given.url) if report.file == given.file and not report.url else report


def _modified(source: Source) -> str | None:
    try:
        changed = source.path.stat().st_mtime if source.path else None
        moment = datetime.fromtimestamp(changed, UTC) if changed is not None else None
    except (OSError, OverflowError, ValueError):
        return None
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None
