"""One report as evidence: a ZIP that a third person can check with ``sha256sum`` alone.

Each file in it has just the bytes that were hashed: the hashes that the log's entries name are those in
``SHA256SUMS``, and the hash of an entry is the hash of its file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from sayso.ledger import blobs, custody
from sayso.ledger.kept import sha256_of
from sayso.ledger.queries import one_id
from sayso.ledger.schema import attributions, caveats, collections, current, log, mentions, readings, reports
from sayso.ledger.schema import stamps as stamp_rows

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
README = """Evidence: one report, as it was collected, and how it came here
================================================================

Report      {id}
File        {file}
Outlet      {outlet}
Title       {title}
Published   {published}
Address     {url}
Collected   {at} by {by}, from {source}
Written     {now} by Sayso

What is in this folder
----------------------
{original:<24}the bytes as they came, unchanged
text.txt                the text that was taken from them (UTF-8)
report.json             what the report tells of itself: outlet, title, day
collection.json         how it came here: who, when, from where, with which tool, what was done to it
findings.jsonl          what Sayso found in it, one record a line (a program's reading, not a person's)
log/                    the entries about it in the case's log, each a file
stamps/                 time stamps that others gave, if there are any
SHA256SUMS              the SHA-256 of all these files

How to check it
---------------
1. In this folder, type:   sha256sum -c SHA256SUMS
   (on a Mac: shasum -a 256 -c SHA256SUMS). Each line must end with OK.
2. Open the first file in log/. The hashes that it names are those in SHA256SUMS:
   sha256 that of {original}, text_sha256 that of text.txt, report_sha256 that of
   report.json, collection_sha256 that of collection.json. If the report was read once
   only, findings_sha256 is that of findings.jsonl; else the last file in log/ names it.
3. The hash of an entry is the SHA-256 of its file. The next entry of the case's log names
   it as "previous". So an entry cannot be changed without changing all that follow. When
   this was written, the log had {entries} entries; the hash of the last was
   {head}
   If you, or a time-stamping service, have known that hash since that day, then nothing
   before it was changed since.

What this does not prove: that what the report says is true, or that the page was the same
for everybody. It proves which bytes were collected, and that they are the same today.
"""


def evidence(connection: Connection, wanted: str) -> tuple[str, bytes]:
    """Return the id of a report, and its evidence as the bytes of a ZIP; a UsageError where there is none."""
    id_ = one_id(connection, reports, wanted, "report")
    files = dict(_files(connection, id_))
    sums = "".join(f"{sha256_of(data)}  {name}\n" for name, data in sorted(files.items()))
    files["SHA256SUMS"] = sums.encode()
    return id_, _zipped(re.sub(r"[^\w.-]", "_", id_), files)


def _files(connection: Connection, id_: str) -> Iterator[tuple[str, bytes]]:
    row = connection.execute(
        select(reports, collections.c.record.label("collection"))
        .join(collections, collections.c.report == reports.c.key)
        .where(reports.c.id == id_)
    ).one()
    original = f"original{_suffix(row.file)}"
    yield original, blobs.get(connection, row.sha256)
    yield "text.txt", blobs.get(connection, row.text_sha256)
    yield "report.json", row.record.encode()
    yield "collection.json", row.collection.encode()
    yield "findings.jsonl", _findings(connection, row.key)
    for entry in connection.execute(select(log).where(log.c.subject == id_).order_by(log.c.number)):
        yield f"log/{entry.number:08d}.json", entry.entry.encode()
    yield from _stamps(connection, id_)
    yield "README.txt", _readme(connection, row, original).encode()


def _suffix(file: str) -> str:
    """Return the end of a file's name, if it is a plain one: the name itself may be a person's."""
    suffix = PurePath(file.split("#", 1)[0]).suffix
    return suffix.lower() if _SUFFIX.fullmatch(suffix) else ".bin"


def _findings(connection: Connection, key: int) -> bytes:
    """Return what the reading that counts found, in just the bytes that its hash is of."""
    row = connection.execute(
        select(readings.c.key, readings.c.unread)
        .join(current, current.c.reading == readings.c.key)
        .where(readings.c.report == key)
    ).one()
    lines = [
        record
        for table in (attributions, caveats, mentions)
        for record in connection.execute(
            select(table.c.record).where(table.c.reading == row.key).order_by(table.c.key)
        ).scalars()
    ]
    return "".join(f"{line}\n" for line in (*lines, row.unread or "")).encode()


def _stamps(connection: Connection, id_: str) -> Iterator[tuple[str, bytes]]:
    """Yield the time stamps on the report or on one of its entries, or on the log as a whole."""
    hashes = set(connection.execute(select(log.c.hash).where(log.c.subject == id_)).scalars())
    for row in connection.execute(select(stamp_rows).order_by(stamp_rows.c.key)):
        told: dict[str, Any] = msgspec.json.decode(row.record)
        if told["of"] in (id_, "log") or told["stamped_sha256"] in hashes:
            yield f"stamps/{row.id}{_suffix(told['file'])}", blobs.get(connection, row.sha256)
            yield f"stamps/{row.id}.json", row.record.encode()


def _readme(connection: Connection, row: Any, original: str) -> str:
    report, collection = msgspec.json.decode(row.record), msgspec.json.decode(row.collection)
    number, head = custody.head(connection)
    told = {name: _line(report.get(name) or "not told") for name in ("outlet", "title", "published", "url")}
    return README.format(
        id=row.id,
        file=_line(row.file),
        at=collection["collected_at"],
        by=_line(collection["collector"]),
        source=_line(collection["source"]),
        now=datetime.now(UTC).date().isoformat(),
        original=original,
        entries=number,
        head=head,
        **told,
    )


def _line(text: str) -> str:
    """Return a text on one line, without what could act on a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _zipped(folder: str, files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    now = datetime.now(UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in sorted(files.items()):
            info = zipfile.ZipInfo(f"{folder}/{name}", now)
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            opened.writestr(info, data)
    return target.getvalue()
