"""The fit of the weights of linking by words."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.linking.by_words import Incident, shipped
from sayso.linking.clusters_by_words import CLUSTERS
from sayso.linking.wording import Wording
from training.by_words import (
    Topic,
    as_data,
    cases_of_clusters,
    cases_of_pairs,
    moved,
    regressed,
    score,
    share,
)


def wording(mention: str, report: str, head: str, near: str) -> Wording:
    """A mention in a sentence of its own, with the same words on all sides."""
    around = frozenset(near.split())
    return Wording(mention, report, 0, head, head, around, around, around, around, None)


def topic() -> Topic:
    """Two reports that tell of one fire and of two sayings."""
    wordings = [
        wording("a", "one", "burn", "ferri pier"),
        wording("b", "two", "burn", "ferri night"),
        wording("c", "one", "said", "mayor"),
        wording("d", "two", "said", "diver"),
        wording("e", "two", "fire", "ferri pier"),
    ]
    alike = np.array([[0.0, 0.6], [0.6, 0.0]])
    events = {"a": "fire", "b": "fire", "e": "fire", "c": "first", "d": "second"}
    return Topic([Incident(["one", "two"], alike, wordings)], events)


def test_cases_of_pairs_are_those_with_one_head() -> None:
    """Each pair of mentions with one head is a case, true where both are of one event."""
    x, y = cases_of_pairs([topic()])
    assert len(x) == 2
    assert y.tolist() == [1.0, 0.0]


def test_cases_of_clusters_are_pairs_of_what_the_first_step_makes() -> None:
    """Each pair of clusters is a case, true where at least half of their pairs of mentions are of one event."""
    x, y = cases_of_clusters([topic()], shipped().one_head)
    assert x.shape[1] == len(CLUSTERS)
    assert 0 < y.sum() < len(y)
    assert share([0, 1], [4], ["fire", "fire", "first", "second", "flood"]) == 0.0


def test_moved_weights_score_no_worse_than_those_they_began_with() -> None:
    """On the topics that it was fitted on a model finds no less than before, and can be written by names."""
    pytest.importorskip("scipy", reason="the figure that is raised is counted with scipy")
    begun = regressed([topic()])
    model = moved([topic()], begun)
    assert score([topic()], model) >= score([topic()], begun)
    assert set(as_data(model)["clusters"]["weights"]) == set(CLUSTERS)  # type: ignore[call-overload]
