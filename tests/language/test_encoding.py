"""Words to the numbers that the network reads."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.encoding import (
    CLS,
    CROP_AFTER,
    CROP_BEFORE,
    DISTANCES,
    ROLE_TAGS,
    SEP,
    assemble,
    crop_bounds,
    distance_buckets,
)


def test_a_window_is_framed_and_its_lines_are_parted() -> None:
    """[CLS] first, [SEP] at the end and before each further line; `first` points at each word's first piece."""
    window = assemble([[7], [8, 9], [10]], [1, 3, 0], [True, False, True])
    assert window.ids.tolist() == [CLS, 7, 8, 9, SEP, 10, SEP]
    assert window.shapes.tolist() == [0, 1, 3, 3, 0, 0, 0]
    assert window.first.tolist() == [1, 2, 5]


@st.composite
def cues(draw: st.DrawFn) -> tuple[tuple[int, int], int]:
    length = draw(st.integers(2, 320))
    start = draw(st.integers(0, length - 1))
    return (start, draw(st.integers(start + 1, min(length, start + 6)))), length


@given(cues())
def test_a_crop_holds_its_cue(case: tuple[tuple[int, int], int]) -> None:
    """The pieces read around a cue lie in the window and hold at least the cue's beginning."""
    cue, length = case
    start, end = crop_bounds(cue, length)
    assert 0 <= start <= cue[0] < end <= length
    assert end - start <= CROP_BEFORE + CROP_AFTER + cue[1] - cue[0]


@given(cues())
def test_distances_grow_from_left_to_right(case: tuple[tuple[int, int], int]) -> None:
    """The buckets never fall, the cue itself has the bucket of nought, and all have a place in the table."""
    cue, length = case
    bounds = crop_bounds(cue, length)
    buckets = distance_buckets(cue, bounds)
    assert (np.diff(buckets) >= 0).all()
    assert (buckets >= 0).all()
    assert (buckets <= len(DISTANCES)).all()
    assert set(buckets[cue[0] - bounds[0] : cue[1] - bounds[0]].tolist()) == {DISTANCES.index(0)}


def test_tags_are_numbered_in_pairs() -> None:
    """O is 0, then B and I of each kind, as the decoding counts on."""
    assert ROLE_TAGS[0] == "O"
    assert all(t.startswith("B-") for t in ROLE_TAGS[1::2])
    assert all(b[2:] == i[2:] for b, i in zip(ROLE_TAGS[1::2], ROLE_TAGS[2::2], strict=True))
