"""What a word of saying tells: the stance of the one who speaks, and how far the reporter vouches for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from sayso.knowledge.data_files import load
from sayso.knowledge.inflection import verb_forms


def stance_of(cue: str) -> str | None:
    """The stance that a cue's words tell for sure, else None.

    >>> stance_of("has denied"), stance_of("according to"), stance_of("hinted")
    ('denies', 'asserts', None)
    """
    return _best(cue, "stances")


def endorsement_of(cue: str) -> str | None:
    """How far the cue's words vouch for the content: `neutral`, `distanced`, `endorsed`; else None.

    >>> endorsement_of("conceded"), endorsement_of("claimed"), endorsement_of("whispered")
    ('endorsed', 'distanced', None)
    """
    return _best(cue, "endorsements")


@lru_cache(maxsize=4096)
def relays(cue: str) -> bool:
    """Whether the cue passes on somebody else's words: "citing", "quoted", "relayed"."""
    return any(word in _relaying() for word in cue.lower().split())


def never_speech(cue: str, clause: str = "") -> bool:
    """Whether it only looks like speech ("condemned"), or its clause says so ("no group has claimed")."""
    plain = " ".join(f"{clause} {cue}".lower().split())
    clauses = load("cues")["never"]["clauses"]
    return any(re.search(c, plain) for c in clauses) or any(w in _never_verbs() for w in cue.lower().split())


@cache
def _relaying() -> frozenset[str]:
    return frozenset(f for v in load("cues")["relaying"] for f in verb_forms(v))


@cache
def _never_verbs() -> frozenset[str]:
    entry = load("cues")["never"]
    return frozenset([*_verb_forms(entry), *_noun_forms(entry)])


def _best(cue: str, table: str) -> str | None:
    """Phrases first, then the last word that is listed: in "has been forced to deny" the last one counts."""
    plain = " ".join(cue.lower().replace("\u2019", "'").split())
    phrases, words = _table(table)
    for phrase, value in phrases:
        if phrase in plain:
            return value
    if re.search(r"\b(?:not|never)\b|n't\b", plain):
        return None
    for word in reversed(plain.split()):
        if word.strip("'\",.") in words:
            return words[word.strip("'\",.")]
    return None


@cache
def _table(name: str) -> tuple[tuple[tuple[str, str], ...], dict[str, str]]:
    """Phrases with their value, longest first, and single words with theirs."""
    phrases: list[tuple[str, str]] = []
    words: dict[str, str] = {}
    for value, entry in load("cues")[name].items():
        forms = [*_verb_forms(entry), *_noun_forms(entry), *entry.get("phrases", ())]
        phrases += [(f, value) for f in forms if " " in f]
        for form in forms:
            if " " not in form:
                words.setdefault(form, value)
    return tuple(sorted(phrases, key=lambda p: -len(p[0]))), words


def _verb_forms(entry: dict[str, Any]) -> Iterable[str]:
    return (f for v in entry.get("verbs", ()) for f in verb_forms(v))


def _noun_forms(entry: dict[str, Any]) -> Iterable[str]:
    return (f for n in entry.get("nouns", ()) for f in (n, n + "s"))
