"""Which state a phrase speaks of: "France", "the Malian army", "Moscow said"."""

from __future__ import annotations

import re
from functools import cache

from sayso.knowledge.data_files import load

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['\u2019-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['\u2019]s$")
_LONGEST_NAME = 6
_ARTICLES = {"the", "a", "an"}


def country_of(phrase: str) -> str | None:
    """The alpha-3 code of the first state that a phrase names, by name, demonym or capital; else None.

    >>> country_of("the Malian army"), country_of("South Sudan's finance minister")
    ('MLI', 'SSD')
    """
    words = _words(phrase)
    cased = not phrase.isupper()
    position = 0
    while position < len(words):
        length, code = _longest_at(words, position, _all_names())
        if code and not (cased and _is_persons_name(words, position, length)):
            return code
        position += max(length, 1)
    return None


def is_state(phrase: str) -> bool:
    """Whether a phrase is the name of a state (or its capital, which stands for it), and nothing more."""
    words = _words(phrase)
    if words and words[0].lower() in _ARTICLES:
        words = words[1:]
    length, code = _longest_at(words, 0, _state_names())
    return bool(code) and 0 < length == len(words)


def state_name(code: str) -> str | None:
    """The usual name of the state with an alpha-3 code ("MLI": Mali), or None."""
    fields = load("states")["states"].get(code)
    return str(fields[0]) if fields else None


def names_of_several_words() -> frozenset[str]:
    """The names of states that have more than one word ("United States", "West Bank")."""
    return frozenset(name for name in _state_names() if " " in name)


def _words(phrase: str) -> list[str]:
    """The words without possessive endings; a phrase all in capitals is read as if it were not."""
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(phrase)]
    if phrase.isupper() and len(phrase) > 4:
        return [word if word in _all_names() else word.capitalize() for word in words]
    return words


def _longest_at(words: list[str], start: int, names: dict[str, str]) -> tuple[int, str]:
    """The longest name that begins at a word: how many words, and the code ("" for none)."""
    for length in range(min(_LONGEST_NAME, len(words) - start), 0, -1):
        code = names.get(" ".join(words[start : start + length]))
        if code is not None:
            return length, code
    return 0, ""


def _is_persons_name(words: list[str], start: int, length: int) -> bool:
    """Whether "Jordan" or "Chad" stands beside another capitalised word, as in a person's name."""
    if " ".join(words[start : start + length]) not in load("states")["also_names"]:
        return False
    before = words[start - 1] if start else ""
    after = words[start + length] if start + length < len(words) else ""
    allowed = {*load("states")["bodies"], "The", "A", "An", "In", "From", "And"}
    return any(word[:1].isupper() and word not in allowed for word in (before, after))


@cache
def _state_names() -> dict[str, str]:
    """Names and capitals with their codes."""
    names: dict[str, str] = {}
    for code, fields in load("states")["states"].items():
        for field in (fields[2:3], fields[3:4], fields[:1]):
            names.update(dict.fromkeys(_parted(field), code))
    return names


@cache
def _all_names() -> dict[str, str]:
    """Names, capitals and demonyms with their codes; "" for what only looks like a state."""
    names = dict(_state_names())
    for code, fields in load("states")["states"].items():
        for demonym in _parted(fields[1:2]):
            names.setdefault(demonym, code)
            names.setdefault(demonym + "s", code)
    for entry in load("states")["not_the_state"]:
        name, _, code = entry.partition(" = ")
        names[name] = code
    return names


def _parted(field: list[str]) -> list[str]:
    """The names in a field, as `_words` would read them."""
    names = field[0].split(" / ") if field and field[0] else []
    return [
        " ".join(word for word in _WORD.findall(name.removeprefix("the ").removeprefix("The ")))
        for name in names
    ]
