"""The writer: reports, what was found in them, and what people say, each with its entry in the log.

All functions take a connection in a transaction that may write. What is there already is left as it is, so
that a command that was stopped can be given again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from sayso import __version__
from sayso.ledger import blobs, custody
from sayso.ledger.columns import Row, attribution_row, caveat_row, mention_row, plain, report_row
from sayso.ledger.indexing import index_report, index_speakers
from sayso.ledger.kept import (
    Findings,
    Found,
    GivenFile,
    Run,
    as_json,
    canonical,
    now,
    sha256_of,
    text_bytes,
)
from sayso.ledger.schema import (
    attributions,
    caveats,
    collections,
    current,
    files,
    judgements,
    mentions,
    pending,
    readings,
    reports,
    runs,
    spoken,
)
from sayso.linking.judgements import Judgement
from sayso.records import Attribution


def begin(connection: Connection, what: str, by: str, model: str = "") -> Run:
    """Return a new run; ``model`` is the version of what reads."""
    row = {"what": what, "at": now(), "by": by.replace("\0", ""), "sayso": __version__, "model": model}
    key = connection.execute(insert(runs).returning(runs.c.key), row).scalar_one()
    return Run(key=key, **row)


def keep(connection: Connection, run: Run, found: Sequence[Found]) -> list[str]:
    """Keep reports with all that belongs to them; return the ids of those that were not there yet."""
    there = known(connection, [each.report.id for each in found])
    new = {each.report.id: each for each in found if each.report.id not in there}
    noted = []
    for each in new.values():
        key, rows = _report(connection, run, each), _rows_of(each.findings)
        _reading(connection, run, key, rows)
        index_report(connection, key, each.report)
        noted.append((each.report.id, _details(each, rows.sha256)))
    custody.note(connection, run, "collected", noted)
    return list(new)


def known(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Return which of these reports are in the case."""
    found = connection.execute(select(reports.c.id).where(reports.c.id.in_(list(ids))))
    return frozenset(found.scalars())


def keep_reading(connection: Connection, run: Run, report: str, findings: Findings) -> bool:
    """Keep what another version found in a report; return whether it found anything else.

    What the older one found stays, and counts no longer.
    """
    key = connection.execute(select(reports.c.key).where(reports.c.id == report)).scalar_one()
    old = connection.execute(
        select(readings.c.key, readings.c.sha256)
        .join(current, current.c.reading == readings.c.key)
        .where(current.c.report == key)
    ).one()
    rows = _rows_of(findings)
    if same := rows.sha256 == old.sha256:
        row = {
            "report": key,
            "run": run.key,
            "sha256": rows.sha256,
            "unread": rows.unread,
            "same_as": old.key,
        }
        connection.execute(insert(readings), row)
    else:
        older = select(attributions.c.key).where(attributions.c.reading == old.key)
        connection.execute(delete(spoken).where(spoken.c.attribution.in_(older)))
        connection.execute(delete(current).where(current.c.report == key))
        _reading(connection, run, key, rows)
    custody.note(connection, run, "read again", [(report, {"findings_sha256": rows.sha256})])
    return not same


def keep_file(connection: Connection, run: Run, file: GivenFile) -> None:
    """Keep that a file was gone through, with what became of it; told once for the same bytes and outcome."""
    unread = file.unread
    row = {
        "run": run.key,
        "name": plain(file.name),
        "sha256": file.sha256,
        "size": file.size,
        "at": now(),
        "state": "unread" if unread else "read",
        "reason": plain(unread.reason) if unread else None,
        "next_step": plain(unread.next_step) if unread else None,
    }
    same = [files.c[name].is_not_distinct_from(row[name]) for name in ("name", "sha256", "state", "reason")]
    if connection.execute(select(files.c.key).where(*same).limit(1)).first():
        return
    connection.execute(insert(files), row)
    if unread:
        told = {"sha256": file.sha256, "size": file.size, "reason": unread.reason}
        custody.note(connection, run, "not read", [(file.name, told)])


