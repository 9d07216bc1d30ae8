"""Clusters of mentions with one head, and which of them are one event: see `by_words`."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from sayso.linking.matrices import Flags, Matrix, Rows, chances, cosine_by, equal, holding
from sayso.linking.wording import Wording, groups_of, is_of_saying

CLUSTERS = (
    "bias", "same_sentence", "same_head", "begins_alike", "same_group", "left", "right", "near", "around",
    "same_mode", "same_type", "other_type", "share", "speech_both", "speech_one",
)  # fmt: skip
"""The features of two clusters: see ``Clusters``."""
_BEGINNING = 3


class Clusters:
    """The clusters of one incident's mentions, and their features, kept up as they merge.

    ``same_sentence``: the share of the smaller's sentences in which the other stands too. ``same_head``: a
    head in both, which were pulled apart. ``begins_alike``: how much of the shorter head begins the other.
    ``same_group``: heads of one group of `data/alike.yaml` ("blaze", "fire").
    ``left``, ``right``, ``near``, ``around``: how alike the words there are, counted. ``same_mode``,
    ``same_type``, ``other_type``: by the kinds that are told. ``share`` of the incident's reports that the
    larger has. ``speech_both``, ``speech_one``: the
    lesser and the greater share of heads that are words of saying.
    """

    def __init__(
        self, wordings: Sequence[Wording], groups: Sequence[Sequence[int]], reports: int, apart: Flags
    ) -> None:
        """Begin with ``groups`` of the places in ``wordings``, each of one head, of so many ``reports``.

        ``apart``, [wordings, wordings], tells which are never one event.
        """
        self.groups = [list(group) for group in groups]
        self._number = reports
        member = np.zeros((len(groups), len(wordings)))
        for row, group in enumerate(groups):
            member[row, group] = 1.0
        self._sizes = member.sum(1)
        self._speech = member @ np.array([float(is_of_saying(w.head)) for w in wordings])
        # Of the counted words only the scalar products are kept: they add up where clusters merge.
        self._words = {
            "left": _products(member, [w.left for w in wordings]),
            "right": _products(member, [w.right for w in wordings]),
            "near": _products(member, [w.near for w in wordings]),
            "around": _products(member, [w.around for w in wordings]),
        }
        self._sentences = np.minimum(member @ holding([{(w.report, w.sentence)} for w in wordings]), 1.0)
        self._reports = np.minimum(member @ holding([{w.report} for w in wordings]), 1.0)
        self._typed = np.minimum(member @ np.array([float(w.kind is not None) for w in wordings]), 1.0)
        heads = [wordings[group[0]].head for group in groups]
        self._pairs = {
            "same_head": equal(heads).astype(float),
            "begins_alike": beginnings(heads),
            "same_group": _sharing(member @ holding([groups_of(w.head) for w in wordings])),
            "same_mode": _shared(member, [w.kind for w in wordings]),
            "same_type": _shared(member, [w.kind and w.kind[0] for w in wordings]),
        }
        self._apart = np.minimum(member @ apart @ member.T, 1.0)

    def features(self, rows: Rows) -> Matrix:
        """Return the features of the clusters ``rows`` with each cluster, [rows, clusters, features]."""
        told = self._told(rows)
        return np.stack([told[name] for name in CLUSTERS], axis=-1)

    def _told(self, rows: Rows) -> dict[str, Matrix]:
        reports = self._reports.sum(1)
        most = np.maximum(np.maximum(reports[rows, None], reports), 1.0)
        shares = self._speech / np.maximum(self._sizes, 1.0)
        told = {name: pairs[rows] for name, pairs in self._pairs.items()}
        told |= {name: cosine_by(products, rows) for name, products in self._words.items()}
        return told | {
            "bias": np.ones_like(most),
            "same_sentence": self._side_by_side(rows),
            "other_type": self._typed[rows, None] * self._typed * (1.0 - told["same_type"]),
            "share": most / self._number,
            "speech_both": np.minimum(shares[rows, None], shares),
            "speech_one": np.maximum(shares[rows, None], shares),
        }

    def merging(self, weights: Matrix, least: float) -> Iterator[int]:
        """Merge the surest pair, again and again, while its chance reaches ``least``; of ties, the first.

        Gives the row of each cluster that has grown, when it has.
        """
        chance = self._chances(np.arange(len(self.groups)), weights)
        while len(chance):
            pair = np.unravel_index(np.argmax(chance), chance.shape)
            if chance[pair] < least:
                break
            one, two = sorted(int(i) for i in pair)
            self.join(one, two)
            yield one
            chance[two] = chance[:, two] = -np.inf
            chance[one] = chance[:, one] = self._chances(np.array([one]), weights)[0]

    def join(self, one: int, two: int) -> None:
        """Put the cluster ``two`` into ``one``; it stays behind, empty."""
        self.groups[one] += self.groups[two]
        self.groups[two] = []
        for products in self._words.values():
            products[one] += products[two]
            products[:, one] += products[:, two]
        for counted in (self._sizes, self._speech):
            counted[one] += counted[two]
        for table in (self._sentences, self._reports, self._typed):
            table[one] = np.maximum(table[one], table[two])
        for pairs in (*self._pairs.values(), self._apart):
            pairs[one] = np.maximum(pairs[one], pairs[two])
            pairs[:, one] = pairs[one]

    def _chances(self, rows: Rows, weights: Matrix) -> Matrix:
        """Return the chances of ``rows``; none for a cluster with itself, an empty one, or one held apart."""
        told = self._told(rows)
        total = sum((told[name] * weights[i] for i, name in enumerate(CLUSTERS)), start=np.zeros(1))
        chance = chances(total)
        gone = np.array([not group for group in self.groups])
        chance[(self._apart[rows] > 0) | gone | gone[rows, None]] = -np.inf
        chance[np.arange(len(rows)), rows] = -np.inf
        return chance

    def _side_by_side(self, rows: Rows) -> Matrix:
        count = np.maximum(self._sentences.sum(1), 1.0)
        shared: Matrix = self._sentences[rows] @ self._sentences.T / np.minimum(count[rows, None], count)
        return shared


def beginnings(heads: Sequence[str]) -> Matrix:
    """Return how much of the shorter of two heads begins the other, [heads, heads]; 0 under three letters."""
    distinct = sorted(set(heads))
    place = {head: i for i, head in enumerate(distinct)}
    alike = np.eye(len(distinct))
    for i, one in enumerate(distinct):
        for j in range(i + 1, len(distinct)):
            if distinct[j][:_BEGINNING] != one[:_BEGINNING]:
                break  # sorted: none that follows begins like this one
            alike[i, j] = alike[j, i] = _begins(one, distinct[j])
    at = np.array([place[head] for head in heads], dtype=int)
    chosen: Matrix = alike[np.ix_(at, at)]
    return chosen


def _begins(one: str, two: str) -> float:
    shorter = min(len(one), len(two))
    alike = next((i for i in range(shorter) if one[i] != two[i]), shorter)
    return alike / shorter if alike >= _BEGINNING else 0.0


def _products(member: Matrix, bags: Sequence[frozenset[str]]) -> Matrix:
    table = member @ holding(bags)
    products: Matrix = table @ table.T
    return products


def _shared(member: Matrix, values: Sequence[Hashable]) -> Matrix:
    """Return which clusters share a value that is told, [clusters, clusters]."""
    return _sharing(member @ holding([() if value is None else (value,) for value in values]))


def _sharing(table: Matrix) -> Matrix:
    shared: Matrix = ((table @ table.T) > 0).astype(float)
    return shared
