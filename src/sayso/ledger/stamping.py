"""Time stamps that others give on a hash of the case: files of RFC 3161 (``.tsr``) and of OpenTimestamps.

A stamp holds the bytes of the hash that it is on. So it is found what it is of: the bytes or the text of a
report, or an entry of the log. Whether the stamp itself is good is told by the tools of those who gave it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from sayso.errors import UsageError
from sayso.ledger import blobs, custody
from sayso.ledger.kept import Run, canonical, now, sha256_of
from sayso.ledger.loading import lots
from sayso.ledger.schema import log, reports, stamps
from sayso.records import record_id

LARGEST = 1_000_000
_OTS = b"\x00OpenTimestamps\x00"
_BYTES = 32


def keep_stamp(connection: Connection, run: Run, data: bytes, file: str) -> tuple[str, str]:
    """Keep a stamp, once; return its id, and what it is of: a report's id, or ``log``."""
    if len(data) > LARGEST:
        raise UsageError(
            f"{file} has {len(data):,} bytes; a time stamp has some thousands.", "Give the stamp."
        )
    subject, stamped = _subject(connection, data, file)
    id_ = record_id("t", sha256_of(data))
    if connection.execute(select(stamps.c.key).where(stamps.c.id == id_)).first():
        return id_, subject
    record = canonical(
        {
            "id": id_,
            "of": subject,
            "stamped_sha256": stamped,
            "kind": "OpenTimestamps" if data.startswith(_OTS) else "RFC 3161",
            "file": file,
            "sha256": blobs.keep(connection, data),
            "size": len(data),
            "by": run.by,
            "at": now(),
        }
    )
    row = {"run": run.key, "id": id_, "sha256": sha256_of(data), "record": record}
    connection.execute(insert(stamps), row)
    custody.note(connection, run, "stamped", [(id_, {"record_sha256": sha256_of(record), "of": subject})])
    return id_, subject


def _subject(connection: Connection, data: bytes, file: str) -> tuple[str, str]:
    """Return what a stamp is of, and the hash that it holds."""
    held = sorted({data[i : i + _BYTES].hex() for i in range(len(data) - _BYTES + 1)})
    for lot in lots(held):
        if found := _of_report(connection, lot):
            return found
        entry = connection.execute(select(log.c.hash).where(log.c.hash.in_(lot)).limit(1)).scalar()
        if entry:
            return "log", str(entry)
    raise UsageError(
        f"{file} holds no hash of this case: neither of a report nor of an entry of its log.",
        "Have the hash stamped that `sayso verify` tells, or that of a report, and give the stamp.",
    )


def _of_report(connection: Connection, hashes: Iterable[str]) -> tuple[str, str] | None:
    for column in (reports.c.sha256, reports.c.text_sha256):
        row = connection.execute(
            select(reports.c.id, column).where(column.in_(list(hashes))).limit(1)
        ).first()
        if row:
            return str(row[0]), str(row[1])
    return None
