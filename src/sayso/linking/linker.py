"""The stage as one call, and as an object that takes reports as they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import TypeVar

from sayso.linking.actors import Roster, attributions_with_actors, mentions_with_actors, roster_of
from sayso.linking.corrections import Correction
from sayso.linking.events import Known, Source, event_graph, event_of, standing_on
from sayso.linking.facts import Facts, merged
from sayso.linking.graph import Graph
from sayso.linking.judged_names import names_judged
from sayso.linking.judgements import Judgement, Judgements
from sayso.linking.names import key
from sayso.linking.origins import origin_graph, origin_of
from sayso.linking.parties import Party
from sayso.linking.reading import Told, WordOnReports, told_by
from sayso.linking.voices import merged as merged_voices
from sayso.records import Attribution, Caveat, Event, Ledger, Mention, Origin, Reliability, Report, Unread

T = TypeVar("T")
Tell = Callable[[Report, Sequence[Attribution], Sequence[Mention], WordOnReports], Told]


def link(ledger: Ledger, judgements: Iterable[Judgement] = ()) -> Ledger:
    """Return the ledger with its actors, origins and events filled in, under a person's ``judgements``."""
    linker = Linker(judgements)
    linker.add(ledger)
    return linker.ledger()


class Linker:
    """Links reports as they come; what it gives is the same in whatever order they came."""

    def __init__(
        self, judgements: Iterable[Judgement] = (), *, tell: Tell = told_by, outlets: Iterable[str] = ()
    ) -> None:
        """Begin with no report, and with what a person has judged.

        ``tell`` may remember what a report tells; ``outlets`` are names of further outlets of the
        collection, where only a part of it is linked.
        """
        self._tell = tell
        self._outlets = frozenset(f"outlet:{key(name)}" for name in outlets)
        self._judged = Judgements(judgements)
        self._word = WordOnReports(
            names=names_judged(self._judged).applied,
            events_apart=_as_sets(self._judged.different_pairs("event")),
            origins_apart=_as_sets(self._judged.different_pairs("origin")),
        )
        self._told: dict[str, Told] = {}
        self._caveats: list[Caveat] = []
        self._unread: tuple[Unread, ...] = ()
        self._events = event_graph()
        self._origins = origin_graph()
        self._telling_of: dict[str, str] = {}
        self._voices_of: dict[str, list[str]] = defaultdict(list)
        self._made_origins: dict[frozenset[str], tuple[Origin, Party]] = {}
        self._made_events: dict[frozenset[str], tuple[object, Event]] = {}

    def add(self, ledger: Ledger) -> None:
        """Take the reports of ``ledger``, with their attributions, caveats and mentions.

        A report that was added before is left as it was.
        """
        said: dict[str, list[Attribution]] = defaultdict(list)
        happened: dict[str, list[Mention]] = defaultdict(list)
        for attribution in self._judged.applied(ledger).attributions:
            said[attribution.report].append(attribution)
        for mention in ledger.mentions:
            happened[mention.report].append(mention)
        new = {report.id for report in ledger.reports} - self._told.keys()
        for report in ledger.reports:
            if report.id not in self._told:
                self._take(self._tell(report, said[report.id], happened[report.id], self._word))
        self._caveats += [caveat for caveat in ledger.caveats if caveat.report in new]
        self._unread = (*self._unread, *ledger.unread)
        self._honour()

    def compared(self, first: str, second: str) -> bool:
        """Return whether the tellings that hold two mentions are one, or were compared."""
        one, two = self._telling_of[first], self._telling_of[second]
        return one == two or self._events.compared(one, two)

    def ledger(self) -> Ledger:
        """Return all that was added, linked."""
        told = list(self._told.values())
        roster = roster_of((p for each in told for p in each.parties), self._judged.reliability_of)
        origins, events = self.origins_and_events(roster)
        return Ledger(
            reports=tuple(each.report for each in told),
            attributions=tuple(a for each in told for a in attributions_with_actors(each, roster)),
            caveats=tuple(self._caveats),
            mentions=tuple(m for each in told for m in mentions_with_actors(each, roster)),
            actors=roster.actors,
            origins=tuple(origins),
            events=tuple(events),
            unread=self._unread,
        )

    def origins_and_events(self, roster: Roster) -> tuple[list[Origin], list[Event]]:
        """Return the origins and events alone, for whoever has the rest; ``roster`` names the parties."""
        origins, sources = self._origins_of(roster)
        return origins, list(self._events_of(sources))

    def doubtful(self) -> Iterator[tuple[str, str]]:
        """Yield a mention of each of two events that may be the same, for all that speaks for it."""
        for first, second in self._events.doubtful():
            yield self._events[first].mentions[0], self._events[second].mentions[0]

    def _take(self, told: Told) -> None:
        self._told[told.report.id] = told
        for telling in told.tellings:
            self._events.add(telling.id, telling)
            self._telling_of.update(dict.fromkeys(telling.mentions, telling.id))
        for voice in told.voices:
            self._origins.add(voice.id, voice)
            for attribution in voice.attributions:
                self._voices_of[attribution].append(voice.id)

    def _honour(self) -> None:
        """Put together and apart what a person has judged so, of the reports that are here."""
        judged = self._judged
        tellings = {
            mention: [self._telling_of[mention]]
            for pair in (*judged.same_pairs("event"), *judged.different_pairs("event"))
            for mention in pair
            if mention in self._telling_of
        }
        _bind(self._events, judged.same_pairs("event"), tellings)
        _part(self._events, judged.different_pairs("event"), tellings)
        _bind(self._origins, judged.same_pairs("origin"), self._voices_of)
        _part(self._origins, judged.different_pairs("origin"), self._voices_of)

    def _origins_of(self, roster: Roster) -> tuple[list[Origin], dict[str, list[Source]]]:
        """Return the origins, and for each attribution those to which it goes back."""
        origins: list[Origin] = []
        sources: dict[str, list[Source]] = defaultdict(list)
        kept: dict[frozenset[str], tuple[Origin, Party]] = {}
        for group in self._origins.clusters():
            kept[group] = self._made_origins.get(group) or self._origin(group)
            origin, party = kept[group]
            origins.append(
                replace(origin, party=roster.party_of(party), reliability=self._reliability(origin))
            )
            for attribution in origin.attributions:
                sources[attribution].append(Source(origin.id, origin.name, party, origin.first_said))
        self._made_origins = kept
        return sorted(origins, key=lambda o: o.id), sources

    def _origin(self, group: frozenset[str]) -> tuple[Origin, Party]:
        voices = [self._origins[each] for each in group]
        reports = {voice.report: self._told[voice.report].report for voice in voices}
        return origin_of(voices, reports), merged_voices(voices).party

    def _reliability(self, origin: Origin) -> Reliability | None:
        return self._judged.reliability_of(origin.name)

    def _events_of(self, sources: dict[str, list[Source]]) -> Iterator[Event]:
        """Return the events; one whose mentions and sources are what they were is not made again."""
        outlets = frozenset(f"outlet:{key(t.report.outlet)}" for t in self._told.values() if t.report.outlet)
        known = Known(sources, self._independent, self._corrections(), self._outlets | outlets)
        kept: dict[frozenset[str], tuple[object, Event]] = {}
        for group in self._events.clusters():
            whole = merged([self._events[each] for each in group])
            told = self._mentions_of(whole)
            rests_on = standing_on(told, whole, known)
            made = self._made_events.get(group)
            kept[group] = made if made and made[0] == rests_on else (rests_on, event_of(told, whole, known))
        self._made_events = kept
        perhaps = self._perhaps({name: event for group, (_, event) in kept.items() for name in group})
        for _, event in kept.values():
            yield replace(event, perhaps=tuple(sorted(perhaps.get(event.id, ()))))

    def _perhaps(self, event_of_telling: dict[str, Event]) -> dict[str, set[str]]:
        """Return for each event those that may be the same: something speaks for it, but not enough."""
        found: dict[str, set[str]] = defaultdict(set)
        for first, second in self._events.doubtful():
            one, two = event_of_telling[first].id, event_of_telling[second].id
            found[one].add(two)
            found[two].add(one)
        return found

    def _mentions_of(self, whole: Facts) -> list[tuple[Told, Mention]]:
        """Return an event's mentions in the order of their reports, each with what its report tells."""
        where = {m: self._told[report] for report in whole.reports for m in self._told[report].mentions}
        ordered = sorted(whole.mentions, key=lambda m: _order(where[m], m))
        return [(where[m], where[m].mentions[m]) for m in ordered]

    def _corrections(self) -> list[Correction]:
        found = [c for told in self._told.values() for c in told.corrections]
        return sorted(found, key=lambda c: (c.day, c.report, c.span.start))

    def _independent(self, first: Party, second: Party) -> bool | None:
        """Return a person's word on whether two parties are independent, by any of their names."""
        names = product({first.name, first.body}, {second.name, second.body})
        words = (self._judged.independence(a, b) for a, b in sorted(names))
        return next((word for word in words if word is not None), None)


def _order(told: Told, mention: str) -> tuple[str, str, int]:
    start = min((s.start for s in told.mentions[mention].trigger), default=0)
    return told.report.published or "9", told.report.id, start


def _as_sets(pairs: Iterable[tuple[str, str]]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in pairs)


def _bind(graph: Graph[T], pairs: Iterable[tuple[str, str]], holding: dict[str, list[str]]) -> None:
    for first, second in sorted(pairs):
        for one, two in zip(holding.get(first, ()), holding.get(second, ()), strict=False):
            graph.bind(one, two)


def _part(graph: Graph[T], pairs: Iterable[tuple[str, str]], holding: dict[str, list[str]]) -> None:
    for first, second in sorted(pairs):
        for one, two in product(holding.get(first, ()), holding.get(second, ())):
            if one != two:
                graph.part(one, two)
