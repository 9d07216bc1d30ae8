"""Where the time expressions stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.knowledge.dates import ranges
from sayso.knowledge.dates.grammar import nameless, spaced
from sayso.knowledge.dates.plausible import Setting, is_plausible
from sayso.knowledge.dates.resolving import POINTS


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression in a text: its offsets and its words."""

    start: int
    end: int
    text: str


_POSSESSIVE = re.compile(r"['\u2019]s?$")


@lru_cache(maxsize=4)
def find_times(text: str) -> tuple[TimeExpression, ...]:
    """All time expressions of a text in their order, none overlapping another; kept for the next stage."""
    spans: list[tuple[int, int]] = []
    for point in _points(text):
        span = ranges.widened(text, *point)
        whole = ranges.joined(text, spans[-1], span) if spans else None
        if whole:
            spans[-1] = whole
        elif not spans or spans[-1][1] <= span[0]:
            spans.append(span)
    opened = ((ranges.opening(text, start, end), end) for start, end in spans)
    return tuple(TimeExpression(start, end, text[start:end]) for start, end in opened)


@lru_cache(maxsize=4096)
def holds_time(text: str) -> bool:
    """Whether there is a time expression in a short text, such as a name."""
    return bool(find_times.__wrapped__(text))


def _points(text: str) -> Iterator[tuple[int, int]]:
    """The expressions without the words that make ranges of them."""
    position, pattern = 0, _pattern()
    while match := pattern.search(text, position):
        start, end = match.start(), _end(match)
        if is_plausible(match.lastgroup or "", Setting.of(text, start, end)):
            yield start, end
            position = end
        else:
            position = _after_first_word(text, start)


@cache
def _pattern() -> re.Pattern[str]:
    """One expression for all forms; the group that matched is named after its form."""
    parts = (f"(?P<{form.name}>{_without_references(nameless(form.pattern))})" for form in POINTS)
    body = spaced("|".join(parts))
    return re.compile(rf"(?<![\w$€£@#])(?<!\d[.,:])(?=[\da-z])(?:{body})(?:(?!\w)|(?=T\d))", re.IGNORECASE)


def _without_references(pattern: str) -> str:
    return pattern.replace("(?P=mark)", "[/.]")


def _end(match: re.Match[str]) -> int:
    """The end of the expression, without a possessive ending ("Monday's")."""
    possessive = _POSSESSIVE.search(match[0])
    return match.start() + possessive.start() if possessive else match.end()


def _after_first_word(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return end