def has_file(connection: Connection, name: str, sha256: str | None = None) -> bool:
    """Tell whether a file of this name, with these bytes if told, was gone through and read."""
    same = [files.c.name == plain(name), files.c.state == "read"]
    if sha256 is not None:
        same.append(files.c.sha256 == sha256)
    return connection.execute(select(files.c.key).where(*same).limit(1)).first() is not None


def keep_judgement(connection: Connection, run: Run, judgement: Judgement) -> bool:
    """Keep a person's judgement; False where it is there already."""
    if connection.execute(select(judgements.c.key).where(judgements.c.id == judgement.id)).first():
        return False
    record = as_json(judgement)
    row = {"run": run.key, "id": judgement.id, "about": judgement.about, "record": record}
    connection.execute(insert(judgements), row)
    custody.note(connection, run, "judged", [(judgement.id, {"record_sha256": sha256_of(record)})])
    return True


def findings_sha256(records: Iterable[str], unread: str | None) -> str:
    """Return the hash of what a reading found: its records, one a line, then why it was not read."""
    return sha256_of("".join(f"{record}\n" for record in (*records, unread or "")))


def _report(connection: Connection, run: Run, found: Found) -> int:
    blobs.keep(connection, found.data)
    row = {
        **report_row(found.report),
        "run": run.key,
        "sha256": sha256_of(found.data),
        "text_sha256": blobs.keep(connection, text_bytes(found.report.text)),
    }
    key: int = connection.execute(insert(reports).returning(reports.c.key), row).scalar_one()
    connection.execute(insert(collections), {"report": key, "record": canonical(found.collection)})
    return key


@dataclass(frozen=True, slots=True)
class _FoundRows:
    """What a reading found, as rows, and the hash of it all."""

    said: tuple[Attribution, ...]
    attributions: list[Row]
    caveats: list[Row]
    mentions: list[Row]
    unread: str | None
    sha256: str


def _rows_of(findings: Findings) -> _FoundRows:
    said = [attribution_row(each) for each in findings.attributions]
    open_ = [caveat_row(each) for each in findings.caveats]
    told = [mention_row(each) for each in findings.mentions]
    unread = as_json(findings.unread) if findings.unread else None
    digest = findings_sha256((row["record"] for row in (*said, *open_, *told)), unread)
    return _FoundRows(findings.attributions, said, open_, told, unread, digest)


def _reading(connection: Connection, run: Run, report: int, rows: _FoundRows) -> None:
    """Keep a reading as the one that counts."""
    row = {"report": report, "run": run.key, "sha256": rows.sha256, "unread": rows.unread}
    key = connection.execute(insert(readings).returning(readings.c.key), row).scalar_one()
    keys = _rows(connection, attributions, key, rows.attributions)
    _rows(connection, caveats, key, rows.caveats)
    _rows(connection, mentions, key, rows.mentions)
    connection.execute(insert(current), {"report": report, "reading": key})
    if not connection.execute(select(pending.c.report).where(pending.c.report == report)).first():
        connection.execute(insert(pending), {"report": report})
    index_speakers(connection, list(zip(keys, rows.said, strict=True)))


def _rows(connection: Connection, table: Table, reading: int, rows: list[Row]) -> list[int]:
    """Insert rows of a reading; return their numbers, in order."""
    if not rows:
        return []
    statement = insert(table).returning(table.c.key, sort_by_parameter_order=True)
    found = connection.execute(statement, [{**row, "reading": reading} for row in rows])
    return [int(key) for key in found.scalars()]


def _details(found: Found, findings: str) -> dict[str, Any]:
    """Return what the log keeps of a report: hashes of all that is kept of it, and how it came."""
    return {
        "file": found.report.file,
        "sha256": sha256_of(found.data),
        "size": len(found.data),
        "text_sha256": sha256_of(found.report.text),
        "report_sha256": sha256_of(report_row(found.report)["record"]),
        "collection_sha256": sha256_of(canonical(found.collection)),
        "findings_sha256": findings,
    }
