"""What kind of speaker a noun phrase speaks of: a person, a group, a body, an outlet, a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from sayso.knowledge.data_files import load
from sayso.knowledge.names import gender_of, is_named_like_a_body, is_title, strip_titles, titles_of
from sayso.knowledge.outlets import describes_outlet, is_outlet
from sayso.knowledge.states import country_of, is_state
from sayso.knowledge.words import ARTICLE, POSSESSIVE, is_plural, plain, singular

__all__ = [
    "gender_of",
    "heads_a_body",
    "holds_office",
    "is_role",
    "is_title",
    "kind_of",
    "strip_titles",
    "titles_of",
]

_WORD = re.compile(r"[^\W_]+(?:[.'\u2019-]+[^\W_]+)*")
_ACRONYM = re.compile(r"(?:The |the )?[A-Z][A-Z0-9]*(?:[-/&.][A-Z0-9]+)*[A-Z0-9]\.?")
_FORMER = re.compile(
    r"^(?:former|ex-|acting|interim|deputy|retired|late|outgoing|then|vice|senior|chief|assistant)[- ]?",
    re.IGNORECASE,
)


def is_role(word: str) -> bool:
    """Whether a noun names one person by what they do or are ("spokesman", "nurse")."""
    return plain(word) in _roles() or _FORMER.sub("", plain(word)) in _roles()


def heads_a_body(word: str) -> bool:
    """Whether the name of a body may go on behind this word with "for" or "of" ("Front", "Ministry")."""
    return word in load("titles")["body_heads"]


def holds_office(phrase: str) -> bool:
    """Whether a phrase tells of one person by an office that only one holds ("Chad's finance minister")."""
    plainly = plain(re.split(r" (?:of|for|in|at) ", phrase)[0])
    return any(plainly.endswith(office) for office in load("titles")["offices"])


def kind_of(phrase: str, head: str) -> str:
    """What kind of speaker a noun phrase with this head noun is.

    One of person, group, organization, state, outlet, account and document.
    """
    phrase, head = " ".join(phrase.split()), " ".join(head.split())
    return _kind_of_name(phrase) if _is_name(phrase, head) else _kind_of_description(phrase, head)


def _is_name(phrase: str, head: str) -> bool:
    """Whether the head is a name: a capital tells, but for a noun that opens the sentence ("Residents")."""
    if not head[:1].isupper():
        return False
    return not (phrase.startswith(head) and _known_noun(plain(head)))


def _known_noun(noun: str) -> bool:
    return noun in _roles() or singular(noun) in _roles() or any(noun in _set(name) for name in _NOUN_LISTS)


def _kind_of_description(phrase: str, head: str) -> str:
    """The first kind whose test the noun passes; more than one person for a plural, one for the rest."""
    noun = plain(POSSESSIVE.sub("", head))
    single = singular(noun)
    gathering = single in _GATHERINGS and " of " in phrase
    tests = (
        ("account", lambda: single in _set("accounts") and _is_social_account(phrase, single)),
        ("person", lambda: noun in _roles()),
        ("group", lambda: noun in _set("groups") or single in _roles() or gathering),
        ("outlet", lambda: describes_outlet(phrase)),
        ("document", lambda: single in _set("documents")),
        ("organization", lambda: not _set("organizations").isdisjoint((noun, single))),
        ("state", lambda: is_state(phrase) or single in ("state", "country", "nation")),
        ("document", lambda: single in _set("accounts")),  # the tale that somebody told
        ("group", lambda: is_plural(noun)),
    )
    return _first_kind(tests)


def _kind_of_name(phrase: str) -> str:
    name = POSSESSIVE.sub("", phrase)
    bare = ARTICLE.sub("", name)
    tests = (
        ("person", lambda: bool(titles_of(bare)) and strip_titles(bare)[:1].isupper()),
        ("state", lambda: is_state(name)),
        ("outlet", lambda: is_outlet(name) or describes_outlet(name)),
        ("account", lambda: _is_account_name(bare)),
        ("organization", lambda: _is_organization_name(bare)),
        ("group", lambda: " " not in bare and is_plural(bare.lower()) and country_of(bare) is not None),
    )
    return _first_kind(tests)


def _first_kind(tests: Iterable[tuple[str, Callable[[], bool]]]) -> str:
    return next((kind for kind, passes in tests if passes()), "person")


def _is_account_name(name: str) -> bool:
    return name.startswith("@") or bool(
        re.search(r"(?:Telegram|Twitter|X|Facebook) (?:account|channel|page)s?\b", name)
    )


def _is_organization_name(name: str) -> bool:
    words = name.split()
    if not words or (gender_of(words[0]) and len(words) <= 3 and not is_named_like_a_body(name)):
        return False
    if _ACRONYM.fullmatch(name) or is_named_like_a_body(name):
        return True
    return re.search(r" (?:for|of|against|without) ", name) is not None and len(words) > 2


def _is_social_account(phrase: str, noun: str) -> bool:
    """Whether a noun like "account" or "channel" stands with a word that says where ("Telegram")."""
    words = {plain(word) for word in _WORD.findall(phrase)}
    return bool(words & _set("account_help")) or noun in ("telegram channel", "handle")


_GATHERINGS = frozenset({"group", "crowd", "band", "number", "handful", "team", "line", "majority"})
_NOUN_LISTS = ("groups", "organizations", "documents", "accounts")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(plain(entry) for entry in load("titles")[name])


@cache
def _roles() -> frozenset[str]:
    return frozenset(plain(role) for roles in load("titles")["roles"].values() for role in roles)
