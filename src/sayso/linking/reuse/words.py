"""The telling words of a text, sentence by sentence: what is left without words that all reports share.

A sentence becomes its names, figures and words of content, in order. "said Dr. Orsu, the union's secretary"
and "Dr. Orsu, the secretary of the union, said" differ little then, and a figure matches any other figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple
from zlib import crc32

from sayso.knowledge.data_files import load
from sayso.knowledge.numbers import find_quantities
from sayso.knowledge.words import plain
from sayso.linking.sentences import quotations_of, sentences_of

SHINGLE = 3
"""Telling words in a row that are compared as one. Three of them span some six words of running text."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)?")
_MIXED = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_MASK = (1 << 64) - 1


class Kind(IntEnum):
    """What a telling word is. Names and figures belong to the facts, so sharing them proves nothing."""

    PLAIN = 0
    NAME = 1
    FIGURE = 2


class Word(NamedTuple):
    """A telling word: its characters [start, end) in the text, its code, and whether it is quoted."""

    start: int
    end: int
    code: int
    kind: Kind
    quoted: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters [start, end) of a text, the telling words in it, and a hash for each three in a row."""

    start: int
    end: int
    words: tuple[Word, ...]
    shingles: tuple[int, ...]


def telling(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text that have a telling word, in order."""
    quotations = quotations_of(text)
    at = 0
    found = []
    for start, end in sentences_of(text):
        while at < len(quotations) and quotations[at][1] <= start:
            at += 1
        inside = _overlapping(quotations, at, end)
        words = tuple(_words(text, start, end, inside))
        if words:
            found.append(Sentence(start, end, words, _shingles(words)))
    return tuple(found)


def code_of(word: str) -> int:
    """The code of a folded word, the same on every run (Python's own hash is not)."""
    return crc32(word.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """A word without capitals, accents, dots and possessive."""
    return re.sub(r"'s?$", "", plain(word)).replace(".", "").replace("'", "")


def _overlapping(quotations: list[tuple[int, int]], at: int, end: int) -> list[tuple[int, int]]:
    found = []
    while at < len(quotations) and quotations[at][0] < end:
        found.append(quotations[at])
        at += 1
    return found


def _words(text: str, start: int, end: int, quotations: list[tuple[int, int]]) -> Iterator[Word]:
    piece = text[start:end]
    figures = [(q.start, q.end) for q in find_quantities(piece)]
    at = 0
    last_figure = -1
    for first, last, is_figure in _tokens(piece, figures):
        while at < len(quotations) and quotations[at][1] <= start + first:
            at += 1
        quoted = at < len(quotations) and quotations[at][0] <= start + first
        if is_figure:
            if last_figure < 0 or piece[last_figure:first].strip(" .,:-–"):
                yield Word(start + first, start + last, _FIGURE, Kind.FIGURE, quoted)
            last_figure = last
            continue
        code = _telling_code(piece[first:last])
        if code is not None:
            capital = piece[first].isupper() and bool(piece[:first].strip("\"“‘'«„ "))
            yield Word(start + first, start + last, code, Kind.NAME if capital else Kind.PLAIN, quoted)


_FIGURE = code_of("#")


def _tokens(piece: str, figures: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it is a figure, for each quantity and each word outside of them."""
    at = 0
    for first, last in [*figures, (len(piece), len(piece))]:
        for match in _WORD.finditer(piece, at, first):
            yield (
                match.start(),
                match.end(),
                not match[0].isalpha() and any(c.isdigit() for c in match[0][:20]),
            )
        if first < last:
            yield first, last, True
        at = last


@lru_cache(maxsize=1 << 16)
def _telling_code(word: str) -> int | None:
    key = folded(word)
    return None if not key or key in _common() else code_of(key)


@cache
def _common() -> frozenset[str]:
    lists = load("common_words")
    return frozenset(lists["function"].split()) | frozenset(lists["stock"].split())


def _shingles(words: tuple[Word, ...]) -> tuple[int, ...]:
    codes = [word.code for word in words]
    return tuple(
        _mixed(codes[i] * _MIXED[0] + codes[i + 1] * _MIXED[1] + codes[i + 2] * _MIXED[2])
        for i in range(len(codes) - SHINGLE + 1)
    )


def _mixed(value: int) -> int:
    value &= _MASK
    value = ((value ^ (value >> 31)) * _MIXED[1]) & _MASK
    return value ^ (value >> 29)
