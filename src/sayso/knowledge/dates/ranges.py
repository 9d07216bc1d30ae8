"""Forms made of other expressions: "since Tuesday", "from May 3 to May 7", "until Friday"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from sayso.knowledge.dates.calendar import Resolved, add_months
from sayso.knowledge.dates.context import Context, Form
from sayso.knowledge.dates.grammar import DAY, MONTH, YEAR, compiled

ReadPoint = Callable[[str, Context], Resolved]

_ARTICLE = compiled(r"^the (?=\d)")
_BARE_DAY = compiled(DAY)
_MONTH_NAME = compiled(rf"{MONTH}(?![a-z])")
_YEAR_AT_END = compiled(rf",?\s?({YEAR})$")
_CLOSED = (
    (compiled(r"(?<!\w)from (?:the )?$"), compiled(r" (?:to|until|till|through) (?:the )?")),
    (compiled(r"(?<!\w)between (?:the )?$"), compiled(r" and (?:the )?")),
)
_OPENING = compiled(r"(?<!\w)(?:(?:ever )?since|until|till|by)(?: at least)? (?:the )?$")
_RUNNING = compiled(r"(?<!\w)from (?:the )?$")
_RUN = compiled(rf"{DAY} to {DAY}")
_BETWEEN = compiled(r"(?<!\w)between (?:the )?$")
_BARE_BEFORE = compiled(rf"(?<!\w)between (?:the )?{DAY} and (?:the )?$")
_BARE_AFTER = compiled(rf" and (?:the )?{DAY}")
_REACH = 30
"""How far from an expression the words are looked for that make it a range."""


def range_forms(read: ReadPoint) -> tuple[Form, ...]:
    """The forms of ranges over any expressions that `read` can read."""
    readings = _Readings(read)
    return (
        Form("from", r"from (?P<first>.+?) (?:to|until|till|through) (?P<last>.+)", readings.closed),
        Form("between", r"between (?P<first>.+?) and (?P<last>.+)", readings.closed),
        Form("since", r"(?:ever )?since (?P<point>.+)", readings.since),
        Form("until", r"(?:until|till|up to|through) (?P<point>.+)", readings.until),
        Form("by", r"by (?P<point>.+)", readings.until),
        Form("run", r"from (?P<point>.+)", readings.whole),
    )


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets with a bare day at the other end of "between 3 and 7 May", "between May 3 and 7"."""
    before = _BARE_BEFORE.search(text, max(0, start - _REACH), start)
    if before:
        return before.start(), end
    between = _BETWEEN.search(text, max(0, start - _REACH), start)
    after = _BARE_AFTER.match(text, end, end + _REACH) if between else None
    return (between.start(), after.end()) if between and after else (start, end)


def opening(text: str, start: int, end: int) -> int:
    """Where the range begins that a word like `since` makes of the expression; else `start`."""
    runs = _RUN.search(text, start, end) is not None
    found = (_RUNNING if runs else _OPENING).search(text, max(0, start - _REACH), start)
    return found.start() if found else start


def joined(text: str, first: tuple[int, int], last: tuple[int, int]) -> tuple[int, int] | None:
    """The offsets of "from … to …" or "between … and …" whose ends are the two expressions."""
    for opener, joiner in _CLOSED:
        begun = opener.search(text, max(0, first[0] - _REACH), first[0])
        if begun and joiner.fullmatch(text, first[1], last[0]):
            return begun.start(), last[1]
    return None


class _Readings:
    """The readings of ranges, over one way to read the expressions at their ends."""

    def __init__(self, read: ReadPoint) -> None:
        self._read = read

    def closed(self, match: re.Match[str], context: Context) -> Resolved:
        """First to last; each end lends the other its month and year."""
        first, last = _completed(*(_ARTICLE.sub("", match[end]) for end in ("first", "last")))
        if context.future:
            start = self._read(first, context)
            end = self._read(last, replace(context, published=start.start, anchor=start.start))
        else:
            end = self._read(last, context)
            start = self._read(first, replace(context, published=end.end))
        if start.start > end.end:
            return Resolved(add_months(start.start, -12), end.end)
        return Resolved(start.start, end.end)

    def whole(self, match: re.Match[str], context: Context) -> Resolved:
        """The range that the expression is by itself: "from 3 to 7 May"."""
        return self._read(match["point"], context)

    def since(self, match: re.Match[str], context: Context) -> Resolved:
        """From then to the publication date."""
        point = self._read(match["point"], replace(context, future=False))
        return Resolved(point.start, context.today)

    def until(self, match: re.Match[str], context: Context) -> Resolved:
        """That day; looking ahead, from the publication date to that day."""
        point = self._read(match["point"], context)
        if context.future and context.today <= point.end:
            return Resolved(context.today, point.end)
        return point


def _completed(first: str, last: str) -> tuple[str, str]:
    """Both ends with a month and a year where only one of them has it: "3" and "7 May 2024"."""
    if _BARE_DAY.fullmatch(first):
        first = f"{first} {_month_in(last)}"
    if _BARE_DAY.fullmatch(last):
        last = f"{last} {_month_in(first)}"
    year = _YEAR_AT_END.search(last)
    if year and not _YEAR_AT_END.search(first) and _MONTH_NAME.search(first):
        first = f"{first}, {year[1]}"
    return first, last


def _month_in(text: str) -> str:
    found = _MONTH_NAME.search(text)
    if found is None:
        raise ValueError(f"a bare day needs a month at the other end: {text!r}")
    return found[0]
