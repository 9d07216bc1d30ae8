"""Long documents as windows that overlap, so that every word is read with context on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.language.encoding import MAX_PIECES


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """Words [start, end) are read; what is found about words [core_start, core_end) counts."""

    start: int
    end: int
    core_start: int
    core_end: int


def plan_windows(counts: NDArray[np.int64], *, context: int = 24, most: int = MAX_PIECES) -> list[WindowPlan]:
    """Balanced windows over words that take `counts` pieces each.

    Every window holds at most `most` pieces with its two marks, and `context` pieces before and after its
    core where the document has them. Balanced lengths match the windows that the network was trained on.
    """
    totals = np.concatenate([[0], np.cumsum(counts)])
    whole, room = int(totals[-1]), most - 2
    if whole <= room:
        return [WindowPlan(0, len(counts), 0, len(counts))]
    number = int(np.ceil((whole - 2 * context) / (room - 2 * context - 32)))
    edges = [int(np.searchsorted(totals, whole * i / number)) for i in range(number)] + [len(counts)]
    plans = []
    for a, b in pairwise(edges):
        start = int(np.searchsorted(totals, max(0, totals[a] - context)))
        limit = min(int(totals[start]) + room, int(totals[b]) + context)
        end = max(b, int(np.searchsorted(totals, limit, side="right")) - 1)
        plans.append(WindowPlan(start, end, a, b))
    return plans
