"""What speaks for one of the places that a name can stand for: a list of named features with weights.

A feature gives a number for one place, mostly from 0 to 1. The sum of numbers times weights is the place's
score; the difference of two scores is about the logarithm of how much likelier one is than the other.

The weights were set by hand, and then moved a little where that helped on one half of two public corpora and
did no harm on the other (see `evaluation/geoparsing.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from math import log10
from typing import Generic, NamedTuple, TypeVar

from sayso.knowledge.places.company import Company
from sayso.knowledge.places.places import (
    ADMIN1,
    ADMIN2,
    CAPITAL,
    COUNTRY,
    FEATURE,
    REGION,
    RENOWNED,
    Place,
    holders_of,
    key_of,
)

Of = TypeVar("Of")


@dataclass(slots=True)
class Evidence:
    """What the text tells of one name: of the kinds, what holds it and what lies in it, as ids and codes.

    `seats` holds the ids of divisions with a town of that very name in them. `states` holds how often the
    text names each state, by its code; it is shared by all names of a report.
    """

    kinds: frozenset[int] = frozenset()
    holders: set[int | str] = field(default_factory=set)
    held: set[int | str] = field(default_factory=set)
    seats: frozenset[int] = frozenset()
    states: dict[str, int] = field(default_factory=dict)


class Feature(NamedTuple, Generic[Of]):
    """A number that speaks for a place, and how much it weighs."""

    name: str
    weight: float
    of: Callable[[Place, Of], float]


def own_name(place: Place, _: None) -> float:
    """It is the place's own name, and no by-name."""
    return float(place.exact)


def people(place: Place, _: None) -> float:
    """How many people live there: the number of digits of their number."""
    return log10(1 + place.population)


def of_kind(kind: int) -> Callable[[Place, None], float]:
    """It is of this kind."""
    return lambda place, _: float(place.kind == kind)


def renowned(place: Place, _: None) -> float:
    """It stands in Sayso's own list of regions and waters, for the world's news speak of it."""
    return float(bool(place.flags & RENOWNED))


def capital(place: Place, _: None) -> float:
    """It is the capital of a state."""
    return float(bool(place.flags & CAPITAL))


def kind_told(place: Place, evidence: Evidence) -> float:
    """The text tells a kind ("X County", "the city of X"), and it is this one (1) or another (-1)."""
    if not evidence.kinds:
        return 0.0
    return 1.0 if place.kind in evidence.kinds else -1.0


def lies_there(place: Place, evidence: Evidence) -> float:
    """The text tells in what it lies ("X, Texas", "X district of Cabo Delgado"), and that is so."""
    return float(not evidence.holders.isdisjoint(holders_of(place))) if evidence.holders else 0.0


def holds_that(place: Place, evidence: Evidence) -> float:
    """The text tells what lies in it, and that is so."""
    return float(key_of(place) in evidence.held) if evidence.held else 0.0


def division_of_town(place: Place, evidence: Evidence) -> float:
    """It is a division, and there is a town of the same name in it: the bare name rather means the town."""
    return float(place.id in evidence.seats and not evidence.kinds and not place.flags & RENOWNED)


def state_told(place: Place, evidence: Evidence) -> float:
    """Its state is named, or its people are ("Sudanese"): from 0 (never) towards 1 (often)."""
    return _saturated(evidence.states.get(place.country, 0))


def same_state(place: Place, company: Company) -> float:
    """Other names of the report lie in its state."""
    return _saturated(company.in_country(place.country), 1.5)


def same_division(place: Place, company: Company) -> float:
    """Other names of the report lie in its first division, or name that."""
    return _saturated(company.in_area(place.admin1))


def same_district(place: Place, company: Company) -> float:
    """Other names of the report lie in its second division, or name that."""
    return _saturated(company.in_area(place.admin2))


def near_others(place: Place, company: Company) -> float:
    """Other names of the report lie near it."""
    return _saturated(company.near(place))


def beside_in_text(place: Place, company: Company) -> float:
    """The names before and after it in the text lie in its first division, or at least in its state."""
    return _saturated(company.beside(place))


def kind_in_list(place: Place, company: Company) -> float:
    """The names with which it is listed ("Texas, Ohio and New York") are of its kind."""
    return company.kind_in_list(place.kind)


def _saturated(amount: float, half: float = 1.0) -> float:
    """From 0 towards 1; a half at the given amount."""
    return amount / (amount + half) if amount > 0 else 0.0


PRIOR = (
    Feature("own_name", 3.0, own_name),
    Feature("people", 0.8, people),
    Feature("capital", 2.0, capital),
    Feature("renowned", 7.0, renowned),
    Feature("a_country", 5.0, of_kind(COUNTRY)),
    Feature("a_division", 3.5, of_kind(ADMIN1)),
    Feature("a_district", -2.0, of_kind(ADMIN2)),
    Feature("a_region", 1.0, of_kind(REGION)),
    Feature("a_feature", -1.0, of_kind(FEATURE)),
)
"""Before anything is read."""
TOLD = (
    Feature("kind_told", 3.0, kind_told),
    Feature("lies_there", 6.0, lies_there),
    Feature("holds_that", 5.0, holds_that),
    Feature("division_of_town", -4.0, division_of_town),
    Feature("state_told", 2.5, state_told),
)
"""By the words around the name."""
COMPANY = (
    Feature("same_state", 2.5, same_state),
    Feature("same_division", 5.5, same_division),
    Feature("same_district", 1.5, same_district),
    Feature("near_others", 2.0, near_others),
    Feature("beside_in_text", 2.0, beside_in_text),
    Feature("kind_in_list", 2.0, kind_in_list),
)
"""By what the report's other names are likely to stand for."""


def told_score(place: Place, evidence: Evidence) -> float:
    """The sum of what is known beforehand and of what the words around the name tell."""
    return _prior(place) + sum(each.weight * each.of(place, evidence) for each in TOLD)


def company_score(place: Place, company: Company) -> float:
    """The sum of what the report's other names tell."""
    return sum(each.weight * each.of(place, company) for each in COMPANY)


@lru_cache(maxsize=50_000)
def _prior(place: Place) -> float:
    return sum(each.weight * each.of(place, None) for each in PRIOR)
