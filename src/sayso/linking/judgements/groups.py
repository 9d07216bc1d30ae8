"""From pairs that a person judged to groups, where "same" goes on along a chain and "different" cuts it.

People contradict themselves, and each other: a is b, b is c, a is not c. The later judgement holds then, as
with two judgements on one pair, and the contradiction is told. To stop with an error would be worse: one slip
of a finger would keep everybody from the whole ledger, and whoever spoke last could see what was said before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from sayso.linking.judgements.record import Judgement

Pair: TypeAlias = tuple[str, str]
"""Two ids or names, the lesser first."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A judgement that does not hold for ``of``, since later ones, ``against``, say otherwise."""

    judgement: Judgement
    of: Pair
    against: tuple[Judgement, ...]

    def __str__(self) -> str:
        """The conflict in a sentence."""
        later = " and ".join(f"{each.id} ({each.says}, {each.by}, {each.at})" for each in self.against)
        mine = self.judgement
        return (
            f"{mine.id} ({mine.says}, {mine.by}, {mine.at}) does not hold for {self.of[0]} and {self.of[1]}: "
            f"{later} says otherwise and is later."
        )


class Groups:
    """Pairs that hold about one kind of thing, the groups that follow, and the conflicts on the way."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        """Take judgements on pairs, the latest first: of two on one pair the first holds."""
        self._different: dict[str, dict[str, Judgement]] = {}
        self.conflicts: list[Conflict] = []
        self._same: dict[str, dict[str, Judgement]] = {}
        self._group: dict[str, set[str]] = {}
        judged: set[Pair] = set()
        for judgement in judgements:
            pairs = [pair for pair in pairs_of(judgement) if pair not in judged]
            judged.update(pairs)
            if judgement.says == "same" and pairs:
                self._join(judgement, pairs)
            elif judgement.says == "different":
                self._part(judgement, pairs)

    @property
    def same(self) -> frozenset[Pair]:
        """The pairs that were judged the same, and hold."""
        return frozenset(_pair(a, b) for a, others in self._same.items() for b in others)

    @property
    def different(self) -> frozenset[Pair]:
        """The pairs that were judged different, and hold."""
        return frozenset(_pair(a, b) for a, others in self._different.items() for b in others)

    @property
    def groups(self) -> tuple[frozenset[str], ...]:
        """What is the same, two or more in each, in the order of their least."""
        return tuple(frozenset(g) for g in sorted({id(g): g for g in self._group.values()}.values(), key=min))

    def _join(self, judgement: Judgement, pairs: Iterable[Pair]) -> None:
        """Join pairs; two that later judgements keep apart are both left out of what this one says.

        "a, b and c are the same", later "a is not b": whether c goes with a or with b is not told.
        """
        apart = {pair: fault for pair in pairs_of(judgement) if (fault := self._kept_apart(*pair))}
        left_out = {item for pair in apart for item in pair}
        for pair, fault in sorted(apart.items()):
            self.conflicts.append(Conflict(judgement, pair, (fault,)))
        for a, b in pairs:
            if a not in left_out and b not in left_out:
                _note(self._same, a, b, judgement)
                if b not in self._members(a):
                    merged = self._members(a) | self._members(b)
                    self._group.update(dict.fromkeys(merged, merged))

    def _part(self, judgement: Judgement, pairs: Iterable[Pair]) -> None:
        for a, b in pairs:
            if b in self._members(a):
                self.conflicts.append(Conflict(judgement, (a, b), self._chain(a, b)))
            else:
                _note(self._different, a, b, judgement)

    def _members(self, item: str) -> set[str]:
        return self._group.get(item, {item})

    def _kept_apart(self, a: str, b: str) -> Judgement | None:
        """The judgement that keeps the groups of two apart, or None."""
        here, there = sorted((self._members(a), self._members(b)), key=len)
        across = [
            (_pair(one, other), judgement)
            for one in here
            for other, judgement in self._different.get(one, {}).items()
            if other in there
        ]
        return min(across, key=lambda each: each[0])[1] if across else None

    def _chain(self, start: str, end: str) -> tuple[Judgement, ...]:
        """The judgements by which two are the same: the shortest chain."""
        before: dict[str, str] = {start: start}
        queue = deque([start])
        while end not in before:
            item = queue.popleft()
            for other in sorted(self._same.get(item, ())):
                if other not in before:
                    before[other] = item
                    queue.append(other)
        return tuple(dict.fromkeys(_walked(before, self._same, start, end)))


def pairs_of(judgement: Judgement) -> list[Pair]:
    """All pairs of what a judgement is of, in order."""
    return list(combinations(sorted(judgement.of), 2))


def _walked(
    before: Mapping[str, str], same: Mapping[str, Mapping[str, Judgement]], start: str, end: str
) -> Iterator[Judgement]:
    while end != start:
        yield same[before[end]][end]
        end = before[end]


def _note(pairs: dict[str, dict[str, Judgement]], a: str, b: str, judgement: Judgement) -> None:
    pairs.setdefault(a, {})[b] = judgement
    pairs.setdefault(b, {})[a] = judgement


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
