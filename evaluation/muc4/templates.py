"""Templates of MUC-4 from those who were hit: one for each day, place and kind that a document tells apart.

Whoever or whatever is likely to have been hit takes the day, the place and the kind of incident from the
mentions that it is a participant of, or else from those in its sentences. The likeliest comes first and opens
the first template; the next join the first template that none of the three speaks against.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from evaluation.muc4.actors import head, number_in
from evaluation.muc4.roles import kind_of_incident
from evaluation.muc4.scoring import HUMAN, Document, Scored, chosen
from sayso.knowledge.states import country_of
from sayso.knowledge.words import is_plural, plain
from sayso.language import phrases
from sayso.language.reading import Reading
from sayso.records import Count, Mention, Participant, Place, Time

Days = tuple[date | None, date]
"""From a day, or from some day that is not told, to a day; both inclusive."""
THINGS = "Target"
LEAST = math.log(0.22 / 0.78)
"""From which log odds on what was hit is in a template: best for all slots on the training documents."""
SURE = 0.2
"""From which guess at a document on it has a template even if nobody is likely to have been hit."""
BEYOND = 3
"""An incident of another kind is another one if it is told so many sentences after the last."""
PRECISE = timedelta(days=3)
"""A longer time is answered with "on or before its last day"."""


@dataclass
class Victim:
    """Those who were hit, as told: how many and what became of them."""

    name: str
    number: str
    effect: str | None


@dataclass
class Response:
    """One incident as the program tells it."""

    kind: str
    days: Days | None
    place: str | None
    country: str | None
    stage: str = "ACCOMPLISHED"
    victims: list[Victim] = field(default_factory=list)
    things: list[str] = field(default_factory=list)


@dataclass
class Hit:
    """Somebody or something that was hit, the mentions around it, the first of its sentences."""

    one: Scored
    human: bool
    around: list[Mention]
    sentence: int


@dataclass
class Cluster:
    """What was hit in one incident, and what is known of it so far."""

    hits: list[Hit] = field(default_factory=list)
    time: Time | None = None
    place: Place | None = None
    kinds: Counter[str] = field(default_factory=Counter)
    last: int = 0

    def takes(self, hit: Hit, kind: str | None) -> bool:
        """Tell whether nothing speaks against it."""
        time, place = time_of(hit.around), place_of(hit.around)
        if time and self.time and not (time.start <= self.time.end and self.time.start <= time.end):
            return False
        if place and self.place and head(place.name) != head(self.place.name):
            return False
        another = kind and self.kinds and kind not in self.kinds
        return not another or hit.sentence <= self.last + BEYOND

    def add(self, hit: Hit, kind: str | None) -> None:
        """Add what was hit."""
        self.hits.append(hit)
        self.time, self.place = self.time or time_of(hit.around), self.place or place_of(hit.around)
        self.kinds.update([kind] if kind else [])
        self.last = max(self.last, hit.sentence)


def responses(
    document: Document,
    scored: Mapping[str, Sequence[Scored]],
    incidents: Sequence[Mention],
    published: str | None,
    city: str = "",
) -> list[Response]:
    """Return the incidents of a document.

    ``incidents``: mentions that make one even if nobody is likely to have been hit.
    """
    told = [m for m in document.mentions if m.type == "ASSAULT" and m.status == "actual"]
    found = clusters(hits_of(document.reading, scored, told), document.reading.text)
    if not found and incidents:
        kinds = Counter(kind_of_incident(m, document.reading.text) for m in incidents)
        return [_response(Cluster(kinds=kinds), document.reading, incidents, published, city)]
    spare = told if len(found) == 1 else []
    usual = usual_country(told, city)
    out = [_response(one, document.reading, spare, published, city) for one in found]
    for one in out:
        one.country = one.country or usual
    return out


def hits_of(reading: Reading, scored: Mapping[str, Sequence[Scored]], told: Sequence[Mention]) -> list[Hit]:
    """Return what is likely to have been hit, the likeliest first."""
    out = list[Hit]()
    numbers = [phrases.sentence_of(reading, reading.word_at(m.trigger[0].start)) for m in told]
    for human, role in ((True, HUMAN), (False, THINGS)):
        for one in chosen(scored[role], LEAST):
            sentences = {phrases.sentence_of(reading, a) for a, _ in one.candidate.spans}
            nearest = [m for m in told if any(_holds(p, one, reading) for p in m.recipients)]
            beside = [m for n, m in zip(numbers, told, strict=True) if n in sentences and m not in nearest]
            out.append(Hit(one, human, [*nearest, *beside], min(sentences)))
    return sorted(out, key=lambda hit: -hit.one.odds)


def _holds(participant: Participant, one: Scored, reading: Reading) -> bool:
    span = participant.span
    places = map(reading.offsets, one.candidate.spans)
    return span is not None and any(span.start <= a and b <= span.end for a, b in places)


def clusters(hits: Sequence[Hit], text: str) -> list[Cluster]:
    """Return what was hit, by incident."""
    out = list[Cluster]()
    for hit in hits:
        kind = kind_of_incident(hit.around[0], text) if hit.around else None
        one = next((c for c in out if c.takes(hit, kind)), None)
        if one is None:
            out.append(one := Cluster())
        one.add(hit, kind)
    return out


def _response(
    one: Cluster, reading: Reading, spare: Sequence[Mention], published: str | None, city: str
) -> Response:
    """A cluster as a template; ``spare`` are mentions that tell the day and the place where its own don't."""
    around = [m for hit in one.hits for m in hit.around]
    kind = max(one.kinds, key=lambda k: (k != "ATTACK", one.kinds[k]), default="ATTACK")
    place = place_of(around) or place_of(spare)
    country = place.country if place else None
    out = Response(
        kind,
        days_of(time_of(around) or time_of(spare), published),
        place.name if place else None,
        country or usual_country(spare, city),
    )
    for hit in one.hits:
        if hit.human:
            victim = hit.one.candidate
            number = number_of(hit, reading)
            out.victims.append(Victim(victim.name, number, effect_of(victim.features, kind)))
        else:
            out.things.append(hit.one.candidate.name)
    return out


