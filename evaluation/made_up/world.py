"""The invented world of made-up reports: towns, armed bodies and those who speak for them, outlets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import yaml

TOWNS = 120
"""In each state."""
GROUPS = 2
"""Armed groups in each state."""
OUTLETS = 150
SPREAD = 3.0
"""Degrees by which a town lies at most from the middle of its state."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town, with the director of its hospital and its mayor."""

    name: str
    country: str
    lat: float
    lon: float
    doctor: str
    mayor: str


@dataclass(frozen=True, slots=True)
class Body:
    """An army or an armed group, and the one who speaks for it."""

    name: str
    country: str
    sector: str
    spokesman: str


@dataclass(frozen=True, slots=True)
class State:
    """A state with what is in it; the first of its bodies is the army."""

    name: str
    code: str
    towns: tuple[Town, ...]
    bodies: tuple[Body, ...]


class World:
    """All there is, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        """Name everything anew."""
        self._random = Random(seed)
        self._names: set[str] = set()
        self.states = tuple(self._state(*row) for row in self.words["states"])
        self.outlets = tuple(self._outlet() for _ in range(OUTLETS))

    @cached_property
    def words(self) -> dict[str, Any]:
        """The lists of words.yaml."""
        text = (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")
        content: dict[str, Any] = yaml.safe_load(text)
        return content

    def _state(self, name: str, code: str, adjective: str, lat: float, lon: float) -> State:
        towns = tuple(self._town(code, lat, lon) for _ in range(TOWNS))
        army = Body(f"the {adjective} army", code, "MIL", self._person())
        return State(name, code, towns, (army, *(self._group(code) for _ in range(GROUPS))))

    def _town(self, code: str, lat: float, lon: float) -> Town:
        lat, lon = (round(middle + self._random.uniform(-SPREAD, SPREAD), 4) for middle in (lat, lon))
        return Town(self._name(), code, lat, lon, f"Dr. {self._person()}", self._person())

    def _group(self, code: str) -> Body:
        kind: str = self._random.choice(self.words["groups"])
        return Body(f"the {self._name()} {kind}", code, "REB", self._person())

    def _outlet(self) -> str:
        return f"The {self._name()} {self._random.choice(self.words['outlets'])}"

    def _person(self) -> str:
        return f"{self._name()} {self._name()}"

    def _name(self) -> str:
        """A name that nothing else has."""
        while True:
            pieces = self._random.choices(self.words["syllables"], k=self._random.choice((1, 2, 2, 3)))
            name: str = ("".join(pieces) + self._random.choice(self.words["endings"])).capitalize()
            if name not in self._names:
                self._names.add(name)
                return name
