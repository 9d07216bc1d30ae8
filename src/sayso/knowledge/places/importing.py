"""Importing a file of GeoNames into a layer of its own, which lies over what Sayso builds and outlives it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sayso.knowledge.places.building import built, replacing
from sayso.knowledge.places.dump import Progress, Row, rows
from sayso.knowledge.places.folder import folder, imported_file
from sayso.knowledge.places.gazetteer import connect, default
from sayso.knowledge.places.naming import names_of, worth_keeping
from sayso.knowledge.places.places import ADMIN1, ADMIN2, CITY, COUNTRY, FEATURE, REGION
from sayso.knowledge.places.schema import PUT_NAME, PUT_PLACE

BATCH = 20_000
_DIVISIONS = {"ADM1": ADMIN1} | dict.fromkeys(("ADM2", "ADM3", "ADM4", "ADM5", "ADMD"), ADMIN2)
_SITES = frozenset("AIRB AIRF AIRP BDG BRKS BSTN CMP DAM FT INSTMIL MN PSTB PS".split())
"""Of the sites that GeoNames has (schools, hotels, farms …) those that reports on conflicts name."""


@dataclass(frozen=True)
class Imported:
    """How many places were written, and how many lines were of kinds that Sayso has no use for."""

    places: int
    left_out: int


def import_dump(file: Path, *, home: Path | None = None, progress: Progress | None = None) -> Imported:
    """Import allCountries.txt, one country's file, or its .zip, and return how much of it.

    What was imported before stays, and a place that comes again is replaced. `SaysoError` names the file
    and the line of a fault. Whatever stops it, the layer is as it was.
    """
    home = home or folder()
    known = _Known.of(built(home))
    with replacing(imported_file(home), keep=True) as database:
        database.execute("PRAGMA cache_size = -200000")
        done = _put_all(database, rows(file, progress), known)
    default.cache_clear()
    return done


@dataclass(frozen=True)
class _Known:
    """What the layer below has: places by GeoNames' codes, countries by theirs, and flags by id."""

    codes: dict[str, int]
    countries: dict[str, str]
    flags: dict[int, int]

    @classmethod
    def of(cls, base: Path) -> _Known:
        with closing(connect(base)) as database:
            return cls(
                dict(database.execute("SELECT code, place FROM code")),
                dict(
                    database.execute(
                        "SELECT code, country FROM code JOIN place ON id = place WHERE kind = ?", (COUNTRY,)
                    )
                ),
                dict(database.execute("SELECT id, flags & ~1 FROM place WHERE flags & ~1")),
            )


def _put_all(database: sqlite3.Connection, lines: Iterator[Row], known: _Known) -> Imported:
    places = left_out = 0
    while batch := list(islice(lines, BATCH)):
        kept = [(row, kind) for row in batch if (kind := kind_of(row)) is not None]
        database.executemany(PUT_PLACE, (_place(row, kind, known) for row, kind in kept))
        names = sorted(name for row, kind in kept for name in _names(row, kind, known))
        database.executemany(PUT_NAME, names)
        places, left_out = places + len(kept), left_out + len(batch) - len(kept)
    return Imported(places, left_out)


def kind_of(row: Row) -> int | None:
    """The kind of place, as a number; None for what isn't imported: roads, forests, houses, what is gone."""
    feature = row.feature
    if feature.endswith("H") and feature[:3] in {"ADM", "PPL", "PCL"}:
        return None
    if row.feature_class == "P":
        return CITY
    if row.feature_class == "A":
        return COUNTRY if feature.startswith("PCL") else _DIVISIONS.get(feature, REGION)
    if row.feature_class == "L":
        return REGION
    return FEATURE if row.feature_class in {"T", "H"} or feature in _SITES else None


def _place(row: Row, kind: int, known: _Known) -> tuple[object, ...]:
    first_code = f"{row.country}.{row.admin1}"
    first = known.codes.get(first_code, 0)
    second = known.codes.get(f"{first_code}.{row.admin2}", 0) if row.admin2 else 0
    if kind == COUNTRY:
        first = second = 0
    elif kind == ADMIN1:
        first, second = row.id, 0
    elif row.feature == "ADM2":
        second = row.id
    country, flags = known.countries.get(row.country, ""), known.flags.get(row.id, 0)
    return (row.id, row.name, country, first, second, row.lat, row.lon, kind, row.population, flags)


def _names(row: Row, kind: int, known: _Known) -> Iterator[tuple[str, int, bool]]:
    country = known.countries.get(row.country, "")
    others = filter(worth_keeping, row.others)
    names = names_of(row.name, others, country, area=kind in (ADMIN1, ADMIN2))
    return ((name, row.id, own) for name, own in names.items())
