"""What the report says is not known or not told: set phrases, and the network's finds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from sayso.knowledge.data_files import load
from sayso.language.reading import Reading, WordSpan
from sayso.records import CaveatKind

_SURE = 0.55
_TAIL = re.compile(
    r"(?:(?! (?:but|and|that|said|who) )[^.,;:\n\"“”]){0,60}(?=[.,;:\n\"“”]| (?:but|and|that|said|who) |$)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A caveat's kind and the characters [start, end) of its clause."""

    kind: CaveatKind
    start: int
    end: int


def find_caveats(reading: Reading) -> list[Found]:
    """All caveats, in order: rules first, the network for what no rule knows."""
    found: list[Found] = []
    for kind, pattern in _patterns():
        for match in pattern.finditer(reading.text):
            if not _taken(found, match.start(), match.end()):
                found.append(Found(kind, match.start(), match.end()))
    for span, name, sureness in _joined(reading.caveats):
        start, end = reading.offsets(span)
        if sureness >= _SURE and end - start > 8 and not _taken(found, start, end):
            found.append(Found(cast(CaveatKind, name), start, end))
    return sorted((_within_line(reading.text, f) for f in found), key=lambda f: f.start)


def _joined(caveats: Sequence[tuple[WordSpan, str, float]]) -> list[tuple[WordSpan, str, float]]:
    """Finds of the network that hardly anything parts, as one, of the kind of the longest."""
    out: list[tuple[WordSpan, str, float]] = []
    for span, kind, sureness in caveats:
        if out and span[0] - out[-1][0][1] <= 2:
            before = out[-1]
            longer = kind if span[1] - span[0] > before[0][1] - before[0][0] else before[1]
            out[-1] = ((before[0][0], span[1]), longer, max(sureness, before[2]))
        else:
            out.append((span, kind, sureness))
    return [c for c in out if c[0][1] - c[0][0] >= 3]


def _taken(found: Sequence[Found], start: int, end: int) -> bool:
    return any(f.start < end and start < f.end for f in found)


def _within_line(text: str, found: Found) -> Found:
    """The clause up to its end, without blanks and stops at the end."""
    rest = _TAIL.match(text, found.end)
    end = rest.end() if rest else found.end
    while end > found.start and text[end - 1] in " ,;.\n":
        end -= 1
    return Found(found.kind, found.start, end)


@cache
def _patterns() -> tuple[tuple[CaveatKind, re.Pattern[str]], ...]:
    entries = load("caveats")
    return tuple(
        (cast(CaveatKind, kind), re.compile(rf"\b(?:{'|'.join(phrases)})", re.IGNORECASE))
        for kind, phrases in entries.items()
    )
