"""Items that come one by one, the pairs of them that belong together, and the clusters of these.

What ``clusters`` gives is a function of the set of items, not of the order in which they came: which pairs
are compared follows from the items' keys, and each connected part is put together anew when something in it
changes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.linking.clustering import Judged, cluster

T = TypeVar("T")
Key = tuple[Hashable, ...]
Pair = tuple[str, str]
Order = tuple[int, str]

LARGEST = 40
"""Up to this size, all pairs of those who share a key are compared; in larger blocks, neighbours only."""
NEIGHBOURS = 24


@dataclass(frozen=True)
class Rules(Generic[T]):
    """How items are compared and put together.

    ``score`` tells how surely a pair is one; from ``same`` on it is an edge. ``fits`` tells whether two
    clusters can be one, from what ``merge`` makes of each.
    """

    keys: Callable[[T], Iterable[Key]]
    order: Callable[[T], Order]
    score: Callable[[T, T], float]
    merge: Callable[[list[T]], T]
    fits: Callable[[T, T], bool]
    same: float
    perhaps: float


class Scores(Generic[T]):
    """How surely pairs are one, and under which keys items stand, remembered for several graphs.

    An answer is given again for the very same objects only.
    """

    def __init__(self, most: int = 600_000) -> None:
        """Begin empty; all is forgotten where there are more than so many pairs."""
        self._most = most
        self._pairs: dict[Pair, tuple[T, T, float]] = {}
        self._keys: dict[str, tuple[T, array[int]]] = {}

    def score(self, names: Pair, items: tuple[T, T], find: Callable[[T, T], float]) -> float:
        """Return the score of a pair."""
        known = self._pairs.get(names)
        if known is not None and known[0] is items[0] and known[1] is items[1]:
            return known[2]
        if len(self._pairs) >= self._most:
            self._pairs.clear()
            self._keys.clear()
        found = find(*items)
        self._pairs[names] = (*items, found)
        return found

    def keys(self, name: str, item: T, find: Callable[[T], array[int]]) -> array[int]:
        """Return the keys of an item, as numbers."""
        known = self._keys.get(name)
        if known is None or known[0] is not item:
            known = self._keys[name] = (item, find(item))
        return known[1]


class Graph(Generic[T]):
    """Items, edges and clusters, kept up as items come."""

    def __init__(self, rules: Rules[T], scores: Scores[T] | None = None) -> None:
        """Begin empty; ``scores`` may know pairs from graphs before."""
        self._rules = rules
        self._scores = scores
        self._items: dict[str, T] = {}
        self._keys: dict[str, array[int]] = {}
        self._blocks: dict[int, list[Order]] = defaultdict(list)
        self._edges: dict[str, dict[str, float]] = defaultdict(dict)
        self._changed: set[str] = set()
        self._cluster_of: dict[str, frozenset[str]] = {}
        self._bound: dict[str, set[str]] = defaultdict(set)
        self._parted: set[frozenset[str]] = set()

    def __getitem__(self, name: str) -> T:
        """Return an item by its id."""
        return self._items[name]

    def add(self, name: str, item: T) -> None:
        """Take an item, and compare it with those that share a key with it."""
        self._items[name] = item
        keys = self._numbers(item) if self._scores is None else self._scores.keys(name, item, self._numbers)
        self._keys[name] = keys
        self._changed.add(name)
        place = (self._rules.order(item)[0], name)
        near: set[str] = set()
        for key in self._keys[name]:
            near |= self._enter(key, place)
        for other in near:
            self._compare(name, other)

    def _numbers(self, item: T) -> array[int]:
        """Return the keys of an item as numbers: they take a tenth of the memory of the keys themselves.

        Two keys with one number are not harmful.
        """
        return array("q", {hash(key) for key in self._rules.keys(item)})

    def bind(self, first: str, second: str) -> None:
        """Hold two items for one, whatever they tell."""
        if second not in self._bound[first] and first != second:
            self._bound[first].add(second)
            self._bound[second].add(first)
            self._changed |= {first, second}

    def part(self, first: str, second: str) -> None:
        """Hold two items apart, whatever they tell."""
        if frozenset({first, second}) not in self._parted:
            self._parted.add(frozenset({first, second}))
            self._changed |= {first, second}

    def compared(self, first: str, second: str) -> bool:
        """Return whether a pair shares a key in whose block the two are near each other."""
        shared = set(self._keys[first]).intersection(self._keys[second])
        return any(self._within(key, first, second) for key in shared)

    def clusters(self) -> list[frozenset[str]]:
        """Return the clusters of all items, each as its items' ids, in a fixed order."""
        touched = {each for name in self._changed for each in self._cluster_of.get(name, {name})}
        for part in self._parts(touched):
            for group in self._put_together(part):
                for name in group:
                    self._cluster_of[name] = group
        self._changed.clear()
        return sorted(set(self._cluster_of.values()), key=min)

    def doubtful(self) -> Iterator[tuple[str, str]]:
        """Return the pairs of different clusters that may be one; none that a person holds apart."""
        for first, others in self._edges.items():
            for second in others:
                apart = self._cluster_of[first] is not self._cluster_of[second]
                if first < second and apart and frozenset({first, second}) not in self._parted:
                    yield first, second

    def _enter(self, key: int, place: Order) -> set[str]:
        """Put an item into a block; return those beside whom it now stands, and drop whom it pushes apart."""
        block = self._blocks[key]
        insort(block, place)
        size, at = len(block), bisect_left(block, place)
        if size <= LARGEST:
            return {name for _, name in block if name != place[1]}
        lefts = range(size - NEIGHBOURS - 1) if size == LARGEST + 1 else range(max(0, at - NEIGHBOURS), at)
        for left in lefts:
            rights = range(left + NEIGHBOURS + 1, size) if size == LARGEST + 1 else [left + NEIGHBOURS + 1]
            for right in rights:
                if right < size:
                    self._drop(block[left][1], block[right][1])
        return {name for _, name in block[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1] if name != place[1]}

    def _drop(self, first: str, second: str) -> None:
        """Forget the edge of a pair that no block has side by side any longer."""
        if second in self._edges[first] and not self.compared(first, second):
            del self._edges[first][second], self._edges[second][first]
            self._changed |= {first, second}

    def _within(self, key: int, first: str, second: str) -> bool:
        block = self._blocks[key]
        if len(block) <= LARGEST:
            return True
        places = [bisect_left(block, (self._rules.order(self._items[n])[0], n)) for n in (first, second)]
        return abs(places[0] - places[1]) <= NEIGHBOURS

    def _compare(self, first: str, second: str) -> None:
        one, two = sorted((first, second))
        items = self._items[one], self._items[two]
        find = self._rules.score
        score = find(*items) if self._scores is None else self._scores.score((one, two), items, find)
        if score >= self._rules.perhaps:
            self._edges[one][two] = self._edges[two][one] = score
            self._changed |= {one, two}

    def _parts(self, names: set[str]) -> Iterator[list[str]]:
        """Return the connected parts that hold the names."""
        left = set(names)
        while left:
            part, stack = set(), [left.pop()]
            while stack:
                name = stack.pop()
                if name in part:
                    continue
                part.add(name)
                stack += [each for each in self._neighbours(name) if each not in part]
            left -= part
            yield sorted(part)

    def _neighbours(self, name: str) -> Iterator[str]:
        yield from self._bound.get(name, ())
        yield from (o for o, score in self._edges.get(name, {}).items() if score >= self._rules.same)

    def _put_together(self, part: list[str]) -> list[frozenset[str]]:
        if len(part) == 1:
            return [frozenset(part)]
        items = {name: self._items[name] for name in part}
        edges = [
            (score, name, other)
            for name in part
            for other, score in self._edges.get(name, {}).items()
            if name < other and score >= self._rules.same and other in items
        ]
        judged = Judged(
            same=tuple((name, other) for name in part for other in self._bound.get(name, ()) if name < other),
            different=frozenset(pair for pair in self._parted if pair <= items.keys()),
        )
        return cluster(items, edges, self._rules.merge, self._rules.fits, judged)
