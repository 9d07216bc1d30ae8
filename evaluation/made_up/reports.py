"""Made-up reports as ledgers: one at a time, each with the true events and origins of what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from random import Random

from evaluation.made_up.lines import Line, Pen
from evaluation.made_up.recording import Recorder
from evaluation.made_up.story import Assignment, Claim, Incident, Story
from evaluation.made_up.world import World
from sayso.records import Ledger

CITED, COPIED = 0.3, 0.2
"""How many of the later reports on an incident take it from an earlier one, and name it or not."""
KEPT = 10
"""For how many days the reports on an incident are kept to be cited and copied."""


@dataclass(frozen=True, slots=True)
class MadeUp:
    """One report as a ledger without links; by mention and by attribution id the true event and origin."""

    ledger: Ledger
    events: dict[str, str]
    origins: dict[str, str]


@dataclass(slots=True)
class Desk:
    """What has been printed of late: by incident, its day, and the outlets with the lines they printed."""

    printed: dict[str, tuple[date, list[tuple[str, list[Line]]]]] = field(default_factory=dict)

    def on(self, incident: Incident) -> list[tuple[str, list[Line]]]:
        """Return the reports on an incident so far, to be read and added to."""
        return self.printed.setdefault(incident.key, (incident.day, []))[1]

    def forget(self, today: date) -> None:
        """Drop what nobody will report any more: so memory doesn't grow with the number of reports."""
        self.printed = {k: v for k, v in self.printed.items() if (today - v[0]).days <= KEPT}


def made_up(number: int, seed: int = 1) -> Iterator[MadeUp]:
    """Return the first ``number`` reports, in the order of their days; the same for the same seed."""
    world, random, desk, today = World(seed), Random(seed + 2), Desk(), None
    for i, one in enumerate(islice(Story(world, seed).assignments(), number)):
        if one.day != today:
            today = one.day
            desk.forget(today)
        earlier = desk.on(one.incident)
        lines = lines_of(one, earlier, world, random)
        earlier.append((one.outlet, lines))
        recorder = Recorder(f"r{i:06d}", one)
        for line in lines:
            recorder.add(line)
        yield MadeUp(recorder.ledger(), recorder.events, recorder.origins)


def lines_of(
    one: Assignment, earlier: list[tuple[str, list[Line]]], world: World, random: Random
) -> list[Line]:
    """Return the lines of a report: claims by its way of knowing, and some in its own voice between them."""
    pen, told = Pen(world, one.day, one.outlet, random), one.incident
    claims = [c for c in told.claims if c.day <= one.day and (c.said == "act" or random.random() < 0.85)]
    lines = by_way(pen, told, [*claims, claims[0], random.choice(claims)], earlier, random)
    demanded = told.claims[-1].day
    if demanded <= one.day and random.random() < 0.5:
        lines.insert(random.randint(1, len(lines)), pen.condemned(told, demanded))
    if random.random() < 0.3:
        lines.insert(random.randint(1, len(lines)), pen.own("recap", told))
    if one.before and random.random() < 0.8:
        lines.append(pen.own("background", one.before))
    return lines


def by_way(
    pen: Pen, told: Incident, claims: list[Claim], earlier: list[tuple[str, list[Line]]], random: Random
) -> list[Line]:
    """Return the lines for claims: heard by the outlet, cited from another, or copied from it in part."""
    drawn, from_whom = random.random(), random.choice(earlier) if earlier else None
    if from_whom is None or drawn > CITED + COPIED:
        return [pen.claim(told, claim) for claim in claims]
    outlet, printed = from_whom
    if drawn < CITED:
        return [pen.claim(told, c, outlet if i < 2 else None) for i, c in enumerate(claims)]
    copied = [line for line in printed if line.source][:3]
    return [*copied, *(pen.claim(told, claim) for claim in claims[len(copied) :])]
