"""Lines on pages to paragraphs: what a PDF has lost, since it only knows where each letter stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_BULLET = re.compile(r"(?:[•▪‣◦]|\(?\d{1,2}[.)])\s")
_COMPOUND = re.compile(r"(?<!\w)\w++(?:-\w++)+")
_HYPHENS = "-\u00ad\u2010"
_WORD = 60
"""No word is longer than this."""
_EDGE = 2
"""So many lines at the top and at the bottom of a page may be running heads."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, where its first letter stands (in points, from below), where it ends, its size."""

    text: str
    x: float
    y: float
    right: float
    size: float


def paragraphs(pages: Iterable[Sequence[Line]]) -> list[str]:
    """Return the paragraphs of ``pages``, their lines joined; running heads and page numbers are left out."""
    kept = _without_heads([[line for line in page if line.text.strip()] for page in pages])
    compounds = {each.lower() for page in kept for line in page for each in _COMPOUND.findall(line.text)}
    return [_joined(each, compounds) for each in _grouped(kept)]


def _grouped(pages: list[list[Line]]) -> Iterator[list[str]]:
    """Yield the lines of each paragraph; one may go on over the end of a column or a page."""
    spacing = _spacing(pages)
    group: list[str] = []
    before: Line | None = None
    for page in pages:
        edge = max((line.right for line in page), default=0.0)
        for number, line in enumerate(page):
            if before and (_parts(before, line, spacing, edge) if number else _ended(before, line)):
                yield group
                group = []
            group.append(line.text.strip())
            before = line
    if group:
        yield group


def _parts(a: Line, b: Line, spacing: float, edge: float) -> bool:
    """Tell whether a new paragraph begins between two lines that follow each other on a page."""
    gap = a.y - b.y
    if abs(a.size - b.size) > 0.1 * max(a.size, b.size) or _BULLET.match(b.text.lstrip()):
        return True
    if gap < -a.size:  # the next column
        return _ended(a, b)
    hangs = _BULLET.match(a.text.lstrip())  # the lines of a point stand further in than its bullet
    indented = b.x - a.x > 0.7 * b.size and gap > 0.5 * a.size and not hangs
    short = edge - a.right > 0.25 * max(edge - a.x, 1) and bool(_ENDS.search(a.text.rstrip()))
    return gap > 1.2 * max(spacing, 1.15 * a.size) or indented or short


def _ended(a: Line, b: Line) -> bool:
    """Tell whether ``b``, on the next page or in the next column, begins a new paragraph."""
    return abs(a.size - b.size) > 0.1 * max(a.size, b.size) or bool(_ENDS.search(a.text.rstrip()))


def _spacing(pages: list[list[Line]]) -> float:
    """Return the distance from line to line that is most common, to half a point."""
    gaps = Counter(
        round(2 * (a.y - b.y)) / 2
        for page in pages
        for a, b in pairwise(page)
        if 0.5 * a.size < a.y - b.y < 4 * a.size
    )
    return max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 12.0


def _without_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without what stands at the edge of most of them, and without page numbers there."""
    edges = [_edge_lines(page) for page in pages]
    counts = Counter(place for edge in edges for place in {_place(line) for line in edge})
    heads = {place for place, count in counts.items() if count >= 3 and count * 2 > len(pages)}
    return [
        [line for line in page if line not in edge or not (_place(line) in heads or _is_number(line.text))]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _is_number(text: str) -> bool:
    return len(text) < _WORD and bool(_NUMBER.fullmatch(text))


def _edge_lines(page: list[Line]) -> list[Line]:
    """Return the one or two lines at the top and at the bottom that stand apart from the rest of the page."""
    upwards = sorted(page, key=lambda line: line.y)
    return [*_apart(upwards), *_apart(upwards[::-1])]


def _apart(lines: list[Line]) -> list[Line]:
    """Return the first lines, up to a gap; none where the gap does not come soon."""
    for number, (a, b) in enumerate(pairwise(lines[: _EDGE + 1]), 1):
        if abs(a.y - b.y) > 1.7 * a.size:
            return lines[:number]
    return lines if len(lines) <= _EDGE else []


def _place(line: Line) -> tuple[str, int]:
    """Return the words of a line but for its numbers, and its height on the page."""
    return re.sub(r"\d+", "#", line.text.strip()), round(line.y / 4)


def _joined(lines: list[str], compounds: set[str]) -> str:
    """Return the lines as one; a hyphen at a line's end goes, unless the word has it elsewhere too."""
    pieces: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if line[-1:] in _HYPHENS and line[-2:-1].isalnum() and after[:1].isalnum():
            pieces.append(line if _keeps_hyphen(line, after, compounds) else line[:-1])
        else:
            pieces.append(f"{line} ")
    return re.sub(r"\s+", " ", "".join(pieces).replace("\u00ad", "")).strip()


def _keeps_hyphen(line: str, after: str, compounds: set[str]) -> bool:
    """Tell whether a word that is broken after a hyphen has it anyway: Anglo-American, north-eastern."""
    if not after[0].islower() or not line[-2].isalpha():
        return line[-1] != "\u00ad"
    first = re.search(r"[\w-]*\w$", line[-_WORD:-1])
    second = re.match(r"\w+", after[:_WORD])
    return bool(first and second and f"{first[0]}-{second[0]}".lower() in compounds)
