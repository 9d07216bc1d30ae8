"""How templates agree with the key of MUC-4, slot by slot.

Simplified against the rules of 1992: templates are aligned greedily by what they share; a slot's alternatives
are equally good; a date that overlaps, and a place of which only a larger part or the country is right, count
half; entries on nobody in particular aren't asked for; what is optional isn't either, nor counted against.
All templates count: what is missing costs recall, what is too much precision.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from evaluation.figures import Counts, pairs
from evaluation.muc4.actors import is_one
from evaluation.muc4.keys import (
    DATE,
    HUMAN_DESCRIPTION,
    HUMAN_EFFECT,
    HUMAN_NAME,
    HUMAN_NUMBER,
    LOCATION,
    PHYSICAL,
    STAGE,
    TYPE,
    Entry,
    Template,
)
from evaluation.muc4.templates import Days, Response, Victim, overlap
from sayso.knowledge.states import country_of

SLOTS = ("number", "effect", "date", "place", "stage")
LEAST = 1.0
"""How much a template of the key and one of ours must share to be compared: see ``agreement``."""
Sizes = tuple[float, int, int]
"""Hits, and how many entries are in the key and in ours."""


def score(key: Sequence[Template], found: Sequence[Response], counts: dict[str, Counts]) -> None:
    """Count one document."""
    both = pairs(key, found, agreement, LEAST)
    matched, taken = {id(t) for t, _ in both}, {id(r) for _, r in both}
    missed = [t for t in key if id(t) not in matched and not t.optional]
    extra = [r for r in found if id(r) not in taken]
    for template, one in (*both, *((t, None) for t in missed), *((None, r) for r in extra)):
        for slot, sizes in slots(template, one).items():
            counts[slot].count(*sizes)


def agreement(template: Template, one: Response) -> float:
    """Return how much two share: each victim and target 1, date and place up to 1, the type a half."""
    names = template.names(HUMAN_NAME, HUMAN_DESCRIPTION, PHYSICAL)
    ours = [*(v.name for v in one.victims), *one.things]
    shared = pairs(names, ours, lambda entry, name: float(_named(entry, name)), 1.0)
    kind = any(one.kind in value for value in template.values(TYPE))
    return (
        len(shared)
        + kind / 2
        + date_agreement(template.values(DATE), one.days)
        + place_agreement(template.values(LOCATION), one) / 2
    )


def slots(template: Template | None, one: Response | None) -> dict[str, Sizes]:
    """Return the sizes of each slot; either template may be absent."""
    key = template or Template("", False, {})
    victims = one.victims if one else []
    days, place = key.values(DATE), key.values(LOCATION)
    stage = one is not None and one.stage in key.values(STAGE)
    told = one is not None and bool(one.place or one.country)
    return {
        "number": _people(key.slots.get(HUMAN_NUMBER, ()), victims),
        "effect": _people(key.slots.get(HUMAN_EFFECT, ()), [v for v in victims if v.effect], effect=True),
        "date": (date_agreement(days, one.days if one else None), bool(days), bool(one and one.days)),
        "place": (place_agreement(place, one) if one else 0, bool(place), told),
        "stage": (stage, bool(key.values(STAGE)), one is not None),
    }


def _people(entries: Sequence[Entry], victims: Sequence[Victim], *, effect: bool = False) -> Sizes:
    """The sizes of a slot whose entries are each about somebody."""
    about = [e for e in entries if e.strings]
    both = pairs(about, victims, lambda e, v: float(_named(e.strings, v.name)), 1.0)
    right = sum(
        v.effect in e.values if effect else same_number(e.values, v.number) for e, v in both if not e.optional
    )
    optional = sum(e.optional for e, _ in both)
    return right, sum(not e.optional for e in about), len(victims) - optional


def same_number(values: Sequence[str], told: str) -> bool:
    """Tell whether a number is one of those in the key: "6", "~100" (by a tenth), "7 -", "- 15", "PLURAL"."""
    for value in values:
        digits = re.sub(r"\D", "", value)
        if value == told:
            return True
        if digits and told.isdigit():
            wanted, number = int(digits), int(told)
            if value.startswith("~") and abs(number - wanted) * 10 <= wanted:
                return True
            if (value.endswith("-") and number >= wanted) or (value.startswith("-") and number <= wanted):
                return True
    return False


def date_agreement(values: Sequence[str], days: Days | None) -> float:
    """Return 1 for the same days, a half for days in common."""
    told = [d for d in map(key_days, values) if d]
    if days is None or not told:
        return 0.0
    if days in told:
        return 1.0
    return 0.5 if any(overlap(days, each) for each in told) else 0.0


def key_days(value: str) -> Days | None:
    """Return the days of "20 NOV 89", "- 20 NOV 89" (on or before it) and "19 NOV 89 - 20 NOV 89"."""
    told = [_day(piece) for piece in re.findall(r"\d\d [A-Z]{3} \d\d", value)]
    days = [day for day in told if day]
    if not days:
        return None
    return (None if value.startswith("-") else days[0]), days[-1]


def place_agreement(values: Sequence[str], one: Response) -> float:
    """Return 1 where the place is right, a half where a larger part of it or the country is."""
    return max((_place(value, one) for value in values), default=0.0)


def _place(value: str, one: Response) -> float:
    parts = [re.sub(r"\s*\([^)]*\)", "", part) for part in value.split(": ")]
    country, inner = country_of(parts[0].title()), parts[1:]
    if one.country and country and one.country != country:
        return 0.0
    if one.place and inner and any(_same_place(part, one.place) for part in inner[-1].split(" - ")):
        return 1.0
    if not inner and not _within(one):
        return float(one.country == country)
    larger = one.place and any(_same_place(part, one.place) for part in inner)
    return 0.5 if larger or one.country == country else 0.0


def _within(one: Response) -> bool:
    """Whether our place is within a country, not the country itself."""
    return bool(one.place and not country_of(one.place.title()))


def _same_place(one: str, other: str) -> bool:
    mine, theirs = set(one.lower().split()), set(other.lower().split())
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _named(names: Sequence[str], name: str) -> bool:
    return any(is_one(each, name) for each in names)


def _day(words: str) -> date | None:
    try:
        return datetime.strptime(words.title(), "%d %b %y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
