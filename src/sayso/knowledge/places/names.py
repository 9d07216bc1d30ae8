"""The distinct names of one report: what each can stand for, and what the text tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.knowledge.places.company import Key, cell_of, cells_around
from sayso.knowledge.places.features import Evidence
from sayso.knowledge.places.folding import fold
from sayso.knowledge.places.gazetteer import Gazetteer
from sayso.knowledge.places.places import ADMIN1, CITY, Place, Toponym, holders_of, key_of
from sayso.knowledge.places.telling import are_listed, kinds_of_word, kinds_told, may_hold, states_told

NEIGHBOURS = 2
"""How many toponyms before and after one are beside it in the text."""


@dataclass(slots=True)
class Name:
    """One name of a report: the places that it can stand for, the keys of these, and what the text tells."""

    places: tuple[Place, ...]
    evidence: Evidence
    keys: frozenset[int | str] = frozenset()
    held_by: frozenset[int | str] = frozenset()
    beside: dict[int, int] = field(default_factory=dict)
    """Numbers of the names beside it in the text, with how often."""
    listed: set[int] = field(default_factory=set)
    """Numbers of the names with which it may stand in a list."""
    scores: list[float] = field(default_factory=list)
    likely: list[tuple[Place, float]] = field(default_factory=list)
    sums: dict[Key, float] = field(default_factory=dict)


@dataclass(slots=True)
class Mention:
    """One toponym: the number of its name, and what this very place in the text tells to hold it."""

    name: int
    holders: set[int | str] = field(default_factory=set)


def names_of_report(
    toponyms: Sequence[Toponym], text: str, gazetteer: Gazetteer
) -> tuple[list[Name], list[Mention]]:
    """The distinct names, and a mention for each toponym; the toponyms come in the text's order."""
    names: list[Name] = []
    numbers: dict[str, int] = {}
    mentions: list[Mention] = []
    states: dict[str, int] = {}
    for toponym in toponyms:
        folded = fold(toponym[2])
        if folded not in numbers:
            numbers[folded] = len(names)
            names.append(looked_up(toponym[2], gazetteer, states))
        name = names[numbers[folded]]
        name.evidence.kinds |= kinds_told(text, toponym)
        mentions.append(Mention(numbers[folded]))
    _tell_holders(toponyms, text, names, mentions, states)
    _tell_neighbours(names, mentions)
    _tell_lists(toponyms, text, names, mentions)
    return names, mentions


def looked_up(written: str, gazetteer: Gazetteer, states: dict[str, int]) -> Name:
    """A name with its places; "Paris, Texas" is looked up as Paris, which Texas holds.

    `states` is how often the report names each state; it may be filled in later.
    """
    evidence = Evidence(states=states)
    places, word = gazetteer.places(written)
    head, comma, tail = written.partition(", ")
    if not places and comma:
        places, word = gazetteer.places(head)
        evidence.holders.update(key_of(each) for each in gazetteer.places(tail)[0])
    evidence.kinds = kinds_of_word(word)
    evidence.seats = _divisions_of_towns(places)
    keys = frozenset(key_of(each) for each in places)
    return Name(places, evidence, keys, frozenset(key for each in places for key in holders_of(each) if key))


def _divisions_of_towns(places: tuple[Place, ...]) -> frozenset[int]:
    """The ids of divisions among these with a town of that name, in them or else close by in their state.

    Close by, for a large town often is a division of its own beside the one that it gave its name.
    """
    towns = [each for each in places if each.kind == CITY]
    within = {area for town in towns for area in (town.admin1, town.admin2) if area}
    cells = {(town.country, *cell) for town in towns for cell in cells_around(town)}
    near = {each.id for each in places if each.kind == ADMIN1 and (each.country, *cell_of(each)) in cells}
    return frozenset(within | near)


def _tell_holders(
    toponyms: Sequence[Toponym],
    text: str,
    names: list[Name],
    mentions: list[Mention],
    states: dict[str, int],
) -> None:
    """Enter what is told to lie in what: toponyms, and states named beside them, pair by pair."""
    told = [(start, end, code) for start, end, code in states_told(text, toponyms)]
    for _, _, code in told:
        states[code] = states.get(code, 0) + 1
    marks: list[tuple[Toponym, Mention | None]] = [
        *zip(toponyms, mentions, strict=True),
        *((each, None) for each in told),
    ]
    marks.sort(key=lambda mark: mark[0][:2])
    for (first, one), (second, other) in pairwise(marks):
        second_holds, first_holds = may_hold(text, first, second)
        if second_holds and one:
            _hold(names, one, other, second[2])
        if first_holds and other:
            _hold(names, other, one, first[2])


def _hold(names: list[Name], held: Mention, holder: Mention | None, code: str) -> None:
    """Enter that one mention lies in another, or in a state, if any of its places does."""
    name = names[held.name]
    keys = names[holder.name].keys if holder else frozenset({code})
    common = name.held_by & keys
    if not common or (holder and holder.name == held.name):
        return
    held.holders |= common
    name.evidence.holders |= common
    if holder:
        names[holder.name].evidence.held |= common


def _tell_neighbours(names: list[Name], mentions: list[Mention]) -> None:
    for i, mention in enumerate(mentions):
        for other in mentions[i + 1 : i + 1 + NEIGHBOURS]:
            if other.name != mention.name:
                for one, two in ((mention.name, other.name), (other.name, mention.name)):
                    names[one].beside[two] = names[one].beside.get(two, 0) + 1


def _tell_lists(toponyms: Sequence[Toponym], text: str, names: list[Name], mentions: list[Mention]) -> None:
    """Enter which names are listed with which; a pair of which one holds the other is no list."""
    for i in range(len(mentions) - 1):
        one, other = mentions[i], mentions[i + 1]
        if one.name != other.name and not one.holders and are_listed(text, toponyms[i], toponyms[i + 1]):
            names[one.name].listed.add(other.name)
            names[other.name].listed.add(one.name)
