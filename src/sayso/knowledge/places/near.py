"""Which state a toponym belongs to by what stands near it, for names that the gazetteer doesn't have."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from sayso.knowledge.places.places import Candidate, Toponym
from sayso.knowledge.places.telling import may_hold, states_told, surely_holds

REACH = 3
"""How many marks of a state before and after a toponym are looked at."""
HALF_WAY = 300
"""Characters after which a mark counts half."""
CLEAR = 0.6
"""The share that a state must have of what stands near."""
Mark = tuple[int, int, str]


def countries_near(
    toponyms: Sequence[Toponym], found: Sequence[Candidate | None], text: str
) -> list[str | None]:
    """Return for each toponym the alpha-3 code of the state in which it is likely to lie, or None.

    `found` is what `resolve_all` returned for the toponyms: a place that it knows lies where it lies. For
    one that isn't known, a state that the text tells to hold it decides ("the Sudanese village of X", "X in
    Niger"), and else what the toponyms and the states near it have in common.
    """
    marks: list[Mark] = [
        (start, end, place.country)
        for (start, end, _), place in zip(toponyms, found, strict=True)
        if place and place.country
    ]
    marks = sorted([*marks, *states_told(text, sorted(toponyms, key=lambda each: each[:2]))])
    return [
        place.country if place else _country_near(toponym, text, marks)
        for toponym, place in zip(toponyms, found, strict=True)
    ]


def _country_near(toponym: Toponym, text: str, marks: list[Mark]) -> str | None:
    here = bisect(marks, (toponym[0], toponym[1], ""))
    before, after = marks[max(0, here - REACH) : here], marks[here : here + REACH]
    if after and may_hold(text, toponym, after[0])[0]:
        return after[0][2]
    if before and surely_holds(text, before[-1], toponym):
        return before[-1][2]
    weights: dict[str, float] = {}
    for start, end, country in (*before, *after):
        distance = max(toponym[0] - end, start - toponym[1], 0)
        weights[country] = weights.get(country, 0.0) + HALF_WAY / (HALF_WAY + distance)
    best = max(weights, key=lambda country: weights[country], default=None)
    return best if best and weights[best] >= CLEAR * sum(weights.values()) else None
