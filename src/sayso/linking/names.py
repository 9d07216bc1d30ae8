"""Names as keys: when two ways of naming mean one body or one person.

Every test here looks at two names alone, so what it says does not depend on which reports came first.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.knowledge.names import strip_titles
from sayso.knowledge.words import ARTICLE, POSSESSIVE, plain
from sayso.linking.words import listed, words_of

_SMALL = frozenset("of the for and in on a an de du des la le el al to".split())
_IN_BRACKETS = re.compile(r"(?<![\w'’-])((?:\w[\w'’-]{0,60}\s+){1,10}?)\((?:the )?([A-Z][A-Za-z0-9-]{1,9})\)")
"""Tried at beginnings of words only: in a "word" of a million letters it would take hours."""


@lru_cache(maxsize=50_000)
def core(name: str) -> tuple[str, ...]:
    """Return the words that make a name: small, without accents, titles, articles and possessives.

    >>> core("Colonel Moussa Harouna"), core("The Front for the Renewal of Aïr")
    (('moussa', 'harouna'), ('front', 'renewal', 'air'))
    """
    bare = strip_titles(ARTICLE.sub("", " ".join(name.split())))
    words = [plain(word) for word in words_of(bare)]
    return tuple(word for word in words if word not in _SMALL) or tuple(words)


def key(name: str) -> str:
    """Return a name's words as one key."""
    return " ".join(core(name))


@lru_cache(maxsize=50_000)
def initials(name: str) -> str | None:
    """Return the letters that a name of three words or more is shortened to ("fra"), else None."""
    words = [
        word for word in words_of(POSSESSIVE.sub("", name)) if word[:1].isupper() and plain(word) != "the"
    ]
    return "".join(plain(word)[0] for word in words) if len(words) >= 3 else None


def is_acronym(name: str) -> bool:
    """Return whether a name is written like FRA or DSF."""
    words = words_of(ARTICLE.sub("", name))
    return len(words) == 1 and len(words[0]) >= 2 and words[0].isupper()


def aliases_in(text: str) -> dict[str, str]:
    """Return the acronyms that a text explains in brackets, as keys, each with the full name before it.

    >>> aliases_in("The Desert Shield Forces (DSF) denied it.")
    {'dsf': 'Desert Shield Forces'}
    """
    found: dict[str, str] = {}
    for match in _IN_BRACKETS.finditer(text):
        words, letters = match[1].split(), match[2]
        start = next((i for i in range(len(words)) if _spells(words[i:], letters)), None)
        if start is not None:
            found.setdefault(plain(letters), " ".join(words[start:]))
    return found


def _spells(words: list[str], letters: str) -> bool:
    """Whether words have the letters as their initials, small words left out; it begins with a capital."""
    firsts = [word[0] for word in words if word[0].isupper()]
    return words[0][0].isupper() and plain("".join(firsts)) == plain(letters)


def opens_or_ends(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether a short name's words begin or end a longer name: "the Front", "Orvanta"."""
    return 0 < len(short) < len(full) and short in (full[: len(short)], full[-len(short) :])


def is_institution(name: str, country_words: frozenset[str] = frozenset()) -> bool:
    """Return whether a name has no word but those of institutions and of a country: an organ of a state."""
    return all(word in listed("institutional") or word in country_words for word in core(name))
