"""How likely each noun phrase of a document fills each role of MUC-4, and which are taken for fillers.

A logistic regression for each role looks at what the stage of events and the parse tell of a noun phrase, and
at how often its words fill the role in the training documents, which is counted anew in each run. Its weights
are for classes, no words: they stand in ``weights.json``. ``python -m evaluation.muc4.fit`` fits them on
the training documents.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evaluation.muc4.actors import is_one
from evaluation.muc4.candidates import Candidate, candidates
from evaluation.muc4.ceaf import Entities, plain
from evaluation.muc4.keys import HUMAN_DESCRIPTION, HUMAN_NAME, Template
from evaluation.muc4.priors import Example, Priors, last_of, tokens
from evaluation.muc4.roles import ROLES
from sayso.language.reading import Reading, WordSpan
from sayso.records import Attribution, Mention

WEIGHTS = Path(__file__).parent / "weights.json"
HUMAN = "Human"
"""A sixth role: all who were hit, with or without a name, for the templates."""
ALL = (*ROLES, HUMAN)
_PLACES = ("before", "before2", "behind", "behind2")
_NEAR = 6
Context = tuple[tuple[str, ...], tuple[str, ...]]
"""The words right beside a candidate, as ``_PLACES`` names them, and all near it."""


@dataclass(frozen=True)
class Document:
    """A document as it was read: its candidates, and what the mentions tell."""

    id: str
    reading: Reading
    mentions: Sequence[Mention]
    candidates: Sequence[Candidate]

    @classmethod
    def of(
        cls,
        id: str,
        reading: Reading,
        mentions: Sequence[Mention],
        attributions: Sequence[Attribution],
        published: str | None,
    ) -> Document:
        """Return a document with its candidates."""
        return cls(id, reading, mentions, candidates(reading, mentions, attributions, published))


@dataclass(frozen=True)
class Scored:
    """A candidate and the log odds that it fills a role."""

    candidate: Candidate
    odds: float


@dataclass(frozen=True)
class Weights:
    """One role's weights, and from which log odds on a candidate is a filler."""

    threshold: float
    features: Mapping[str, float]

    def odds(self, told: Mapping[str, float]) -> float:
        """Return the log odds."""
        return sum(weight * told.get(name, 0.0) for name, weight in self.features.items())


@cache
def weights() -> dict[str, Weights]:
    """Return the weights of each role, as they are stored."""
    raw = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {role: Weights(one["threshold"], one["weights"]) for role, one in raw.items()}


def example(id: str, text: str, roles: Mapping[str, Entities], key: Sequence[Template]) -> Example:
    """Return a training document with the fillers of all roles."""
    human = [frozenset(map(plain, e)) for t in key for e in t.names(HUMAN_NAME, HUMAN_DESCRIPTION)]
    return Example(id, tokens(text), {**roles, HUMAN: human})


def all_told(document: Document, priors: Priors) -> Iterator[dict[str, dict[str, float]]]:
    """Return for each candidate, by the role, all that is told of it."""
    words, starts = list[str](), list[int]()
    for word in document.reading.words:
        starts.append(len(words))
        words += tokens(word.text)
    starts.append(len(words))
    scores = priors.document_scores(words)
    about = {f"document {role}": score for role, score in scores.items()}
    for one in document.candidates:
        contexts = [_context(words, (starts[a], starts[b])) for a, b in one.spans]
        yield {role: _told(one, role, priors, contexts, about) for role in ALL}


def _told(
    one: Candidate,
    role: str,
    priors: Priors,
    contexts: Sequence[Context],
    about: Mapping[str, float],
) -> dict[str, float]:
    inside = [priors.score(role, "inside", w) for w in tokens(one.name)]
    here = about[f"document {role}"]
    own = {
        "word last": priors.score(role, "last", last_of(one.name)),
        "word inside": sum(inside) / len(inside) if inside else 0.0,
        "word whole": math.log(priors.whole(role, one.name) + 0.02),
    }
    beside = max((_beside(role, priors, c) for c in contexts), key=lambda each: sum(each.values()))
    crossed = {f"{name} x document": value * here for name, value in own.items()}
    return {**one.features, **own, **beside, **crossed, **about, "document": here, "bias": 1.0}


def _context(words: Sequence[str], span: WordSpan) -> Context:
    start, end = span
    beside = tuple(words[i] if 0 <= i < len(words) else "" for i in (start - 1, start - 2, end, end + 1))
    return beside, (*words[max(0, start - _NEAR) : start], *words[end : end + _NEAR])


def _beside(role: str, priors: Priors, context: Context) -> dict[str, float]:
    beside, near = context
    told = {f"word {kind}": priors.score(role, kind, w) for kind, w in zip(_PLACES, beside, strict=True)}
    return {**told, "word near": sum(priors.score(role, "near", w) for w in near) / 4}


def scored(document: Document, priors: Priors) -> dict[str, list[Scored]]:
    """Return the candidates with their log odds for each role."""
    out: dict[str, list[Scored]] = {role: [] for role in ALL}
    for one, told in zip(document.candidates, all_told(document, priors), strict=True):
        for role, weighed in weights().items():
            out[role].append(Scored(one, weighed.odds(told[role])))
    return out


def chosen(found: Sequence[Scored], threshold: float) -> list[Scored]:
    """Return one candidate for each entity, the likeliest first: no two overlap or share the last word."""
    out, taken = list[Scored](), list[WordSpan]()
    for one in sorted(found, key=lambda each: -each.odds):
        if one.odds < threshold:
            break
        if any(a < d and c < b for a, b in one.candidate.spans for c, d in taken):
            continue
        if any(_same(one.candidate.name, other.candidate.name) for other in out):
            continue
        out.append(one)
        taken += one.candidate.spans
    return out


def _same(one: str, other: str) -> bool:
    return is_one(one, other) or one.lower().split()[-1:] == other.lower().split()[-1:]


def fillers(found: Mapping[str, Sequence[Scored]]) -> dict[str, list[str]]:
    """Return for each role of the corpus the names of what fills it."""
    return {
        role: [one.candidate.name for one in chosen(found[role], weights()[role].threshold)] for role in ROLES
    }
