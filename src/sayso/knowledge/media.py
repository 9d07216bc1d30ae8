"""By which medium somebody spoke: "on state television", "in a post on X", "by telephone"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sayso.knowledge.data_files import load

_UP_TO_THREE_WORDS = r"(?:[\w'’.-]+\s+){0,3}"


def medium_of(phrase: str) -> tuple[str, str] | None:
    """The kind of medium that a phrase tells of, and the words that tell it; None where it tells none.

    >>> medium_of("in a statement read on state television")
    ('television', 'on state television')
    """
    for kind, pattern in _patterns():
        found = pattern.search(phrase)
        if found:
            return kind, found[0].strip()
    return None


@lru_cache(maxsize=4)
def find_media(text: str) -> tuple[tuple[int, int, str], ...]:
    """All places in a text that tell of a medium: start, end and kind; the kind that goes first wins."""
    found: list[tuple[int, int, str]] = []
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _ in found):
                found.append((match.start(), match.end(), kind))
    return tuple(sorted(found))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """One expression for each kind, in the order of precedence."""
    return tuple((kind, _compiled(entry)) for kind, entry in load("media").items())


def _compiled(entry: dict[str, list[str]]) -> re.Pattern[str]:
    phrases = "|".join(_spaced(phrase) for phrase in entry["phrases"])
    names = "|".join(_spaced(name) for name in entry.get("names", []))
    named = rf"|\b(?-i:{names})\b(?!')" if names else ""
    return re.compile(rf"\b(?:{phrases})\b{named}", re.IGNORECASE)


def _spaced(phrase: str) -> str:
    """White space of any width for a blank, and up to three words for "_"."""
    return (
        re.sub(r"\((?!\?)", "(?:", phrase)
        .replace("_ ", _UP_TO_THREE_WORDS)
        .replace(" _", r"\s+[\w'’.-]+")
        .replace(" ", r"\s+")
    )
