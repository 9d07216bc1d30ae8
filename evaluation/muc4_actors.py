"""What the participants of events are, for MUC-4's roles: a named body, a person, people, a thing."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from sayso.knowledge.people import is_role, kind_of, strip_titles
from sayso.knowledge.words import is_plural, plain, singular

Kind = Literal["body", "person", "people", "thing", "state"]
WORDS = Path(__file__).parent / "muc4_words.yaml"
_CUT = re.compile(r"\s*(?:,|\(|\[|--|\b(?:who|which|that|where|when|whose)\b).*", re.DOTALL)
_TAIL = re.compile(
    r"\s+(?:of|in|from|at|for|with|on|near|by|belonging|working|wearing|carrying|dressed)\s.*", re.DOTALL
)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()


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


def what_is(name: str) -> Kind:
    """Tell what a participant is, by its words alone.

    This is the one place that decides; whoever has a better describer of actors puts it here.
    """
    last, phrase = head(name), core(name)
    if last in words("fighters") | words("people") or is_role(last):
        return "people" if _described(phrase) else "person"
    if last in words("things") and _described(phrase):
        return "thing"
    kind = kind_of(phrase, (_TAIL.sub("", phrase).split() or [phrase])[-1])
    if kind == "state":
        return "state"
    if kind == "person":
        return "thing" if _described(phrase) else "person"
    return "body" if kind in ("organization", "outlet") and not phrase.islower() else "people"


def _described(phrase: str) -> bool:
    """Whether the head is no name: "six Jesuit priests", "the U.S. embassy", and not "Judge Lobo"."""
    last = (_TAIL.sub("", phrase).split() or [phrase])[-1]
    return last[:1].islower()


def fights(name: str) -> bool:
    """Tell whether a participant bears arms for a side of a war, or belongs to it."""
    return head(name) in words("fighters")


def person(name: str) -> str:
    """Return a person's name without titles, whether they have capitals or not."""
    return re.sub(r"^(?:[a-z]\S* )+(?=[A-Z])", "", strip_titles(core(name)))


def body_in(name: str) -> str | None:
    """Return the named body that people belong to: "members of the Red Dawn" are of "Red Dawn"."""
    inside = re.search(r"\b(?:of|from) (?:the )?((?:[A-Z][\w'-]+(?: of(?: the)? | )?){2,})", core(name))
    return inside[1].strip() if inside else None


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
