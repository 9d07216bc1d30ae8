"""Records out of a case again: reports with what was found in them, and with who the speakers are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Table, select

from sayso.errors import CaseError
from sayso.ledger import blobs
from sayso.ledger.kept import Findings, sha256_of
from sayso.ledger.schema import (
    acting,
    attributions,
    caveats,
    current,
    judgements,
    mentions,
    readings,
    reports,
)
from sayso.ledger.schema import blobs as blob_rows
from sayso.linking.judgements import Judgement, Judgements
from sayso.records import Attribution, Caveat, Ledger, Mention, Report, Unread

LOT = 500
"""How many are asked for at once."""
Record = TypeVar("Record", bound="Attribution | Caveat | Mention")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A report with the findings that count."""

    report: Report
    attributions: tuple[Attribution, ...]
    caveats: tuple[Caveat, ...]
    mentions: tuple[Mention, ...]


def load(connection: Connection, keys: Iterable[int]) -> dict[int, Loaded]:
    """Return reports by their numbers, in the order of these, with the findings that count."""
    found: dict[int, Loaded] = {}
    for lot in lots(sorted(set(keys))):
        whole = _reports(connection, lot)
        said = _found(connection, attributions, lot, Attribution)
        open_ = _found(connection, caveats, lot, Caveat)
        told = _found(connection, mentions, lot, Mention)
        for key in lot:
            if key in whole:
                found[key] = Loaded(whole[key], tuple(said[key]), tuple(open_[key]), tuple(told[key]))
    return found


def load_around(
    connection: Connection, keys: Iterable[int], said: Iterable[str], told: Mapping[int, Sequence[Mention]]
) -> dict[int, Loaded]:
    """Return reports by their numbers with these claims and mentions only, and what is open about the claims.

    For what some events of a large case rest on: the reports tell of much else. ``told`` are mentions by the
    numbers of their reports, as `chosen` gives them; their reports and those of the claims come in any case.
    """
    held = chosen(connection, attributions, said, Attribution)
    every = sorted({*keys, *held, *told})
    ids = {each.id for some in held.values() for each in some}
    open_ = {
        key: [each for each in some if ids.intersection(each.about)]
        for lot in lots(every)
        for key, some in _found(connection, caveats, lot, Caveat).items()
    }
    further = {about for some in open_.values() for each in some for about in each.about} - ids
    for key, some in chosen(connection, attributions, further, Attribution).items():
        held[key] += some
    whole = {key: report for lot in lots(every) for key, report in _reports(connection, lot).items()}
    return {
        key: Loaded(whole[key], tuple(held.get(key, ())), tuple(open_.get(key, ())), tuple(told.get(key, ())))
        for key in every
        if key in whole
    }


def chosen(
    connection: Connection, table: Table, ids: Iterable[str], kind: type[Record]
) -> dict[int, list[Record]]:
    """Return findings by their ids, by the numbers of their reports.

    Each is as the reading that counts has it; one that this has no longer, as the last reading that had it:
    events rest on it until they are linked anew.
    """
    rows = (
        select(readings.c.report, table.c.key, table.c.id, table.c.record, current.c.reading)
        .join(readings, readings.c.key == table.c.reading)
        .outerjoin(current, current.c.reading == table.c.reading)
    )
    found: dict[str, Any] = {}
    for lot in lots(sorted(set(ids))):
        every = connection.execute(rows.where(table.c.id.in_(lot))).all()
        found |= {row.id: row for row in sorted(every, key=lambda row: (row.reading is not None, row.key))}
    by_report: dict[int, list[Record]] = defaultdict(list)
    for row in sorted(found.values(), key=attrgetter("key")):
        by_report[int(row.report)].append(msgspec.json.decode(row.record, type=kind))
    return by_report


def findings(connection: Connection, id_: str) -> tuple[Report, Findings]:
    """Return a report by its id, and what the reading that counts found in it."""
    row = connection.execute(
        select(reports.c.key, readings.c.unread)
        .join(current, current.c.report == reports.c.key)
        .join(readings, readings.c.key == current.c.reading)
        .where(reports.c.id == id_)
    ).one()
    loaded = load(connection, [row.key])[row.key]
    return loaded.report, Findings(
        attributions=loaded.attributions,
        caveats=loaded.caveats,
        mentions=loaded.mentions,
        unread=msgspec.json.decode(row.unread, type=Unread) if row.unread else None,
    )


def ledger_of(loaded: Iterable[Loaded]) -> Ledger:
    """Return reports and their findings as one ledger, not linked."""
    every = list(loaded)
    return Ledger(
        reports=tuple(each.report for each in every),
        attributions=tuple(one for each in every for one in each.attributions),
        caveats=tuple(one for each in every for one in each.caveats),
        mentions=tuple(one for each in every for one in each.mentions),
    )


