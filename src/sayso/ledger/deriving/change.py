"""What new reports change: which events and origins are written, and which have to give way.

What was linked is the new reports and their neighbours. Of an event that a new report joins all other
reports have to be there too, and of the origins behind it: what is missing is fetched, until nothing is.
What comes out beyond that is of a part of the case only, and is left as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from sayso.ledger.deriving.scope import Scope
from sayso.ledger.deriving.stored import Stored
from sayso.records import Event, Mention, Origin


@dataclass(frozen=True, slots=True)
class Change:
    """Events and origins to be written, and the ids of those that go."""

    events: list[Event]
    origins: list[Origin]
    events_gone: set[str]
    origins_gone: set[str]
    pairs: set[tuple[str, str]]
    """Events that may be the same as one that is written, by their ids in the case."""


def change_by(connection: Connection, scope: Scope, new: Iterable[int]) -> Change:
    """Return what new reports (by their numbers) change; the scope grows until it has all that is touched."""
    fresh, stored = set(new), Stored(connection)
    while True:
        touched = _Touched(scope, stored, fresh)
        if not scope.add(touched.reports()):
            return touched.change()
        scope.link()


def change_of_all(connection: Connection, scope: Scope, new: Iterable[int]) -> Change:
    """Return what differs from the case's events and origins, where the scope holds the whole case."""
    stored = Stored(connection)
    theirs, their_origins = stored.events(), stored.origins()
    events, origins = scope.every_event(), scope.every_origin()
    ours = {each.id: replace(each, perhaps=()) for each in events}
    anew = {mention.id for key in new if key in scope.loaded for mention in scope.loaded[key].mentions}
    return Change(
        events=[e for e in ours.values() if theirs.get(e.id) != e or not anew.isdisjoint(e.mentions)],
        origins=[o for o in origins if their_origins.get(o.id) != o],
        events_gone=theirs.keys() - ours.keys(),
        origins_gone=their_origins.keys() - {each.id for each in origins},
        pairs={(each.id, other) for each in events for other in each.perhaps},
    )


class _Found:
    """What was linked, to look things up in."""

    def __init__(self, scope: Scope) -> None:
        self.events = scope.events.mentions
        self.origins = scope.origins.known
        self.mentions = {each.id: each for report in scope.loaded.values() for each in report.mentions}
        self.event_of = {mention: id_ for id_, own in self.events.items() for mention in own}
        self.origins_of: dict[str, set[str]] = defaultdict(set)
        for origin in self.origins.values():
            for attribution in origin.attributions:
                self.origins_of[attribution].add(origin.id)
        self.holding: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions.values():
            for attribution in mention.attributions:
                self.holding[attribution].append(mention)

    def events_with(self, mentions: Iterable[str]) -> set[str]:
        return {self.event_of[each] for each in mentions if each in self.event_of}

    def origins_with(self, attributions: Iterable[str]) -> set[str]:
        return {origin for each in attributions for origin in self.origins_of.get(each, ())}

    def attributions_behind(self, events: Iterable[str]) -> set[str]:
        """Return the attributions that hold the mentions of events."""
        mentions = (self.mentions[m] for e in events for m in self.events[e])
        return {attribution for mention in mentions for attribution in mention.attributions}


class _Touched:
    """The events and origins that new reports touch: of those linked just now, and of those in the case."""

    def __init__(self, scope: Scope, stored: Stored, fresh: set[int]) -> None:
        self._scope, self._stored, self._fresh = scope, stored, fresh
        self._found = _Found(scope)
        self.events, self.origins = self._told()
        self.old_events = stored.events_in(fresh)
        self.old_origins = stored.origins_in(fresh)
        before = None
        while before != (before := self._size()):
            self._grow()

    def reports(self) -> set[int]:
        """Return the numbers of the reports that have to be linked too."""
        return self._stored.reports_of_events(self.old_events) | self._stored.reports_of_origins(
            self.old_origins
        )

    def change(self) -> Change:
        """Return what is to be written."""
        return Change(
            events=[self._scope.events.whole(each) for each in sorted(self.events)],
            origins=[self._scope.origin(each) for each in sorted(self.origins)],
            events_gone=self.old_events - self.events,
            origins_gone=self.old_origins - self.origins,
            pairs=self._pairs(),
        )

    def _pairs(self) -> set[tuple[str, str]]:
        """Return the events that may be the same as one that is written, by the ids that they have then."""
        near = [pair for pair in self._scope.doubtful if self._found.events_with(pair) & self.events]
        there = self._stored.event_of({mention for pair in near for mention in pair})
        now = {mention: id_ for mention, id_ in self._found.event_of.items() if id_ in self.events}
        ids = there | now
        found = {(ids[one], ids[other]) for one, other in near if one in ids and other in ids}
        return {(one, other) for one, other in found if one != other}

    def _told(self) -> tuple[set[str], set[str]]:
        """Return the events and origins of which the new reports tell, or that they take back."""
        new = [self._scope.loaded[key] for key in self._fresh if key in self._scope.loaded]
        events = self._found.events_with(mention.id for each in new for mention in each.mentions)
        origins = self._found.origins_with(said.id for each in new for said in each.attributions)
        if any(self._scope.takes_back(each.report.id) for each in new):
            events |= set(self._changed_whole())
        return events, origins

    def _changed_whole(self) -> Iterator[str]:
        """Yield the events that became others, and whose reports are all here."""
        old = self._stored.events(self._stored.events_with(self._found.mentions))
        here = self._scope.loaded.keys()
        for each in old.values():
            same = each.id in self._found.events and self._scope.events.whole(each.id) == each
            if not same and self._stored.reports_of_events([each.id]) <= here:
                yield from self._found.events_with(each.mentions)

    def _size(self) -> tuple[int, ...]:
        return tuple(map(len, (self.events, self.origins, self.old_events, self.old_origins)))

    def _grow(self) -> None:
        """Take in what shares a mention, an attribution or an origin with what is touched."""
        found, stored = self._found, self._stored
        mentions = {m for e in self.events for m in found.events[e]}
        self.old_events |= stored.events_with(mentions)
        self.events |= found.events_with(stored.mentions_of(self.old_events))
        self.origins |= found.origins_with(found.attributions_behind(self.events))
        said = {a for o in self.origins for a in found.origins[o].attributions}
        self.old_origins |= stored.origins_with(said)
        self.origins |= found.origins_with(stored.attributions_of(self.old_origins))
        self.events |= self._resting_on_others()

    def _resting_on_others(self) -> set[str]:
        """Return the events that rest on an origin that bears another name, day or id than before."""
        old = {_source(each) for each in self._stored.origins(self.old_origins).values()}
        changed = [self._found.origins[o] for o in self.origins if _source(self._found.origins[o]) not in old]
        return {
            self._found.event_of[mention.id]
            for origin in changed
            for attribution in origin.attributions
            for mention in self._found.holding.get(attribution, ())
            if mention.id in self._found.event_of
        }


def _source(origin: Origin) -> tuple[str | None, ...]:
    """Return what an event tells of an origin."""
    return origin.id, origin.name, origin.party, origin.first_said
