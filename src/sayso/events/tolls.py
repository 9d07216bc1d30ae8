"""Figures of harm without a verb of harm: "put the toll at 26", "counted 31 bodies", "the number rose to 40"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from sayso.events.counts import Placed, kind_of
from sayso.events.lexicon import ONTOLOGY, Entry
from sayso.events.merging import Draft
from sayso.events.nouns import conjuncts, of_behind, preposition_of
from sayso.events.triggers import Trigger
from sayso.events.vocabulary import words_of
from sayso.knowledge.data_files import load
from sayso.language.reading import Reading
from sayso.language.syntax import children
from sayso.records import Count, CountOf, Span

_FIGURE = Entry("figure", "ASSAULT", None, noun=True, toll=True, frame="theme")


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure: its trigger, the quantities that it takes, and what they count (None: what was counted before)."""

    trigger: Trigger
    quantities: tuple[Placed, ...]
    of: CountOf | None


def find_figures(
    reading: Reading, triggers: Sequence[Trigger], quantities: dict[int, list[Placed]]
) -> list[Toll]:
    """The toll words that a quantity is tied to, and words like "number" and "figure" in their place."""
    found = []
    taken = {w for t in triggers for w in t.words}
    verbs = {t.head for t in triggers if not t.entry.noun}
    for trigger in triggers:
        if trigger.entry.toll and not _suffers(reading, trigger.head, verbs):
            tied = _tied(reading, trigger.head, quantities)
            figure = reading.words[trigger.head].head
            if (
                tied
                and figure >= 0
                and reading.words[figure].text.lower() in words_of("figures")
                and figure not in taken
            ):
                # "The number of wounded": one figure, told by both words.
                words = tuple(sorted((figure, *trigger.words)))
                taken.add(figure)
                trigger = replace(trigger, words=words)
            if tied:
                found.append(Toll(trigger, tuple(tied), kind_of(reading, trigger)))
    for i, word in enumerate(reading.words):
        if word.text.lower() in words_of("figures") and i not in taken and word.upos == "NOUN":
            tied = _tied(reading, i, quantities)
            about = _about(reading, i)
            if tied:
                words = (i, about) if about is not None else (i,)
                of = _victims()[reading.words[about].text.lower()] if about is not None else None
                found.append(Toll(Trigger(i, words, _FIGURE), tuple(tied), of))
    return [*found, *_bare_counts(reading, taken | {w for f in found for w in f.trigger.words}, quantities)]


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
    """ "The hospital counted 23": a verb of counting with a number that has no noun; it counts what was told before."""
    for noun, placed in quantities.items():
        word = reading.words[noun]
        verb = word.head
        if word.upos != "NUM" or verb < 0 or verb in taken or word.relation not in {"obj", "obl", "xcomp"}:
            continue
        low = reading.words[verb].text.lower()
        spoken = low in words_of("speaking") and [
            reading.words[c].text.lower() for c in children(reading, noun, "case")
        ] == ["of"]
        if ((low in words_of("counting") and word.relation == "obj") or spoken) and not children(
            reading, noun, "nmod"
        ):
            yield Toll(Trigger(verb, (verb,), _FIGURE), (placed[0],), None)


def _tied(reading: Reading, noun: int, quantities: dict[int, list[Placed]]) -> list[Placed]:
    """The quantity of a toll word: its own ("31 bodies"), or the one that the verb above gives it ("put at 26")."""
    own = quantities.get(noun, [])
    if own:
        return list(own)
    # "The bodies of 27 soldiers"
    owners = [n for n in children(reading, noun, "nmod") if preposition_of(reading, n) == "of"]
    of = [p for n in owners or of_behind(reading, noun) for p in quantities.get(n, ())]
    if of:
        return of[:1]
    top = noun
    while (
        reading.words[top].relation in {"nmod", "compound", "conj", "nmod:poss"}
        and reading.words[top].head >= 0
    ):
        top = reading.words[top].head
        if reading.words[top].text.lower() in words_of("figures") and quantities.get(top):
            return list(quantities[top])
    # "Four of the dead", "27 of the wounded"
    if quantities.get(top) and top != noun:
        return list(quantities[top])
    verb = reading.words[top].head
    if verb < 0 or reading.words[verb].upos not in {"VERB", "AUX", "NUM", "NOUN", "ADJ"}:
        return []
    found: list[Placed] = []
    if quantities.get(verb) and reading.words[verb].upos == "NUM":
        found += quantities[verb]
    for d in children(reading, verb, "obl", "obj", "xcomp", "nmod", "advmod", "obl:unmarked", "advcl"):
        for each in conjuncts(reading, d):
            prep = [reading.words[c].text.lower() for c in children(reading, each, "case")]
            if (
                each != noun
                and quantities.get(each)
                and _stands_alone(reading, each)
                and (not prep or prep[0] in {"at", "to", "as"})
            ):
                found += quantities[each]
    found += [
        p
        for n in children(reading, noun, "nmod", "appos")
        for p in quantities.get(n, ())
        if _stands_alone(reading, n)
    ]
    return found[-1:]


def _stands_alone(reading: Reading, i: int) -> bool:
    """A figure without a noun of its own, or with people: "26", "31 dead"; no "11 March"."""
    return reading.words[i].upos == "NUM" or reading.words[i].text.lower() in words_of("alone")


def toll_counts(reading: Reading, toll: Toll, before: Sequence[Draft], last: CountOf) -> list[Count]:
    """The counts of a figure; what it counts is what the report counted last where its words don't tell."""
    of = toll.of or last
    out = []
    for placed in toll.quantities:
        q = placed.quantity
        out.append(Count(span=Span.of(reading.text, q.start, q.end), of=of, who=None, low=q.low, high=q.high))
    return out
