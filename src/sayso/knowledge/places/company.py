"""Where the other names of a report are likely to lie, summed up by area.

So that asking costs the same in a long report as in a short one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.knowledge.places.places import ADMIN2, CITY, Place

CELL = 1.5
"""Degrees: places in the same or a touching cell of a map are near each other."""
LEAST = 0.05
"""A place less likely than this says nothing about the other names."""
Likely = tuple[Place, float]
Key = str | int | tuple[int, int]


class Company:
    """Sums of likelihoods by country code, by id of a division, and by cell of the map.

    Those of the name that is being weighed are taken off: nobody is company to oneself.
    """

    __slots__ = ("_beside", "_listed", "_own", "_sums")

    def __init__(
        self,
        sums: dict[Key, float],
        own: dict[Key, float],
        beside: dict[Key, float],
        listed: dict[int, float],
    ) -> None:
        """Keep the sums of all names, of the one weighed, of those beside it, and by kind of those listed."""
        self._sums, self._own, self._beside, self._listed = sums, own, beside, listed

    def in_country(self, code: str) -> float:
        """How many other names lie in a state."""
        return self._others(code) if code else 0.0

    def in_area(self, area: int) -> float:
        """How many other names lie in a division, or are its own."""
        return self._others(area) if area else 0.0

    def lead(self) -> float:
        """How many names more lie in the state with most of them than in all others."""
        amounts = [self._others(key) for key in self._sums if isinstance(key, str)]
        return 2 * max(amounts, default=0.0) - sum(amounts)

    def near(self, place: Place) -> float:
        """How many other names are near a town or a district."""
        return self._others(cell_of(place)) if place.kind in (CITY, ADMIN2) else 0.0

    def beside(self, place: Place) -> float:
        """How many names beside it in the text lie in its division; those only in its state count less."""
        division = self._beside.get(place.admin1, 0.0) if place.admin1 else 0.0
        return division + self._beside.get(place.country, 0.0) / 3

    def kind_in_list(self, kind: int) -> float:
        """The share of names listed with it that are of a kind; 0 if there are none."""
        return self._listed.get(kind, 0.0)

    def _others(self, key: Key) -> float:
        return self._sums.get(key, 0.0) - self._own.get(key, 0.0)


def sums_of(likely: Iterable[Likely]) -> dict[Key, float]:
    """What one name adds to the sums, by what it is likely to stand for."""
    sums: dict[Key, float] = defaultdict(float)
    for place, share in likely:
        if share < LEAST:
            continue
        for key in areas_of(place):
            sums[key] += share
        if place.kind in (CITY, ADMIN2):
            for cell in cells_around(place):
                sums[cell] += share
    return sums


def areas_of(place: Place) -> Iterable[Key]:
    """The country and the divisions of a place."""
    return filter(None, (place.country, place.admin1, place.admin2))


def cell_of(place: Place) -> tuple[int, int]:
    """The cell of the map in which a place lies."""
    return int(place.lat // CELL), int(place.lon // CELL)


def cells_around(place: Place) -> list[tuple[int, int]]:
    """The cell in which a place lies, and the eight that touch it."""
    row, column = cell_of(place)
    return [(i, j) for i in (row - 1, row, row + 1) for j in (column - 1, column, column + 1)]


def added(many: Iterable[dict[Key, float]]) -> dict[Key, float]:
    """The sum of sums."""
    total: dict[Key, float] = defaultdict(float)
    for sums in many:
        for key, amount in sums.items():
            total[key] += amount
    return total
