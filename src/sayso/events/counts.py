"""How many: the quantities of a mention, what each counts, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from sayso.events.lexicon import ONTOLOGY
from sayso.events.nouns import conjuncts, counted, is_a, phrase_around
from sayso.events.roles import Roles
from sayso.events.triggers import Trigger
from sayso.knowledge.data_files import load
from sayso.knowledge.numbers import Quantity, find_quantities
from sayso.language.reading import Reading
from sayso.language.syntax import children
from sayso.records import Count, CountOf, Span

_OF_THEM = re.compile(r"\s+of (?:them|those|the dead|the victims|whom)\b")
_AMONG_THEM = re.compile(r"(?:among them|including|of them|of whom)\s+$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A quantity with the noun that it counts: its own chief word where it stands alone."""

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
    top = next(
        (i for i in tops if reading.words[i].upos in {"NUM", "NOUN", "DET", "PRON"}),
        tops[0] if tops else inside[-1],
    )
    word = reading.words[top]
    behind = _noun_behind(reading, inside[-1]) if 0 <= word.head < top else None
    if behind is not None:
        return behind
    if word.head >= 0 and word.relation in {
        "nummod",
        "det",
        "amod",
        "compound",
        "advmod",
        "nmod:desc",
        "case",
    }:
        head = reading.words[word.head]
        return word.head if head.upos in {"NOUN", "PROPN", "ADJ", "PRON", "SYM"} else top
    return top


def _noun_behind(reading: Reading, last: int) -> int | None:
    """The noun right behind a number that the parse hung on one before: "the bomb killed four policemen"."""
    run = last + 1
    while run < len(reading.words) and reading.words[run].upos in {"ADJ", "NOUN"}:
        run += 1
    return run - 1 if run > last + 1 and reading.words[run - 1].upos == "NOUN" else None


def counts_of(
    reading: Reading, roles: Sequence[tuple[Trigger, Roles]], quantities: dict[int, list[Placed]]
) -> list[Count]:
    """The counts of a mention: each trigger's own participants, counted by what the trigger does to them."""
    found: list[Count] = []
    for trigger, own in roles:
        kind = kind_of(reading, trigger)
        if kind is None:
            continue
        if kind == "involved":
            found += _taking_part(reading, own, quantities)
            continue
        found += _nobody(reading, trigger, kind, quantities)
        found += _suffering(reading, trigger, own, kind, quantities)
    return list(_distinct(found))


def kind_of(reading: Reading, trigger: Trigger) -> CountOf | None:
    """What a trigger's numbers count."""
    kinds = _kinds()
    for word in (reading.words[w].text.lower() for w in trigger.words if w != trigger.head):
        if f"{trigger.entry.lemma} {word}" in kinds:
            return kinds[f"{trigger.entry.lemma} {word}"]
    return kinds.get(trigger.entry.lemma)


@cache
def _kinds() -> dict[str, CountOf]:
    table: dict[str, CountOf] = {}
    for of, lemmas in load("counted", ONTOLOGY).items():
        for lemma in lemmas if of != "noun" else ():
            table.setdefault(lemma, cast(CountOf, of))
    return table


def _taking_part(reading: Reading, own: Roles, quantities: dict[int, list[Placed]]) -> Iterable[Count]:
    for noun in (*own.involved, *own.actors):
        if is_a(reading, counted(reading, noun), "@people", "@armed", "@troops", "@civilians"):
            yield from _around(reading, noun, "involved", quantities)


def _nobody(
    reading: Reading, trigger: Trigger, kind: CountOf, quantities: dict[int, list[Placed]]
) -> Iterable[Count]:
    """A count of none: "nobody was hurt", "without killing anyone"."""
    sides = children(reading, trigger.head, "nsubj", "nsubj:pass", "obj")
    for noun in sides:
        for placed in quantities.get(noun, ()):
            if placed.quantity.high == 0:
                yield _count(reading, placed, kind)
    without = any(
        reading.words[m].text.lower() == "without" for m in children(reading, trigger.head, "mark", "case")
    )
    anyone = [n for n in sides if reading.words[n].text.lower() in {"anyone", "anybody", "casualties"}]
    if without and anyone:
        start, end = reading.offsets((anyone[0], anyone[0] + 1))
        yield Count(span=Span.of(reading.text, start, end), of=kind, who=None, low=0, high=0)


