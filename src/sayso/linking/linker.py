"""The stage as one call, and as an object that takes reports as they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import TypeVar

from sayso.linking.actors import Roster, attributions_with_actors, mentions_with_actors, roster_of
from sayso.linking.bare import Bare
from sayso.linking.corrections import Correction
from sayso.linking.events import Known, Sources, event_graph
from sayso.linking.graph import Graph
from sayso.linking.judged_names import names_judged
from sayso.linking.judgements import Judgement, Judgements
from sayso.linking.names import key
from sayso.linking.origins import origin_graph
from sayso.linking.outcome import Events, Origins, Remembered, perhaps_of
from sayso.linking.parties import Party
from sayso.linking.reading import Told, WordOnReports, told_by
from sayso.linking.voices import Voice
from sayso.records import Attribution, Caveat, Event, Ledger, Mention, Origin, Report, Unread

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
        self,
        judgements: Iterable[Judgement] = (),
        *,
        tell: Tell = told_by,
        outlets: Iterable[str] = (),
        remembered: Remembered | None = None,
    ) -> None:
        """Begin with no report, and with what a person has judged.

        ``tell`` may remember what a report tells; ``outlets`` are names of further outlets of the
        collection, where only a part of it is linked; ``remembered`` is what a linker before made.
        """
        self._tell = tell
        self._outlets = frozenset(f"outlet:{key(name)}" for name in outlets)
        self._judged = Judgements(judgements)
        self._on_independence = tuple(w for w in self._judged.standing if w.about == "independence")
        self._word = WordOnReports(
            names=names_judged(self._judged).applied,
            events_apart=_as_sets(self._judged.different_pairs("event")),
            origins_apart=_as_sets(self._judged.different_pairs("origin")),
        )
        self._told: dict[str, Told] = {}
        self._caveats: list[Caveat] = []
        self._unread: tuple[Unread, ...] = ()
        self._remembered = remembered or Remembered()
        self._events = event_graph(self._remembered.facts)
        self._origins = origin_graph(self._remembered.voices)
        self._bare = Bare(self._word.events_apart)
        self._telling_of: dict[str, str] = {}
        self._voices_of: dict[str, list[str]] = defaultdict(list)

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
        return one == two or self._events.compared(one, two) or self._bare.compared(one, two)

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
        origins, events = self.outcome(roster)
        return origins.every(), list(self.every(events))

    def outcome(self, roster: Roster) -> tuple[Origins, Events]:
        """Return which origins and events there are, for whoever needs a few of them whole."""
        origins = self._origins_of(roster)
        return origins, self._events_of(origins.sources)

    def every(self, events: Events) -> Iterator[Event]:
        """Yield all events whole, each with those that may be the same."""
        perhaps = perhaps_of(self._events.doubtful(), events.of_telling)
        for id_ in events.mentions:
            yield replace(events.whole(id_), perhaps=tuple(sorted(perhaps.get(id_, ()))))

    def doubtful(self) -> Iterator[tuple[str, str]]:
        """Yield a mention of each of two events that may be the same, for all that speaks for it."""
        for first, second in self._events.doubtful():
            yield self._events[first].mentions[0], self._events[second].mentions[0]

    def _take(self, told: Told) -> None:
        self._told[told.report.id] = told
        self._bare.add(told.report, [told.mentions[each.id] for each in told.tellings if each.bare])
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

    def _origins_of(self, roster: Roster) -> Origins:
        def named(origin: Origin, voice: Voice) -> Origin:
            word = self._judged.reliability_of(origin.name)
            return replace(origin, party=roster.party_of(voice.party), reliability=word)

        voices = {group: {n: self._origins[n] for n in group} for group in self._origins.clusters()}
        return Origins(voices, self._told, named, self._remembered)

    def _events_of(self, sources: Sources) -> Events:
        outlets = frozenset(f"outlet:{key(t.report.outlet)}" for t in self._told.values() if t.report.outlet)
        known = Known(sources, self._independent, self._corrections(), self._outlets | outlets)
        groups = self._bare.joined(self._events.clusters(), self._apart())
        facts = {group: {name: self._events[name] for name in group} for group in groups}
        return Events(facts, self._told, known, self._on_independence, self._remembered.events)

    def _apart(self) -> frozenset[frozenset[str]]:
        """Return the pairs of tellings that a person holds for two events."""
        pairs = self._word.events_apart
        of = self._telling_of
        return frozenset(frozenset(of[m] for m in pair) for pair in pairs if pair <= of.keys())

    def _corrections(self) -> list[Correction]:
        found = [c for told in self._told.values() for c in told.corrections]
        return sorted(found, key=lambda c: (c.day, c.report, c.span.start))

    def _independent(self, first: Party, second: Party) -> bool | None:
        """Return a person's word on whether two parties are independent, by any of their names."""
        if not self._on_independence:
            return None
        names = product({first.name, first.body}, {second.name, second.body})
        words = (self._judged.independence(a, b) for a, b in sorted(names))
        return next((word for word in words if word is not None), None)


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
