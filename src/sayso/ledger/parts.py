"""A case, or what some of its events rest on, as a ledger of the public format: for views and exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, select

from sayso.ledger.deriving.stored import Stored
from sayso.ledger.loading import Loaded, keys_of, ledger_of, load, lots, with_actors
from sayso.ledger.schema import actors, current, files
from sayso.ledger.told_anew import judgements_of, rated_actors, rated_origins, with_pairs
from sayso.records import Actor, Event, Ledger, Origin, Unread


def ledger(connection: Connection) -> Ledger:
    """Return the whole case as one ledger. It comes into memory whole: some 60 KB a report."""
    keys = [int(key) for key in connection.execute(select(current.c.report)).scalars()]
    stored, judgements = Stored(connection), judgements_of(connection)
    origins = sorted(stored.origins().values(), key=lambda each: each.id)
    events = sorted(stored.events().values(), key=lambda each: each.id)
    return replace(
        ledger_of(with_actors(connection, load(connection, keys), judgements).values()),
        actors=tuple(rated_actors(judgements, _all_actors(connection))),
        origins=tuple(rated_origins(judgements, origins)),
        events=tuple(with_pairs(connection, events)),
        unread=tuple(_unread(connection)),
    )


def ledger_of_events(connection: Connection, ids: Sequence[str]) -> Ledger:
    """Return a ledger of some events, in this order, with all that they name: reports, origins, actors."""
    stored = Stored(connection)
    found = stored.events(ids)
    loaded = load(connection, stored.reports_of_events(found))
    origins = stored.origins(
        _origins_named(found.values()) | stored.origins_with(_attributions_held(found.values(), loaded))
    )
    named = {report for each in origins.values() for report in _reports_named(each)}
    loaded |= load(connection, set(keys_of(connection, named)) - loaded.keys())
    judgements = judgements_of(connection)
    whole = ledger_of(with_actors(connection, dict(sorted(loaded.items())), judgements).values())
    parties = {each.party for each in origins.values() if each.party}
    in_order = [found[each] for each in dict.fromkeys(ids) if each in found]
    return replace(
        whole,
        actors=tuple(rated_actors(judgements, _actors(connection, _actors_named(whole) | parties))),
        origins=tuple(rated_origins(judgements, origins.values())),
        events=tuple(with_pairs(connection, in_order)),
    )


def _origins_named(events: Iterable[Event]) -> set[str]:
    found: set[str] = set()
    for event in events:
        found |= {by.origin for count in event.counts for by in count.by}
        if event.assessment:
            found |= {*event.assessment.origins, *event.assessment.denied_by}
    return found


def _attributions_held(events: Iterable[Event], loaded: Mapping[int, Loaded]) -> set[str]:
    """Return the attributions in which the mentions of events stand."""
    wanted = {mention for event in events for mention in event.mentions}
    mentions = (each for report in loaded.values() for each in report.mentions if each.id in wanted)
    return {attribution for each in mentions for attribution in each.attributions}


def _reports_named(origin: Origin) -> Iterator[str]:
    yield from origin.reports
    yield from (key for step in origin.spread for key in (step.report, step.source_report) if key)


def _actors_named(whole: Ledger) -> set[str]:
    speaking = {s.actor for a in whole.attributions for link in a.chain for s in link.speakers if s.actor}
    return speaking | {p.actor for m in whole.mentions for p in (*m.actors, *m.recipients) if p.actor}


def _all_actors(connection: Connection) -> Iterator[Actor]:
    rows = connection.execute(select(actors.c.record).order_by(actors.c.id)).scalars()
    return (msgspec.json.decode(row, type=Actor) for row in rows)


def _actors(connection: Connection, ids: Iterable[str]) -> list[Actor]:
    """Return actors by their ids, and those whose part they are."""
    found: dict[str, Actor] = {}
    front = set(ids)
    while front:
        for lot in lots(sorted(front)):
            rows = connection.execute(select(actors.c.record).where(actors.c.id.in_(lot))).scalars()
            found |= {each.id: each for each in (msgspec.json.decode(row, type=Actor) for row in rows)}
        named = {each.part_of for each in found.values() if each.part_of}
        front = named - found.keys() - front
    return [found[each] for each in sorted(found)]


def _unread(connection: Connection) -> Iterator[Unread]:
    rows = connection.execute(
        select(files.c.name, files.c.reason, files.c.next_step)
        .where(files.c.state == "unread")
        .order_by(files.c.key)
    )
    return (Unread(row.name, row.reason or "", row.next_step or "") for row in rows)
