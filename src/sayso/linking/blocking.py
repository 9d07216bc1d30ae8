"""Under which keys a telling is looked for: only those that share one are compared."""

from __future__ import annotations

from collections.abc import Hashable

from sayso.linking.facts import Facts

Key = tuple[Hashable, ...]
_GROUPS = {
    "attack": "V", "displace": "V", "seize": "V", "capture": "V",
    "AGREE": "A", "COOPERATE": "A", "SUPPORT": "A", "AID": "A", "MOBILIZE": "A",
    "CONCEDE": "R", "RETREAT": "R",
}  # fmt: skip
"""Kinds of happening that may be parts of one event stand in one group."""
_WEEK = 7
_LONG = 31
_BEFORE = 10
"""How many days before a report's publication an event lies whose day it doesn't tell."""


def keys_of(facts: Facts) -> frozenset[Key]:
    """Return the keys of a telling: what kind, when, and one of where, who, what, how many, which names."""
    groups = {_GROUPS.get(aspect, aspect) for aspect in facts.aspects}
    whats: set[Hashable] = {spot.name for spot in facts.spots}
    whats |= {(of, low, high) for of, low, high in facts.figures if (low or high or 0) >= 10}
    whats |= {key for party in (*facts.doers, *facts.harmed) if party.known for key in party.keys}
    whats |= facts.things | facts.names | facts.setting
    return frozenset((group, what, when) for group in groups for what in whats for when in _times(facts))


def _times(facts: Facts) -> frozenset[Hashable]:
    """Return weeks, or years for what lasted long; those before publication where none is told."""
    told = [(a - 1, b + 1) for a, b in facts.days] or [(a - _BEFORE, b) for a, b in facts.after]
    spans = told or [(day - _BEFORE, day) for day in facts.published]
    found: set[Hashable] = set()
    for first, last in spans:
        if last - first > _LONG:
            found |= {("year", day // 365) for day in range(first, last + 365, 365)}
        else:
            found |= set(range(first // _WEEK, last // _WEEK + 1))
    return frozenset(found) or frozenset({"always"})
