"""What a phrase for an actor is: a name or a description, of a person, a body, a side or a place."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.knowledge.people import kind_of
from sayso.knowledge.places import lookup
from sayso.knowledge.states import country_of, state_name
from sayso.knowledge.words import ARTICLE, plain
from sayso.linking.names import core, is_institution
from sayso.linking.words import listed, words_of

_NUMBERS = frozenset("two three four five six seven eight nine ten several some many other both".split())


@lru_cache(maxsize=10_000)
def is_place(name: str) -> bool:
    """Whether it is a state or a town: "the imam of Foumban" speaks for no body of that name."""
    return country_of(name) is not None or bool(lookup(name))


def without_side(name: str) -> str:
    """Return "FRA" for "FRA rebels": a group's name without the noun for its people."""
    words = name.split()
    return (
        " ".join(words[:-1])
        if len(words) > 1 and plain(words[-1]) in listed("members") | listed("rebels")
        else name
    )


def names_people(name: str) -> bool:
    """Whether it speaks of people by a noun for a side or its members."""
    nouns = listed("members") | listed("rebels") | listed("sides")
    return any(plain(word) in nouns for word in words_of(name))


def is_described_body(name: str) -> bool:
    """Whether it is a body told by what it is ("the college of physicians"), by two words or more."""
    bare = unowned(name)
    if not bare[:1].islower() or kind_told(bare) != "organization":
        return False
    telling = [word for word in core(bare) if word not in listed("vague") | listed("nobodys")]
    return len(telling) >= 2 and bool(set(telling) & listed("bodies")) and not is_institution(bare)


def unowned(name: str) -> str:
    """Return "college of physicians" for "the town's college of physicians"."""
    return ARTICLE.sub("", re.sub(r"^(?:the |a |an )?[a-z]+['’]s (?=\w)", "", ARTICLE.sub("", name)))


def is_owned(words: list[str]) -> bool:
    """Whether it is "his fighters", "the group's gunners": those of whoever speaks."""
    if len(words) < 2 or words[-1] not in listed("members"):
        return False
    return words[0] in listed("owners") or (words[0] == "the" and words[1] in listed("own_bodies"))


def is_described(name: str) -> bool:
    """Whether it is a description ("armed men", "Residents who fled"), not a name."""
    bare = ARTICLE.sub("", name)
    words = words_of(bare)
    capitals = [word for word in words[:1] if word[:1].isupper()] if bare == name else []
    return (
        not bare[:1].isupper()
        or bare[:1].isdigit()
        or all(plain(word) in listed("nobodys") | listed("rebels") | listed("pronouns") for word in words)
        or (bool(capitals) and kind_told(bare) == "group" and not any(w[:1].isupper() for w in words[1:]))
        or (kind_told(bare.lower()) in ("group", "document") and words[0].lower() in _NUMBERS)
    )


def country_words(name: str) -> frozenset[str]:
    """Return the words of a name that tell of a state ("south", "sudan"; "nigerien")."""
    code = country_of(name)
    of_the_state = words_of(state_name(code) or "") if code else []
    return frozenset(
        plain(word) for word in (*of_the_state, *words_of(name)) if word in of_the_state or country_of(word)
    )


def kind_told(name: str) -> str:
    """Return what kind of speaker a phrase speaks of, by its head: the noun before "of" or "for"."""
    head = _before_preposition(name).split()
    return kind_of(name, head[-1]) if head else "person"


def _before_preposition(name: str) -> str:
    for word in (" of ", " for ", " who ", " in ", " at ", " from ", ", "):
        name = name.split(word, maxsplit=1)[0]
    return name


def is_person_kind(kind: str | None) -> bool:
    """Return whether a kind is a person's, or not told."""
    return kind in (None, "person")


def is_body_name(name: str) -> bool:
    """Whether it is written like the name of a body: capitals, and no person's."""
    bare = ARTICLE.sub("", name)
    return (
        bare[:1].isupper()
        and kind_told(bare) in ("organization", "group")
        and any(word[:1].isupper() for word in words_of(bare)[-1:])
    )
