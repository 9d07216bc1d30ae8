"""How far two clusterings of the same mentions agree: MUC, B-cubed, CEAF-e, and their mean, CoNLL F1.

A clustering gives each mention the key of its cluster; a key that no other mention has is a cluster of one,
and such clusters count. Both clusterings must be over the same mentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from evaluation.figures import ratio

Clustering: TypeAlias = Mapping[str, Hashable]
"""By a mention's id, the key of its cluster."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return ratio(2 * self.precision * self.recall, self.precision + self.recall)


def muc(gold: Clustering, found: Clustering) -> Agreement:
    """Return MUC: the share of the links that hold a cluster together which the other clustering has too.

    Vilain et al., "A model-theoretic coreference scoring scheme" (1995). Clusters of one have no links.
    """
    return Agreement(_links(found, gold), _links(gold, found))


def b_cubed(gold: Clustering, found: Clustering) -> Agreement:
    """Return B-cubed: for each mention, the share of its cluster that the other clustering also puts with it.

    Bagga and Baldwin, "Algorithms for scoring coreference chains" (1998).
    """
    both = Counter((gold[m], found[m]) for m in gold)
    sizes, others = Counter(gold.values()), Counter(found.values())
    recall = sum(n * n / sizes[g] for (g, _), n in both.items())
    precision = sum(n * n / others[f] for (_, f), n in both.items())
    return Agreement(ratio(precision, len(gold)), ratio(recall, len(gold)))


def ceaf_e(gold: Clustering, found: Clustering) -> Agreement:
    """Return CEAF-e: clusters paired one to one as best they fit, each pair by what it shares.

    Luo, "On coreference resolution performance metrics" (2005), with the similarity φ4, 2|G∩F| / (|G|+|F|).
    """
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    both = Counter((gold[m], found[m]) for m in gold)
    sizes, others = Counter(gold.values()), Counter(found.values())
    rows, columns = ({key: i for i, key in enumerate(count)} for count in (sizes, others))
    fit = np.zeros((len(rows), len(columns)))
    for (g, f), n in both.items():
        fit[rows[g], columns[f]] = 2 * n / (sizes[g] + others[f])
    total = float(fit[linear_sum_assignment(fit, maximize=True)].sum())
    return Agreement(ratio(total, len(others)), ratio(total, len(sizes)))


def conll(gold: Clustering, found: Clustering) -> float:
    """Return the mean F1 of the three, as the CoNLL shared tasks of 2011 and 2012 ranked by."""
    return sum(measure(gold, found).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


def _links(one: Clustering, other: Clustering) -> float:
    """The share of the links of ``one`` that ``other`` keeps."""
    parts: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, key in one.items():
        parts[key].add(other[mention])
    sizes = Counter(one.values())
    kept = sum(size - len(parts[key]) for key, size in sizes.items())
    return ratio(kept, sum(size - 1 for size in sizes.values()))
