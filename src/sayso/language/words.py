"""Text to words as the treebanks of Universal Dependencies cut them: punctuation and clitics stand alone."""

from __future__ import annotations

import re

_WORD = re.compile(
    r"""
      https?://\S+ | \w[\w.+-]*@\w[\w.-]*\w            # addresses
    | (?:[A-Za-z]\.){2,}                               # U.N., a.m.
    | (?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Cmdr|Brig|Adm|Sen|Rep|Gov|Prof|Rev|Hon|Pres
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|vs|Jr|Sr|Inc|Ltd|Corp|Co)\.(?=\s)
    | \w+?(?=n['’]t\b)                                  # do|n't
    | n['’]t\b
    | ['’](?:s|S|re|ve|ll|d|m)\b
    | [£$€¥]                                           # a currency sign stands before its figure
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?=\W|$|_)         # 1,900 and 07.40 are one word
    | \w+(?:['’](?!(?:s|S|re|ve|ll|d|m)\b)\w+)*          # words; O'Neil stays whole
    | \.{2,} | -{2,} | [^\w\s]
    """,
    re.VERBOSE,
)


SHOUTED = 0.85
"""The share of capitals from which on a text counts as written in capitals throughout."""


def split_words(text: str) -> list[tuple[int, int]]:
    """The (start, end) offsets of every word of the text, in order; blanks belong to no word."""
    return [m.span() for m in _WORD.finditer(text)]


def paragraph_starts(text: str, words: list[tuple[int, int]]) -> list[bool]:
    """For each word, whether a line of the text begins with it (the first word included)."""
    starts, end = [], None
    for a, b in words:
        starts.append(end is None or "\n" in text[end:a])
        end = b
    return starts


def shape_of(word: str) -> int:
    """How a word is written, which the uncased encoder cannot see.

    0 small, 1 Capital, 2 CAPITALS, 3 with a digit, 4 mixed.
    """
    if any(c.isdigit() for c in word):
        return 3
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 2 if word.isupper() else 4


def is_shouted(text: str) -> bool:
    """Whether a text is all in capitals, or nearly: then capitals tell nothing."""
    letters = [c for c in text[:20_000] if c.isalpha()]
    return len(letters) >= 40 and sum(c.isupper() for c in letters) > SHOUTED * len(letters)