def _suffering(
    reading: Reading, trigger: Trigger, own: Roles, kind: CountOf, quantities: dict[int, list[Placed]]
) -> Iterable[Count]:
    if trigger.entry.lemma in load("counted", ONTOLOGY)["noun"]:
        yield from (_count(reading, placed, kind) for placed in quantities.get(trigger.head, ()))
    for w in trigger.words:  # "took seven prisoners", "claimed 32 lives"
        if w != trigger.head:
            yield from _around(reading, w, kind, quantities)
    whole = _sum(reading, own.recipients, kind, quantities)
    if whole:
        yield whole
        return
    for noun in own.recipients:
        of = _of(reading, kind, noun)
        if of:
            yield from _around(reading, noun, of, quantities)


def _of(reading: Reading, kind: CountOf, noun: int) -> CountOf | None:
    """Things are destroyed and people are not; what a verb does to people is told by the list."""
    noun = counted(reading, noun)
    people = is_a(reading, noun, "@people", "@civilians", "@armed")
    if is_a(reading, noun, "@things") and not people:
        return "destroyed" if kind in {"destroyed", "killed"} else None
    return None if kind == "destroyed" and people else kind


def _sum(
    reading: Reading,
    nouns: Sequence[int],
    kind: CountOf,
    quantities: dict[int, list[Placed]],
) -> Count | None:
    """The sum where each is told exactly: "two policemen and a passer-by were killed" are three."""
    group = [n for n in nouns if _of(reading, kind, n) == kind]
    if (
        len(group) < 2
        or len(conjuncts(reading, group[0])) != len(group)
        or not any(n in quantities for n in group)
    ):
        return None
    total = 0
    for noun in group:
        told = [p.quantity for p in quantities.get(noun, ())]
        article = {reading.words[d].text.lower() for d in children(reading, noun, "det")}
        if told and told[0].low == told[0].high and told[0].low is not None:
            total += told[0].low
        elif not told and (article & {"a", "an"} or reading.words[noun].upos == "PROPN"):
            total += 1
        else:
            return None
    first, last = phrase_around(reading, group[0]), phrase_around(reading, group[-1])
    start, end = reading.offsets((min(first[0], last[0]), max(first[1], last[1])))
    return Count(span=Span.of(reading.text, start, end), of=kind, who=None, low=total, high=total)


def _around(reading: Reading, noun: int, of: CountOf, quantities: dict[int, list[Placed]]) -> Iterable[Count]:
    """The quantity of a noun, and that of a part of it: "19 people, four of them children"."""
    for placed in quantities.get(noun, ()):
        if placed.quantity.high != 0:
            yield _count(reading, placed, of)
            yield from _parts(reading, noun, of, quantities)
    if not quantities.get(noun) and counted(reading, noun) != noun:
        # "a crowd of 300": the number hangs on the noun of a crowd.
        yield from (_count(reading, placed, of) for placed in quantities.get(counted(reading, noun), ()))


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
    who = (reading.text[quantity.end : end] if quantity.start == start else reading.text[start:end]).strip(
        " ,"
    )
    who = re.sub(r"^of (?:the |its |his |their )?", "", " ".join(who.split()))
    return Count(
        span=Span.of(reading.text, start, end), of=of, who=who or None, low=quantity.low, high=quantity.high
    )


def _distinct(counts: Iterable[Count]) -> Iterable[Count]:
    seen = set()
    for count in counts:
        key = (count.of, count.low, count.high)
        if key not in seen:
            seen.add(key)
            yield count
