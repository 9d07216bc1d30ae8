"""What a report's words tell of its toponyms: which lies in which, of what kind, which states are named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.knowledge.data_files import load
from sayso.knowledge.places.folding import designations
from sayso.knowledge.places.places import KINDS, Toponym

FARTHEST = 70
"""Characters between two toponyms of which one can be told to lie in the other."""
_WORD_BEFORE = re.compile(r"([A-Za-z]+) (?:of )?(?:the )?$")
_WORD_AFTER = re.compile(r"[ -]([A-Za-z]+)")
_FILL = (
    r"(?!(?:and|or|in|to|from|at|on|with|for|by|as|than|that|which|is|was|are|were|has|have|said)\b)[\w’'-]+ "
)
_IN = re.compile(rf",? ?(?:\(|(?:{_FILL}){{0,5}}(?:in|of) (?:the )?(?:{_FILL}){{0,3}}|)$")
"""Between a place and what holds it: "X, Y", "X (Y)", "X in northern Y", "X, a town in Y", "X area of Y"."""
_OWN = re.compile(rf"(?:['’]s?)? (?:{_FILL}){{0,4}}$")
"""Between what holds a place and the place: "Y's X", "Y's northern city of X", "Y town of X"."""


_LISTED = re.compile(r",? (?:and |or )?")


def kinds_told(text: str, toponym: Toponym) -> frozenset[int]:
    """The kinds of place that the word before or after a toponym leaves open; empty if there is no such word.

    >>> kinds_told("the city of Homs fell", (12, 16, "Homs"))
    frozenset({0, 2})
    """
    start, end, _ = toponym
    before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    after = _WORD_AFTER.match(text, end, end + 25)
    for found, needs_of in ((after, False), (before, True)):
        if found and (not needs_of or " of " in found[0]) and (kinds := kinds_of_word(found[1])):
            return kinds
    return frozenset()


@cache
def kinds_of_word(word: str) -> frozenset[int]:
    """The kinds of place, as numbers, of which a word such as "county" is said."""
    return frozenset(KINDS.index(kind) for kind in designations().get(word.lower(), ()))


def are_listed(text: str, first: Toponym, second: Toponym) -> bool:
    """Whether two names that follow each other may be items of a list."""
    return bool(_LISTED.fullmatch(text, first[1], second[0]))


def may_hold(text: str, first: Toponym, second: Toponym) -> tuple[bool, bool]:
    """Whether, of two names that follow each other, the second may hold the first, and the first the second.

    >>> may_hold("Paris, Texas", (0, 5, "Paris"), (7, 12, "Texas"))
    (True, False)
    """
    if second[0] - first[1] > FARTHEST:
        return False, False
    between = text[first[1] : second[0]]
    return bool(_IN.match(between)), bool(_OWN.match(between))


def surely_holds(text: str, first: Toponym, second: Toponym) -> bool:
    """Whether a state is told to hold the name that follows it: "Sudan's X", "the Sudanese village of X"."""
    if second[0] - first[1] > FARTHEST:
        return False
    return bool(_surely().match(text[first[1] : second[0]]))


@cache
def _surely() -> re.Pattern[str]:
    kinds = "|".join(designations())
    return re.compile(rf"(?:['’]s? (?:{_FILL}){{0,4}}| (?:{_FILL}){{0,3}}(?:{kinds}) (?:of )?| )$")


def states_told(text: str, toponyms: Sequence[Toponym]) -> Iterator[tuple[int, int, str]]:
    """States that the text names outside the toponyms, or whose demonym it has: from, up to, alpha-3 code."""
    spans = iter([(start, end) for start, end, _ in toponyms])
    span = next(spans, None)
    names = _names()
    for found in _state_pattern().finditer(text):
        while span and span[1] <= found.start():
            span = next(spans, None)
        if not (span and span[0] < found.end()):
            yield found.start(), found.end(), names[found[0]]


@cache
def _state_pattern() -> re.Pattern[str]:
    """All names in one pattern; they are read from a tree of their letters, so that many cost little."""
    names = sorted(_names(), key=len, reverse=True)
    by_letter: dict[str, list[str]] = {}
    for name in names:
        by_letter.setdefault(name[:2], []).append(re.escape(name[2:]))
    parts = (re.escape(two) + "(?:" + "|".join(rest) + ")" for two, rest in by_letter.items())
    return re.compile(r"(?<![^\W_])(?=[A-Z])(?:" + "|".join(parts) + r")(?![^\W_])")


@cache
def _names() -> dict[str, str]:
    """Names and demonyms of states with their codes."""
    names: dict[str, str] = {}
    for code, fields in load("states")["states"].items():
        for field in (*fields[:2], *fields[3:4]):
            names.update(dict.fromkeys(filter(None, field.split(" / ")), code))
        for demonym in filter(None, fields[1].split(" / ") if len(fields) > 1 else ()):
            names.setdefault(demonym + "s", code)
    return names