def with_actors(
    connection: Connection, loaded: Mapping[int, Loaded], judgements: Judgements
) -> dict[int, Loaded]:
    """Return reports as people judged them, whose speakers and participants bear the ids of their actors."""
    who: dict[str, dict[str, str]] = defaultdict(dict)
    for lot in lots(sorted(loaded)):
        rows = select(acting.c.record, acting.c.place, acting.c.actor).where(acting.c.report.in_(lot))
        for row in connection.execute(rows):
            who[row.record][row.place] = row.actor
    return {
        key: replace(
            each,
            attributions=tuple(
                speaking(a, who.get(a.id, {}))
                for a in judgements.applied(Ledger(attributions=each.attributions)).attributions
            ),
            mentions=tuple(taking_part(m, who.get(m.id, {})) for m in each.mentions),
        )
        for key, each in loaded.items()
    }


def speaking(attribution: Attribution, who: Mapping[str, str]) -> Attribution:
    """Return an attribution with the actors that stand at its places (``0/1``: link, speaker)."""
    if not who:
        return attribution
    links = (
        replace(
            link,
            speakers=tuple(
                replace(speaker, actor=who.get(f"{i}/{j}")) for j, speaker in enumerate(link.speakers)
            ),
        )
        for i, link in enumerate(attribution.chain)
    )
    return replace(attribution, chain=tuple(links))


def taking_part(mention: Mention, who: Mapping[str, str]) -> Mention:
    """Return a mention with the actors that stand at its places (``actors/0``, ``recipients/2``)."""
    if not who:
        return mention
    return replace(
        mention,
        actors=tuple(replace(p, actor=who.get(f"actors/{i}")) for i, p in enumerate(mention.actors)),
        recipients=tuple(
            replace(p, actor=who.get(f"recipients/{i}")) for i, p in enumerate(mention.recipients)
        ),
    )


def places_of(record: Attribution | Mention) -> Iterator[tuple[str, str]]:
    """Yield the places of a record at which an actor stands, with the actor's id."""
    if isinstance(record, Attribution):
        for i, link in enumerate(record.chain):
            yield from ((f"{i}/{j}", s.actor) for j, s in enumerate(link.speakers) if s.actor)
    else:
        for name in ("actors", "recipients"):
            yield from ((f"{name}/{i}", p.actor) for i, p in enumerate(getattr(record, name)) if p.actor)


def judged(connection: Connection) -> tuple[Judgement, ...]:
    """Return all judgements of the case, in their order."""
    rows = connection.execute(select(judgements.c.record).order_by(judgements.c.key))
    return tuple(msgspec.json.decode(record, type=Judgement) for record in rows.scalars())


def keys_of(connection: Connection, ids: Iterable[str]) -> list[int]:
    """Return the numbers of reports by their ids; those that are not there are left out."""
    found: list[int] = []
    for lot in lots(sorted(set(ids))):
        found += map(int, connection.execute(select(reports.c.key).where(reports.c.id.in_(lot))).scalars())
    return found


def readings_of(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    """Return the number of the reading that counts, for reports by their numbers."""
    found: dict[int, int] = {}
    for lot in lots(sorted(keys)):
        rows = connection.execute(
            select(current.c.report, current.c.reading).where(current.c.report.in_(lot))
        )
        found |= {int(row.report): int(row.reading) for row in rows}
    return found


def lots(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield items in lots that one question to the database can hold."""
    for start in range(0, len(items), LOT):
        yield items[start : start + LOT]


def _reports(connection: Connection, keys: Sequence[int]) -> dict[int, Report]:
    rows = connection.execute(
        select(reports.c.key, reports.c.record, reports.c.text_sha256, blob_rows.c.packing, blob_rows.c.data)
        .join(blob_rows, blob_rows.c.sha256 == reports.c.text_sha256)
        .where(reports.c.key.in_(keys))
    )
    found: dict[int, Report] = {}
    for row in rows:
        data = blobs.unpacked(row)
        kept = msgspec.json.decode(row.record, type=Report)
        if data is None or sha256_of(data) != row.text_sha256:
            raise CaseError(f"The text of the report {kept.id} is not what it was.")
        found[int(row.key)] = replace(kept, text=data.decode("utf-8", "surrogatepass"))
    return found


def _found(
    connection: Connection, table: Table, keys: Sequence[int], kind: type[Record]
) -> dict[int, list[Record]]:
    found: dict[int, list[Record]] = defaultdict(list)
    rows = connection.execute(
        select(current.c.report, table.c.record)
        .join(table, table.c.reading == current.c.reading)
        .where(current.c.report.in_(keys))
        .order_by(table.c.key)
    )
    for row in rows:
        found[int(row.report)].append(msgspec.json.decode(row.record, type=kind))
    return found
