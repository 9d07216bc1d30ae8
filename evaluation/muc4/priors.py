"""What the words of the training documents tell: how often each is part of a filler, or stands beside one.

All is counted anew in each run, from the corpus, in a few seconds; no word of it is stored.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Fillers = Mapping[str, Sequence[frozenset[str]]]
"""For each role the entities of a key, each by its names."""
_TOKEN = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")
_TAIL = re.compile(r" (?:of|in|from|at|for|with|on|near|by) ")
_LONGEST = 8
_COMMONEST, _RAREST = 0.6, 4
_RIDGE = 0.3


@lru_cache(maxsize=1 << 17)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text, small."""
    return tuple(_TOKEN.findall(text.lower()))


def last_of(name: str) -> str:
    """Return the last word before "of" and the like."""
    return (tokens(_TAIL.split(name, maxsplit=1)[0]) or tokens(name) or ("",))[-1]


@dataclass(frozen=True)
class Example:
    """One training document: its words, and what fills each role."""

    id: str
    words: tuple[str, ...]
    fillers: Fillers


@dataclass
class Table:
    """Counts of one role over some documents."""

    last: Counter[str] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)
    behind: Counter[str] = field(default_factory=Counter)
    before2: Counter[str] = field(default_factory=Counter)
    behind2: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    near: Counter[str] = field(default_factory=Counter)
    whole: Counter[tuple[str, ...]] = field(default_factory=Counter)
    fillers: int = 0


KINDS = ("last", "before", "behind", "before2", "behind2", "inside", "near")


class Priors:
    """Counts of all roles over some documents, and a linear guess at what a document's words promise."""

    def __init__(self, examples: Sequence[Example], roles: Sequence[str]) -> None:
        self.roles = tuple(roles)
        self.words: Counter[str] = Counter()
        self.tables = {role: Table() for role in roles}
        for one in examples:
            self.words.update(one.words)
            for role in roles:
                _count(self.tables[role], one, one.fillers[role])
        self.total = sum(self.words.values())
        self.phrases: Counter[tuple[str, ...]] = Counter()
        wanted: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for table in self.tables.values():
            for phrase in table.whole:
                wanted[phrase[0]].add(phrase)
        for one in examples:
            self.phrases.update(_phrases_in(one.words, wanted))
        self._fit_documents(examples)

    def _fit_documents(self, examples: Sequence[Example]) -> None:
        inside = Counter(w for one in examples for w in set(one.words))
        kept = [w for w, n in inside.items() if n >= _RAREST and n < _COMMONEST * len(examples)]
        self.index = {w: i for i, w in enumerate(sorted(kept))}
        self.weight = np.array([math.log(len(examples) / inside[w]) for w in sorted(kept)])
        rows = np.stack([self._row(one.words) for one in examples])
        wanted = np.array([[1.0 if one.fillers[r] else -1.0 for r in self.roles] for one in examples])
        self.mean = wanted.mean(0)
        kernel = rows @ rows.T
        solved = np.linalg.solve(kernel + _RIDGE * np.eye(len(examples)), wanted - self.mean)
        self.document: NDArray[np.float64] = rows.T @ solved

    def _row(self, words: Iterable[str]) -> NDArray[np.float64]:
        row = np.zeros(len(self.index))
        for word, n in Counter(words).items():
            if (i := self.index.get(word)) is not None:
                row[i] = self.weight[i] * (1 + math.log(n))
        return row / (np.linalg.norm(row) or 1.0)

    def document_scores(self, words: Sequence[str]) -> dict[str, float]:
        """Return for each role how likely the document has a filler of it: about -1 to 1."""
        return dict(zip(self.roles, self._row(words) @ self.document + self.mean, strict=True))

    def score(self, role: str, kind: str, word: str) -> float:
        """Return by how much a word in that place speaks for the role, in log odds against the average."""
        counted: Counter[str] = getattr(self.tables[role], kind)
        here = self.tables[role].fillers * (10 if kind == "near" else 1)
        base = here / max(1, self.total)
        return math.log(
            (counted[word] + 4 * base + 0.02) / (self.words[word] + 4 + 0.02 / max(base, 1e-9))
        ) - math.log(max(base, 1e-9))

    def whole(self, role: str, name: str) -> float:
        """Return by how much the whole name speaks for the role: the share of its documents, smoothed."""
        phrase = tokens(name)
        right, all_ = self.tables[role].whole[phrase], self.phrases[phrase]
        return (right + 0.1) / (all_ + 1)


def _count(table: Table, one: Example, entities: Sequence[frozenset[str]]) -> None:
    places: set[tuple[int, int]] = set()
    names = {tokens(n): n for e in entities for n in e if tokens(n)}
    for phrase in names:
        table.whole[phrase] += 1
    wanted: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for phrase in names:
        wanted[phrase[0]].add(phrase)
    for i, word in enumerate(one.words):
        fits = [p for p in wanted.get(word, ()) if one.words[i : i + len(p)] == p]
        if fits:
            places.add((i, i + len(max(fits, key=len))))
    for start, end in places:
        phrase = one.words[start:end]
        table.fillers += 1
        table.last[last_of(" ".join(phrase))] += 1
        table.inside.update(set(phrase))
        padded = ("", "", *one.words, "", "")
        table.before[padded[start + 1]] += 1
        table.before2[padded[start]] += 1
        table.behind[padded[end + 2]] += 1
        table.behind2[padded[end + 3]] += 1
        table.near.update(one.words[max(0, start - 6) : start] + one.words[end : end + 6])


def _phrases_in(words: Sequence[str], wanted: Mapping[str, set[tuple[str, ...]]]) -> set[tuple[str, ...]]:
    return {
        phrase
        for i, word in enumerate(words)
        for phrase in wanted.get(word, ())
        if tuple(words[i : i + len(phrase)]) == phrase
    }
