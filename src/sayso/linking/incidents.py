"""Which reports tell of one incident, by their words alone.

Two steps. A topic is a set of reports that share names and numbers, kept up as reports come: it is what is
compared at all. Within a topic, reports of one incident are those whose words are alike and that are like the
same others. The weights of words are those of the topic, so that what all its reports share counts little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from sys import intern

import numpy as np

from sayso.knowledge.words import plain
from sayso.linking.facts import day_of
from sayso.linking.graph import Graph, Key, Order, Rules
from sayso.linking.matrices import Matrix, cosine, rounded
from sayso.linking.words import listed, stem, words_of
from sayso.records import Report

ALIKE = 0.22
"""From this mean similarity on, two sets of reports tell of one incident."""
LARGEST_TOPIC = 60
"""How many reports a topic has at most: the work on one new report stays bounded."""
LONGEST_TOPIC = 31
"""How many days lie at most between the first and the last report of a topic."""
_SHARE = 0.1
"""The least share of names and numbers that two reports of one topic have in common."""
_OFTEN = 0.6
"""A word is a name where it has a capital in this share of its uses."""
_NAME_WEIGHT = 2.0
_MAIN = 12
"""By how many of its names a report is looked for."""
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Gist:
    """A report, or a topic, as it is compared: its words as stems, those that are names or numbers.

    ``main`` are the names and numbers that a report has most often. A topic keeps no words.
    """

    reports: tuple[str, ...]
    days: tuple[int, ...]
    words: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    main: tuple[str, ...] = ()


def gist_of(report: Report) -> Gist:
    """Return a report's words, title included."""
    written = words_of(f"{report.title or ''}\n{report.text}")
    counted, capital = Counter[str](), Counter[str]()
    for word in written:
        if plain(word) not in listed("empty"):
            each = intern(stem(word))
            counted[each] += 1
            capital[each] += word[:1].isupper() or word[:1].isdigit()
    names = [word for word, count in counted.items() if capital[word] >= _OFTEN * count]
    main = sorted(names, key=lambda word: (-counted[word], word))[:_MAIN]
    days = (day_of(report.published),) if report.published else ()
    return Gist((report.id,), days, tuple(sorted(counted)), frozenset(names), tuple(main))


def topic_graph() -> Graph[Gist]:
    """Return an empty graph whose clusters are topics."""
    return Graph(
        Rules(keys=_keys, order=_order, score=_shared, merge=_merged, fits=_fits, same=_SHARE, perhaps=_SHARE)
    )


def similarity(gists: Sequence[Gist]) -> Matrix:
    """Return how alike the reports of a topic are, [reports, reports], 0 to 1, the diagonal 0.

    It is the mean of the cosine of two reports' words, weighted by inverse document frequency within the
    topic, names and numbers twice, and of the cosine of their rows in that matrix: like the same others.
    Words of one report only tell nothing and are left out.
    """
    direct = cosine(_weighted(gists))
    np.fill_diagonal(direct, 0.0)
    mean = rounded((direct + cosine(direct)) / 2)
    np.fill_diagonal(mean, 0.0)
    return mean


def incidents(alike: Matrix) -> list[list[int]]:
    """Return which reports of a topic tell of one incident, as rows of their similarity, in order."""
    return [sorted(group) for group in average_link(alike, ALIKE)]


def average_link(alike: Matrix, least: float) -> list[list[int]]:
    """Return clusters of the rows of a similarity, [items, items], merged while their mean reaches ``least``.

    Ties go to the first; a pair at minus infinity is never in one cluster.
    """
    groups = [[i] for i in range(len(alike))]
    total, size = alike.astype(float), np.ones(len(alike))
    np.fill_diagonal(total, -np.inf)
    mean = rounded(total)
    best = mean.max(1, initial=-np.inf)
    while len(groups) > 1 and best.max() >= least:
        one = int(best.argmax())
        two = int(
            mean[one].argmax()
        )  # of the pairs that are best, `one` is in the first row, so before `two`
        groups[one], groups[two] = groups[one] + groups[two], []
        size[one] += size[two]
        total[one] += total[two]
        total[:, one], total[two], total[:, two] = total[one], -np.inf, -np.inf
        near = (mean[:, one] == best) | (mean[:, two] == best)
        mean[two] = mean[:, two] = -np.inf
        mean[one] = mean[:, one] = rounded(total[one] / (size[one] * size))
        near[one] = near[two] = True
        best = np.where(near, -np.inf, np.maximum(best, mean[:, one]))
        best[near] = mean[near].max(1)
    return [group for group in groups if group]


def _weighted(gists: Sequence[Gist]) -> Matrix:
    """Return the words' weights in each report, [reports, words]."""
    held = Counter(word for each in gists for word in each.words)
    named = Counter(word for each in gists for word in each.names)
    words = {word: i for i, word in enumerate(sorted(w for w, count in held.items() if count > 1))}
    table = np.zeros((len(gists), len(words)))
    for row, each in enumerate(gists):
        table[row, [words[word] for word in each.words if word in words]] = 1.0
    count = np.array([held[word] for word in words])
    twice = np.array([_NAME_WEIGHT if named[w] >= _OFTEN * held[w] else 1.0 for w in words])
    weighted: Matrix = table * (np.log((len(gists) + 1) / (count + 0.5)) * twice)
    return weighted


def _keys(gist: Gist) -> list[Key]:
    weeks: list[int | None] = [day // _WEEK + step for day in gist.days for step in (0, 1)]
    return [(word, week) for word in gist.main for week in weeks or [None]]


def _order(gist: Gist) -> Order:
    return min(gist.days, default=0), gist.reports[0]


def _shared(first: Gist, second: Gist) -> float:
    if not first.names or not second.names:
        return 0.0
    return len(first.names & second.names) / sqrt(len(first.names) * len(second.names))


def _merged(gists: list[Gist]) -> Gist:
    days = [day for each in gists for day in each.days]
    told = (min(days), max(days)) if days else ()
    return Gist(tuple(sorted(report for each in gists for report in each.reports)), told)


def _fits(first: Gist, second: Gist) -> bool:
    days = (*first.days, *second.days)
    short = not days or max(days) - min(days) <= LONGEST_TOPIC
    return short and len(first.reports) + len(second.reports) <= LARGEST_TOPIC
