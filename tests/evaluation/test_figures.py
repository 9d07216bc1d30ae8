"""Counting and tables, on made-up spans."""

from __future__ import annotations

import pytest

from evaluation.figures import Counts, Figure, Share, agreement, covered, pairs, table


def test_f1_counts_each_item_once() -> None:
    """Two of three gold items among four found: precision 1/2, recall 2/3."""
    counts = Counts()
    counts.add([1, 2, 3, 3], [2, 3, 4, 5])
    assert counts.figure("x").value == pytest.approx(4 / 7)
    assert "P 0.500 R 0.667 (3 gold, 4 found)" in counts.figure("x").detail


def test_nothing_to_count_is_zero_and_has_no_floor() -> None:
    """An empty count divides by nothing."""
    assert Counts().figure("x").value == 0
    assert not Counts().figure("x").gated
    assert not Share().figure("x").gated


def test_a_share_tells_its_cases() -> None:
    """One right of two is a half, and the two are kept for the margin."""
    share = Share()
    share.add(True)
    share.add(None)
    assert (share.figure("x").value, share.figure("x").cases) == (0.5, 2)


def test_agreement_is_intersection_over_union() -> None:
    """Spans of one set that overlap count once; nothing agrees with nothing."""
    assert agreement(covered([(0, 4), (2, 6)]), covered([(3, 9)])) == pytest.approx(3 / 9)
    assert agreement(frozenset(), frozenset()) == 0


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    """The closest two are paired before the others; what is too far stays alone."""
    found = pairs([10, 20], [11, 19, 20], lambda g, f: 1 - abs(g - f) / 10, 0.85)
    assert found == [(20, 20), (10, 11)]


def test_a_table_has_a_row_for_each_figure_and_a_column_for_each_kind_of_weights() -> None:
    """A figure that one column lacks is shown as a dash."""
    text = table(
        "Title", {"int8": [Figure("a.x", 0.5, "1 of 2"), Figure("a.y", 0.1)], "float": [Figure("a.x", 0.25)]}
    )
    lines = text.splitlines()
    assert lines[1] == "# Title"
    assert lines[3].split() == ["a.x", "0.500", "0.250", "1", "of", "2"]
    assert lines[4].split() == ["a.y", "0.100", "-"]
