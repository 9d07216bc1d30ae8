"""What the network says of a cue, as a statement in characters of the text, put right by sure rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.language.quotes import Quotation, dateline_end
from sayso.language.reading import CueReading, Reading, WordSpan

Offsets = tuple[int, int]
"""Characters [start, end) of the text."""

_TRIM_LEFT = " \t\n,;:.!?—–-…)]"
_TRIM_RIGHT = " \t\n,;:.!?—–-…([“‘"


NEAR = 150
"""Words: statements further apart have nothing to do with each other; long reports would take minutes."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One cue with its content in characters and its speakers in words; `parent` is a statement around it."""

    cue: CueReading
    at: Offsets
    content: tuple[Offsets, ...]
    source: tuple[WordSpan, ...] = ()
    via: tuple[WordSpan, ...] = ()
    parent: Statement | None = None

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1][1]


def touch(a: Offsets | WordSpan, b: Offsets | WordSpan) -> bool:
    """Whether two spans share a character, or a word."""
    return a[0] < b[1] and b[0] < a[1]


def length(pieces: Sequence[Offsets]) -> int:
    """Characters in all pieces together."""
    return sum(b - a for a, b in pieces)


def overlap(a: Sequence[Offsets], b: Sequence[Offsets]) -> int:
    """Characters that two lists of pieces share."""
    shared = 0
    for x in a:
        for y in b:
            if x[0] < y[1] and y[0] < x[1]:
                shared += min(x[1], y[1]) - max(x[0], y[0])
    return shared


def agreement(a: Sequence[Offsets], b: Sequence[Offsets]) -> float:
    """Intersection over union, in characters."""
    shared = overlap(a, b)
    return shared / max(1, length(a) + length(b) - shared)


def statements_of(reading: Reading, quotations: Sequence[Quotation]) -> list[Statement]:
    """A statement for each cue that has a content, in the order of the cues."""
    found = []
    for cue in reading.cues:
        pieces = [reading.offsets(s) for s in cue.roles.get("content", ())]
        at = reading.offsets(cue.span)
        content = repair(
            reading, quotations, pieces, at, [reading.offsets(s) for s in cue.roles.get("source", ())]
        )
        if content:
            found.append(Statement(cue, at, content, cue.roles.get("source", ()), cue.roles.get("via", ())))
    return [_without_others(reading, s, found) for s in found]


def _without_others(reading: Reading, statement: Statement, all_: Sequence[Statement]) -> Statement:
    """Without the pieces that stand in the sentence of another statement's cue and are that one's content."""
    if len(statement.content) < 2:
        return statement
    kept = tuple(
        p for p in statement.content if not any(_belongs_elsewhere(reading, p, statement, t) for t in all_)
    )
    return replace(statement, content=kept or statement.content)


def _belongs_elsewhere(reading: Reading, piece: Offsets, mine: Statement, other: Statement) -> bool:
    if other is mine or overlap(other.content, [piece]) < 0.8 * (piece[1] - piece[0]):
        return False
    sentence = reading.sentence_at(reading.word_at(piece[0]))
    return (
        sentence[0] <= other.cue.span[0] < sentence[1] and not sentence[0] <= mine.cue.span[0] < sentence[1]
    )


def repair(
    reading: Reading,
    quotations: Sequence[Quotation],
    pieces: Sequence[Offsets],
    cue: Offsets,
    sources: Sequence[Offsets],
) -> tuple[Offsets, ...]:
    """The pieces with whole quotations, without datelines, stray marks, the cue or the source."""
    text = reading.text
    fixed: list[Offsets] = []
    for piece in pieces:
        start, end = without_dateline(reading, piece)
        start, end = whole_quotations(quotations, (start, end), cue)
        start, end = trim(text, quotations, (start, end))
        if end > start and (start, end) != cue:
            fixed.append((start, end))
    fixed = _continue_quotations(quotations, fixed)
    return tuple(join(text, fixed, [cue, *sources]))


