"""The gazetteer: which places a name can stand for.

It is an SQLite file, and a second one of what a user imported.
"""

from __future__ import annotations

import re
import sqlite3
from functools import cache, lru_cache
from pathlib import Path

from sayso.errors import SaysoError
from sayso.knowledge.places.folding import designations, fold, undesignated, without_article
from sayso.knowledge.places.places import KINDS, Candidate, Place, precision_of
from sayso.knowledge.places.schema import MOST_PER_NAME

_BY_NAME = f"""
SELECT p.id, p.name, p.country, p.admin1, p.admin2, p.lat, p.lon, p.kind, p.population, p.flags, n.own
FROM name n JOIN place p ON p.id = n.place WHERE n.name = ? ORDER BY p.population DESC LIMIT {MOST_PER_NAME}
"""  # noqa: S608 - a number of ours
LONGEST_NAME = 100
_COMPASS = re.compile(r"(?:(?:north|south|east|west)[a-z]*ern|central|rural|mainland|greater) ")
_NO_TOWN = {"region", "feature"}
_BY_ID = "SELECT name FROM place WHERE id = ?"


class Gazetteer:
    """Places by name, from one file or several; of a place that stands in two, the later file's counts."""

    def __init__(self, *files: Path) -> None:
        """Open files that `building` and `importing` made, for reading only."""
        self._layers = [connect(each) for each in files]
        self.find = lru_cache(maxsize=4096)(self._find)
        self.name_of = lru_cache(maxsize=4096)(self._name_of)

    def _find(self, folded: str) -> tuple[Place, ...]:
        """The places of a folded name, those with most people first; empty if there is none."""
        found: dict[int, Place] = {}
        for layer in self._layers:
            for row in layer.execute(_BY_NAME, (folded,)):
                found[row[0]] = Place._make(row)
        if len(self._layers) == 1:
            return tuple(found.values())
        return tuple(sorted(found.values(), key=lambda p: -p.population)[:MOST_PER_NAME])

    def _name_of(self, place: int) -> str | None:
        """The name of a place by its id."""
        for layer in reversed(self._layers):
            for (name,) in layer.execute(_BY_ID, (place,)):
                return str(name)
        return None

    def candidate(self, place: Place) -> Candidate:
        """A place as those see it who asked what a toponym stands for."""
        return Candidate(
            name=place.name,
            country=place.country or None,
            admin1=self.name_of(place.admin1) if place.admin1 else None,
            lat=place.lat,
            lon=place.lon,
            kind=KINDS[place.kind],
            geoname=place.id if place.id > 0 else None,
            population=place.population,
            precision=precision_of(place),
        )

    def places(self, name: str) -> tuple[tuple[Place, ...], str]:
        """What a name as written can stand for, and the word in it that tells the kind ("" if none does).

        A name that isn't known with that word ("Kidal region") is looked up without it, and so is one with
        a point of the compass before it ("northern Mali").
        """
        if len(name) > LONGEST_NAME:
            return (), ""
        folded = fold(name)
        found, parted = self._with_article(folded), undesignated(folded)
        if found:
            return found, parted[1] if parted else ""
        if compass := _COMPASS.match(folded):
            return self.places(folded[compass.end() :])
        if not parted or designations()[parted[1]] <= _NO_TOWN:
            # The river isn't the town that bears its name.
            return (), ""
        return self._with_article(parted[0]), parted[1]

    def _with_article(self, folded: str) -> tuple[Place, ...]:
        """Places by name, and those that others call by it with another article, or none."""
        found, bare = self.find(folded), without_article(folded)
        # Under a bare name stand those alone whose country's names have Arabic articles.
        others = self.find("~" + bare)
        if not others:
            return found
        known = {place.id for place in found}
        return (*found, *(place for place in others if place.id not in known))


def connect(file: Path) -> sqlite3.Connection:
    """A file, for reading only, from any thread."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def is_ready() -> bool:
    """Whether the gazetteer's file is there, so that the first question of it need not wait."""
    from sayso.knowledge.places.folder import base_file, folder

    return base_file(folder()).exists()


@cache
def default() -> Gazetteer:
    """The gazetteer of the user's folder, built first if it isn't there yet (some seconds, once)."""
    from sayso.knowledge.places.building import built, is_sound
    from sayso.knowledge.places.folder import folder, imported_file

    home = folder()
    base, imported = built(home), imported_file(home)
    if not imported.exists():
        return Gazetteer(base)
    if not is_sound(imported):
        raise SaysoError(f"{imported} is damaged.", "Delete it, and import your files of places again.")
    return Gazetteer(base, imported)
