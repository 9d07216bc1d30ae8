"""What kind of happening a mention tells of, finer than its type: an attack, a capture, a flight."""

from __future__ import annotations

from functools import cache
from typing import Any

from sayso.knowledge.data_files import load
from sayso.knowledge.people import is_role
from sayso.linking.words import stem, words_of
from sayso.records import Mention

ATTACK = "attack"
UNTOLD = "untold"
"""The kind of a mention whose type has no confidence at all: it is not told."""
_KINDS = ("capture", "displace", "retake", "seize")
_LOSE = frozenset({stem("lost"), stem("lose")})
_COUNTED = (("captured", "capture"), ("displaced", "displace"))
_VIOLENT = frozenset({"ASSAULT", "COERCE"})


def aspect_of(mention: Mention) -> str:
    """Return ``attack``, ``capture``, ``displace``, ``retake``, ``seize``, or the type where it is none."""
    if mention.confidence == 0:
        return UNTOLD
    if mention.type not in _VIOLENT and not _is_entering(mention):
        return mention.type
    counted = {count.of for count in mention.counts}
    told = next((kind for of, kind in _COUNTED if of in counted), ATTACK if counted else None)
    return told or _by_words(mention)


def _is_entering(mention: Mention) -> bool:
    """Whether troops or gunmen enter a place: a move that is also a seizure, or its beginning."""
    words = {stem(word) for span in mention.trigger for word in words_of(span.text)}
    return mention.type == "MOBILIZE" and bool(words & _stems("seize"))


def _by_words(mention: Mention) -> str:
    words = {stem(word) for span in mention.trigger for word in words_of(span.text)}
    if _LOSE & words:
        return ATTACK if _people_suffer(mention) else "seize"
    if words & _either():
        return "capture" if _people_suffer(mention) else "seize"
    for kind in _KINDS:
        if words & _stems(kind) or mention.mode in _table()[kind]["modes"]:
            return kind
    return ATTACK if mention.type == "ASSAULT" else (mention.mode or mention.type)


def may_be_parts(first: str, second: str) -> bool:
    """Return whether two kinds of happening can be parts of one event."""
    return first == second or frozenset({first, second}) in _together()


def is_counting(mention: Mention) -> bool:
    """Return whether a mention only tells what was counted afterwards ("27 bodies", "the toll")."""
    return _is_only(mention, "counted")


def is_unharmed(mention: Mention) -> bool:
    """Return whether a mention says that nobody at all came to harm ("there were no casualties")."""
    return mention.status == "negated" and not mention.recipients and _is_only(mention, "harm")


def comes_after(mention: Mention) -> bool:
    """Return whether a mention only tells of what may come days later: a count, or a death."""
    return _is_only(mention, "counted", "dying")


def _is_only(mention: Mention, *lists: str) -> bool:
    words = {stem(word) for span in mention.trigger for word in words_of(span.text)}
    return bool(words) and words <= {stem(word) for name in lists for word in str(_table()[name]).split()}


def objects_in(phrase: str) -> frozenset[str]:
    """Return the groups of things that a phrase names: {"rail"} for "the passenger train"."""
    words = {stem(word) for word in words_of(phrase)}
    return frozenset(group for group, members in _objects().items() if words & members)


def is_plain_people(word: str) -> bool:
    """Return whether a noun for people tells nothing of who they were ("people", "bodies")."""
    return stem(word) in _plain_people()


def _people_suffer(mention: Mention) -> bool:
    groups = {group for each in mention.recipients for group in objects_in(each.name)}
    people = bool(groups & {"fighters", "people"}) or any(
        _is_person(each.name) for each in mention.recipients
    )
    return people and not groups - {"fighters", "people"}


def _is_person(name: str) -> bool:
    return any(is_role(word) for word in words_of(name))


def _table() -> dict[str, Any]:
    return load("aspects", "linking/data")


@cache
def _stems(kind: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _table()[kind]["words"].split())


@cache
def _either() -> frozenset[str]:
    return frozenset(stem(word) for word in str(_table()["either"]).split())


@cache
def _together() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in _table()["together"])


@cache
def _objects() -> dict[str, frozenset[str]]:
    return {group: frozenset(map(stem, words.split())) for group, words in _table()["objects"].items()}


@cache
def _plain_people() -> frozenset[str]:
    return frozenset(stem(word) for word in str(_table()["plain_people"]).split())