def time_of(mentions: Sequence[Mention]) -> Time | None:
    """Return the first time that is told."""
    return next((m.time for m in mentions if m.time), None)


def place_of(mentions: Sequence[Mention]) -> Place | None:
    """Return the first place that is told."""
    return next((m.place for m in mentions if m.place), None)


def days_of(time: Time | None, published: str | None) -> Days | None:
    """Return the days of an incident: those told, or else on or before the day on which the text was sent."""
    sent = date.fromisoformat(published) if published else None
    if time is None:
        return (None, sent) if sent else None
    first, last = date.fromisoformat(time.start), date.fromisoformat(time.end)
    if last - first > PRECISE:
        return None, min(last, sent) if sent else last
    return first, last


def usual_country(found: Sequence[Mention], city: str) -> str | None:
    """Return the country that most mentions of the document are placed in, or that of the dateline."""
    told = Counter(m.place.country for m in found if m.place and m.place.country)
    return told.most_common(1)[0][0] if told else country_of(city.title())


def overlap(one: Days, other: Days) -> bool:
    """Tell whether there is a day in both."""
    first = max(one[0] or date.min, other[0] or date.min)
    return first <= min(one[1], other[1])


def number_of(hit: Hit, reading: Reading) -> str:
    """Return how many were hit: a number in the words or before them, a figure of the event, or PLURAL."""
    name, spans = hit.one.candidate.name, hit.one.candidate.spans
    number = number_in(name)
    for start, end in spans:
        before = reading.words[start - 1] if start else None
        if number is None and before and start <= before.head < end:
            number = number_in(before.text)
    if number is None and name.split()[-1].islower():
        own = [(p, m) for m in hit.around for p in m.recipients if _holds(p, hit.one, reading)]
        figures = [count for each in own for count in _counts(*each)]
        number = next((c.low for c in figures if c.low is not None and c.low == c.high), None)
    if number is not None:
        return str(number)
    nouns = re.findall(r"\w+", re.split(r" (?:of|in|from|at|who) ", name)[0])
    return "PLURAL" if nouns and nouns[-1].islower() and is_plural(plain(nouns[-1])) else "1"


def effect_of(told: Mapping[str, float], kind: str) -> str | None:
    """Return what became of those who were hit, by the words of their events or else of their sentences."""
    if told.get("recipient: effect DEATH"):
        return "DEATH"
    if kind == "KIDNAPPING":
        return None
    if told.get("recipient: effect INJURY"):
        return "INJURY"
    return next((e for e in ("DEATH", "INJURY") if told.get(f"beside: effect {e}")), None)


def _counts(hit: Participant, mention: Mention) -> list[Count]:
    """The figures that stand in a participant's own words, or all if nobody else was hit."""
    if len(mention.recipients) == 1:
        return list(mention.counts)
    span = hit.span
    return [c for c in mention.counts if span and c.span and span.start <= c.span.start < span.end]
