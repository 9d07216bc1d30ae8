"""The stage as one call, and as an object that takes reports as they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sayso.linking.actors import Roster, attributions_with_actors, mentions_with_actors, parties_in, roster_of
from sayso.linking.events import Source, event_graph, event_of
from sayso.linking.facts import merged
from sayso.linking.judgements import Judgement
from sayso.linking.origins import origin_graph, origin_of
from sayso.linking.reading import Told, told_by
from sayso.linking.voices import merged as merged_voices
from sayso.records import Attribution, Caveat, Event, Ledger, Mention, Origin, Unread


def link(ledger: Ledger, judgements: Iterable[Judgement] = ()) -> Ledger:
    """Return the ledger with its actors, origins and events filled in, under a person's ``judgements``."""
    linker = Linker(judgements)
    linker.add(ledger)
    return linker.ledger()


class Linker:
    """Links reports as they come; what it gives is the same in whatever order they came."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """Begin with no report, and with what a person has judged."""
        self._judgements = tuple(judgements)
        self._told: dict[str, Told] = {}
        self._caveats: list[Caveat] = []
        self._unread: tuple[Unread, ...] = ()
        self._events = event_graph()
        self._origins = origin_graph()

    def add(self, ledger: Ledger) -> None:
        """Take the reports of ``ledger``, with their attributions, caveats and mentions."""
        said: dict[str, list[Attribution]] = defaultdict(list)
        happened: dict[str, list[Mention]] = defaultdict(list)
        for attribution in ledger.attributions:
            said[attribution.report].append(attribution)
        for mention in ledger.mentions:
            happened[mention.report].append(mention)
        for report in ledger.reports:
            if report.id in self._told:
                continue  # the same document, given twice
            told = told_by(report, said[report.id], happened[report.id])
            self._told[report.id] = told
            for telling in told.tellings:
                self._events.add(telling.id, telling)
            for voice in told.voices:
                self._origins.add(voice.id, voice)
        self._caveats += ledger.caveats
        self._unread = (*self._unread, *ledger.unread)

    def compared(self, first: str, second: str) -> bool:
        """Return whether the tellings that hold two mentions are one, or were compared."""
        one, two = (self._telling_of[each] for each in (first, second))
        return one == two or self._events.compared(one, two)

    @property
    def _telling_of(self) -> dict[str, str]:
        return {m: t.id for told in self._told.values() for t in told.tellings for m in t.mentions}

    def ledger(self) -> Ledger:
        """Return all that was added, linked."""
        told = list(self._told.values())
        roster = roster_of(party for each in told for party in parties_in(each))
        origins, sources = self._origins_of(roster)
        return Ledger(
            reports=tuple(each.report for each in told),
            attributions=tuple(a for each in told for a in attributions_with_actors(each, roster)),
            caveats=tuple(self._caveats),
            mentions=tuple(m for each in told for m in mentions_with_actors(each, roster)),
            actors=roster.actors,
            origins=tuple(origins),
            events=tuple(self._events_of(sources)),
            unread=self._unread,
        )

    def _origins_of(self, roster: Roster) -> tuple[list[Origin], dict[str, list[Source]]]:
        """Return the origins, and for each attribution those to which it goes back."""
        reports = {each: told.report for each, told in self._told.items()}
        origins: list[Origin] = []
        sources: dict[str, list[Source]] = defaultdict(list)
        for group in self._origins.clusters():
            voices = [self._origins[each] for each in group]
            party = merged_voices(voices).party
            origin = origin_of(voices, reports, roster.party_of(party))
            origins.append(origin)
            for attribution in origin.attributions:
                sources[attribution].append(Source(origin.id, origin.name, party, origin.first_said))
        return sorted(origins, key=lambda o: o.id), sources

    def _events_of(self, sources: dict[str, list[Source]]) -> Iterator[Event]:
        where = {m: told for told in self._told.values() for m in told.mentions}
        for group in self._events.clusters():
            whole = merged([self._events[each] for each in group])
            mentions = sorted(whole.mentions, key=lambda m: self._order(where[m], m))
            told = [(where[m], where[m].mentions[m]) for m in mentions]
            yield event_of(told, whole, sources, lambda _, __: None)

    def _order(self, told: Told, mention: str) -> tuple[str, str, int]:
        start = min((s.start for s in told.mentions[mention].trigger), default=0)
        return told.report.published or "9", told.report.id, start
