"""Proof that a case is what it was: the chain of the log, and every byte that it vouches for.

What was altered is named. What this cannot show: that somebody with the file in hand made the whole chain
anew, or cut off its end. Against that, write the last hash down elsewhere (``expected``), or have it
time-stamped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from sayso.ledger import blobs, custody
from sayso.ledger.columns import Row, attribution_row, caveat_row, mention_row, report_row
from sayso.ledger.kept import sha256_of
from sayso.ledger.schema import (
    attributions,
    caveats,
    collections,
    judgements,
    log,
    mentions,
    protections,
    readings,
    reports,
    runs,
    stamps,
)
from sayso.ledger.schema import blobs as blob_rows
from sayso.ledger.store import findings_sha256
from sayso.records import Attribution, Caveat, Mention, Report

Progress = Callable[[int, int], None]
"""Called as ``progress(done, total)``, in entries of the log and readings."""
_FOUND: tuple[tuple[Table, type[Any], Callable[[Any], Row]], ...] = (
    (attributions, Attribution, attribution_row),
    (caveats, Caveat, caveat_row),
    (mentions, Mention, mention_row),
)
_RECORDS = ((judgements, "judged"), (protections, "protected"), (stamps, "stamped"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked, what is wrong (nothing, if all is well), and the last entry of the log."""

    faults: tuple[str, ...]
    entries: int
    reports: int
    readings: int
    head: str

    @property
    def whole(self) -> bool:
        """Whether nothing was altered."""
        return not self.faults


@dataclass
class _Vouched:
    """What the log vouches for: details of reports, hashes of their readings and of other records."""

    reports: dict[str, dict[str, Any]]
    readings: dict[str, list[str]]
    records: dict[tuple[str, str], str]


def verify(
    connection: Connection, *, expected: str | None = None, progress: Progress | None = None
) -> Verdict:
    """Check all of a case; ``expected`` is a hash that was written down earlier, and must be in the chain."""
    vouched = _Vouched({}, {}, {})
    faults = list(_chain(connection, vouched, expected))
    seen: set[str] = set()
    for done, row in enumerate(_all_reports(connection), 1):
        seen.add(row.id)
        faults += _report(connection, row, vouched)
        if progress:
            progress(done, len(vouched.reports))
    faults += [f"the report {each} is missing" for each in sorted(vouched.reports.keys() - seen)]
    faults += _records(connection, vouched)
    number, head = custody.head(connection)
    return Verdict(tuple(faults), number, len(seen), sum(map(len, vouched.readings.values())), head)


def _chain(connection: Connection, vouched: _Vouched, expected: str | None) -> Iterator[str]:
    """Check the log entry by entry; note what it vouches for."""
    number, previous, met = 0, custody.FIRST, expected is None
    wrote = {row.key: row for row in connection.execute(select(runs))}
    for row in connection.execute(select(log).order_by(log.c.number)):
        number += 1
        entry = _entry(row.entry)
        if row.number != number:
            yield f"the log has no entry {number}" + (
                f" to {row.number - 1}" if row.number > number + 1 else ""
            )
            number = row.number
        elif entry.get("previous") != previous:
            yield f"entry {number} of the log does not follow from the one before"
        if sha256_of(row.entry) != row.hash or entry.get("number") != row.number:
            yield f"entry {number} of the log was altered"
        run = wrote.get(entry.get("run"))
        if run is None or any(entry.get(name) != getattr(run, name) for name in ("by", "sayso", "model")):
            yield f"who wrote entry {number} of the log, or with which version, was altered"
        met = met or row.hash == expected
        previous = row.hash
        _note(entry, vouched)
    if not met:
        yield f"the hash {expected} is in no entry of the log: its end was cut off, or it was made anew"


