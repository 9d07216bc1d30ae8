"""A long reading in sections: what is looked for near each other is looked for in one section only.

Rules compare words, names and statements with each other, so their time grows with the square of a text. In
sections of bounded length it grows with the text. An ordinary report is one section.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from sayso.language.reading import CueReading, Reading, Word, WordSpan

LONGEST_TEXT = 100_000
"""Characters that the network reads at once: some forty pages."""
LONGEST = 3000
"""Words of a section: some six pages, many times an ordinary report."""


def parts(text: str, longest: int = LONGEST_TEXT) -> Iterator[tuple[int, str]]:
    """A long text in parts that the network reads one by one, each with the place of its first character.

    They end where a paragraph ends, or else a line, or a word. What the network knows of a text takes some
    kilobytes for each character, so that a whole book would not fit into a laptop's memory.
    """
    start = 0
    while len(text) - start > longest:
        window = text[start : start + longest]
        end = next(
            (at + len(mark) for mark in ("\n\n", "\n", " ") if (at := window.rfind(mark)) > 0), longest
        )
        yield start, text[start : start + end]
        start += end
    yield start, text[start:]


def sections(reading: Reading, longest: int = LONGEST) -> Iterator[tuple[int, Reading]]:
    """The sections of a reading in order, each with the place of its first character in the whole text.

    They end where a paragraph ends, or a sentence where one paragraph is longer than a section.
    """
    if len(reading.words) <= longest:
        yield 0, reading
        return
    starts = [*_starts(reading, longest), len(reading.words)]
    for first, end in pairwise(starts):
        begin = reading.words[first].start if first else 0
        stop = reading.words[end].start if end < len(reading.words) else len(reading.text)
        yield begin, _cut(reading, (first, end), (begin, stop))


def _starts(reading: Reading, longest: int) -> Iterator[int]:
    """The first words of the sections."""
    start = last = 0
    paragraphs = {a for a, _ in reading.paragraphs}
    yield 0
    for a, b in reading.sentences:
        if b - start > longest:
            start = last if last > start else a
            if start:
                yield start
        if a in paragraphs:
            last = a


def _cut(reading: Reading, span: WordSpan, characters: tuple[int, int]) -> Reading:
    """The part of a reading, as a reading of its own text."""
    (first, end), (begin, stop) = span, characters
    words = tuple(_moved(word, first, end, begin) for word in reading.words[first:end])
    return Reading(
        text=reading.text[begin:stop],
        words=words,
        sentences=_inside(reading.sentences, first, end),
        paragraphs=_inside(reading.paragraphs, first, end),
        cues=tuple(_cue(c, first) for c in reading.cues if first <= c.span[0] and c.span[1] <= end),
        mentions=tuple(
            ((a - first, b - first), k) for (a, b), k in reading.mentions if first <= a and b <= end
        ),
        caveats=tuple(
            ((a - first, b - first), k, p) for (a, b), k, p in reading.caveats if first <= a and b <= end
        ),
        coref_query=reading.coref_query[first:end],
        coref_key=reading.coref_key[first:end],
        features=None if reading.features is None else reading.features[first:end],
    )


def _moved(word: Word, first: int, end: int, begin: int) -> Word:
    head = word.head - first if first <= word.head < end else -1
    return replace(word, start=word.start - begin, end=word.end - begin, head=head)


def _inside(spans: tuple[WordSpan, ...], first: int, end: int) -> tuple[WordSpan, ...]:
    return tuple((max(a, first) - first, min(b, end) - first) for a, b in spans if a < end and first < b)


def _cue(cue: CueReading, first: int) -> CueReading:
    roles = {
        name: tuple((max(0, a - first), b - first) for a, b in spans if b > first)
        for name, spans in cue.roles.items()
    }
    return replace(cue, span=(cue.span[0] - first, cue.span[1] - first), roles=roles)
