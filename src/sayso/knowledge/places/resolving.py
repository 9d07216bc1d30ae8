"""Which places the toponyms of one report stand for, decided together."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from sayso.knowledge.places.company import LEAST, Company, Key, added, areas_of, sums_of
from sayso.knowledge.places.features import company_score, told_score
from sayso.knowledge.places.gazetteer import Gazetteer, default
from sayso.knowledge.places.names import Mention, Name, looked_up, names_of_report
from sayso.knowledge.places.places import ADMIN2, CITY, Candidate, Place, Toponym, holders_of

MANY_PEOPLE = 300_000
"""A town of this size may be spoken of anywhere, also by a by-name."""
LEAD = 1.5
"""By how many names a state must lead all others together, for the report to be about it alone."""
ROUNDS = 3
"""How often each name is weighed anew by where the others are likely to lie."""


def resolve_all(
    toponyms: Sequence[Toponym], text: str, gazetteer: Gazetteer | None = None
) -> list[Candidate | None]:
    """Return the place that each toponym of a report stands for, or None for a name that isn't known.

    A toponym is (start, end, name), in code points of the text; they may come in any order. Within a report a
    name has one sense, unless the text tells otherwise ("Paris, Texas"). The first call opens the user's
    gazetteer, and builds it if need be. The time is in line with the text and the number of toponyms.
    """
    if not toponyms:
        return []
    gazetteer = gazetteer or default()
    order = sorted(range(len(toponyms)), key=lambda i: toponyms[i][:2])
    names, mentions = names_of_report([toponyms[i] for i in order], text, gazetteer)
    _weigh(names)
    found: list[Candidate | None] = [None] * len(toponyms)
    ready: dict[int, Candidate] = {}
    for i, mention in zip(order, mentions, strict=True):
        place = _chosen(names[mention.name], mention)
        if place:
            if place.id not in ready:
                ready[place.id] = gazetteer.candidate(place)
            found[i] = ready[place.id]
    return found


def lookup(name: str, gazetteer: Gazetteer | None = None) -> list[Candidate]:
    """Return all that a name can stand for, the likeliest first as long as no report is read."""
    gazetteer = gazetteer or default()
    found = looked_up(name, gazetteer, {})
    places = sorted(found.places, key=lambda place: -told_score(place, found.evidence))
    return [gazetteer.candidate(place) for place in places]


def _weigh(names: list[Name]) -> None:
    """Find how likely each place of each name is: by the text, then in rounds by the other names too."""
    known = [name for name in names if name.places]
    for name in known:
        name.scores = [told_score(place, name.evidence) for place in name.places]
        _set_likely(name, name.scores)
    companies: list[Company] = []
    for _ in range(ROUNDS if len(known) > 1 else 0):
        for name in known:
            name.sums = sums_of(name.likely)
        sums = added(name.sums for name in known)
        companies = [Company(sums, name.sums, _beside(name, names), _listed(name, names)) for name in known]
        for name, company in zip(known, companies, strict=True):
            pairs = zip(name.scores, name.places, strict=True)
            _set_likely(name, [score + company_score(place, company) for score, place in pairs])
    for name, company in zip(known, companies, strict=False):
        if _is_stray(name.likely[0][0], name, company):
            name.likely = []


def _is_stray(place: Place, name: Name, company: Company) -> bool:
    """Whether only a small place fits, in a state of which nothing else in the report speaks.

    If that is no more than its by-name, or the report is about one other state, it means a place that the
    gazetteer doesn't have, and none is better than the wrong one.
    """
    if place.kind not in (CITY, ADMIN2) or place.population >= MANY_PEOPLE:
        return False
    if place.exact and company.lead() < LEAD:
        return False
    told = name.evidence.holders or name.evidence.states.get(place.country)
    return not told and company.in_country(place.country) < LEAST


def _set_likely(name: Name, scores: list[float]) -> None:
    """Turn scores into shares of 1, the likeliest place first; of equals, that with more people."""
    highest = max(scores)
    shares = [exp(score - highest) for score in scores]
    total = sum(shares)
    likely = [(place, share / total) for place, share in zip(name.places, shares, strict=True)]
    name.likely = sorted(likely, key=lambda each: -each[1])


def _beside(name: Name, names: list[Name]) -> dict[Key, float]:
    """The areas of what stands beside a name in the text, with how often and how likely."""
    sums: dict[Key, float] = {}
    for number, times in name.beside.items():
        for place, share in names[number].likely[:1]:
            for key in areas_of(place):
                sums[key] = sums.get(key, 0.0) + share * min(times, 3)
    return sums


def _listed(name: Name, names: list[Name]) -> dict[int, float]:
    """How likely the names with which this one is listed are of each kind, on average."""
    kinds: dict[int, float] = {}
    for number in name.listed:
        for place, share in names[number].likely[:1]:
            kinds[place.kind] = kinds.get(place.kind, 0.0) + share / len(name.listed)
    return kinds


def _chosen(name: Name, mention: Mention) -> Place | None:
    """The likeliest place; where the text tells here what holds it, the likeliest that lies there."""
    for place, _ in name.likely:
        if not mention.holders or not mention.holders.isdisjoint(holders_of(place)):
            return place
    return None
