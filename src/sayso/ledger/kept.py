"""What is handed to a case to be kept, as frozen records."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec

from sayso.records import Attribution, Caveat, Mention, Report, Unread


@dataclass(frozen=True, slots=True)
class Run:
    """One command or call that writes: its number in the case, who, when, and with which versions."""

    key: int
    what: str
    at: str
    by: str
    sayso: str
    model: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transformation:
    """What was done to bytes: by which tool and version, from which hash to which."""

    what: str
    tool: str
    version: str
    at: str
    source_sha256: str
    result_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """The file in which a report lay, where it is not that file: a ZIP, a feed, a chat."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """How a report came to the case, after the Berkeley Protocol's collection record.

    ``source`` is the path or the address as it was given, ``method`` how it came (``file``, ``standard
    input``, ``fetched``; ``upload`` or ``pasted`` where ``collector`` sent it through a browser); ``details``
    has what only a fetched page has: final address, status, headers.
    """

    source: str
    method: str
    collected_at: str
    collector: str
    tool: str
    tool_version: str
    sha256: str
    size: int
    file_modified: str | None = None
    container: Container | None = None
    transformations: tuple[Transformation, ...] = ()
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What one reading of a report found, or why it was not read."""

    attributions: tuple[Attribution, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    mentions: tuple[Mention, ...] = ()
    unread: Unread | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report with its bytes, how it came, and what its first reading found."""

    report: Report
    data: bytes
    collection: Collection
    findings: Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFile:
    """A file that was gone through to its end; ``unread`` where nothing could be made of it."""

    name: str
    sha256: str | None
    size: int | None
    unread: Unread | None = None


def now() -> str:
    """Return the time, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def sha256_of(data: bytes | str) -> str:
    """Return the SHA-256 of bytes, or of a text as UTF-8, in hexadecimal."""
    raw = data if isinstance(data, bytes) else text_bytes(data)
    return hashlib.sha256(raw).hexdigest()


def text_bytes(text: str) -> bytes:
    """Return a text as UTF-8: as it is kept, hashed and handed over."""
    return text.encode("utf-8", "surrogatepass")


def as_json(record: object) -> str:
    """Return a record as JSON, with its fields in their own order."""
    return msgspec.json.encode(record).decode()


def canonical(value: object) -> str:
    """Return a value as JSON with sorted keys and no spaces: the same bytes for the same value, always."""
    return msgspec.json.encode(msgspec.to_builtins(value), order="sorted").decode()
