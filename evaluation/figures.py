"""The smallest pieces of an evaluation: one figure, the counts behind it, and tables of figures."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
Span = tuple[int, int]
"""From a first place up to, not including, a last one: in words or in characters."""


class Skipped(Exception):  # noqa: N818 - it is no error: the part just isn't run
    """A part cannot run here; the message says why."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; ``cases`` is how many it rests on. An ungated one is shown, and has no floor."""

    name: str
    value: float
    detail: str = ""
    lower: bool = False
    cases: int = 0
    gated: bool = True


@dataclass(slots=True)
class Counts:
    """Hits, gold items and found items, for precision, recall and F1."""

    hits: float = 0
    gold: int = 0
    found: int = 0

    def add(self, gold: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Count what two collections have in common, each item once."""
        wanted, got = set(gold), set(found)
        self.count(len(wanted & got), len(wanted), len(got))

    def count(self, hits: float, gold: int, found: int) -> None:
        """Add numbers that somebody else has counted."""
        self.hits += hits
        self.gold += gold
        self.found += found

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return ratio(2 * self.hits, self.gold + self.found)

    def figure(self, name: str, *, gated: bool = True) -> Figure:
        """Return the F1 as a figure."""
        precision, recall = ratio(self.hits, self.found), ratio(self.hits, self.gold)
        detail = f"P {precision:.3f} R {recall:.3f} ({self.gold} gold, {self.found} found)"
        return Figure(name, self.f1, detail, cases=self.gold, gated=gated and self.gold > 0)


@dataclass(slots=True)
class Share:
    """How many of how many cases are right."""

    right: int = 0
    of: int = 0

    def add(self, right: object) -> None:
        """Count one case."""
        self.right += bool(right)
        self.of += 1

    def figure(self, name: str, *, lower: bool = False, gated: bool = True) -> Figure:
        """Return the share as a figure."""
        return Figure(
            name,
            ratio(self.right, self.of),
            f"{self.right} of {self.of}",
            lower,
            self.of,
            gated and self.of > 0,
        )


def ratio(part: float, whole: float) -> float:
    """Return part / whole, and 0 of nothing."""
    return part / whole if whole else 0.0


def covered(spans: Iterable[Span]) -> frozenset[int]:
    """Return every place that the spans cover."""
    return frozenset(i for a, b in spans for i in range(a, b))


def agreement(one: frozenset[int], other: frozenset[int]) -> float:
    """Return intersection over union; 0 where either is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0


def pairs(
    gold: Sequence[A], found: Sequence[B], value: Callable[[A, B], float], floor: float
) -> list[tuple[A, B]]:
    """Pair one to one what agrees by at least ``floor``, the best agreement first."""
    graded = ((value(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    left, right, out = set(), set(), []
    for score, i, j in sorted(graded, key=lambda each: -each[0]):
        if score >= floor and i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((gold[i], found[j]))
    return out


def table(title: str, columns: Mapping[str, Sequence[Figure]]) -> str:
    """Return a plain-text table: a row for each figure of the first column, the other columns beside it."""
    names, lists = list(columns), list(columns.values())
    others = [{f.name: f for f in figures} for figures in lists[1:]]
    width = max([len(f.name) for f in lists[0]] + [28])
    head = " " * width + "".join(f"{n:>10}" for n in names)
    lines = ["", f"# {title}", *([head.rstrip()] if len(names) > 1 else [])]
    for figure in lists[0]:
        cells = [figure, *(other.get(figure.name) for other in others)]
        values = "".join(f"{_number(c.value):>10}" if c else f"{'-':>10}" for c in cells)
        mark = " (lower is better)" if figure.lower else ""
        lines.append(f"{figure.name:<{width}}{values}  {figure.detail}{mark}".rstrip())
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 10 else f"{value:,.1f}"
