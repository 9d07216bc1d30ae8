"""Names as keys: two spellings of one name fold to the same letters."""

from __future__ import annotations

import re
import string
import unicodedata
from functools import cache

from sayso.knowledge.data_files import load

_MARKS = {ord(each): " " for each in string.punctuation + "–—‐‑"} | dict.fromkeys(
    map(ord, "'\u2019\u2018\u02bc\u02bf\u02be\u02bb\u02bd\u02b9\u02ba`\u00b4.\u201c\u201d\"")
)
"""Apostrophes, quotation marks and full stops are nothing; all other marks part words."""
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}
)
_GAPS = re.compile(r"[\W_]+")
_SHORT = re.compile(r"\b(?:saint|sainte|mount|fort)\b")
_SHORTER = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_ARTICLE = re.compile(r"(?:the|al|el|ad|an|ar|as|ash|at|az|adh) (?=\S{3})")


def fold(name: str) -> str:
    """A name without case, accents, hyphens, apostrophes and a leading "the".

    >>> fold("Al-Fāshir"), fold("N’Djamena"), fold("Saint-Louis"), fold("U.S.")
    ('al fashir', 'ndjamena', 'st louis', 'us')
    """
    text = name.translate(_MARKS).lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = _GAPS.sub(" ", "".join(each for each in text if not unicodedata.combining(each)))
    text = " ".join(text.split())
    if "saint" in text or "mount" in text or "fort" in text:
        text = _SHORT.sub(lambda found: _SHORTER[found[0]], text)
    return text.removeprefix("the ")


def without_article(folded: str) -> str:
    """A folded name without the Arabic article, however it is spelt; the same name if it has none.

    >>> without_article("al fashir"), without_article("el fasher"), without_article("alma")
    ('fashir', 'fasher', 'alma')
    """
    found = _ARTICLE.match(folded)
    return folded[found.end() :] if found else folded


def undesignated(folded: str) -> tuple[str, str] | None:
    """A folded name without the word that tells what kind of place it is, and that word; None if it has none.

    >>> undesignated("rapides parish"), undesignated("state of texas"), undesignated("paris")
    (('rapides', 'parish'), ('texas', 'state'), None)
    """
    words = designations()
    first, _, rest = folded.partition(" of ")
    if rest and first in words:
        return rest, first
    before, _, last = folded.rpartition(" ")
    if before and last in words:
        return before, last
    first, _, rest = folded.partition(" ")
    return (rest, first) if rest and first in words else None


@cache
def designations() -> dict[str, frozenset[str]]:
    """Words such as "county", each with the kinds of place of which it is said."""
    listed: dict[str, str] = load("regions")["designations"]
    return {word: frozenset(kinds.split()) for word, kinds in listed.items()}
