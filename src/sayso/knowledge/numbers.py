"""Quantities in English news: "at least 20", "two dozen", "between 15 and 20", "no one", as ranges.

>>> [(q.text, q.low, q.high) for q in find_quantities("Up to 12 died, dozens fled, over 20 were hurt.")]
[('Up to 12', None, 12), ('dozens', 24, 99), ('over 20', 21, None)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import isfinite
from typing import Any

from sayso.knowledge.data_files import load

LARGEST = 8_000_000_000
"""No count of a report is larger: there are no more people, and what is written so is a slip or a hoax."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text: its characters [start, end), its words, and the range that it means."""

    start: int
    end: int
    text: str
    low: int | None
    high: int | None


@lru_cache(maxsize=4)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text in their order; what is no count of things ("7.15", "9%") is left out."""
    return tuple(_quantities(text))


def _quantities(text: str) -> Iterator[Quantity]:
    for match in _pattern().finditer(text):
        limits = _limits(match)
        if limits and all(end is None or end <= LARGEST for end in limits):
            yield Quantity(match.start(), match.end(), match[0], *limits)


def number_of(words: str) -> int | None:
    """The number that digits or words mean, or None: "1,900", "twenty-three", "1.2 million", "a hundred".

    >>> number_of("two hundred and six"), number_of("half a dozen"), number_of("umpteen")
    (206, 6, None)
    """
    plain = " ".join(re.sub(r"[-,]| and ", lambda m: "" if m[0] == "," else " ", words.lower()).split())
    if not plain or plain in _special():
        return _special().get(plain)
    total = part = 0.0
    for word in plain.split():
        value = _value(word)
        if value is None:
            return None
        if value >= 1000 or (value in (12, 20) and word in ("dozen", "score")):
            total += max(part, 1) * value
            part = 0
        elif value == 100 and word == "hundred":
            part = max(part, 1) * 100
        else:
            part += value
    return int(total + part) if isfinite(total + part) else None


def _value(word: str) -> float | None:
    if re.fullmatch(r"\d+(?:\.\d+)?", word):
        return float(word)
    return _cardinals().get(word) or _scales().get(word) or (1 if word in ("a", "an") else None)


def _limits(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    """The lowest and the highest that the words leave open; None where they are no count."""
    if match["none"]:
        return 0, 0
    if match["vague"]:
        low, high = load("numbers")["vague"][" ".join(match["vague"].lower().split())]
        return low, high
    if match["first"] or match["one"]:
        return _between(match["first"] or match["one"], match["last"] or match["other"])
    number = number_of(match["number"])
    return None if number is None else _bounded(number, " ".join((match["bound"] or "").lower().split()))


def _between(first: str, last: str) -> tuple[int, int] | None:
    low, high = number_of(first), number_of(last)
    if low is None or high is None:
        return None
    # "between two and three thousand": the scale of the second is the first one's too.
    low *= _shared_scale(first, last)
    return (low, high) if low <= high else None


def _shared_scale(first: str, last: str) -> int:
    scales = [s for s in _scales() if last.lower().endswith(s)]
    return int(_scales()[scales[0]]) if scales and not first.lower().endswith(tuple(_scales())) else 1


def _bounded(number: int, bound: str) -> tuple[int | None, int | None]:
    kinds = load("numbers")["bounds"]
    if bound in kinds["more"]:
        return number + 1, None
    if bound in kinds["least"]:
        return number, None
    if bound in kinds["less"]:
        return None, max(number - 1, 0)
    if bound in kinds["most"]:
        return None, number
    return number, number


@cache
def _pattern() -> re.Pattern[str]:
    kinds = load("numbers")
    bounds = _any_of(phrase for phrases in kinds["bounds"].values() for phrase in phrases)
    opening = _any_of((*_cardinals(), "a hundred", "a thousand", "a million", "a dozen", "half a dozen"))
    small, scale = _any_of(_cardinals()), _any_of(_scales())
    digits = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+(?=\s+(?:thousand|million|billion)))?"
    number = rf"(?:(?:{digits}|{opening})(?:(?:\s+|-)(?:{small}|{scale}(?:\s+and\s+{small})?))*)"
    units = "year|day|month|hour|mile|metre|meter|km|week|minute"
    after = rf"(?![\w%]|[.,:]\d|-(?:{units})|\s*(?:per\s?cent|percent)\b)"
    return re.compile(
        r"(?<![\w$€£¥#@/])(?<!\d[.,:])(?:"
        rf"(?P<none>{_any_of(kinds['none'])})\b(?!\s+(?:fewer|less|more)\s+than\b)"
        rf"|(?P<vague>{_any_of(kinds['vague'])})\b"
        rf"|between\s+(?P<first>{number})\s+and\s+(?P<last>{number}){after}"
        rf"|(?:from\s+)?(?P<one>{number})(?:(?<=\d)[-–](?=\d)|\s+(?:to|or)\s+)(?P<other>{number}){after}"
        rf"|(?:(?P<bound>{bounds})\s+)?(?P<number>{number}){after})",
        re.IGNORECASE,
    )


def _any_of(phrases: Any) -> str:
    longest = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(rf"\b{re.escape(p)}\b".replace(r"\ ", r"\s+") for p in longest) + ")"


@cache
def _cardinals() -> dict[str, int]:
    return dict(load("numbers")["cardinals"])


@cache
def _scales() -> dict[str, int]:
    return dict(load("numbers")["scales"])


@cache
def _special() -> dict[str, int]:
    return dict(load("numbers")["special"])
