"""What is written into the gazetteer: towns, then areas with a point that their towns give them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from sayso.knowledge.data_files import load
from sayso.knowledge.places import sources
from sayso.knowledge.places.folding import designations, fold, undesignated
from sayso.knowledge.places.naming import names_of, worth_keeping
from sayso.knowledge.places.places import (
    ADMIN1,
    ADMIN2,
    BORROWED,
    CAPITAL,
    CITY,
    COUNTRY,
    FEATURE,
    REGION,
    RENOWNED,
)
from sayso.knowledge.places.schema import PUT_NAME, PUT_PLACE
from sayso.knowledge.places.writing import put, put_code

FIRST_OWN_ID = -1_000_000
"""Regions have no GeoNames id here; theirs count down from this one."""


class Extent:
    """The towns of an area: how many people live in them, and where its middle is."""

    __slots__ = ("north_east", "people", "south_west", "sums", "towns")

    def __init__(self) -> None:
        self.people = self.towns = 0
        self.sums = (0.0, 0.0)
        self.south_west, self.north_east = (90.0, 180.0), (-90.0, -180.0)

    def add(self, lat: float, lon: float, people: int) -> None:
        """Count a town."""
        self.people, self.towns = self.people + people, self.towns + 1
        self.sums = self.sums[0] + lat, self.sums[1] + lon
        self.south_west = min(self.south_west[0], lat), min(self.south_west[1], lon)
        self.north_east = max(self.north_east[0], lat), max(self.north_east[1], lon)

    def middle(self) -> tuple[float, float]:
        """Between the mean of the towns and the middle of the box around them.

        The mean alone leans to where people live close together, and the box alone to a far town.
        """
        pairs = zip(self.sums, self.south_west, self.north_east, strict=True)
        lat, lon = (round((total / self.towns + (low + high) / 2) / 2, 4) for total, low, high in pairs)
        return lat, lon


def fill(database: sqlite3.Connection) -> None:
    """Write all that is known into an empty database."""
    countries, divisions = sources.countries(), sources.divisions()
    extents = _put_towns(database, countries, divisions)
    _put_countries(database, countries, divisions)
    _put_divisions(database, divisions, extents)
    _put_short_forms(database)
    _put_regions(database)


def _put_towns(
    database: sqlite3.Connection, countries: list[sources.Country], divisions: list[sources.Division]
) -> dict[int, Extent]:
    """Write the towns; return the extents of the divisions that they lie in."""
    extents: dict[int, Extent] = defaultdict(Extent)
    within, codes = sources.divisions_of_towns(divisions), {c.iso: c.iso3 for c in countries}
    names: list[tuple[str, int, bool]] = []
    rows = []
    for town in sources.towns():
        country = codes.get(town.countrycode, "")
        first, second = within.get(town.geonameid, (0, 0))
        point = (town.latitude, town.longitude)
        rows.append((town.geonameid, town.name, country, first, second, *point, CITY, town.population, 0))
        for division in (first, second):
            if division:
                extents[division].add(*point, town.population)
        others = filter(worth_keeping, town.alternatenames)
        keys = names_of(town.name, others, country, area=False).items()
        names += ((key, town.geonameid, own) for key, own in keys)
    database.executemany(PUT_PLACE, rows)
    # In order, for SQLite appends to its tree then instead of splitting it.
    names.sort()
    database.executemany(PUT_NAME, names)
    return extents


def _put_countries(
    database: sqlite3.Connection, countries: list[sources.Country], divisions: list[sources.Division]
) -> None:
    points, states = load("country_points")["points"], load("states")["states"]
    taken = {(each.country, fold(name)) for each in divisions if each.first for name in _all_names(each)}
    for each in countries:
        others = [
            name
            for name in _state_names(states.get(each.iso3, []))
            if (each.iso3, fold(name)) not in taken and name not in load("regions")["not_places"]
        ]
        row = (each.geonameid, each.name, each.iso3, 0, 0, *points[each.iso3], COUNTRY, each.population, 0)
        put(database, row, (each.name, others), area=False)
        # A state's own names in the list of states are as good as the one that GeoNames prefers.
        database.executemany(PUT_NAME, ((fold(name), each.geonameid, True) for name in others))
        demonyms = [name for name in states.get(each.iso3, ["", ""])[1].split(" / ") if name]
        plural = [f"{name}s" for name in demonyms]
        database.executemany(PUT_NAME, ((fold(name), each.geonameid, False) for name in (*demonyms, *plural)))
        put_code(database, each.iso, each.geonameid)
        capital = _largest(database, each.capital, each.iso3, CITY) if each.capital else None
        database.execute("UPDATE place SET flags = flags | ? WHERE id = ?", (CAPITAL, capital or 0))


def _state_names(fields: list[str]) -> list[str]:
    """The name and the further names of a state in the list of states, without demonyms and the capital."""
    return [name for field in (*fields[:1], *fields[3:4]) for name in field.split(" / ") if name]


def _put_divisions(
    database: sqlite3.Connection, divisions: list[sources.Division], extents: dict[int, Extent]
) -> None:
    points, given = load("country_points")["points"], load("country_points")["division_points"]
    for each in divisions:
        own, parent = extents.get(each.id), extents.get(each.parent)
        extent = own or parent
        lat, lon = extent.middle() if extent else points.get(each.country, (0.0, 0.0))
        if each.first:
            known = given.get(each.country, {})
            lat, lon = next((known[name] for name in _all_names(each) if name in known), (lat, lon))
        kind, people = (ADMIN1 if each.first else ADMIN2), own.people if own else 0
        first = each.id if each.first else each.parent
        second = 0 if each.first else each.id
        row = (
            each.id,
            _english(each),
            each.country,
            first,
            second,
            lat,
            lon,
            kind,
            people,
            0 if own else BORROWED,
        )
        put(database, row, (each.name, each.others), area=True)
        put_code(database, each.code, each.id)


_DIRECTIONS = ("North", "South", "East", "West", "Central", "Upper", "Lower")


def _english(division: sources.Division) -> str:
    """The name, or an English one among the others if that can be told.

    It can be told by an English word for its kind ("Homs Governorate": Homs for Ḩimş), or for a direction
    ("North Kivu" for "Nord-Kivu").
    """
    name = division.name
    ascii_names = [each for each in division.others if each.isascii()]
    plain = [
        first
        for first, _, last in (each.rpartition(" ") for each in ascii_names)
        if last.lower() in designations()
    ]
    if plain:
        known = {fold(name), *(undesignated(fold(name)) or ())}
        return name if any(fold(each) in known for each in plain) else plain[0]
    directed = [each for each in ascii_names if each.startswith(_DIRECTIONS)]
    return directed[0] if directed and not name.startswith(_DIRECTIONS) else name


def _all_names(division: sources.Division) -> Iterator[str]:
    yield division.name
    yield from division.others


def _put_short_forms(database: sqlite3.Connection) -> None:
    """Write how divisions and cities are also called; what isn't found under its name is passed over."""
    for table, kind in (("short_forms", ADMIN1), ("cities", CITY)):
        for country, forms in load("regions")[table].items():
            for name, others in forms.items():
                place = _largest(database, name, country, kind)
                keys = ((fold(other), place, kind == CITY) for other in others.split(" / "))
                database.executemany(PUT_NAME, keys if place else ())


_LARGEST = """
SELECT place.id FROM name JOIN place ON place.id = name.place
WHERE name.name = ? AND country = ? AND kind = ? ORDER BY population DESC LIMIT 1
"""


def _largest(database: sqlite3.Connection, name: str, country: str, kind: int) -> int | None:
    for (place,) in database.execute(_LARGEST, (fold(name), country, kind)):
        return int(place)
    return None


def _put_regions(database: sqlite3.Connection) -> None:
    """Write Sayso's own regions, but for those that are a country or a division already."""
    number = FIRST_OWN_ID
    for table, kind in (("regions", REGION), ("features", FEATURE)):
        for names, (lat, lon, *country) in load("regions")[table].items():
            own, *others = names.split(" / ")
            code = country[0] if country else ""
            if code and (
                known := _largest(database, own, code, ADMIN1) or _largest(database, own, code, COUNTRY)
            ):
                database.execute("UPDATE place SET flags = flags | ? WHERE id = ?", (RENOWNED, known))
                keys = ((fold(other), known, True) for other in others)
                database.executemany(PUT_NAME, keys)
                continue
            number -= 1
            put(database, (number, own, code, 0, 0, lat, lon, kind, 0, RENOWNED), (own, others), area=False)
