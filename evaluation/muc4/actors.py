"""Noun phrases as MUC-4 looks at them: lists of words, heads, numbers, and when two are of one entity."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sayso.knowledge.words import is_plural, plain, singular

WORDS = Path(__file__).parent / "words.yaml"
_CUT = re.compile(r"\s*(?:,|\(|\[|--|\b(?:who|which|that|where|when|whose)\b).*", re.DOTALL)
_TAIL = re.compile(
    r"\s+(?:of|in|from|at|for|with|on|near|by|belonging|working|wearing|carrying|dressed)\s.*", re.DOTALL
)
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()


def words(name: str) -> frozenset[str]:
    """Return one of the lists of words."""
    return frozenset(w for w in _lists()[name].split())


@cache
def _lists() -> dict[str, Any]:
    return dict(yaml.safe_load(WORDS.read_text(encoding="utf-8")))


def table(name: str) -> dict[str, tuple[str, ...]]:
    """Return one of the lists of beginnings of words, by what they tell of."""
    return {key: tuple(begin.split()) for key, begin in _lists()[name].items()}


@cache
def weapons() -> re.Pattern[str]:
    """Return the pattern of weapons, singular or plural, the longest first."""
    names = sorted((w.strip() for w in _lists()["weapons"].split(",")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(n) for n in names)})s?\b", re.IGNORECASE)


def core(name: str) -> str:
    """Return a noun phrase without what stands before and behind it: "the bus, which …" is "bus"."""
    kept = _CUT.sub("", " ".join(name.split()), count=1).strip("\"'“”‘’ .;:")
    parts = kept.split()
    while len(parts) > 1 and parts[0].lower() in words("before"):
        parts = parts[1:]
    return re.sub(r"^\S+'s? (?=[a-z])", "", " ".join(parts))


def head(name: str) -> str:
    """Return the last word of a noun phrase before "of", "in" and the like; plain and singular."""
    last = _TAIL.sub("", core(name)).split()[-1:]
    word = plain(last[0]) if last else ""
    return singular(word) if is_plural(word) else word


def fights(name: str) -> bool:
    """Tell whether a participant bears arms for a side of a war, or belongs to it."""
    return head(name) in words("fighters")


def is_one(one: str, other: str) -> bool:
    """Tell whether two names are of one entity: the same head, or one the other's first letters."""
    letters = "".join(w[0] for w in core(one).split() if w[:1].isupper())
    backwards = "".join(w[0] for w in core(other).split() if w[:1].isupper())
    return head(one) == head(other) or letters == core(other) or backwards == core(one)


def number_in(name: str) -> int | None:
    """Return the number that a noun phrase begins with."""
    first = (name.split() or [""])[0].lower().replace(",", "")
    if first in _NUMBERS:
        return _NUMBERS.index(first) + 1
    return int(first) if first.isdigit() else None
