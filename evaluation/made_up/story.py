"""What happens in the made-up world, who speaks of it and when, and which outlets report it on which day."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import heappop, heappush
from random import Random
from typing import Literal, TypeAlias

from evaluation.made_up.world import Body, State, Town, World

START = date(2030, 1, 1)
INCIDENTS_A_DAY = 12
TWINS = 0.15
"""The share of incidents that look like the one before: at the same place a day later, or on the same day in
another town."""
RECENT = 200
"""How many incidents back a report may recall another one."""
REPORTS = 6
"""How many reports an incident has, on average; the most read ones have ten times as many."""
Said: TypeAlias = Literal["act", "detail", "toll", "denial", "counter", "sound", "demand"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says of an incident on a day.

    ``origin`` is None where each outlet hears others say it.
    """

    said: Said
    speaker: str
    body: str | None
    day: date
    origin: str | None
    figure: int


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happens: what, when, where, who to whom, and what is said of it."""

    key: str
    kind: str
    day: date
    town: Town
    actor: Body
    victims: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """An outlet reports an incident on a day; ``before`` is another incident that it recalls."""

    day: date
    outlet: str
    incident: Incident
    before: Incident | None


class Story:
    """Tells what happens in a world, day by day; the same for the same seed."""

    def __init__(self, world: World, seed: int) -> None:
        """Begin on the first day."""
        self._world, self._random = world, Random(seed + 1)

    def assignments(self) -> Iterator[Assignment]:
        """Return who reports what, in the order of days and without end."""
        day, number, recent = START, 0, deque[Incident](maxlen=RECENT)
        waiting: list[tuple[date, int, Assignment]] = []
        while True:
            for incident in self._incidents_of(day):
                earlier = self._random.choice(recent) if recent else None
                recent.append(incident)
                for each in self._reporting(incident, earlier):
                    number += 1
                    heappush(waiting, (each.day, number, each))
            while waiting and waiting[0][0] <= day:
                yield heappop(waiting)[2]
            day += timedelta(1)

    def _incidents_of(self, day: date) -> Iterator[Incident]:
        """What happens on a day; some of it almost twice."""
        for number in range(INCIDENTS_A_DAY):
            state = self._random.choice(self._world.states)
            first = self._incident(f"{day}-{number}", day, state)
            yield first
            if self._random.random() < TWINS:
                yield self._twin(first, state)

    def _incident(self, key: str, day: date, state: State) -> Incident:
        kind = self._random.choice(sorted(self._world.words["kinds"]))
        town, actor = self._random.choice(state.towns), self._random.choice(state.bodies)
        victims = self._random.choice(self._world.words["kinds"][kind]["victims"])
        bare = Incident(key, kind, day, town, actor, victims, ())
        return replace(bare, claims=self._claims_on(bare, state))

    def _twin(self, first: Incident, state: State) -> Incident:
        """The like of an incident, at the same place a day later or on the same day in another town."""
        twin = replace(first, key=f"{first.key}-twin")
        if self._random.random() < 0.5:
            twin = replace(twin, day=first.day + timedelta(1))
        else:
            twin = replace(twin, town=self._random.choice([t for t in state.towns if t != first.town]))
        return replace(twin, claims=self._claims_on(twin, state))

    def _claims_on(self, told: Incident, state: State) -> tuple[Claim, ...]:
        """What is said of it: by the actor always; by the hospital, the other side and residents at times."""
        random, figure = self._random, self._random.randint(3, 60)
        later = told.day + timedelta(random.choice((0, 0, 1)))
        other = random.choice([body for body in state.bodies if body != told.actor])
        claims = [
            _of_body("act", told.actor, told.day, figure),
            _of_body("detail", told.actor, told.day, figure),
        ]
        if random.random() < 0.7:
            claims.append(_of_person("toll", told.town.doctor, later, max(1, figure + random.randint(-3, 3))))
        if random.random() < 0.6:
            said: Said = random.choice(("denial", "counter"))
            claims.append(_of_body(said, other, later, max(1, figure // 2)))
        if random.random() < 0.4:
            claims.append(_of_body("counter", told.actor, told.day + timedelta(2), figure + 2))
        if random.random() < 0.8:
            claims.append(Claim("sound", "residents", None, told.day, None, 0))
        return (*claims, _of_person("demand", told.town.mayor, later, 0))

    def _reporting(self, told: Incident, before: Incident | None) -> Iterator[Assignment]:
        """The reports on an incident: few for most, many for some, most of them in the first days."""
        drawn = self._random.expovariate(1 / (REPORTS - 1))
        for outlet in self._random.sample(self._world.outlets, min(REPORTS * 10, 1 + round(drawn))):
            day = told.day + timedelta(min(6, int(self._random.expovariate(0.8))))
            yield Assignment(day, outlet, told, before)


def _of_body(said: Said, body: Body, day: date, figure: int) -> Claim:
    """A body and its spokesman on one day are one origin."""
    return Claim(said, body.spokesman, body.name, day, f"{body.name} {day}", figure)


def _of_person(said: Said, person: str, day: date, figure: int) -> Claim:
    return Claim(said, person, None, day, f"{person} {day}", figure)
