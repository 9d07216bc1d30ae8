"""A case, or what some of its events rest on, as a ledger of the public format: for views and exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, select

from sayso.ledger.deriving.stored import Stored
from sayso.ledger.loading import (
    Loaded,
    chosen,
    keys_of,
    ledger_of,
    load,
    load_around,
    lots,
    with_actors,
)
from sayso.ledger.schema import actors, attributions, current, files, mentions
from sayso.ledger.told_anew import judgements_of, rated_actors, rated_origins, with_pairs
from sayso.records import Actor, Attribution, Event, Ledger, Mention, Origin, Unread


def ledger(connection: Connection) -> Ledger:
    """Return the whole case as one ledger. It comes into memory whole: some 60 KB a report."""
    keys = [int(key) for key in connection.execute(select(current.c.report)).scalars()]
    stored, judgements = Stored(connection), judgements_of(connection)
    origins = sorted(stored.origins().values(), key=lambda each: each.id)
    events = sorted(stored.events().values(), key=lambda each: each.id)
    loaded = _with_older(connection, load(connection, keys), events, origins)
    return replace(
        ledger_of(with_actors(connection, loaded, judgements).values()),
        actors=tuple(rated_actors(judgements, _all_actors(connection))),
        origins=tuple(rated_origins(judgements, origins)),
        events=tuple(with_pairs(connection, events)),
        unread=tuple(_unread(connection)),
    )


def _with_older(
    connection: Connection, loaded: dict[int, Loaded], events: Iterable[Event], origins: Iterable[Origin]
) -> dict[int, Loaded]:
    """Return reports also with what they were read to tell before, where events still rest on that.

    So it is between reading anew and linking anew, and after a halt between the two.
    """
    told = {key for each in events for key in each.mentions}
    told -= {one.id for each in loaded.values() for one in each.mentions}
    older = chosen(connection, mentions, told, Mention)
    said = {key for each in origins for key in each.attributions}
    said |= {key for some in older.values() for each in some for key in each.attributions}
    said -= {one.id for each in loaded.values() for one in each.attributions}
    spoken = chosen(connection, attributions, said, Attribution)
    for key in older.keys() | spoken.keys():
        each = loaded[key]
        loaded[key] = replace(
            each,
            attributions=(*each.attributions, *spoken.get(key, ())),
            mentions=(*each.mentions, *older.get(key, ())),
        )
    return loaded


def ledger_of_events(connection: Connection, ids: Sequence[str]) -> Ledger:
    """Return a ledger of some events, in this order, with all that they rest on: no more of their reports.

    It has their mentions, the claims in which these stand, the origins of these with all their claims, and
    the reports and actors that all those name.
    """
    stored = Stored(connection)
    found = stored.events(ids)
    told = chosen(connection, mentions, (key for each in found.values() for key in each.mentions), Mention)
    held = {key for some in told.values() for mention in some for key in mention.attributions}
    origins = stored.origins(_origins_named(found.values()) | stored.origins_with(held))
    said = held | {each for origin in origins.values() for each in origin.attributions}
    named = keys_of(connection, {report for each in origins.values() for report in _reports_named(each)})
    judgements = judgements_of(connection)
    loaded = with_actors(connection, load_around(connection, named, said, told), judgements)
    whole = ledger_of(loaded.values())
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
