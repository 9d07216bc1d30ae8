"""Cuts a text into sentences and finds its quotations, lightly: for comparing words, not for grammar.

Linking knows records only, so it can't ask the language stage, whose sentences come from the network.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 1_500
"""Characters of a sentence; what is longer is cut, so that a text without any stop takes bounded time."""

_STOP = re.compile(r"[.!?…]+[\"”’»')\]]{0,3}(?=\s)|\n+")
_ABBREVIATIONS = frozenset(
    "dr mr mrs ms st gen col capt lt maj sgt cpl brig cmdr adm prof rev fr hon gov sen rep insp supt no vs "
    "jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp approx al ft mt".split()
)
_SHORT_LINE = 50
_QUOTATION = re.compile(
    r"“[^”\n]*(?:”|(?=\n)|$)|«[^»\n]*(?:»|(?=\n)|$)|„[^“”\n]*(?:[“”]|(?=\n)|$)|\"[^\"\n]*(?:\"|(?=\n)|$)"
    r"|(?<![\w’'])[‘'](?=\w)[^\n]{1,400}?(?<=[\w,.?!…])[’'](?!\w)"
)


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each sentence, in order, blanks around it left out."""
    start = 0
    for stop in _STOP.finditer(text):
        if _ends(text, start, stop):
            yield from _pieces(text, start, stop.end())
            start = stop.end()
    yield from _pieces(text, start, len(text))


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The start and end of the sentence that holds a place in the text, or of the last before it."""
    found = _all(text)
    index = bisect_right(found, (offset, len(text) + 1)) - 1
    return found[index] if index >= 0 else (0, 0)


@lru_cache(maxsize=16)
def _all(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(sentences_of(text))


def quotations_of(text: str) -> list[tuple[int, int]]:
    """The start and end of each quotation, marks included; an unclosed one ends with its paragraph."""
    return [match.span() for match in _QUOTATION.finditer(text)]


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop[0].startswith("\n"):
        return len(stop[0]) > 1 or _line_ends(text, start, stop.start())
    after = text[stop.end() : stop.end() + 4].lstrip(" ")
    if after[:1].islower():
        return False
    word = re.search(r"[^\W\d_]*\Z", text[max(start, stop.start() - 12) : stop.start()])
    before = word[0] if word else ""
    initial = len(before) == 1 and before.isupper()
    return stop[0] != "." or not (initial or before.lower() in _ABBREVIATIONS)


def _line_ends(text: str, start: int, end: int) -> bool:
    """Whether a single line break ends a sentence: a wrapped line is long and ends in the middle of one."""
    line = text[max(start, text.rfind("\n", start, end) + 1, end - LONGEST) : end].rstrip()
    return not line or line[-1] in '.!?…:"”’»' or len(line) < _SHORT_LINE


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST))
        cut = cut if cut > start else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    end -= len(inside) - len(inside.rstrip())
    if start < end:
        yield start, end
