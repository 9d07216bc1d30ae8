"""From an expression to days."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import overload

from sayso.knowledge.dates import absolute, relative
from sayso.knowledge.dates.calendar import Resolved
from sayso.knowledge.dates.context import Context, Form, UnresolvedError
from sayso.knowledge.dates.grammar import compiled
from sayso.knowledge.dates.ranges import range_forms
from sayso.records import Time

POINTS: tuple[Form, ...] = (*absolute.FORMS, *relative.FORMS)
"""The forms that are no range of two others."""

LONGEST = 120
"""No expression is longer than this; a longer text is none."""

_LEAD = re.compile(r"^(?:on|in|at|over|during|of|around|for|throughout)\s+(?=\S)", re.IGNORECASE)
_TAIL = re.compile(r"(?:['\u2019]s?|[,;:])$")


def resolve(
    text: str, published: date | None, *, anchor: date | None = None, future: bool = False
) -> Resolved | None:
    """The days that an expression means, or None where that would be a guess.

    `published` is the day of publication, `anchor` the day spoken of (for "two days earlier"),
    `future` tells that the sentence looks ahead ("will be handed out on Friday").
    """
    words = " ".join(text.split())
    if len(words) > LONGEST:
        return None
    try:
        return _read(words, Context(published, anchor, future))
    except (UnresolvedError, ValueError, OverflowError):
        return None


@overload
def to_time(text: str | None, resolved: Resolved) -> Time: ...
@overload
def to_time(text: str | None, resolved: None) -> None: ...
def to_time(text: str | None, resolved: Resolved | None) -> Time | None:
    """The ledger's record of an expression and its days; None where they are not known."""
    if resolved is None:
        return None
    return Time(text=text, start=resolved.start.isoformat(), end=resolved.end.isoformat())


@cache
def _compiled_forms() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    return tuple((form, compiled(form.pattern)) for form in (*range_forms(_read), *POINTS))


def _read(words: str, context: Context) -> Resolved:
    stripped = _TAIL.sub("", _LEAD.sub("", words.strip()))
    for candidate in (words, stripped):
        for form, pattern in _compiled_forms():
            match = pattern.fullmatch(candidate)
            if match:
                return form.read(match, context)
    raise UnresolvedError(f"not a time expression: {words!r}")
