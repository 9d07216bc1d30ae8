"""WARC files, packed or not: the pages, texts and PDFs among the answers that a crawler kept.

A file that was cut or damaged gives what came before, and says so.
"""

from __future__ import annotations

import gzip
import io
import re
import warnings
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from sayso.errors import IntakeError, SaysoWarning
from sayso.intake.facts import Facts
from sayso.intake.kinds import Kind, kind_of
from sayso.intake.parts import Allowance, Part, too_dense, too_large
from sayso.records import Unread
from sayso.settings import Settings

_MIMES = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/pdf",
    "application/octet-stream",
    "",
)
_KINDS = (Kind.html, Kind.text, Kind.pdf)
_END = (b"\r\n\r\n", b"\n\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_MAGIC = b"\x1f\x8b"


def split(part: Part, settings: Settings, allowance: Allowance) -> Iterator[Part | Unread]:
    """Yield the pages that a WARC keeps, named by the number of their record, with their addresses.

    The bytes that count for the SHA-256 are the payload as it stands in the record, before any unpacking.
    """
    stream = _Stream(part.data, settings, allowance)
    passed: Counter[str] = Counter()
    count = 0
    try:
        for number, record in enumerate(_records(stream), 1):
            found = _answer(part, number, record, settings, passed)
            if found:
                count += 1
                yield found
    except (IntakeError, GeneratorExit):
        raise
    except Exception as fault:  # a parser of other people's archives: what came before must stand
        raise _damaged(count, f"{type(fault).__name__}: {str(fault)[:80]}") from fault
    _tell(part.name, passed)
    if stream.fault or not stream.tail.endswith(_END):
        raise _damaged(count, stream.fault or "its last record is not whole")


def _records(stream: _Stream) -> Iterator[Any]:
    from warcio.archiveiterator import WARCIterator

    class Quiet(WARCIterator):  # type: ignore[misc]
        """Says nothing of its own on standard error."""

        INC_RECORD = ""

    yield from Quiet(stream)


def _answer(
    part: Part, number: int, record: Any, settings: Settings, passed: Counter[str]
) -> Part | Unread | None:
    """Return the page in a record, or None where it holds none; what is passed over is counted."""
    if record.rec_type != "response" or not record.http_headers:
        return None
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    mime, charset = _mime(record.http_headers.get_header("Content-Type") or "")
    status = record.http_headers.get_statuscode()
    if mime not in _MIMES or status != "200" or urlsplit(address).path == "/robots.txt":
        passed[mime if status == "200" else f"status {status[:3]}"] += 1
        return None
    page = part.numbered(number, b"", facts=Facts(url=address or None))
    try:
        return _page(page, record, charset, settings, passed)
    except IntakeError as fault:
        return Unread(page.name, fault.reason, fault.next_step)


def _page(
    page: Part, record: Any, charset: str | None, settings: Settings, passed: Counter[str]
) -> Part | None:
    limit = settings.max_file_bytes
    payload = record.raw_stream.read(limit + 1)
    if len(payload) > limit:
        raise too_large(f"more than {limit:,} bytes", limit, settings)
    if getattr(record.raw_stream, "limit", 0) > 0:
        return None  # the file ends in this record, which is told at the end
    data = _unpacked(payload, record.http_headers, limit)
    if len(data) > limit:
        raise too_large(f"more than {limit:,} bytes", limit, settings)
    if data.strip() and kind_of(data, "") not in _KINDS:
        passed[str(kind_of(data, ""))] += 1
        return None
    return replace(page, data=data, collected=payload, charset=charset) if data.strip() else None


def _mime(written: str) -> tuple[str, str | None]:
    """Return the type that an answer declares, and its charset if it tells one."""
    charset = _CHARSET.search(written)
    return written.partition(";")[0].strip().lower(), charset[1] if charset else None


def _unpacked(payload: bytes, headers: Any, limit: int) -> bytes:
    """Return the payload as a browser would show it, no longer than one byte over ``limit``."""
    if (headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
        from warcio.bufferedreaders import ChunkedDataReader

        payload = ChunkedDataReader(io.BytesIO(payload)).read(limit + 1)
    encoding = (headers.get_header("Content-Encoding") or "").strip().lower()
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _inflated(payload, limit)
    if encoding not in ("", "identity"):
        raise IntakeError(
            f"The page is packed in a way that is not read ({encoding[:20]}).",
            "Save the page as HTML, and give that.",
        )
    return payload


def _inflated(payload: bytes, limit: int) -> bytes:
    fault: zlib.error | None = None
    for form in (47, -15):  # gzip or zlib, as the header says; bare deflate, as some servers send
        try:
            return zlib.decompressobj(form).decompress(payload, limit + 1)
        except zlib.error as error:
            fault = error
    if not payload.startswith(_MAGIC):
        return payload  # many archives keep the header of a page that they have unpacked
    raise IntakeError(f"The page is broken in its archive ({fault}).", "Fetch the page again.") from fault


class _Stream(io.RawIOBase):
    """The bytes of a WARC, unpacked as they are read, counted, and with its end and its faults remembered."""

    def __init__(self, data: bytes, settings: Settings, allowance: Allowance) -> None:
        raw = io.BytesIO(data)
        self._packed = data.startswith(_MAGIC)
        self._source: Any = gzip.GzipFile(fileobj=raw) if self._packed else raw
        self._size = len(data)
        self._settings = settings
        self._allowance = allowance
        self._count = 0
        self.fault = ""
        self.tail = b""

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, or none at the end, and where the packing is broken."""
        try:
            data = self._source.read1(size)  # no more than there is, so that a cut costs nothing before it
        except (EOFError, OSError, zlib.error) as fault:
            self.fault = str(fault)
            return b""
        self._count += len(data)
        if self._packed:
            self._allowance.unpack(len(data))
            if too_dense(self._count, self._size, self._settings):
                raise IntakeError(
                    f"It unpacks to more than {self._settings.max_ratio} times its size, as files do that are"
                    " made to do harm.",
                    "If it is sound, unpack it yourself and give it unpacked, or raise SAYSO_MAX_RATIO.",
                )
        self.tail = (self.tail + data)[-4:]
        return bytes(data)


def _damaged(count: int, why: str) -> IntakeError:
    return IntakeError(
        f"The WARC was cut or is damaged ({why}); {count} page(s) that came before were read.",
        "Fetch it again if you can; what was read stands.",
    )


def _tell(file: str, passed: Counter[str]) -> None:
    if passed:
        kinds = ", ".join(f"{count} {kind or 'of no type'}" for kind, count in passed.most_common(6))
        warnings.warn(f"{file}: other answers were passed over ({kinds}).", SaysoWarning, stacklevel=2)