def trim(text: str, quotations: Sequence[Quotation], piece: Offsets) -> Offsets:
    """Without blanks and stops at the ends; a stop inside a closing quotation mark stays."""
    start, end = piece
    edges = {q.start for q in quotations} | {q.end - 1 for q in quotations}
    inner_ends = {q.end for q in quotations if not q.closed}
    while start < end and text[start] in _TRIM_LEFT and start not in edges:
        start += 1
    while end > start and text[end - 1] in _TRIM_RIGHT and end - 1 not in edges and end not in inner_ends:
        if text[end - 1] == "." and _abbreviation(text, end):
            break
        end -= 1
    return start, _inner_close(text, start, end)


def _inner_close(text: str, start: int, end: int) -> int:
    """The end behind the closing mark where a quotation in a quotation was cut before it."""
    close = {"‘": "’", "“": "”", "'": "'"}.get(text[start : start + 1])
    rest = re.match(rf"[.,!?…]*{close}", text[end:]) if close and close not in text[start + 1 : end] else None
    return end + rest.end() if rest else end


def _abbreviation(text: str, end: int) -> bool:
    """Whether the stop at the end belongs to "U.N." or "a.m."."""
    return end >= 4 and text[end - 3] == "." and text[end - 2].isalpha()


def without_dateline(reading: Reading, piece: Offsets) -> Offsets:
    """The piece from behind a dateline that it holds."""
    for first, _ in reading.paragraphs:
        start = reading.words[first].start
        after = dateline_end(reading.text, start)
        if after > start and piece[0] < after < piece[1]:
            return after, piece[1]
    return piece


def whole_quotations(quotations: Sequence[Quotation], piece: Offsets, cue: Offsets) -> Offsets:
    """The piece stretched over a quotation that it mostly covers, unless the cue itself is quoted."""
    start, end = piece
    for q in quotations:
        shared = min(end, q.end) - max(start, q.start)
        quoted_cue = q.start <= cue[0] and cue[1] <= q.end
        if quoted_cue or shared <= 0:
            continue
        if shared >= 0.5 * (q.end - q.start) or start <= q.start or end >= q.end:
            start, end = min(start, q.start), max(end, q.end)
        elif q.start <= start and end <= q.end:
            start, end = q.start, q.end
    return start, end


def _continue_quotations(quotations: Sequence[Quotation], pieces: list[Offsets]) -> list[Offsets]:
    """Adds the next paragraphs of a quotation that runs over several."""
    pieces = list(pieces)
    for i, q in enumerate(quotations):
        holds = any(a <= q.start and q.end <= b for a, b in pieces)
        if holds and q.continues and i + 1 < len(quotations):
            after = quotations[i + 1]
            if not any(overlap([(after.start, after.end)], [p]) for p in pieces):
                pieces.append((after.start, after.end))
    return sorted(pieces)


def join(text: str, pieces: Sequence[Offsets], between: Sequence[Offsets]) -> list[Offsets]:
    """Pieces that overlap or that only blanks part, as one; never over cue, source or a line's end."""
    out: list[Offsets] = []
    for start, end in sorted(pieces):
        if out:
            gap = text[out[-1][1] : start]
            crossed = any(out[-1][1] <= a and b <= start for a, b in between)
            if start <= out[-1][1] or (
                not gap.strip(" ")
                and not crossed
                and not (text[start] in '"“' and out[-1][1] and text[out[-1][1] - 1] in '"”')
            ):
                out[-1] = (out[-1][0], max(end, out[-1][1]))
                continue
        out.append((start, end))
    return out


def inside(statement: Statement, other: Statement) -> bool:
    """Whether a statement stands, cue and content, in the content of another."""
    apart = other.end <= statement.start or statement.end <= other.start
    if statement is other or apart or agreement(statement.content, other.content) > 0.95:
        return False
    held = overlap(statement.content, other.content) >= 0.95 * length(statement.content)
    return held and any(a <= statement.at[0] and statement.at[1] <= b for a, b in other.content)


def with_parents(statements: Sequence[Statement]) -> list[Statement]:
    """Each statement with the smallest one around it."""
    done: dict[int, Statement] = {}
    order = sorted(range(len(statements)), key=lambda i: -length(statements[i].content))
    for i in order:
        around = [j for j in done if inside(statements[i], statements[j])]
        parent = min(around, key=lambda j: length(statements[j].content), default=None)
        done[i] = replace(statements[i], parent=done[parent] if parent is not None else None)
    return [done[i] for i in range(len(statements))]
