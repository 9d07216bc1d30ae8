"""Which language a text is in, as far as it can be told.

A report in a language that Sayso does not read is better left unread than half-read, and a short English post
full of foreign names is better read than refused; so a verdict other than English needs enough letters and
enough certainty.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
MIXED = "mul"
_ENOUGH_LETTERS = 40
_MUCH = 0.3
_SAMPLE = 20_000
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "said",
        "for",
        "by",
        "with",
        "from",
        "on",
        "at",
        "an",
        "it",
        "he",
        "she",
        "they",
        "not",
        "who",
        "which",
        "after",
        "before",
        "been",
        "would",
        "will",
        "told",
        "says",
        "no",
    ]
)


def detect(text: str, min_certainty: float) -> str | None:
    """Return the language code of ``text``, ``mul`` where much of it is in another one, or None if unsure."""
    sample = text[:_SAMPLE]
    whole = _language(sample, min_certainty)
    share = dict.fromkeys((True, False), 0.0)
    for part in sample.split("\n"):
        if len(_LETTER.findall(part)) >= _ENOUGH_LETTERS and (code := _language(part, min_certainty)):
            share[code == ENGLISH] += len(part) / len(sample)
    return MIXED if min(share.values()) > _MUCH else whole


def _language(text: str, min_certainty: float) -> str | None:
    letters = len(_LETTER.findall(text))
    if not letters:
        return None
    if _reads_english(text):  # the common case, told without loading the identifier's model
        return ENGLISH
    likely: dict[str, float] = dict(_identifier().rank(text))
    best = max(likely, key=likely.__getitem__)
    if best == ENGLISH:
        return ENGLISH
    # What counts is how surely it is not English: Arabic is no less so for being one of four Arabics.
    sure = letters >= _ENOUGH_LETTERS and 1 - likely.get(ENGLISH, 0) >= min_certainty
    return best if sure else _by_script(text)


def _reads_english(text: str) -> bool:
    """Tell whether a fifth of the words are everyday English ones, as in no other language."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in _ENGLISH_WORDS for word in words) * 5 >= len(words)


def _by_script(text: str) -> str | None:
    """Return "und" for a short text in another script: its language is unclear, but surely not English."""
    letters = _LETTER.findall(text)
    foreign = sum(letter > "\u024f" for letter in letters)
    return "und" if foreign * 2 > len(letters) else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
