"""Which reports tell of one incident, by their words."""

from __future__ import annotations

import numpy as np

from sayso.linking.incidents import (
    LARGEST_TOPIC,
    average_link,
    gist_of,
    incidents,
    similarity,
    topic_graph,
)
from sayso.records import Report

FIRE = (
    "A ferry burned in Port Tamsin after an oil lamp fell.",
    "The blaze on the Port Tamsin ferry began with an oil lamp.",
    "Port Tamsin mourns: the ferry burned for 3 hours, the oil lamp is blamed.",
)
RAID = (
    "Raiders took cattle from Upper Desh before dawn.",
    "Cattle were driven from Upper Desh by raiders.",
    "Upper Desh counts its cattle after the raiders left at dawn.",
)


def report(name: str, text: str, published: str | None = None) -> Report:
    """A report of one text."""
    return Report(id=name, file=name, text=text, published=published)


def test_reports_with_the_same_words_are_of_one_incident() -> None:
    """Reports of one incident come together, and those of another stay apart from them."""
    gists = [gist_of(report(str(i), text)) for i, text in enumerate((*FIRE, *RAID))]
    assert incidents(similarity(gists)) == [[0, 1, 2], [3, 4, 5]]


def test_names_and_numbers_tell_a_report() -> None:
    """A word with a capital in most of its uses and a number are names; a word that opens a sentence isn't."""
    gist = gist_of(
        report("a", "Boats sank off Tamsin. The boats carried 12 sailors. More boats came to Tamsin.")
    )
    assert {"tamsin", "12"} <= gist.names
    assert "boat" not in gist.names
    assert gist.main[0] == "tamsin"


def test_average_link_takes_the_best_pair_first() -> None:
    """Items merge while the mean over all pairs between two clusters reaches the least value."""
    alike = np.array([[0, 0.9, 0.6, 0.0], [0.9, 0, 0.2, 0.0], [0.6, 0.2, 0, 0.1], [0.0, 0.0, 0.1, 0]])
    assert average_link(alike, 0.5) == [[0, 1], [2], [3]]
    assert average_link(alike, 0.4) == [[0, 1, 2], [3]]
    assert average_link(np.zeros((0, 0)), 0.4) == []


def test_average_link_keeps_apart_what_is_held_apart() -> None:
    """A pair at minus infinity is never in one cluster, however strong the others are."""
    alike = np.array([[0, 0.9, -np.inf], [0.9, 0, 0.8], [-np.inf, 0.8, 0]])
    assert average_link(alike, 0.1) == [[0, 1], [2]]


def test_reports_months_apart_are_no_topic() -> None:
    """Two reports with the same words are of one topic within a month of each other only."""
    topics = topic_graph()
    for name, day in (("a", "2031-03-01"), ("b", "2031-03-04"), ("c", "2031-09-01")):
        topics.add(name, gist_of(report(name, FIRE[0], day)))
    assert topics.clusters() == [{"a", "b"}, {"c"}]


def test_a_topic_is_bounded() -> None:
    """However many reports share their names, none is compared with more of them than a topic holds."""
    topics = topic_graph()
    for number in range(3 * LARGEST_TOPIC):
        topics.add(f"r{number:03}", gist_of(report(f"r{number:03}", FIRE[0])))
    assert max(map(len, topics.clusters())) <= LARGEST_TOPIC
