"""The trigger lexicon: which words tell of which event, under which conditions, and who is who in it.

`ontology/triggers.yaml` and `ontology/classes.yaml` hold the words; this module reads them into tables that
are asked with one word's form. The grammar of an entry stands at the top of the first file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sayso.knowledge.data_files import load
from sayso.knowledge.inflection import plural, verb_forms
from sayso.language.words import split_words
from sayso.records import MentionType

ONTOLOGY = "events/ontology"
_ENTRY = re.compile(
    r"(?P<words>[^+;=]+?)(?P<conditions>(?:\s+(?:\+|obj=|subj=)\S+)*)\s*(?:;\s*(?P<frame>[\w-]+))?"
)


SPOKEN = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT"})
"""Types of acts of speech: they take a place only where it is said of the speaking itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its words in base form, what it tells, its conditions, and the frame of its participants."""

    lemma: str
    type: MentionType
    mode: str | None
    noun: bool
    toll: bool = False
    state: bool = False
    preps: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    frame: str = "act"

    @property
    def conditions(self) -> int:
        """How many conditions it has: the entry with more of them is asked first."""
        return bool(self.preps) + bool(self.objects) + bool(self.subjects)


def verbs_of(form: str) -> tuple[Entry, ...]:
    """The verb entries of a form in small letters ("killed"), the narrowest first."""
    return _verbs().get(form, ())


def nouns_of(first: str) -> tuple[tuple[tuple[str, ...], Entry], ...]:
    """The noun entries whose first word has this form, each with all its words, the longest first."""
    return _nouns().get(first, ())


def state_of(word: str) -> Entry | None:
    """The entry of an adjective in small letters that tells in what state people are left ("missing")."""
    return _states().get(word)


def in_class(noun: str, wanted: frozenset[str]) -> bool:
    """Whether a noun in small letters is one of the words, or in one of the classes ("@people")."""
    return noun in wanted or any(noun in class_of(name) for name in wanted if name[0] == "@")


@cache
def class_of(name: str) -> frozenset[str]:
    """All forms of the nouns of a class, named with or without its "@"."""
    forms: set[str] = set()
    for noun in load("classes", ONTOLOGY)[name.removeprefix("@")]:
        forms |= class_of(noun) if noun[0] == "@" else {noun, plural(noun)}
    return frozenset(forms)


@cache
def _verbs() -> dict[str, tuple[Entry, ...]]:
    table: dict[str, list[Entry]] = {}
    for entry in _entries():
        if not entry.noun and not entry.state:
            for form in verb_forms(entry.lemma):
                table.setdefault(form, []).append(entry)
    return {form: tuple(sorted(found, key=lambda e: -e.conditions)) for form, found in table.items()}


@cache
def _states() -> dict[str, Entry]:
    return {entry.lemma.split()[0]: entry for entry in _entries() if entry.state}


@cache
def _nouns() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in _entries():
        if entry.noun:
            for form in {entry.lemma, plural(entry.lemma)}:
                words = tuple(form[a:b] for a, b in split_words(form))
                table.setdefault(words[0], []).append((words, entry))
    order = {
        form: sorted(found, key=lambda f: (-len(f[0]), -f[1].conditions)) for form, found in table.items()
    }
    return {form: tuple(found) for form, found in order.items()}


def _entries() -> Iterator[Entry]:
    for type_, modes in load("triggers", ONTOLOGY).items():
        for mode, lists in modes.items():
            for kind, texts in lists.items():
                for text in texts:
                    yield _entry(text, cast(MentionType, type_), None if mode == "any" else mode, kind)


def _entry(text: str, type_: MentionType, mode: str | None, kind: str) -> Entry:
    match = _ENTRY.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"ontology/triggers.yaml, {type_}: {text!r} is no entry")
    conditions: dict[str, Any] = {"+": set(), "obj=": set(), "subj=": set()}
    for sign, words in re.findall(r"(\+|obj=|subj=)(\S+)", match["conditions"]):
        conditions[sign] |= set(words.split("|"))
    return Entry(
        lemma=match["words"].strip(),
        type=type_,
        mode=mode,
        noun=kind in {"nouns", "tolls"},
        state=kind == "states",
        toll=kind == "tolls",
        preps=frozenset(conditions["+"]),
        objects=frozenset(conditions["obj="]),
        subjects=frozenset(conditions["subj="]),
        frame=match["frame"] or {"tolls": "of-recipient", "states": "undergo"}.get(kind, "act"),
    )
