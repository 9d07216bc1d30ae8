"""Words for comparison: stems without the empty ones, and the lists that linking asks for."""

from __future__ import annotations

import re
import sys
from functools import cache, lru_cache

from snowballstemmer import stemmer  # type: ignore[import-untyped]

from sayso.knowledge.data_files import load
from sayso.knowledge.words import POSSESSIVE, plain

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_stemmer = stemmer("english")


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of `data/words.yaml`, as small words without accents."""
    return frozenset(plain(word) for word in str(load("words", "linking/data")[name]).split())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a word (Porter's English stemmer, 2001), small and without accents."""
    return sys.intern(str(_stemmer.stemWord(plain(POSSESSIVE.sub("", word)))))


def words_of(text: str) -> list[str]:
    """Return the words of a text, as written, without their possessive endings."""
    return [POSSESSIVE.sub("", word) for word in _WORD.findall(text)]


@lru_cache(maxsize=2_000)
def stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words that carry content; numbers count."""
    return frozenset(stem(word) for word in words_of(text) if plain(word) not in listed("empty"))


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of the smaller set that the larger holds; 0 where one is empty."""
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0
