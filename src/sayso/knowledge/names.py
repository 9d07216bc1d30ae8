"""Names of persons and bodies: the titles before them, and the gender that a name or a noun tells."""

from __future__ import annotations

import re
from functools import cache

from sayso.knowledge.data_files import load
from sayso.knowledge.words import POSSESSIVE, plain, singular


def strip_titles(name: str) -> str:
    """A name without the titles, ranks and honorifics before it; a bare title or a body is left as it is.

    >>> strip_titles("Maj.-Gen. Ilídio Nhaca")
    'Ilídio Nhaca'
    """
    rest = " ".join(name.split())
    if is_named_like_a_body(rest):
        return rest
    while match := _title_pattern().match(rest):
        if not rest[match.end() :]:
            return rest
        rest = rest[match.end() :]
    return rest


def titles_of(name: str) -> str:
    """The titles that `strip_titles` takes off, as written; "" where there are none."""
    whole = " ".join(name.split())
    return whole[: len(whole) - len(strip_titles(whole))].strip()


def gender_of(word: str) -> str | None:
    """'f' or 'm' where a first name or a noun tells it ("Amina", "spokeswoman", "Sister"), else None."""
    bare = POSSESSIVE.sub("", word.strip()).rstrip(".")
    key = plain(bare)
    name = _first_names().get(key) if bare[:1].isupper() else None
    return name or _nouns().get(key) or _nouns().get(singular(key)) or None


def is_named_like_a_body(name: str) -> bool:
    """Whether it reads like "Wagner Group", "General Command of the Armed Forces", "Ministry of Defence"."""
    last = name.rsplit(" ", 1)[-1].rstrip(".,")
    return last in _endings() or name.startswith(_beginnings())


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(load("titles")["organization_beginnings"])


@cache
def _endings() -> frozenset[str]:
    return frozenset(load("titles")["organization_endings"])


@cache
def _first_names() -> dict[str, str]:
    """Plain first names with 'f' or 'm'."""
    lists = load("first_names")
    return _by_gender({gender: [n for names in lists[gender].values() for n in names] for gender in "fm"})


@cache
def _nouns() -> dict[str, str]:
    """Plain titles and role nouns with 'f' or 'm'."""
    titles = load("titles")
    return _by_gender({gender: [*titles["titles"][gender], *titles["roles"][gender]] for gender in "fm"})


def _by_gender(lists: dict[str, list[str]]) -> dict[str, str]:
    """Plain words with 'f' or 'm'; "" for a word in both lists, which tells nothing."""
    known: dict[str, str] = {}
    for gender, words in lists.items():
        for word in words:
            key = plain(word)
            known[key] = gender if known.get(key, gender) == gender else ""
    return known


def is_title(word: str) -> bool:
    """Whether a word is a title or a word of one ("Colonel", "Dr.", "Maj.-Gen.", "Deputy")."""
    return word.rstrip(".").replace(".", "") in _title_words()


@cache
def _title_words() -> frozenset[str]:
    titles = [title for group in load("titles")["titles"].values() for title in group]
    small = {"of", "El"}
    return frozenset({*titles, *(word for title in titles for word in title.split())} - small)


@cache
def _title_pattern() -> re.Pattern[str]:
    """A title and the white space after it; the longest title first."""
    titles = sorted((t for group in load("titles")["titles"].values() for t in group), key=len, reverse=True)
    any_of = "|".join(_with_stops(title) for title in titles)
    leading = r"(?:(?:[Tt]he|[Ff]ormer|[Aa]cting|[Ii]nterim|[Rr]etired|[Dd]eputy|[Tt]hen) )?"
    return re.compile(rf"{leading}(?:{any_of})\.?(?:\s+|$)")


def _with_stops(title: str) -> str:
    """A title whose shortened words may have a full stop ("Maj.-Gen.")."""
    return re.escape(title).replace(r"\ ", r"\.? ").replace(r"\-", r"\.?-")
