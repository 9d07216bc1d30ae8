"""How many: the quantities of a mention, what each counts, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from sayso.events.lexicon import ONTOLOGY
from sayso.events.merging import Draft
from sayso.events.nouns import counted, is_a, phrase_around
from sayso.events.roles import Roles
from sayso.events.triggers import Trigger
from sayso.knowledge.data_files import load
from sayso.knowledge.numbers import Quantity, find_quantities
from sayso.language.reading import Reading
from sayso.records import Count, CountOf, Span

_OF_THEM = re.compile(r"\s+of (?:them|those|the dead|the victims|whom)\b")
_AMONG_THEM = re.compile(r"(?:among them|including|of them|of whom)\s+$")
_HARM = ("killed", "wounded", "captured", "missing", "displaced", "destroyed")


@dataclass(frozen=True, slots=True)
class Placed:
    """A quantity with the noun that it counts; the noun is the quantity's own chief word where it stands alone."""

    quantity: Quantity
    noun: int
    words: tuple[int, int]


def placed_quantities(reading: Reading) -> dict[int, list[Placed]]:
    """The quantities of a report by the noun that each counts."""
    found: dict[int, list[Placed]] = {}
    for quantity in find_quantities(reading.text):
        inside = reading.words_in(quantity.start, quantity.end)
        if not inside:
            continue
        placed = Placed(quantity, _noun_of(reading, inside), (inside[0], inside[-1] + 1))
        found.setdefault(placed.noun, []).append(placed)
    return found


def _noun_of(reading: Reading, inside: range) -> int:
    tops = [i for i in inside if reading.words[i].head not in inside]
    top = next((i for i in tops if reading.words[i].upos in {"NUM", "NOUN", "DET", "PRON"}), tops[0] if tops else inside[-1])
    word = reading.words[top]
    if word.head >= 0 and word.relation in {"nummod", "det", "amod", "compound", "advmod", "nmod:desc", "case"}:
        head = reading.words[word.head]
        return word.head if head.upos in {"NOUN", "PROPN", "ADJ", "PRON", "SYM"} else top
    return top


def counts_of(reading: Reading, draft: Draft, roles: Sequence[tuple[Trigger, Roles]], quantities: dict[int, list[Placed]]) -> list[Count]:
    """The counts of a mention: each trigger's own participants, counted by what the trigger does to them."""
    found: list[Count] = []
    for trigger, own in roles:
        kind = kind_of(trigger)
        for noun in own.recipients:
            of = _of(reading, trigger, kind, noun)
            if of:
                found += _around(reading, noun, of, quantities)
        inside = [w for w in trigger.words if w != trigger.head] if kind == "captured" else []
        found += [c for w in inside for c in _around(reading, w, "captured", quantities)]
        for noun in (*own.involved, *(own.actors if kind == "involved" else ())):
            if is_a(reading, noun, "@people", "@armed", "@troops", "@civilians"):
                found += _around(reading, noun, "involved", quantities)
    return list(_distinct(found))


def kind_of(trigger: Trigger) -> CountOf | None:
    """What a trigger's numbers count."""
    return _kinds().get(trigger.entry.lemma)


@cache
def _kinds() -> dict[str, CountOf]:
    table: dict[str, CountOf] = {}
    for of, lemmas in load("counted", ONTOLOGY).items():
        for lemma in lemmas:
            table.setdefault(lemma, cast(CountOf, of))
    return table


def _of(reading: Reading, trigger: Trigger, kind: CountOf | None, noun: int) -> CountOf | None:
    """Things are destroyed and people are not; what a verb does to people is told by the list."""
    noun = counted(reading, noun)
    thing = is_a(reading, noun, "@things") and not is_a(reading, noun, "@people")
    if kind in _HARM:
        if thing:
            return "destroyed" if kind in {"destroyed", "killed"} else None
        return None if kind == "destroyed" and is_a(reading, noun, "@people") else kind
    return None


def _around(reading: Reading, noun: int, of: CountOf, quantities: dict[int, list[Placed]]) -> Iterable[Count]:
    """The quantity of a noun, and that of a part of it: "19 people, four of them children"."""
    for placed in quantities.get(noun, ()):
        yield _count(reading, placed, of)
        yield from _parts(reading, noun, of, quantities)
    if not quantities.get(noun):
        # "scores of civilians", "a crowd of 300": the number is the head, or hangs on it.
        for d in reading.dependents[noun]:
            for placed in quantities.get(d, ()) if reading.words[d].relation == "nmod" else ():
                yield _count(reading, placed, of)


def _parts(reading: Reading, noun: int, of: CountOf, quantities: dict[int, list[Placed]]) -> Iterable[Count]:
    sentence = reading.sentence_at(noun)
    for other, placed_there in quantities.items():
        if not (sentence[0] <= other < sentence[1]) or other == noun:
            continue
        for placed in placed_there:
            before = reading.text[max(0, placed.quantity.start - 16) : placed.quantity.start].lower()
            near = abs(placed.words[0] - noun) <= 12
            if near and (_OF_THEM.match(reading.text, placed.quantity.end) or _AMONG_THEM.search(before)):
                yield _count(reading, placed, of)


def _count(reading: Reading, placed: Placed, of: CountOf) -> Count:
    quantity = placed.quantity
    span = phrase_around(reading, placed.noun)
    start, end = reading.offsets(span)
    start, end = min(start, quantity.start), max(end, quantity.end)
    who = (reading.text[quantity.end : end] if quantity.start == start else reading.text[start:end]).strip(" ,")
    who = re.sub(r"^of (?:the |its |his |their )?", "", " ".join(who.split()))
    return Count(span=Span.of(reading.text, start, end), of=of, who=who or None, low=quantity.low, high=quantity.high)


def _distinct(counts: Iterable[Count]) -> Iterable[Count]:
    seen = set()
    for count in counts:
        key = (count.of, count.low, count.high)
        if key not in seen:
            seen.add(key)
            yield count
