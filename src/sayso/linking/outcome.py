"""What comes out of linking: origins and events, each made whole only when it is asked for.

Which there are follows from the clusters, and is known at once. How an origin's words spread, and what is
told of an event, takes longest to find out; whoever needs a few of many asks for these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.linking.events import Known, Source, event_of, standing_on
from sayso.linking.facts import Facts, merged
from sayso.linking.graph import Scores
from sayso.linking.origins import origin_of, spread_of
from sayso.linking.reading import Told
from sayso.linking.reuse import took_over
from sayso.linking.voices import Voice
from sayso.linking.voices import merged as merged_voices
from sayso.records import Event, Mention, Origin, Report, Step, record_id

Group = frozenset[str]
"""A cluster: the ids of its items."""
MOST = 20_000
"""So many clusters are remembered, if no more are at hand."""
MOST_PAIRS = 200_000
"""So many pairs of reports are remembered of which it is known whether one has words of the other."""


@dataclass(slots=True)
class _MadeOrigin:
    """An origin but for who its party is, with the very voices that it was made of."""

    voices: dict[str, Voice]
    origin: Origin
    whole: Voice
    spread: tuple[Step, ...] | None = None


@dataclass(frozen=True, slots=True)
class _MadeEvent:
    """An event with the very objects that it was made of, and all else that it follows from."""

    facts: dict[str, Facts]
    told: Sequence[Told]
    rests_on: object
    event: Event


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was made before: it is used again where all that it follows from is the same.

    Several linkers may share one, if what their reports tell is often the same, as objects.
    """

    origins: dict[Group, _MadeOrigin] = field(default_factory=dict)
    events: dict[Group, _MadeEvent] = field(default_factory=dict)
    voices: Scores[Voice] | None = None
    facts: Scores[Facts] | None = None
    taken: dict[tuple[str, str], bool] = field(default_factory=dict)

    @classmethod
    def with_scores(cls) -> Remembered:
        """Return a memory that also holds how alike pairs are: for linkers that meet the same ones again."""
        return cls(voices=Scores(), facts=Scores())

    def copied(self, report: Report, source: Report) -> bool:
        """Return whether a report has words of another, by their ids: the text of one never changes."""
        pair = report.id, source.id
        if pair not in self.taken:
            if len(self.taken) >= MOST_PAIRS:
                self.taken.clear()
            self.taken[pair] = took_over(report, source)
        return self.taken[pair]


class Origins:
    """The origins of what was linked; ``known`` has them by their ids, all but how they spread."""

    def __init__(
        self,
        voices: Mapping[Group, dict[str, Voice]],
        told: Mapping[str, Told],
        named: Callable[[Origin, Voice], Origin],
        remembered: Remembered,
    ) -> None:
        """Take the voices of each cluster; ``named`` puts in who the party is and how reliable."""
        made, self._copied = remembered.origins, remembered.copied
        self.known: dict[str, Origin] = {}
        self.sources: dict[str, list[Source]] = defaultdict(list)
        self._told = told
        self._made: dict[str, _MadeOrigin] = {}
        _bound(made, len(voices))
        for group, own in voices.items():
            kept = made.get(group)
            if kept is None or any(kept.voices[name] is not voice for name, voice in own.items()):
                kept = made[group] = _MadeOrigin(own, origin_of(own.values()), merged_voices(own.values()))
            self._enter(kept, named)

    def _enter(self, made: _MadeOrigin, named: Callable[[Origin, Voice], Origin]) -> None:
        origin = named(made.origin, made.whole)
        self.known[origin.id] = origin
        self._made[origin.id] = made
        source = Source(origin.id, origin.name, made.whole.party, origin.first_said, made.whole.via)
        for attribution in origin.attributions:
            self.sources[attribution].append(source)

    def whole(self, id_: str) -> Origin:
        """Return an origin with how it spread."""
        made = self._made[id_]
        if made.spread is None:
            reports = {v.report: self._told[v.report].report for v in made.voices.values()}
            made.spread = spread_of(made.voices.values(), reports, self._copied)
        return replace(self.known[id_], spread=made.spread)

    def every(self) -> list[Origin]:
        """Return all of them, by their ids."""
        return [self.whole(id_) for id_ in sorted(self.known)]


class Events:
    """The events of what was linked; ``mentions`` has those of each, by the events' ids."""

    def __init__(
        self,
        facts: Mapping[Group, dict[str, Facts]],
        told: Mapping[str, Told],
        known: Known,
        word: object,
        made: dict[Group, _MadeEvent],
    ) -> None:
        """Take what the tellings of each cluster tell; ``word`` is what people said on independence."""
        self.mentions: dict[str, frozenset[str]] = {}
        self.of_telling: dict[str, str] = {}
        self._groups: dict[str, tuple[Group, dict[str, Facts]]] = {}
        self._told, self._known, self._word, self._made = told, known, word, made
        _bound(made, len(facts))
        for group, own in facts.items():
            mentions = frozenset(m for each in own.values() for m in each.mentions)
            id_ = record_id("e", min(mentions))
            self.mentions[id_] = mentions
            self.of_telling.update(dict.fromkeys(group, id_))
            self._groups[id_] = (group, own)

    def whole(self, id_: str) -> Event:
        """Return an event, but for those that may be the same."""
        group, facts = self._groups[id_]
        made = self._made.get(group)
        whole = merged(list(facts.values()))
        mentions = self._mentions_of(whole)
        told = [each for each, _ in mentions]
        rests_on = self._rests_on(mentions, whole)
        if made is None or not _same(made, facts, told) or made.rests_on != rests_on:
            event = event_of(mentions, whole, self._known)
            made = self._made[group] = _MadeEvent(facts, told, rests_on, event)
        return made.event

    def _rests_on(self, told: Sequence[tuple[Told, Mention]], whole: Facts) -> object:
        """Return all that an event follows from, beside the very objects of which it is made."""
        sources = self._known.sources
        rests = {a: tuple(sources[a]) for each, _ in told for a in each.attributions if a in sources}
        return standing_on(told, whole, self._known), rests, self._known.outlets, self._word

    def _mentions_of(self, whole: Facts) -> list[tuple[Told, Mention]]:
        """Return an event's mentions in the order of their reports, each with what its report tells."""
        where = {m: self._told[report] for report in whole.reports for m in self._told[report].mentions}
        ordered = sorted(whole.mentions, key=lambda m: _order(where[m], m))
        return [(where[m], where[m].mentions[m]) for m in ordered]


def _same(made: _MadeEvent, facts: Mapping[str, Facts], told: Sequence[Told]) -> bool:
    return (
        len(made.told) == len(told)
        and all(one is other for one, other in zip(made.told, told, strict=True))
        and all(made.facts[name] is each for name, each in facts.items())
    )


def _order(told: Told, mention: str) -> tuple[str, str, int]:
    start = min((s.start for s in told.mentions[mention].trigger), default=0)
    return told.report.published or "9", told.report.id, start


def _bound(made: dict[Group, object] | dict[Group, _MadeOrigin] | dict[Group, _MadeEvent], now: int) -> None:
    """Forget all where too much is remembered that is no longer at hand."""
    if len(made) > max(MOST, 2 * now):
        made.clear()


def perhaps_of(pairs: Iterable[tuple[str, str]], event_of_telling: Mapping[str, str]) -> dict[str, set[str]]:
    """Return for each event those that may be the same: something speaks for it, but not enough."""
    found: dict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        one, two = event_of_telling[first], event_of_telling[second]
        if one != two:
            found[one].add(two)
            found[two].add(one)
    return found
