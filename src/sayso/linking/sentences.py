"""The sentence in which something stands, without a parse."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z0-9“])|\n\s*\n|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Brig|St|Gov|Sen|Rep|No|Jan|Feb"
    r"|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\.$"
)


@lru_cache(maxsize=64)
def starts(text: str) -> tuple[int, ...]:
    """Return where the sentences of a text begin, in order."""
    ends = _END.finditer(text)
    real = (m.end() for m in ends if not _ABBREVIATION.search(text[max(0, m.start() - 6) : m.start()]))
    return (0, *real)


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Return the start and the end of the sentence that holds a place in the text."""
    begins = starts(text)
    index = bisect_right(begins, offset) - 1
    return begins[index], begins[index + 1] if index + 1 < len(begins) else len(text)
