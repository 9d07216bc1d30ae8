"""Agreement of clusterings, on examples that can be worked out by hand."""

from __future__ import annotations

import pytest

from evaluation.coreference_scores import b_cubed, ceaf_e, conll, muc


def clustering(told: str) -> dict[str, str]:
    """Return a clustering written down as "abc de": each letter a mention, each word a cluster."""
    return {mention: cluster for cluster in told.split() for mention in cluster}


GOLD = clustering("12345 67 89ABC")
TWO_TOGETHER = clustering("12345 6789ABC")
"""Luo's example of 2005: the second and third of the gold's clusters are thrown together."""


def test_muc_counts_the_links_that_hold_clusters_together() -> None:
    """Nine links are needed for the gold, all of them there, and the answer has one too many."""
    told = muc(GOLD, TWO_TOGETHER)
    assert (told.precision, told.recall) == (pytest.approx(9 / 10), 1)
    assert told.f1 == pytest.approx(18 / 19)


def test_b_cubed_asks_each_mention_for_its_company() -> None:
    """In the cluster of seven, two mentions have two of their own, five have five."""
    told = b_cubed(GOLD, TWO_TOGETHER)
    assert told.precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert told.recall == 1


@pytest.mark.usefixtures("scipy")
def test_ceaf_e_pairs_each_cluster_once() -> None:
    """The cluster of seven fits that of five best, so that of two has no partner."""
    told = ceaf_e(GOLD, TWO_TOGETHER)
    total = 1 + 2 * 5 / (5 + 7)
    assert (told.precision, told.recall) == (pytest.approx(total / 2), pytest.approx(total / 3))
    assert told.f1 == pytest.approx(11 / 15)


@pytest.mark.usefixtures("scipy")
def test_ceaf_e_takes_the_best_pairs_over_all() -> None:
    """The best single pair isn't taken where two others are worth more together."""
    told = ceaf_e(clustering("abcd ef"), clustering("abe cdf"))
    first, second = 2 * 2 / (4 + 3), 2 * 1 / (2 + 3)
    assert told.recall == pytest.approx((first + second) / 2)


@pytest.mark.usefixtures("scipy")
def test_conll_is_the_mean_of_the_three() -> None:
    """As the shared tasks ranked by."""
    assert conll(GOLD, TWO_TOGETHER) == pytest.approx(
        (18 / 19 + b_cubed(GOLD, TWO_TOGETHER).f1 + 11 / 15) / 3
    )


@pytest.mark.usefixtures("scipy")
@pytest.mark.parametrize("told", ["ab c", "abc", "a b c"])
def test_an_answer_like_the_gold_is_full_marks(told: str) -> None:
    """Clusters of one count for B-cubed and CEAF-e; MUC has nothing to say where there are no others."""
    one = clustering(told)
    assert b_cubed(one, one).f1 == ceaf_e(one, one).f1 == 1
    assert muc(one, one).f1 == (0 if told == "a b c" else 1)


def test_all_apart_has_no_links() -> None:
    """MUC gives nothing for clusters of one, B-cubed full precision."""
    apart = clustering("1 2 3 4 5 6 7 8 9 A B C")
    assert muc(GOLD, apart).f1 == 0
    assert b_cubed(GOLD, apart).precision == 1
