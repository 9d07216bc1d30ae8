"""Time stamps that others give on a hash of the case: files of RFC 3161 (``.tsr``) and of OpenTimestamps.

A stamp names the hash that it is on. So it is found what it is of: the bytes or the text of a report, or an
entry of the log. Its signature is checked where a person gives the certificate of the service.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from sayso.errors import UsageError
from sayso.ledger import blobs, custody
from sayso.ledger.kept import Run, canonical, now, sha256_of
from sayso.ledger.loading import lots
from sayso.ledger.schema import log, reports, stamps
from sayso.ledger.tokens import Token, check_signature, token_of
from sayso.records import record_id

LARGEST = 1_000_000
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Stamped:
    """A time stamp that is kept: its id, what it ``of``: a report's id, or ``log``; its kind, and its time.

    ``checked``: its signature leads to a certificate that a person gave.
    """

    id: str
    of: str
    kind: str
    at: str | None
    checked: bool


def keep_stamp(
    connection: Connection, run: Run, data: bytes, file: str, certificates: bytes | None = None
) -> Stamped:
    """Keep a stamp, once, if it is on something of this case; with certificates only if they vouch for it."""
    if len(data) > LARGEST:
        raise UsageError(
            f"{file} has {len(data):,} bytes; a time stamp has some thousands.", "Give the stamp."
        )
    token = token_of(data, file)
    subject, stamped = _subject(connection, token, data, file)
    if certificates is not None:
        check_signature(token, stamped, certificates, file)
    id_ = record_id("t", sha256_of(data))
    kept = Stamped(id_, subject, token.kind, token.at, certificates is not None)
    if connection.execute(select(stamps.c.key).where(stamps.c.id == id_)).first():
        return kept
    record = canonical(
        {
            "id": id_,
            "of": subject,
            "stamped_sha256": stamped,
            "kind": token.kind,
            "stamped_at": token.at,
            "checked_under_sha256": sha256_of(certificates) if certificates is not None else None,
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
    return kept


def _subject(connection: Connection, token: Token, data: bytes, file: str) -> tuple[str, str]:
    """Return what a stamp is of, and the hash that it is on, or holds, where it can't be read."""
    held = [token.digest] if token.digest else sorted(_held(data))
    for lot in lots(held):
        if found := _of_report(connection, lot):
            return found
        entry = connection.execute(select(log.c.hash).where(log.c.hash.in_(lot)).limit(1)).scalar()
        if entry:
            return "log", str(entry)
    raise UsageError(
        f"{file} is on no hash of this case: neither of a report nor of an entry of its log.",
        "Have the hash stamped that `sayso verify` tells, or that of a report, and give the stamp.",
    )


def _held(data: bytes) -> set[str]:
    return {data[i : i + _BYTES].hex() for i in range(len(data) - _BYTES + 1)}


def _of_report(connection: Connection, hashes: Iterable[str]) -> tuple[str, str] | None:
    for column in (reports.c.sha256, reports.c.text_sha256):
        row = connection.execute(
            select(reports.c.id, column).where(column.in_(list(hashes))).limit(1)
        ).first()
        if row:
            return str(row[0]), str(row[1])
    return None
