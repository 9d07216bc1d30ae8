"""Fits the weights of linking by words alone: `python -m training.by_words`, some minutes.

It reads the 25 training topics of ECB+ (Cybulska and Vossen 2014, CC BY 3.0) and makes incidents of their
reports as the program does. It begins at the weights that stand in the package, and moves each up and down,
one after the other, where CoNLL F1 over the topics rises by more than a trifle. It prints what that gives and
writes `linking/data/by_words.yaml`.

`--afresh` begins at two logistic regressions: on the pairs of mentions with one head, and on the pairs of the
clusters that the first step makes. They link well pair by pair; what counts is whole events. `--check` begins
there too, uses half of the topics, writes nothing, and prints the figure for the other half; then the other
way round. A setting of `OMP_NUM_THREADS=1` makes all this faster: the tables are small.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from evaluation.coreference_scores import conll
from evaluation.ecbplus import ledger, load_documents, load_mentions
from sayso.linking import by_words
from sayso.linking.by_words import (
    ONE_HEAD,
    Incident,
    Model,
    Step,
    apart_in,
    by_head,
    linked,
    of_pairs,
    one_head,
)
from sayso.linking.clusters_by_words import CLUSTERS, Clusters
from sayso.linking.incidents import gist_of, incidents, similarity
from sayso.linking.wording import wording_of
from training.logistic import logistic

Floats = NDArray[np.float64]
RIDGE = 3.0
LEAST = 0.4
"""From which chance on two are one, in both steps: what is right for it is found with the bias."""
SWEEPS, FIRST_MOVE, LEAST_MOVE, SMALLER = 2, 0.35, 0.5, 0.6
"""How often each weight is moved, by which share of itself at first, by how much at least, and what is left
of that from one sweep to the next."""
TRIFLE = 1e-3
DATA = Path(by_words.__file__).parent / "data" / "by_words.yaml"
HEADER = """\
# Weights of `by_words.py` and `clusters_by_words.py`, and from which chance on two are one.
# Source: fitted on the 25 training topics of ECB+ (Cybulska and Vossen 2014, CC BY 3.0): logistic regression,
# rounded by hand, then `python -m training.by_words`. No text of it is here.

"""


@dataclass(frozen=True)
class Topic:
    """The incidents that the program finds in a topic, and the true event of each mention."""

    incidents: Sequence[Incident]
    events: Mapping[str, str]


def main() -> None:
    """Fit, print the figures, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--afresh", action="store_true", help="begin without the weights of the package")
    parser.add_argument("--check", action="store_true", help="fit on one half and measure on the other")
    a = parser.parse_args()
    topics = list(read(a.corpora / "ecb-plus"))
    if a.check:
        for half in (0, 1):
            model = moved(topics[half::2], regressed(topics[half::2]))
            print(f"the other half: CoNLL {score(topics[1 - half :: 2], model):.3f}", flush=True)
    else:
        model = moved(topics, regressed(topics) if a.afresh else by_words.shipped())
        a.out.write_text(HEADER + yaml.safe_dump(as_data(model), sort_keys=False), encoding="utf-8")


def read(folder: Path) -> Iterator[Topic]:
    """The training topics."""
    documents = load_documents(folder / "train_corpus.txt.gz")
    marked = load_mentions(folder / "train_Event_gold_mentions.json.gz")
    for name in sorted({m.topic for m in marked}):
        inside = [m for m in marked if m.topic == name]
        told = ledger(documents, inside)
        alike = similarity([gist_of(report) for report in told.reports])
        groups = []
        for rows in incidents(alike):
            texts = {told.reports[i].id: told.reports[i] for i in rows}
            wordings = [wording_of(m, texts[m.report]) for m in told.mentions if m.report in texts]
            groups.append(Incident(list(texts), alike[np.ix_(rows, rows)], wordings))
        yield Topic(groups, {m.id: m.event for m in inside})


def regressed(topics: Sequence[Topic]) -> Model:
    """Both steps, fitted pair by pair."""
    first = Step(logistic(*cases_of_pairs(topics), RIDGE, bias=ONE_HEAD.index("bias")), LEAST)
    second = Step(
        logistic(*cases_of_clusters(topics, first), RIDGE, bias=CLUSTERS.index("bias")), first.least
    )
    return model_of(np.round(np.concatenate([first.weights, second.weights]), 2))


def cases_of_pairs(topics: Sequence[Topic]) -> tuple[Floats, Floats]:
    """Features of the pairs with one head, and whether they are one event."""
    x, y = [], []
    for topic in topics:
        for incident in topic.incidents:
            for inside in by_head(incident.wordings):
                features = of_pairs(incident, inside)
                events = [topic.events[incident.wordings[i].mention] for i in inside]
                for i, j in combinations(range(len(inside)), 2):
                    x.append(features[i, j])
                    y.append(float(events[i] == events[j]))
    return np.array(x), np.array(y)


def cases_of_clusters(topics: Sequence[Topic], step: Step) -> tuple[Floats, Floats]:
    """Features of the pairs of clusters of one head, and whether most of their mentions are one event."""
    x, y = [], []
    for topic in topics:
        for incident in topic.incidents:
            events = [topic.events[each.mention] for each in incident.wordings]
            apart = apart_in(incident.wordings)
            groups = one_head(incident, step, apart)
            features = Clusters(incident.wordings, groups, len(incident.reports), apart).features(
                np.arange(len(groups))
            )
            for i, j in combinations(range(len(groups)), 2):
                x.append(features[i, j])
                y.append(float(share(groups[i], groups[j], events) >= 0.5))
    return np.array(x), np.array(y)


def share(one: Sequence[int], two: Sequence[int], events: Sequence[str]) -> float:
    """The share of the pairs between two clusters that are one event."""
    return float(np.mean([events[i] == events[j] for i in one for j in two]))


def moved(topics: Sequence[Topic], model: Model) -> Model:
    """The model after each weight was moved up or down where that gave a better score."""
    weights = np.concatenate([model.one_head.weights, model.clusters.weights])
    best, move = score(topics, model), np.maximum(LEAST_MOVE, np.abs(weights) * FIRST_MOVE)
    print(f"at first: CoNLL {best:.3f} on the same topics", flush=True)
    for sweep in range(SWEEPS):
        for i, way in ((i, way) for i in range(len(weights)) for way in (1, -1)):
            other = weights.copy()
            other[i] = round(other[i] + way * move[i], 2)
            reached = score(topics, model_of(other))
            if reached > best + TRIFLE:
                best, weights = reached, other
        move *= SMALLER
        print(f"after sweep {sweep + 1}: CoNLL {best:.3f} on the same topics", flush=True)
    return model_of(weights)


def score(topics: Sequence[Topic], model: Model) -> float:
    """CoNLL F1 over the topics."""
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    for topic in topics:
        gold |= topic.events
        for incident in topic.incidents:
            for group in linked(incident, model=model):
                found |= dict.fromkeys(group, group[0])
    return conll(gold, found)


def model_of(weights: Floats) -> Model:
    """Both steps, of the weights of the first and then those of the second."""
    return Model(Step(weights[: len(ONE_HEAD)], LEAST), Step(weights[len(ONE_HEAD) :], LEAST))


def as_data(model: Model) -> dict[str, dict[str, object]]:
    """The weights by the names of their features."""
    steps = (("one_head", ONE_HEAD, model.one_head), ("clusters", CLUSTERS, model.clusters))
    return {
        name: {"least": step.least, "weights": dict(zip(names, step.weights.tolist(), strict=True))}
        for name, names, step in steps
    }


if __name__ == "__main__":
    main()
