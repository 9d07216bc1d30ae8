"""Templates of MUC-4 from mentions: those that nothing keeps apart, and that share somebody hit, are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from evaluation.muc4_actors import head, is_one, number_in, table, what_is
from evaluation.muc4_roles import kind_of_incident, name_of
from sayso.knowledge.states import country_of
from sayso.knowledge.words import is_plural, plain
from sayso.records import Count, Mention, Participant

Days = tuple[date | None, date]
"""From a day, or from some day that is not told, to a day; both inclusive."""


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


def responses(found: Sequence[Mention], text: str, published: str | None, city: str = "") -> list[Response]:
    """Return the incidents of a document: a mention joins the last one that it can belong to."""
    out: list[Response] = []
    fallback = usual_country(found, city)
    for mention in found:
        one = response(mention, text)
        same = next((r for r in reversed(out) if belongs(one, r)), None)
        if same is None:
            out.append(one)
        else:
            join(same, one)
    for one in out:
        one.country = one.country or fallback
        one.days = one.days or ((None, date.fromisoformat(published)) if published else None)
    return [one for one in out if one.victims or one.things]


def response(mention: Mention, text: str) -> Response:
    """Return one mention as an incident."""
    days: Days | None = None
    if mention.time:
        days = date.fromisoformat(mention.time.start), date.fromisoformat(mention.time.end)
    place = mention.place
    kind = kind_of_incident(mention, text)
    out = Response(kind, days, place.name if place else None, place.country if place else None)
    for hit in mention.recipients:
        name = name_of(hit)
        if what_is(name) in ("person", "people"):
            out.victims.append(Victim(name, number_of(hit, mention), effect_of(hit, mention)))
        else:
            out.things.append(name)
    return out


def usual_country(found: Sequence[Mention], city: str) -> str | None:
    """Return the country that most mentions of the document are placed in, or that of the dateline."""
    told = Counter(m.place.country for m in found if m.place and m.place.country)
    return told.most_common(1)[0][0] if told else country_of(city.title())


def belongs(one: Response, other: Response) -> bool:
    """Tell whether two may be one incident: nothing speaks against it, and who was hit is one."""
    if one.days and other.days and not overlap(one.days, other.days):
        return False
    if one.place and other.place and head(one.place) != head(other.place):
        return False
    if one.kind != other.kind and "ATTACK" not in (one.kind, other.kind):
        return False
    mine, theirs = _hit(one), _hit(other)
    return not mine or not theirs or any(is_one(a, b) for a in mine for b in theirs)


def overlap(one: Days, other: Days) -> bool:
    """Tell whether there is a day in both."""
    first = max(one[0] or date.min, other[0] or date.min)
    return first <= min(one[1], other[1])


def _hit(one: Response) -> list[str]:
    return [*(v.name for v in one.victims), *one.things]


def join(one: Response, more: Response) -> None:
    """Add to an incident what another mention tells of it."""
    one.kind = more.kind if one.kind == "ATTACK" else one.kind
    one.days, one.place = one.days or more.days, one.place or more.place
    one.country = one.country or more.country
    for victim in more.victims:
        known = next((v for v in one.victims if is_one(v.name, victim.name)), None)
        if known is None:
            one.victims.append(victim)
        else:
            known.effect = known.effect or victim.effect
            known.number = victim.number if known.number == "PLURAL" else known.number
    one.things += [t for t in more.things if not any(is_one(t, known) for known in one.things)]


def number_of(hit: Participant, mention: Mention) -> str:
    """Return how many were hit: a number, or PLURAL."""
    exact = [c.low for c in _counts(hit, mention) if c.low is not None and c.low == c.high]
    number = exact[0] if exact else number_in(name_of(hit))
    if number is not None:
        return str(number)
    nouns = re.findall(r"\w+", re.split(r" (?:of|in|from|at|who) ", name_of(hit))[0])
    return "PLURAL" if nouns and nouns[-1].islower() and is_plural(plain(nouns[-1])) else "1"


def effect_of(hit: Participant, mention: Mention) -> str | None:
    """Return what became of those who were hit, by the figures or by the words of the event."""
    effects = {"killed": "DEATH", "wounded": "INJURY"}
    told = [effects[c.of] for c in _counts(hit, mention) if c.of in effects]
    if told:
        return told[0]
    said = [t.lower() for s in mention.trigger for t in s.text.split()]
    found = [e for e, begin in table("effects").items() if any(w.startswith(begin) for w in said)]
    return found[0] if found else None


def _counts(hit: Participant, mention: Mention) -> list[Count]:
    """The figures that stand in a participant's own words, or all if nobody else was hit."""
    if len(mention.recipients) == 1:
        return list(mention.counts)
    span = hit.span
    return [
        c for c in mention.counts if span and c.span and span.start <= c.span.start and c.span.end <= span.end
    ]
