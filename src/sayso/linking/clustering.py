"""Putting items together by pairs: the same result in whatever order they came."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person holds for one, and for two, whatever the items tell."""

    same: tuple[tuple[str, str], ...] = ()
    different: frozenset[frozenset[str]] = frozenset()


def cluster(
    items: Mapping[str, T],
    edges: Iterable[tuple[float, str, str]],
    merge: Callable[[list[T]], T],
    fits: Callable[[T, T], bool],
    judged: Judged,
) -> list[frozenset[str]]:
    """Return the clusters of the items' keys.

    The edges are taken from the strongest to the weakest (ties by key); two clusters become one where what
    they tell together still fits. Pairs in ``same`` are put together first, whatever they tell; clusters
    that hold a pair of ``different`` never are.
    """
    of = {key: frozenset({key}) for key in items}
    whole: dict[frozenset[str], T] = {of[key]: item for key, item in items.items()}
    for first, second in sorted(judged.same):
        if first in of and second in of:
            _join(of, whole, of[first], of[second], merge)
    for _, first, second in sorted(edges, key=lambda edge: (-edge[0], edge[1], edge[2])):
        one, two = of[first], of[second]
        if (
            one is two
            or one == two
            or _parted(one, two, judged.different)
            or not fits(whole[one], whole[two])
        ):
            continue
        _join(of, whole, one, two, merge)
    return sorted(whole, key=min)


def _join(
    of: dict[str, frozenset[str]],
    whole: dict[frozenset[str], T],
    one: frozenset[str],
    two: frozenset[str],
    merge: Callable[[list[T]], T],
) -> None:
    if one == two:
        return
    both = one | two
    whole[both] = merge([whole.pop(one), whole.pop(two)])
    for key in both:
        of[key] = both


def _parted(one: frozenset[str], two: frozenset[str], different: frozenset[frozenset[str]]) -> bool:
    return any(len(pair & one) == 1 and len(pair & two) == 1 for pair in different)
