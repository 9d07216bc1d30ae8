"""Slips of the pen: a word that hardly any report has, one letter away from one that many have.

Two reporters seldom make the same slip, so that a shared one tells of copying.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sayso.linking.reuse.words import code_of

SHORTEST = 6
"""Letters of a word that can be told for a slip: shorter words have other words one letter away."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ENDING = 2


class Spelling:
    """In how many reports each word stands."""

    def __init__(self) -> None:
        """Begin with no report."""
        self._reports: Counter[int] = Counter()

    def add(self, codes: Iterable[int]) -> None:
        """Count the words of one report, each once."""
        self._reports.update(set(codes))

    def is_slip(self, word: str) -> bool:
        """Whether a folded word is most likely another's misspelling.

        At least three reports, and three times as many as have this word, have one that differs by a letter
        before the ending. "Harbor" is no slip for "harbour".
        """
        if len(word) < SHORTEST:
            return False
        enough = 3 * max(1, self._reports[code_of(word)])
        style = _house_style(word)
        return any(
            self._reports[code_of(other)] >= enough and _house_style(other) != style
            for other in _neighbours(word)
        )


def _house_style(word: str) -> str:
    """A word with British and American spelling made one."""
    return word.replace("our", "or").replace("z", "s").replace("ll", "l")


def _neighbours(word: str) -> Iterator[str]:
    """All words that differ by one letter or by two that changed places; endings are grammar, not slips."""
    for i in range(1, len(word) - _ENDING):
        head, tail = word[:i], word[i:]
        yield head + tail[1:]
        yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if letter != tail[0]:
                yield head + letter + tail[1:]
