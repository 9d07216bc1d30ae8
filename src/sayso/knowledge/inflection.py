"""The forms of English verbs and nouns, by the rules of spelling and a list of those that no rule gives."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

from sayso.knowledge.data_files import load

_VOWELS = frozenset("aeiou")
_HISSING = ("s", "sh", "ch", "x", "z")


def verb_forms(verb: str) -> frozenset[str]:
    """All forms of a verb; of several words ("own up", "gang-rape") the one that is inflected changes.

    >>> sorted(verb_forms("stop"))
    ['stop', 'stopped', 'stopping', 'stops']
    """
    first, blank, particle = verb.partition(" ")
    if blank:
        return frozenset(f"{form} {particle}" for form in verb_forms(first))
    head, hyphen, rest = verb.rpartition("-")
    if hyphen:
        return frozenset(f"{head}-{form}" for form in verb_forms(rest))
    irregular = _listed()["verbs"].get(verb)
    past = irregular or [_past(verb)]
    return frozenset({verb, _third(verb), _ing(verb), *past})


def plural(noun: str) -> str:
    """The plural of a noun; the last word changes where it has several.

    >>> plural("death toll"), plural("casualty"), plural("gunman")
    ('death tolls', 'casualties', 'gunmen')
    """
    first, blank, last = noun.rpartition(" ")
    if blank:
        return f"{first} {plural(last)}"
    listed: str | None = _listed()["nouns"].get(noun)
    if listed:
        return listed
    if noun.endswith("man") and len(noun) > 4:
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_HISSING) else "s")


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith((*_HISSING, "o")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    """The verb with its last consonant doubled where spelling wants it: "stab", "expel"."""
    ends = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    one_syllable = sum(a in _VOWELS and b not in _VOWELS for a, b in pairwise(verb)) == 1
    if ends and ((one_syllable and verb[0:1] not in _VOWELS) or verb in _listed()["doubling"]):
        return verb + verb[-1]
    return verb


@cache
def _listed() -> dict[str, Any]:
    return load("inflection")
