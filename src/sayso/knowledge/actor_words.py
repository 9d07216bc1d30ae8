"""A phrase about an actor as words that can be looked up: "al-Qaeda", "Al Qaeda" and "AL-QAEDA'S" alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.knowledge.words import POSSESSIVE, plain, singular

_PIECE = re.compile(r"[^\s,;:()\[\]\"\u201c\u201d/]+|[,;:]|--")
_EX = re.compile(r"ex-(?=\w)", re.IGNORECASE)
_BEARING = (
    "backed led trained linked affiliated aligned allied run controlled held based born made occupied "
    "installed appointed funded supported sponsored speaking ruled owned inspired tied dominated style "
    "financed armed"
)
_SIDE = "anti pro counter non"
_OPAQUE = re.compile(
    rf"(?:{_SIDE.replace(' ', '|')})-.+|.+-(?:{_BEARING.replace(' ', '|')})", re.IGNORECASE | re.DOTALL
)
_PARTICLES = frozenset("al el ad ash an as at ul ud the of de la du des and in for e i a b".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word without a possessive ending.

    `key` is for looking up. `opaque` words speak of somebody else ("Russian-backed", "anti-Houthi").
    `ends_clause` tells that a comma or the like follows.
    """

    raw: str
    key: str
    opaque: bool = False
    ends_clause: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.raw[:1].isupper()


def words_of(phrase: str) -> tuple[Word, ...]:
    """The words of a phrase; punctuation is dropped, save that a comma marks the word before it."""
    words: list[Word] = []
    for piece in _PIECE.findall(_EX.sub("ex ", phrase)):
        if piece in {",", ";", ":", "--"}:
            if words:
                words[-1] = Word(words[-1].raw, words[-1].key, words[-1].opaque, ends_clause=True)
            continue
        raw = POSSESSIVE.sub("", piece)
        if key := key_of(raw):
            words.append(Word(raw, key, _OPAQUE.fullmatch(raw) is not None))
    return tuple(words)


def key_of(raw: str) -> str:
    """Small letters and figures only, without accents."""
    return "".join(c for c in plain(raw) if c.isalnum())


def name_key(name: str) -> str:
    """The key of several words, as one."""
    return "".join(word.key for word in words_of(name))


def keys_with_singular(words: Sequence[Word]) -> tuple[str, str]:
    """The key of the words, and the key with the last word in the singular."""
    before = "".join(word.key for word in words[:-1])
    return before + words[-1].key, before + singular(words[-1].key)


def written_alike(name: str, words: Sequence[Word]) -> bool:
    """Whether the words have the capitals of a name: all of an acronym's, the first of other words."""
    if is_acronym(name):
        return _letters(" ".join(word.raw for word in words)) == _letters(name)
    pieces = _hyphen_free(name)
    found = _hyphen_free(" ".join(word.raw for word in words))
    return len(pieces) == len(found) and all(
        not piece[:1].isupper() or not other[:1].islower() or piece.lower() in _PARTICLES
        for piece, other in zip(pieces, found, strict=True)
    )


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals throughout."""
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _hyphen_free(text: str) -> list[str]:
    return [piece for piece in re.split(r"[\s,()/\u2010-\u2015-]+", text) if piece.strip("&'\u2019")]
