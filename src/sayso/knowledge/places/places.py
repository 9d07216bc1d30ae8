"""The nouns of the gazetteer: a place as it is stored, and a place that a toponym stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["city", "admin1", "admin2", "country", "region", "feature"]
Precision = Literal["exact", "near", "admin1", "country"]

KINDS: tuple[Kind, ...] = ("city", "admin1", "admin2", "country", "region", "feature")
"""A kind is stored as its place in this list."""
CITY, ADMIN1, ADMIN2, COUNTRY, REGION, FEATURE = range(6)

BORROWED, CAPITAL, RENOWNED = 1, 2, 4
"""Flags: the point is that of the larger area in which the place lies, for want of its own; a
state's capital; an area or a water of which the world's news speaks, by Sayso's own list."""

Toponym = tuple[int, int, str]
"""Where a name stands in a text, from a first code point up to, not including, a last one; and the name."""


class Place(NamedTuple):
    """One place as the gazetteer found it under a name; `exact` if that is its own name and no by-name.

    Ids are those of GeoNames, or negative for what GeoNames doesn't have. `admin1` and `admin2` are ids of
    places, 0 for none. `country` is an alpha-3 code, "" for none. `flags` is a sum of `BORROWED`, `CAPITAL`
    and `RENOWNED`.
    """

    id: int
    name: str
    country: str
    admin1: int
    admin2: int
    lat: float
    lon: float
    kind: int
    population: int
    flags: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """The place that a toponym stands for, and how exactly its point is known.

    `country` is an alpha-3 code, and `admin1` a name. The population of an area is that of its towns.
    `precision` is "exact" for a town, "near" for a region, a river or a district, "admin1" and "country"
    for these, and for what has no point but that of the one in which it lies.
    """

    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    kind: Kind
    geoname: int | None
    population: int
    precision: Precision


def precision_of(place: Place) -> Precision:
    """How exactly a place's point tells where something happened that happened "in" it."""
    if place.flags & BORROWED:
        return "admin1" if place.admin1 else "country"
    return (("exact", "admin1", "near", "country", "near", "near"))[place.kind]


def key_of(place: Place) -> int | str:
    """By what others are told to lie in it: a country by its code, all else by its id."""
    return place.country if place.kind == COUNTRY else place.id


def holders_of(place: Place) -> tuple[int | str, ...]:
    """The keys of all that a place lies in: its country and its divisions."""
    if place.kind == CITY:
        return place.country, place.admin1, place.admin2
    if place.kind == ADMIN2:
        return place.country, place.admin1
    return () if place.kind == COUNTRY else (place.country,)
