"""Noun phrases in an event: how far one reaches, what it counts, and what kind of thing it names."""

from __future__ import annotations

from functools import lru_cache

from sayso.events import lexicon
from sayso.events.vocabulary import words_of
from sayso.knowledge.actors import sector_of
from sayso.knowledge.states import country_of
from sayso.language.reading import Reading, WordSpan
from sayso.language.syntax import children

_INSIDE = frozenset({
    "det", "amod", "nummod", "compound", "flat", "fixed", "nmod:poss", "case", "det:predet", "nmod:desc",
    "advmod", "goeswith",
})  # fmt: skip
_TIED = frozenset({"of", "for", "from"})
_COORDINATING = frozenset({"and", "or", "nor", "&", "plus"})
_HYPHENS = frozenset("-–‑")
_INSTRUMENTS = frozenset({"@ammunition", "@explosives", "@aircraft", "@violence"})


def phrase_around(reading: Reading, head: int) -> WordSpan:
    """The words of a noun and what tells it apart: article, adjectives, numbers, owner, "of …"; no clause.

    Stops at the first word that doesn't belong, so the words are in one piece.
    """
    inside = {head}
    stack = [head]
    while stack:
        for d in reading.dependents[stack.pop()]:
            if _belongs(reading, d, head):
                inside.add(d)
                stack.append(d)
    a = b = head
    while a - 1 in inside or (a - 2 in inside and _joins(reading, a - 1)):
        a -= 1
    while b + 1 in inside or (b + 2 in inside and _joins(reading, b + 1)):
        b += 1
    return _trimmed(reading, (a, b + 1), head)


def _belongs(reading: Reading, d: int, head: int) -> bool:
    word = reading.words[d]
    if word.relation == "case":
        return word.head != head
    if word.relation == "nmod":
        cases = children(reading, d, "case")
        return bool(cases) and reading.words[cases[0]].text.lower() in _TIED
    return word.relation in _INSIDE


def _joins(reading: Reading, i: int) -> bool:
    """Hyphens, and quotation marks around a part of the phrase ("armed bandits")."""
    return reading.words[i].text in _HYPHENS or reading.words[i].text in {'"', "“", "”", "'", "‘", "’"}


def _trimmed(reading: Reading, span: WordSpan, head: int) -> WordSpan:
    a, b = span
    while a < head and reading.words[a].upos in {"ADP", "CCONJ", "PUNCT", "SCONJ"}:
        a += 1
    while b - 1 > head and reading.words[b - 1].upos in {"ADP", "CCONJ", "PUNCT", "DET", "SCONJ"}:
        b -= 1
    return a, b


def conjuncts(reading: Reading, noun: int) -> list[int]:
    """The noun and those that are coordinated with it: a coordinating word must stand between."""
    joined = [c for c in children(reading, noun, "conj") if c > noun]
    others = [c for c in joined if not any(_governs(reading, v, c) for v in joined)]
    if others and not any(
        reading.words[i].text.lower() in _COORDINATING for i in range(noun + 1, others[-1])
    ):
        return [noun]
    return [noun, *others]


def _governs(reading: Reading, verb: int, noun: int) -> bool:
    """Whether a noun is rather the object of a verb right before it: "killing seven and injuring dozens"."""
    if verb >= noun or reading.words[verb].upos != "VERB":
        return False
    return all(reading.words[i].upos in {"DET", "ADJ", "NUM", "ADP", "ADV"} for i in range(verb + 1, noun))


def is_number(reading: Reading, noun: int) -> bool:
    """Whether it is a number, in figures or words, or a noun that stands for one: "30", "dozens"."""
    return reading.words[noun].upos == "NUM" or reading.words[noun].text.lower() in words_of("vague_numbers")


def counted(reading: Reading, noun: int) -> int:
    """The noun that a number before it counts: the civilians of "scores of civilians"."""
    if is_number(reading, noun) or reading.words[noun].text.lower() in words_of("number_nouns"):
        for n in children(reading, noun, "nmod"):
            if preposition_of(reading, n) == "of":
                return n
    return noun


def of_behind(reading: Reading, noun: int) -> list[int]:
    """The noun of an "of …" right behind a noun, wherever the parse hangs it: "the bodies of 27 soldiers"."""
    if noun + 1 >= len(reading.words) or reading.words[noun + 1].text != "of":
        return []
    heads = [
        d
        for d in range(noun + 2, min(noun + 8, len(reading.words)))
        if noun + 1 in children(reading, d, "case")
    ]
    return heads[:1]


def preposition_of(reading: Reading, noun: int) -> str:
    """The preposition before a noun in small letters, or ""."""
    cases = children(reading, noun, "case")
    return reading.words[cases[0]].text.lower() if cases else ""


def is_a(reading: Reading, noun: int, *classes: str) -> bool:
    """Whether the noun, or it with the word before it, is of one of the classes."""
    low = reading.words[noun].text.lower()
    if any(low in lexicon.class_of(c) for c in classes):
        return True
    pair = f"{reading.words[noun - 1].text.lower()} {low}" if noun else low
    return any(pair in lexicon.class_of(c) for c in classes)


def can_act(reading: Reading, noun: int) -> bool:
    """Whether it is somebody, or a body of people, by its class, its name or what is known of actors."""
    word = reading.words[noun]
    if word.upos in {"PROPN", "PRON"} or is_a(reading, noun, "@people", "@bodies", "@armed", "@officials"):
        return True
    return is_known(word.text.lower())


def tells_a_state(reading: Reading, noun: int) -> bool:
    """Whether a word names a state or is its adjective: "a Senegalese plan"."""
    word = reading.words[noun].text
    return word[:1].isupper() and country_of(word) is not None


@lru_cache(maxsize=4096)
def is_known(noun: str) -> bool:
    """Whether a noun in small letters is known to name people or bodies ("employers", "junta")."""
    return sector_of(noun) is not None


def is_instrument(reading: Reading, noun: int) -> bool:
    """Whether it is a thing that harms ("shells", "a blast"), and so nobody who acts."""
    return is_a(reading, noun, *_INSTRUMENTS) and not is_a(reading, noun, "@armed")


def is_definite(reading: Reading, noun: int) -> bool:
    """Whether it is taken to be known: "the raid", "this attack"."""
    return any(
        reading.words[d].text.lower() in {"the", "this", "that"} for d in children(reading, noun, "det")
    )