def _entry(text: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.DecodeError:
        return {}


def _note(entry: dict[str, Any], vouched: _Vouched) -> None:
    action, subject, details = (entry.get(name) for name in ("action", "subject", "details"))
    if not isinstance(subject, str) or not isinstance(details, dict):
        return
    if action == "collected":
        vouched.reports[subject] = details
    if action in ("collected", "read again"):
        vouched.readings.setdefault(subject, []).append(str(details.get("findings_sha256")))
    if "record_sha256" in details:
        vouched.records[str(action), subject] = details["record_sha256"]


def _all_reports(connection: Connection) -> Iterator[Any]:
    """Yield the rows of reports with how they came, a few at a time: all would not fit into memory."""
    after = 0
    while True:
        rows = connection.execute(
            select(reports, collections.c.record.label("collection"))
            .outerjoin(collections, collections.c.report == reports.c.key)
            .where(reports.c.key > after)
            .order_by(reports.c.key)
            .limit(200)
        ).all()
        if not rows:
            return
        yield from rows
        after = rows[-1].key


def _report(connection: Connection, row: Any, vouched: _Vouched) -> Iterator[str]:
    told = vouched.reports.get(row.id)
    if told is None:
        yield f"the report {row.id} is in no entry of the log"
        return
    for what, digest in (("bytes", told.get("sha256")), ("text", told.get("text_sha256"))):
        yield from (f"the {what} of the report {row.id} {fault}" for fault in _blob(connection, digest))
    if (row.sha256, row.text_sha256) != (told.get("sha256"), told.get("text_sha256")):
        yield f"the hashes of the report {row.id} were altered"
    if sha256_of(row.record) != told.get("report_sha256") or _differs(row, Report, report_row):
        yield f"what is told of the report {row.id} (outlet, title, day) was altered"
    if row.collection is None or sha256_of(row.collection) != told.get("collection_sha256"):
        yield f"how the report {row.id} came here was altered"
    yield from _readings(connection, row, vouched.readings.get(row.id, []))


def _blob(connection: Connection, digest: object) -> Iterator[str]:
    row = connection.execute(
        select(blob_rows.c.packing, blob_rows.c.data).where(blob_rows.c.sha256 == digest)
    ).one_or_none()
    if row is None:
        yield "are missing" if digest else "are told by no hash"
        return
    data = blobs.unpacked(row)
    if data is None or sha256_of(data) != digest:
        yield "were altered"


def _readings(connection: Connection, report: Any, vouched: list[str]) -> Iterator[str]:
    """Check what was found in a report: every reading is one that the log tells of, in the same order."""
    rows = connection.execute(
        select(readings).where(readings.c.report == report.key).order_by(readings.c.key)
    ).all()
    if [row.sha256 for row in rows] != vouched:
        yield f"the readings of the report {report.id} are not those of the log"
    for row in rows:
        found: list[str] = []
        for table, kind, columns in _FOUND:
            for record in connection.execute(
                select(table).where(table.c.reading == (row.same_as or row.key)).order_by(table.c.key)
            ):
                found.append(record.record)
                if _differs(record, kind, columns):
                    yield f"{record.id}, found in the report {report.id}, was altered"
        if findings_sha256(found, row.unread) != row.sha256:
            yield f"what was found in the report {report.id} was altered"


def _differs(row: Any, kind: type[Any], columns: Callable[[Any], Row]) -> bool:
    """Tell whether the columns of a row are not those of its record, which has a hash of its own."""
    try:
        wanted = columns(msgspec.json.decode(row.record, type=kind))
    except (msgspec.DecodeError, ValueError):
        return True
    return any(getattr(row, name) != value for name, value in wanted.items() if name != "record")


def _records(connection: Connection, vouched: _Vouched) -> Iterator[str]:
    """Check what people said: judgements, names under protection, time stamps."""
    for table, action in _RECORDS:
        wanted = {subject: digest for (done, subject), digest in vouched.records.items() if done == action}
        for row in connection.execute(select(table).order_by(table.c.key)):
            if sha256_of(row.record) != wanted.pop(row.id, None):
                yield f"{row.id} ({action}) was altered, or is in no entry of the log"
            if table is stamps:
                yield from (f"the file of {row.id} {fault}" for fault in _blob(connection, row.sha256))
        yield from (f"{each} ({action}) is missing" for each in sorted(wanted))
