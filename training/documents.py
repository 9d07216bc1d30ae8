"""What the network learns from: documents with the labels that their corpus has, and windows of them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sayso.language.encoding import MAX_PIECES, ROLES, Pieces, assemble, crop_bounds, distance_buckets

IGNORE = -100
WordSpan = tuple[int, int]


@dataclass
class Cue:
    """A cue and what belongs to it, in words [start, end)."""

    span: WordSpan
    roles: dict[str, list[WordSpan]]
    full: bool
    """True where every role is marked; else (PolNeAR) only source and content are, and O may hide another."""
    stance: int = IGNORE
    endorsement: int = IGNORE
    unnamed: int = IGNORE
    medium_kind: int = IGNORE


@dataclass
class Document:
    """Words, where lines begin, and labels by task (one number a word, IGNORE where unknown)."""

    id: str
    words: list[str]
    breaks: list[bool]
    pieces: list[list[int]] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    labels: dict[str, NDArray[np.int64]] = field(default_factory=dict)
    heads: NDArray[np.int64] | None = None
    relations: NDArray[np.int64] | None = None
    sentences: list[WordSpan] = field(default_factory=list)
    cues: list[Cue] | None = None
    style: int = 0
    clusters: list[tuple[WordSpan, int]] = field(default_factory=list)
    offsets: list[tuple[int, int]] = field(default_factory=list)
    text: str = ""


@dataclass
class Window:
    """Words [start, end) of a document as pieces."""

    document: Document
    start: int
    end: int
    pieces: Pieces


def piece_counts(document: Document) -> NDArray[np.int64]:
    """Pieces that each word takes, with the mark before a line."""
    return np.array(
        [
            len(p) + (b and i > 0)
            for i, (p, b) in enumerate(zip(document.pieces, document.breaks, strict=True))
        ]
    )


def cut(document: Document, start: int, end: int) -> Window:
    """Words [start, end) as a window."""
    part = slice(start, end)
    return Window(
        document, start, end, assemble(document.pieces[part], document.shapes[part], document.breaks[part])
    )


def random_window(document: Document, rng: random.Random, most: int = MAX_PIECES) -> Window:
    """A window at a random place; whole sentences where the document has a parse."""
    totals = np.concatenate([[0], np.cumsum(piece_counts(document))])
    room = most - 2
    if document.heads is not None:
        return sentence_window(document, rng, totals, room)
    latest = int(np.searchsorted(totals, max(0, totals[-1] - room)))
    start = rng.choice((0, latest, rng.randint(0, latest), rng.randint(0, latest))) if latest else 0
    end = int(np.searchsorted(totals, totals[start] + room, side="right")) - 1
    return cut(document, start, max(start + 1, end))


def sentence_window(document: Document, rng: random.Random, totals: NDArray[np.int64], room: int) -> Window:
    """As many whole sentences as there is room for, from a random one on."""
    starts = [s for s, _ in document.sentences]
    last = next((i for i, s in enumerate(starts) if totals[-1] - totals[s] <= room), len(starts) - 1)
    i = rng.randint(0, last)
    start, end = starts[i], document.sentences[i][1]
    for _, e in document.sentences[i + 1 :]:
        if totals[e] - totals[start] > room:
            break
        end = e
    while totals[end] - totals[start] > room:
        end -= 1
    return cut(document, start, max(start + 1, end))


def tiles(document: Document, context: int = 24, most: int = MAX_PIECES) -> list[tuple[Window, int, int]]:
    """Windows over the whole document with context on both sides: (window, its words that count)."""
    from sayso.language.windows import plan_windows

    counts = piece_counts(document)
    return [
        (cut(document, w.start, w.end), w.core_start, w.core_end)
        for w in plan_windows(counts, context=context, most=most)
    ]


def cue_pieces(window: Window, span: WordSpan) -> tuple[int, int]:
    """The pieces that a cue's words cover in the window."""
    a, b = span[0] - window.start, span[1] - window.start
    last = window.pieces.first[b] if b < len(window.pieces.first) else len(window.pieces.ids) - 1
    return int(window.pieces.first[a]), int(max(last, window.pieces.first[a] + 1))


@dataclass
class Crop:
    """One cue's crop: which window of the batch, pieces [start, end), the cue's place in it, and labels."""

    row: int
    start: int
    end: int
    at: int
    distance: NDArray[np.int64]
    cue: Cue | None
    words: list[tuple[int, int]]
    """(place in the crop, word) for each word whose first piece lies in the crop."""


def crop(window: Window, row: int, span: WordSpan, cue: Cue | None) -> Crop:
    """The crop of a window around a cue; `cue` is None where the words are none."""
    around = cue_pieces(window, span)
    start, end = crop_bounds(around, len(window.pieces.ids))
    first = window.pieces.first
    inside = np.flatnonzero((first >= start) & (first < end))
    return Crop(
        row,
        start,
        end,
        around[0] - start,
        distance_buckets(around, (start, end)),
        cue,
        [(int(first[i]) - start, int(i) + window.start) for i in inside],
    )


def role_labels(words: list[tuple[int, int]], cue: Cue | None) -> list[int]:
    """A tag number for each word of a crop."""
    tags = {w: 0 for _, w in words}
    for number, role in enumerate(ROLES if cue else ()):
        for a, b in cue.roles.get(role, ()):  # type: ignore[union-attr]
            for w in range(a, b):
                if w in tags and tags[w] == 0:
                    tags[w] = 1 + 2 * number + (w != a)
    return [tags[w] for _, w in words]
