"""Quotations in a text: where they begin and end, in all marks that newsrooms use, also over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

# Opening mark: the marks that close it. „…“ is German and Slavic, «…» French and Russian, »…« Danish.
_PAIRS = {"“": '”"', "«": "»", "„": "“”", "»": "«", "‟": "”", "「": "」"}
_SINGLE = {"‘": "’", "'": "'"}
_PARAGRAPH = re.compile(r"[^\n]+")
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /-][A-ZÀ-Þ'’.-]+)*)(?:,\s*[A-ZÀ-Þ\d][\w. ]{1,20}){0,3}"
    r"\s*(?:\([\w .’'-]{2,40}\))?\s*(?:—|–|--|-|:)\s+",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters [start, end), marks included.

    `closed` is false where the closing mark is missing; `continues` is true where the next paragraph begins
    with an opening mark again, as one quotation over several paragraphs is printed.
    """

    start: int
    end: int
    closed: bool = True
    continues: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """All quotations in order; inner ones are part of the outer one. Never fails on odd marks."""
    found: list[Quotation] = []
    for match in _PARAGRAPH.finditer(text):
        found += _in_paragraph(text, match.start(), match.end())
    return _join(text, found)


def dateline_end(text: str, start: int) -> int:
    """Where a paragraph's text begins after a dateline ("AGADEZ — "), else `start`."""
    line = text[start : start + 120].split("\n", 1)[0]
    match = _DATELINE.match(line)
    return start + match.end() if match else start


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found = []
    at = start
    while at < end:
        closers = _closers(text, at, start)
        if closers is None:
            at += 1
            continue
        close = _find_close(text, at, end, closers)
        if close < 0:
            if text[at] in _SINGLE:
                at += 1
                continue
            found.append(Quotation(at, len(text[:end].rstrip()), closed=False))
            break
        found.append(Quotation(at, close + 1))
        at = close + 1
    return found


def _closers(text: str, at: int, start: int) -> str | None:
    """The marks that close a quotation which opens here, or None where none opens."""
    mark = text[at]
    if mark in _PAIRS:
        return _PAIRS[mark]
    if mark == '"':
        return '"”'
    if mark in _SINGLE:
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if (before.isspace() or before in '([—–-“"') and (after.isalnum() or after in '“"…'):
            return _SINGLE[mark]
    return None


def _find_close(text: str, at: int, end: int, closers: str) -> int:
    single = closers in {"’", "'"}
    depth = 0
    for i in range(at + 1, end):
        depth += text[i] == text[at] and text[at] in _PAIRS
        if text[i] not in closers:
            continue
        if depth:
            depth -= 1
            continue
        if not single:
            return i
        # An apostrophe stands inside a word or before a plural's blank; a closing mark behind a word or stop.
        after = text[i + 1] if i + 1 < len(text) else " "
        if not after.isalnum() and (
            text[i - 1] in ",.?!…" or not text[i + 1 : i + 2].strip() or after in ",.;:)?!"
        ):
            if (
                text[i - 1] == "s"
                and after == " "
                and any(text[j] in closers and text[j - 1] in ",.?!" for j in range(i + 1, end))
            ):
                continue
            return i
    return -1


def _join(text: str, found: Sequence[Quotation]) -> list[Quotation]:
    """Marks the unclosed quotation that goes on in the next paragraph."""
    out = []
    for quotation, after in zip_longest(found, found[1:]):
        goes_on = (
            after is not None
            and not quotation.closed
            and not text[quotation.end : after.start].strip()
            and "\n" in text[quotation.end : after.start]
        )
        out.append(Quotation(quotation.start, quotation.end, quotation.closed, goes_on))
    return out


def voice_of(pieces: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> str:
    """`direct` where all of the pieces' words stand in marks, `indirect` where none do, else `mixed`."""
    quoted = total = 0
    for start, end in pieces:
        total += end - start
        quoted += sum(max(0, min(end, q.end) - max(start, q.start)) for q in quotations)
    if quoted == 0:
        return "indirect"
    return "direct" if total - quoted <= 2 * len(pieces) else "mixed"
