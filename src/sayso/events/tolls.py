"""Figures of harm without a verb of harm: "put the toll at 26", "counted 31 bodies"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from sayso.events.counts import Placed, kind_of
from sayso.events.lexicon import ONTOLOGY, Entry
from sayso.events.nouns import conjuncts, of_behind, preposition_of
from sayso.events.triggers import Trigger
from sayso.events.vocabulary import words_of
from sayso.knowledge.data_files import load
from sayso.language.reading import Reading
from sayso.language.syntax import children
from sayso.records import Count, CountOf, Span

_WITHIN = frozenset({"nmod", "compound", "conj", "nmod:poss"})
_GOVERNING = frozenset({"VERB", "AUX", "NUM", "NOUN", "ADJ"})
_FIGURE = Entry("figure", "ASSAULT", None, noun=True, toll=True, frame="theme")


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure: its trigger, the quantities that it takes, and what they count (None: as before)."""

    trigger: Trigger
    quantities: tuple[Placed, ...]
    of: CountOf | None


def find_figures(
    reading: Reading, triggers: Sequence[Trigger], quantities: dict[int, list[Placed]]
) -> list[Toll]:
    """The toll words that a quantity is tied to, and words like "number" and "figure" in their place."""
    taken = {w for t in triggers for w in t.words}
    verbs = {t.head for t in triggers if not t.entry.noun}
    found = []
    for trigger in triggers:
        tied = _tied(reading, trigger.head, quantities) if trigger.entry.toll else []
        if tied and not _suffers(reading, trigger.head, verbs):
            whole = _with_figure(reading, trigger, taken)
            taken.update(whole.words)
            found.append(Toll(whole, tuple(tied), kind_of(reading, whole)))
    found += _figures(reading, taken, quantities)
    taken.update(w for f in found for w in f.trigger.words)
    return [*found, *_bare_counts(reading, taken, quantities)]


def toll_counts(reading: Reading, toll: Toll, last: CountOf) -> list[Count]:
    """The counts of a figure; where its words don't tell of what, as the count told `last`."""
    return [
        Count(
            span=Span.of(reading.text, q.start, q.end), of=toll.of or last, who=None, low=q.low, high=q.high
        )
        for q in (placed.quantity for placed in toll.quantities)
    ]


def _with_figure(reading: Reading, trigger: Trigger, taken: set[int]) -> Trigger:
    """The trigger with the word of figures above it: "the number of wounded" is one figure, told by both."""
    above = reading.words[trigger.head].head
    if above < 0 or above in taken or not _is_figure(reading, above):
        return trigger
    return replace(trigger, words=tuple(sorted((above, *trigger.words))))


def _figures(reading: Reading, taken: set[int], quantities: dict[int, list[Placed]]) -> Iterator[Toll]:
    """Words like "number" and "figure" that a quantity is tied to."""
    for i, word in enumerate(reading.words):
        if word.upos != "NOUN" or i in taken or not _is_figure(reading, i):
            continue
        tied = _tied(reading, i, quantities)
        about = _about(reading, i)
        if tied and about is None:
            yield Toll(Trigger(i, (i,), _FIGURE), tuple(tied), None)
        elif tied and about is not None:
            of = _victims()[reading.words[about].text.lower()]
            yield Toll(Trigger(i, (i, about), _FIGURE), tuple(tied), of)


def _is_figure(reading: Reading, i: int) -> bool:
    return reading.words[i].text.lower() in words_of("figures")


@cache
def _victims() -> dict[str, CountOf]:
    return {word: cast(CountOf, of) for of, words in load("victims", ONTOLOGY).items() for word in words}


def _suffers(reading: Reading, noun: int, verbs: set[int]) -> bool:
    """Whether the word is only who suffers once more: "three of the wounded died"."""
    at = noun
    while reading.words[at].relation in {"nmod", "conj"} and reading.words[at].head >= 0:
        at = reading.words[at].head
    return reading.words[at].head in verbs and reading.words[at].relation in {"nsubj", "nsubj:pass", "obj"}


def _about(reading: Reading, noun: int) -> int | None:
    """The word that tells what a number is the number of: "the number of wounded"."""
    for n in children(reading, noun, "nmod", "compound", "amod"):
        for each in (n, *children(reading, n, "amod", "acl", "nmod")):
            if reading.words[each].text.lower() in _victims():
                return each
    return None


def _bare_counts(reading: Reading, taken: set[int], quantities: dict[int, list[Placed]]) -> Iterator[Toll]:
    """Verbs of counting whose number has no noun: "the hospital counted 23" counts what was told before."""
    for number, placed in quantities.items():
        word = reading.words[number]
        if word.upos != "NUM" or word.head < 0 or word.head in taken or children(reading, number, "nmod"):
            continue
        verb = reading.words[word.head].text.lower()
        counted = verb in words_of("counting") and word.relation == "obj"
        spoken = verb in words_of("speaking") and preposition_of(reading, number) == "of"
        if counted or spoken:
            yield Toll(Trigger(word.head, (word.head,), _FIGURE), (placed[0],), None)


def _tied(reading: Reading, noun: int, quantities: dict[int, list[Placed]]) -> list[Placed]:
    """The quantity of a toll word: its own ("31 bodies"), or the one that a verb gives it ("put at 26")."""
    own = quantities.get(noun, []) or _of_whom(reading, noun, quantities)
    if own:
        return list(own)
    top = noun
    while reading.words[top].relation in _WITHIN and reading.words[top].head >= 0:
        top = reading.words[top].head
        if _is_figure(reading, top) and quantities.get(top):
            return list(quantities[top])
    if top != noun and quantities.get(top):  # "four of the dead", "27 of the wounded"
        return list(quantities[top])
    beside = [
        placed
        for n in children(reading, noun, "nmod", "appos")
        for placed in quantities.get(n, ())
        if _stands_alone(reading, n)
    ]
    verb = reading.words[top].head
    if verb < 0 or reading.words[verb].upos not in _GOVERNING:
        return []
    return [*_at_verb(reading, verb, noun, quantities), *beside][-1:]


def _of_whom(reading: Reading, noun: int, quantities: dict[int, list[Placed]]) -> list[Placed]:
    """The quantity of those whose bodies or whose death is told: "the bodies of 27 soldiers"."""
    owners = [n for n in children(reading, noun, "nmod") if preposition_of(reading, n) == "of"]
    return [p for n in owners or of_behind(reading, noun) for p in quantities.get(n, ())][:1]


def _at_verb(reading: Reading, verb: int, noun: int, quantities: dict[int, list[Placed]]) -> Iterator[Placed]:
    """The quantities that a verb gives the figure: "stood at 26", "rose to 31 dead"."""
    if reading.words[verb].upos == "NUM":
        yield from quantities.get(verb, ())
    for d in children(reading, verb, "obl", "obj", "xcomp", "nmod", "advmod", "obl:unmarked", "advcl"):
        for each in conjuncts(reading, d):
            led = preposition_of(reading, each) in {"", "at", "to", "as"}
            if each != noun and led and _stands_alone(reading, each):
                yield from quantities.get(each, ())


def _stands_alone(reading: Reading, i: int) -> bool:
    """A figure without a noun of its own, or with people: "26", "31 dead"; no "11 March"."""
    return reading.words[i].upos == "NUM" or reading.words[i].text.lower() in words_of("alone")
