"""PLOVER's modes for each type, and the words that tell them, made ready to be asked.

The modes stand in `ontology/plover.yaml`, the words in `ontology/modes.yaml`, whose top tells the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.events.lexicon import ONTOLOGY
from sayso.knowledge.data_files import load
from sayso.knowledge.inflection import plural, verb_forms
from sayso.language.words import split_words


@dataclass(frozen=True, slots=True)
class Rules:
    """What `modes.yaml` says of one type, made ready to be asked."""

    where: str
    reach: float
    first: frozenset[str]
    gives_way: dict[str, frozenset[str]]
    words: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """By their first word: all words of each and its mode, the longest first."""
    acts: dict[str, str]
    """Modes by types and modes of the trigger lexicon ("COERCE/arrest")."""


@cache
def modes_of_type(type_: str) -> frozenset[str]:
    """PLOVER's modes for a type; none for what is no type of its."""
    return frozenset(load("plover", ONTOLOGY).get(type_, ()))


@cache
def rules_of(type_: str) -> Rules | None:
    """The rules of a type; None for a type without modes."""
    raw = load("modes", ONTOLOGY).get(type_)
    return _made(raw) if raw else None


def _made(raw: dict[str, Any]) -> Rules:
    listed: dict[str, list[str]] = raw["words"]
    words: dict[str, dict[tuple[str, ...], str]] = {}
    for mode, texts in listed.items():
        for text in texts:
            for form in _forms(text):
                told = tuple(form[a:b] for a, b in split_words(form))
                words.setdefault(told[0], {}).setdefault(told, mode)
    return Rules(
        where=raw["where"],
        reach=float(raw["reach"]),
        first=frozenset(raw.get("first", ())),
        gives_way={mode: frozenset(others) for mode, others in raw.get("gives-way", {}).items()},
        words={word: _longest_first(found) for word, found in words.items()},
        acts={text: mode for mode, texts in listed.items() for text in texts if text[0].isupper()},
    )


def _longest_first(found: dict[tuple[str, ...], str]) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple(sorted(found.items(), key=lambda each: -len(each[0])))


def _forms(text: str) -> frozenset[str]:
    """A word or phrase with its plural, and with the forms of its first word as a verb."""
    if text[0].isupper():
        return frozenset()
    first, _, rest = text.partition(" ")
    return frozenset({text, plural(text)} | {f"{form} {rest}".strip() for form in verb_forms(first)})
