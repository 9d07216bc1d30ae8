"""Whom a person speaks for, by the words beside the name, where the record doesn't tell it.

A ledger of another program may hold names only. What stands beside a name in the report ("its spokesman, …",
"…, the union's secretary") is then read here, by a few patterns: no parse is at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.knowledge.cues import stance_of
from sayso.knowledge.people import holds_office, is_role, titles_of
from sayso.knowledge.words import ARTICLE, plain
from sayso.linking.sentences import sentence_at
from sayso.linking.words import listed, words_of

_REACH = 90
_SPEAKING_FOR = re.compile(
    r"^,\s+who (?:speaks for|spoke for|represents|heads|leads|chairs|runs|manages|commands|directs)\s+"
    r"([^,.;:“”\"()]{3,60})"
)
_FAR = 300
_CALLED = re.compile(r",? (?:who calls (?:him|her)self|known as|called|nicknamed)(?= (?:[A-Z][\w.-]+ )*$)")
_AFTER = re.compile(r"^,\s+(?:who is |also )?((?:the |a |an |its |their )?[^,.;:“”\"()]{3,80})(?=[,.;]|$)")
_SERVING = re.compile(
    r"^\s+((?:of|from) (?:the )?[^,.;:“”\"()]{3,40}?)(?=[,.;]|\s+(?:said|told|says|denied|confirmed)\b)"
)
_BEFORE = re.compile(r"([^,.;:“”\"()]{3,80}?),?\s+(?:[A-Z][\w.-]+\s+){0,3}$")
_FOR = re.compile(r"\b(?:for|of|at|with|from|in)\s+(.+)$")
_OWNER = re.compile(r"^(.*?)['’]s?\s+(?=\w)")


def told_beside(text: str, name: str) -> str | None:
    """Return the phrase beside a name that tells an office ("the army's spokesman"), or None."""
    for match in re.finditer(re.escape(name), text):
        if serving := _SERVING.match(text[match.end() : match.end() + _REACH]):
            return f"officer {serving[1]}"
        if speaking := _SPEAKING_FOR.match(text[match.end() : match.end() + _REACH]):
            return f"head of {speaking[1]}"
        after = _AFTER.match(text[match.end() : match.end() + _REACH])
        if after and _tells_role(after[1]):
            return after[1].strip()
        before = _BEFORE.search(_CALLED.sub("", text[max(0, match.start() - _REACH) : match.start()]))
        phrase = _last_phrase(_whole(before)) if before else ""
        if phrase and _tells_role(phrase):
            return phrase
    return None


def _whole(before: re.Match[str]) -> str:
    """Return the phrase before a name; of "the commander of the Oku Guard" the capitals are no titles."""
    told, tail = before[1], before[0]
    return tail.strip(" ,") if re.search(r"\b(?:of|for|the|from|at)$", told) else told


def title_before(text: str, name: str) -> str:
    """Return the title that stands before a name anywhere in a text ("Deputy Inspector General"), or ""."""
    for match in re.finditer(re.escape(name), text):
        words = re.search(r"(?:[A-Z][\w.-]+\s+){1,4}$", text[max(0, match.start() - 60) : match.start()])
        if words and (title := titles_of(f"{words[0]}{name}")):
            return title
    return ""


def body_in(phrase: str) -> tuple[str, str | None]:
    """Return a description's own role, and the body that it names, if any.

    >>> body_in("a spokesman for the Desert Shield Forces")
    ('a spokesman', 'the Desert Shield Forces')
    >>> body_in("The army's spokesman"), body_in("A DSF spokesman"), body_in("a nurse")
    (('spokesman', 'The army'), ('spokesman', 'DSF'), ('a nurse', None))
    """
    phrase = " ".join(phrase.split())
    if (behind := _FOR.search(phrase)) and _ends_in_role(phrase[: behind.start()]):
        return phrase[: behind.start()].strip(), behind[1]
    if (owner := _OWNER.match(phrase)) and owner[1]:
        return phrase[owner.end() :], owner[1]
    words = ARTICLE.sub("", phrase).split()
    first = next(
        (i for i, word in enumerate(words) if is_role(word) or _speaks(word) or is_document(word)), None
    )
    if first and not all(plain(word) in listed("vague") for word in words[:first]):
        return " ".join(words[first:]), " ".join(words[:first])
    return phrase, None


def is_document(word: str) -> bool:
    """Return whether a word stands for what somebody has put in writing."""
    return plain(word) in listed("documents")


def needs_body(role: str) -> bool:
    """Return whether a role is one of a body that was named before ("a spokeswoman", "the director")."""
    return any(plain(word) in listed("of_a_body") for word in words_of(role))


def is_spokesman(role: str) -> bool:
    """Return whether a role speaks for the body ("spokesman", "secretary", "director")."""
    return needs_body(role) or holds_office(role)


def bodies_before(text: str, start: int) -> Iterator[str]:
    """Return the phrases before a place in the text that may be bodies, the last first: for "its spokesman".

    >>> next(bodies_before("Cameroon's army left the forest, its spokesman", 32))
    "Cameroon's army"
    """
    opening, _ = sentence_at(text, start)
    for begin, end in ((opening, start), (max(0, opening - _FAR), opening)):
        found = [match[0] for match in _body().finditer(text, begin, end)]
        yield from (_after_article(phrase) for phrase in reversed(found))


def _after_article(phrase: str) -> str:
    """Return "army" for "said the army"."""
    return re.split(r"\b(?:the|a|an) ", phrase)[-1]


@cache
def _body() -> re.Pattern[str]:
    nouns = "|".join(sorted(listed("bodies"), key=len, reverse=True))
    name = r"[A-Z][\w’'-]+"
    described = rf"(?:[\w’'-]+ ){{0,3}}\b(?:{nouns})\b"
    return re.compile(rf"{described}|{name}(?: (?:of|for|the|and|{name}))* {name}")


def _last_phrase(words: str) -> str:
    """What follows the last word of saying or joining: "its spokesman" of "… and its spokesman"."""
    return re.split(r"\b(?:and|said|by|to|that|but|while|as|on \w+day)\s+", words)[-1].strip()


def _tells_role(phrase: str) -> bool:
    if stance_of(phrase.partition(" ")[0]):
        return False  # "…, told the Courier": what he did, not who he is
    return _ends_in_role(_FOR.split(phrase)[0]) or _ends_in_role(phrase)


def _ends_in_role(phrase: str) -> bool:
    words = words_of(phrase)
    return bool(words) and (
        is_role(words[-1]) or is_document(words[-1]) or _speaks(words[-1]) or holds_office(phrase)
    )


def _speaks(word: str) -> bool:
    return plain(word) in listed("speaking_for")
