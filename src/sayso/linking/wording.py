"""The words of a mention and those around it, for mentions that tell nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.knowledge.data_files import load
from sayso.knowledge.words import plain
from sayso.linking.sentences import sentence_at
from sayso.linking.words import listed, stem, words_of
from sayso.records import Mention, Report

SIDE, NEAR = 3, 4
"""How many words count as beside a mention, and as near it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A mention as its words tell it; all words are stems, those without content left out.

    ``sentence`` is where its sentence begins in the text, ``form`` the mention as written, in small letters,
    ``head`` the word that tells what happened. ``left`` and ``right`` are the words beside it, ``near`` those
    a little further on either side, ``around`` those of its whole sentence. ``kind`` is its type and mode,
    None where no type is told. ``happened`` tells what is said to have happened, or not to have happened,
    from what is planned or feared.
    """

    mention: str
    report: str
    sentence: int
    form: str
    head: str
    left: frozenset[str]
    right: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    kind: tuple[str, str | None] | None
    happened: bool = True


def kind_of(mention: Mention) -> tuple[str, str | None] | None:
    """Return a mention's type and mode; a type without any confidence is not told."""
    return (mention.type, mention.mode) if mention.confidence > 0 else None


def is_of_saying(head: str) -> bool:
    """Return whether a stem is that of a word of saying."""
    return head in _of_saying()


def wording_of(mention: Mention, report: Report) -> Wording:
    """Return the words of a mention and around it."""
    start = min((span.start for span in mention.trigger), default=0)
    end = max((span.end for span in mention.trigger), default=0)
    first, last = sentence_at(report.text, start)
    before, after = words_of(report.text[first:start]), words_of(report.text[end : max(end, last)])
    told = [word for span in mention.trigger for word in words_of(span.text)]
    return Wording(
        mention=mention.id,
        report=report.id,
        sentence=first,
        form=" ".join(told).lower(),
        head=_head(told),
        left=_content(before[-SIDE:]),
        right=_content(after[:SIDE]),
        near=_content([*before[-NEAR:], *after[:NEAR]]),
        around=_content([*before, *after]),
        kind=kind_of(mention),
        happened=mention.status in ("actual", "negated"),
    )


def groups_of(head: str) -> frozenset[str]:
    """Return the groups of `data/alike.yaml` that a stem is in: words for nearly the same happening."""
    return _groups().get(head, frozenset())


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group, words in load("alike", "linking/data").items():
        for head in {stem(word) for word in str(words).split()}:
            found[head] = found.get(head, frozenset()) | {group}
    return found


@cache
def _of_saying() -> frozenset[str]:
    return frozenset(stem(word) for word in listed("of_saying"))


def _head(words: list[str]) -> str:
    """Return the stem of the first word, or of the last after a verb that tells nothing ("took place")."""
    if not words:
        return ""
    return stem(words[-1] if plain(words[0]) in listed("light") else words[0])


def _content(words: list[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if plain(word) not in listed("empty"))
