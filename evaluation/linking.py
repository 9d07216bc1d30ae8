"""Part: linking alone, on the gold dossiers' own attributions and mentions, by the shared scorer."""

from __future__ import annotations

import json
from dataclasses import replace

from evaluation import baselines
from evaluation.dossiers import OWN, figure
from evaluation.figures import Figure
from evaluation.linked_dossiers import linked_dossiers
from evaluation.setting import Setting

LINKED = ("event.", "origin.", "assessment.")
"""How the names of the scorer's figures begin that linking answers for."""


def own(setting: Setting) -> list[Figure]:
    """Return the same of Sayso's own dossiers."""
    return measure(replace(setting, gold=OWN), "own_linking")


def measure(setting: Setting, part: str = "linking") -> list[Figure]:
    """Return how well events, origins and assessments agree with the gold, and how far the baselines are.

    All figures are pooled over the dossiers.
    """
    scorer = setting.scorer
    pooled, dossiers = scorer.Tally(), list(linked_dossiers(setting))
    for dossier in dossiers:
        scorer.score(str(dossier.folder), json.loads(dossier.linked.to_json()), pooled)
    figures = [figure(part, *row) for row in pooled.rows() if row[0].startswith(LINKED)]
    return [*figures, *baselines.ahead(baselines.scores(dossiers), part)]
