"""Which mentions of one incident are one event, where they tell nothing but their words.

Two steps. Mentions with one head are one event, unless pulled apart: "said" of two reports is one act of
speaking only where the words beside it agree. Then clusters become one, the surest pair first and looked at
anew after each, while the words before and after, the kinds, and heads that begin alike ("nominate",
"nominee") speak for it; two heads in one sentence speak against it.

Both are sums of weighted features, made chances by the logistic function. The weights, in
`data/by_words.yaml`, were fitted on the 25 training topics of ECB+, and on nothing else: first by logistic
regression on pairs, rounded by hand, then by `python -m training.by_words` on whole events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from sayso.knowledge.data_files import load
from sayso.linking.clusters_by_words import CLUSTERS, Clusters
from sayso.linking.incidents import average_link
from sayso.linking.matrices import Flags, Matrix, chances, cosine, equal, holding
from sayso.linking.wording import Wording, is_of_saying

ONE_HEAD = (
    "bias", "share", "report", "form", "sentence", "same_sentence", "speech", "speech_near",
)  # fmt: skip
"""The features of two mentions with one head: see ``of_pairs``."""


@dataclass(frozen=True)
class Incident:
    """The reports of one incident, how alike they are, [reports, reports], and their bare mentions."""

    reports: Sequence[str]
    alike: Matrix
    wordings: Sequence[Wording]


@dataclass(frozen=True)
class Step:
    """The weights of a step's features, in their order, and from which chance on two are one."""

    weights: Matrix
    least: float


@dataclass(frozen=True)
class Model:
    """Both steps."""

    one_head: Step
    clusters: Step


@cache
def shipped() -> Model:
    """Return the weights of `data/by_words.yaml`."""
    told = load("by_words", "linking/data")
    one, two = (
        Step(np.array([told[name]["weights"][each] for each in names], dtype=float), told[name]["least"])
        for name, names in (("one_head", ONE_HEAD), ("clusters", CLUSTERS))
    )
    return Model(one, two)


def linked(
    incident: Incident, apart: frozenset[frozenset[str]] = frozenset(), model: Model | None = None
) -> list[list[str]]:
    """Return the events of an incident, each as its mentions.

    ``apart`` are pairs of mentions that a person holds for two events. What happened, and what is only
    planned or feared, is never one event.
    """
    if not incident.wordings:
        return []
    model = model or shipped()
    held = apart_in(incident.wordings, apart)
    groups = one_head(incident, model.one_head, held)
    clusters = Clusters(incident.wordings, groups, len(incident.reports), held)
    for _ in clusters.merging(model.clusters.weights, model.clusters.least):
        pass
    return [[incident.wordings[i].mention for i in group] for group in clusters.groups if group]


def one_head(incident: Incident, step: Step, apart: Flags) -> list[list[int]]:
    """Return clusters of mentions with one head, as their places in the incident's ``wordings``."""
    found: list[list[int]] = []
    for inside in by_head(incident.wordings):
        chance = chances(of_pairs(incident, inside) @ step.weights)
        chance[apart[np.ix_(inside, inside)]] = -np.inf
        found += [[inside[i] for i in group] for group in average_link(chance, step.least)]
    return sorted(found)


def by_head(wordings: Sequence[Wording]) -> list[list[int]]:
    """Return the places of the mentions of each head."""
    places: dict[str, list[int]] = {}
    for i, each in enumerate(wordings):
        places.setdefault(each.head, []).append(i)
    return list(places.values())


def of_pairs(incident: Incident, inside: Sequence[int]) -> Matrix:
    """Return the features of each pair of mentions that have one head, [mentions, mentions, features].

    ``share`` of the incident's reports that have the head; ``report``: how alike the two reports are (1 for
    one report); ``form``: whether both are written alike; ``sentence``: how alike their sentences are;
    ``same_sentence``: whether they stand in one; ``speech``: whether the head is a word of saying, and
    ``speech_near``, how alike the words near are if so.
    """
    row = {report: i for i, report in enumerate(incident.reports)}
    wordings = [incident.wordings[i] for i in inside]
    at = np.array([row[each.report] for each in wordings])
    share = len(set(at.tolist())) / len(row)
    same = equal([(each.report, each.sentence) for each in wordings]).astype(float)
    speech = float(is_of_saying(wordings[0].head))
    sentence, near = (
        cosine(holding(bags)) * (1.0 - same)
        for bags in ([each.around for each in wordings], [each.near for each in wordings])
    )
    told: dict[str, float | Matrix | Flags] = {
        "bias": 1.0,
        "share": share,
        "report": np.where(at[:, None] == at, 1.0, incident.alike[np.ix_(at, at)]),
        "form": equal([each.form for each in wordings]),
        "sentence": sentence,
        "same_sentence": same,
        "speech": speech,
        "speech_near": speech * near,
    }
    return np.stack([same * 0.0 + told[name] for name in ONE_HEAD], axis=-1)


def apart_in(wordings: Sequence[Wording], apart: frozenset[frozenset[str]] = frozenset()) -> Flags:
    """Return which mentions are never one event, [mentions, mentions]: see ``linked``."""
    at = {each.mention: i for i, each in enumerate(wordings)}
    flags = ~equal([each.happened for each in wordings])
    for pair in apart:
        if len(pair) == 2 and pair <= at.keys():
            one, two = (at[each] for each in pair)
            flags[one, two] = flags[two, one] = True
    return flags
