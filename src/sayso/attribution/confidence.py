"""How likely an attribution has the right speaker and content: calibrated on held-out texts."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sayso.attribution.statements import Statement
from sayso.records import Link, Voice

# Fitted by `python -m evaluation.confidence`; `python -m evaluation --only calibration` shows how well they
# hold.
BIAS = 0.16
WEIGHTS = {
    "cue": 0.72,
    "valid": 1.15,
    "content": 1.17,
    "source": 0.47,
    "stance": -0.21,
    "pronoun": -0.78,
    "unnamed": -0.59,
    "links": 0.03,
    "no_source": -1.01,
    "pieces": 0.26,
    "direct": 0.12,
}

LEAST = 0.45
"""What is more likely wrong than right is not written down."""


def signals(statement: Statement, links: Sequence[Link], voice: Voice) -> dict[str, float]:
    """How sure a find is: the network's probabilities as log odds over 5, plain facts as 0 or 1."""
    cue = statement.cue
    speaker = links[-1].speakers[0] if links else None
    words = speaker.span.text.lower() if speaker and speaker.span else ""
    return {
        "cue": _odds(cue.probability),
        "valid": _odds(cue.valid),
        "content": _odds(cue.certainty.get("content", 0.5)),
        "source": _odds(cue.certainty.get("source", 0.5)),
        "stance": _odds(max(cue.stance.values(), default=0.5)),
        "pronoun": float(words in {"he", "she", "it", "they", "his", "her", "its", "their"}),
        "unnamed": float(speaker is not None and not speaker.named),
        "links": float(len(links) > 1),
        "no_source": float(not links),
        "pieces": float(len(statement.content) > 1),
        "direct": float(voice == "direct"),
    }


def _odds(probability: float) -> float:
    p = min(max(probability, 0.005), 0.995)
    return math.log(p / (1 - p)) / 5


def confidence_of(statement: Statement, links: Sequence[Link], voice: Voice) -> float:
    """0 to 1, in two places: of those that say .8, four in five have the right speaker and content."""
    score = BIAS + sum(WEIGHTS[k] * v for k, v in signals(statement, links, voice).items())
    return round(1 / (1 + math.exp(-score)), 2)
