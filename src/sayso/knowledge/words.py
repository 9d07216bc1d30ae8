"""Small questions about the form of English words."""

from __future__ import annotations

import re
import unicodedata

ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|our|one|another|that|this)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['\u2019]s?$")
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "wives": "wife", "thieves": "thief"}


def plain(word: str) -> str:
    """Small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("\u2019", "'")


def is_plural(noun: str) -> bool:
    """Whether a plain noun looks like a plural."""
    return noun.endswith(("s", "men", "people")) and not noun.endswith(("ss", "us", "is", "ics"))


def singular(noun: str) -> str:
    """The singular of a plain noun, by rule."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if is_plural(noun) else noun
