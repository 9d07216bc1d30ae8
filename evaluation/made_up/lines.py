"""A line of a made-up report: one sentence, and what a perfect reader would take from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from evaluation.made_up.story import Claim, Incident
from evaluation.made_up.world import Body, Town, World
from evaluation.made_up.writing import Sentence, filled
from sayso.records import CountOf, MentionStatus, MentionType, Stance, Time

STANCES: dict[str, Stance] = {"denial": "denies", "demand": "demands"}
"""Of what is said; all else is asserted."""
DAY_TOLD = 0.75
"""How often a sentence tells a day that its report's own day would nearly give."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it, through which outlet if any, and the key of the true origin."""

    name: str
    words: str
    body: str | None
    named: bool
    outlet: str | None
    stance: Stance
    origin: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentence tells of an event, and the event's true key."""

    event: str
    type: MentionType
    mode: str | None
    actor: Body | None
    town: Town
    of: CountOf
    figure: int
    status: MentionStatus = "actual"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its facts; ``days`` has those that its fields "day" and "said" tell."""

    sentence: Sentence
    source: Source | None
    told: Told | None
    days: Mapping[str, Time]


class Pen:
    """Writes lines for one report."""

    def __init__(self, world: World, today: date, outlet: str, random: Random) -> None:
        """Begin a report of an outlet on a day."""
        self._words, self._today, self._outlet, self._random = world.words, today, outlet, random

    def claim(self, told: Incident, claim: Claim, through: str | None = None) -> Line:
        """Write what somebody said of an incident, heard by the outlet itself or ``through`` another one."""
        source = self._source(told, claim, through)
        event = None if claim.said in ("sound", "demand") else self._event(told, claim)
        values = self._values(claim.said, told, claim.figure)
        cue = self._random.choice(self._words["cues"][source.stance])
        values |= {"speaker": source.words, "cue": f"told {through}" if through else cue}
        return self._line(claim.said, values, source, event, self._days(told.day, claim.day))

    def own(self, pattern: str, told: Incident) -> Line:
        """Write something of an incident in the outlet's own voice."""
        kind, figure = self._words["kinds"][told.kind], told.claims[0].figure
        event = Told(told.key, kind["type"], kind["mode"], None, told.town, kind["of"], figure)
        values = self._values(pattern, told, figure)
        return self._line(pattern, values, None, event, self._days(told.day, self._today))

    def condemned(self, told: Incident, day: date) -> Line:
        """Write that the mayor condemned an incident on a day: an event of its own."""
        mayor = Body(told.town.mayor, told.town.country, "GOV", told.town.mayor)
        event = Told(f"{told.key} condemned", "ACCUSE", None, mayor, told.town, "other", 0)
        values = {**self._values("condemned", told, 0), "actor": mayor.name}
        return self._line("condemned", values, None, event, self._days(day, self._today))

    def _line(
        self,
        pattern: str,
        values: dict[str, str],
        source: Source | None,
        told: Told | None,
        days: dict[str, Time],
    ) -> Line:
        words = {name: time.text or "" for name, time in days.items()}
        template = self._random.choice(self._words["sentences"][pattern])
        sentence = filled(template, {"day": "", "said": "", **values, **words})
        return Line(sentence, source, told, {n: day for n, day in days.items() if n in sentence.fields})

    def _source(self, told: Incident, claim: Claim, through: str | None) -> Source:
        names = [claim.speaker, claim.body] if claim.body else [claim.speaker]
        name = self._random.choice(names)
        words = f"{name}, who speaks for {claim.body}," if claim.body not in (None, name) else name
        origin = claim.origin or f"{claim.speaker} {told.key} {through or self._outlet}"
        stance = STANCES.get(claim.said, "asserts")
        return Source(name, words, claim.body, claim.origin is not None, through, stance, origin)

    def _event(self, told: Incident, claim: Claim) -> Told:
        kind = self._words["kinds"][told.kind]
        actor = told.actor if claim.said in ("act", "detail") else None
        status: MentionStatus = "negated" if claim.said == "denial" else "actual"
        figure = 0 if claim.said == "denial" else claim.figure
        return Told(told.key, kind["type"], kind["mode"], actor, told.town, kind["of"], figure, status)

    def _values(self, pattern: str, told: Incident, figure: int) -> dict[str, str]:
        """What stands in the fields of a pattern, but for who speaks and when."""
        kind: dict[str, Any] = self._words["kinds"][told.kind]
        triggers = {"toll": kind["toll"], "counter": kind["noun"], "recap": kind["noun"]}
        triggers |= {"denial": kind["pp"], "background": kind["pp"], "condemned": "condemned"}
        return {
            "actor": told.actor.name,
            "trigger": triggers.get(pattern, kind["past"]),
            "count": str(figure),
            "victims": told.victims,
            "place": told.town.name,
            "detail": self._random.choice(kind["details"]),
            "noun": kind["noun"],
            "noise": self._random.choice(self._words["noise"]),
            "thing": self._random.choice(self._words["thing"]),
        }

    def _days(self, happened: date, said: date) -> dict[str, Time]:
        """The days that a sentence tells: those long ago always, the others mostly."""
        told = {"day": happened, "said": said}
        kept = {n: d for n, d in told.items() if self._old(d) or self._random.random() < DAY_TOLD}
        return {name: Time(self._words_for(day), str(day), str(day)) for name, day in kept.items()}

    def _words_for(self, day: date) -> str:
        return f"on {day:%A}" if (self._today - day).days < 7 else f"on {day.day} {day:%B %Y}"

    def _old(self, day: date) -> bool:
        return (self._today - day).days > 1
