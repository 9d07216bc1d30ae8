"""Which reports have which fingerprint: an inverted index in little memory (12 bytes for a posting).

New postings gather in a dictionary. When that is full it becomes a sorted array, and arrays of like size are
merged, so that there are few of them and adding costs the same, on average, however many reports there are.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

_FULL = 1 << 16
_Hashes: TypeAlias = npt.NDArray[np.uint64]
_Numbers: TypeAlias = npt.NDArray[np.uint32]


class Postings:
    """Fingerprints, each with the numbers of the reports that have it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._new: dict[int, list[int]] = {}
        self._size = 0
        self._sorted: list[tuple[_Hashes, _Numbers]] = []

    def add(self, number: int, fingerprints: Collection[int]) -> None:
        """Note that report ``number`` has these fingerprints, each once."""
        for each in fingerprints:
            self._new.setdefault(each, []).append(number)
        self._size += len(fingerprints)
        if self._size >= _FULL:
            self._sort_new()

    def reports(self, fingerprints: Collection[int]) -> dict[int, list[int]]:
        """The numbers of the reports that have each fingerprint, in no order."""
        found = {each: list(self._new.get(each, ())) for each in fingerprints}
        wanted = np.fromiter(found, dtype=np.uint64, count=len(found))
        for hashes, numbers in self._sorted:
            first = np.searchsorted(hashes, wanted, "left")
            last = np.searchsorted(hashes, wanted, "right")
            for at in np.flatnonzero(first < last):
                found[int(wanted[at])] += numbers[first[at] : last[at]].tolist()
        return found

    def _sort_new(self) -> None:
        pairs = [(each, number) for each, numbers in self._new.items() for number in numbers]
        hashes = np.array([each for each, _ in pairs], dtype=np.uint64)
        numbers = np.array([number for _, number in pairs], dtype=np.uint32)
        self._sorted.append(_in_order(hashes, numbers))
        self._new, self._size = {}, 0
        while len(self._sorted) > 1 and len(self._sorted[-2][0]) <= 2 * len(self._sorted[-1][0]):
            (h1, n1), (h2, n2) = self._sorted.pop(), self._sorted.pop()
            self._sorted.append(_in_order(np.concatenate((h1, h2)), np.concatenate((n1, n2))))


def _in_order(hashes: _Hashes, numbers: _Numbers) -> tuple[_Hashes, _Numbers]:
    order = np.argsort(hashes, kind="stable")
    return hashes[order], numbers[order]
