"""Windows: every word is read, once for good, with context, and never more than the network can hold."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.encoding import MAX_PIECES
from sayso.language.windows import plan_windows

COUNTS = st.lists(st.one_of(st.integers(1, 3), st.integers(1, 17)), max_size=1500)


@given(COUNTS)
@settings(deadline=None)
def test_the_cores_cover_every_word_exactly_once(counts: list[int]) -> None:
    """Core follows core without gap or overlap, and each lies in its own window."""
    plans = plan_windows(np.array(counts, dtype=np.int64))
    assert [p.core_start for p in plans] == [0, *(p.core_end for p in plans[:-1])]
    assert plans[-1].core_end == len(counts)
    assert all(p.start <= p.core_start and p.core_end <= p.end for p in plans)
    assert all(p.core_start < p.core_end for p in plans) or not counts


@given(COUNTS)
@settings(deadline=None)
def test_no_window_holds_more_than_the_network_reads(counts: list[int]) -> None:
    """With its two marks a window has 320 pieces at most, however the pieces fall to the words."""
    for p in plan_windows(np.array(counts, dtype=np.int64)):
        assert sum(counts[p.start : p.end]) + 2 <= MAX_PIECES


def test_a_core_has_context_on_both_sides() -> None:
    """In the middle of a long document as many pieces as asked for stand before and after each core."""
    for context in (24, 40):
        plans = plan_windows(np.ones(2000, dtype=np.int64), context=context)
        assert len(plans) > 2
        assert all(p.core_start - p.start >= context - 1 for p in plans[1:])
        assert all(p.end - p.core_end >= context - 2 for p in plans[:-1])


def test_a_short_document_is_one_window() -> None:
    """What fits is read in one go."""
    (plan,) = plan_windows(np.ones(318, dtype=np.int64))
    assert (plan.start, plan.end, plan.core_start, plan.core_end) == (0, 318, 0, 318)
