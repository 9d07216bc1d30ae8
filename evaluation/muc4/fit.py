"""Fit the weights of ``scoring`` on the training documents of MUC-4, and write ``weights.json``.

``python -m evaluation.muc4.fit`` reads 1300 documents, which takes some minutes. How often a word fills a
role is counted for each fifth of the documents in the other four, so that the weights don't trust the
counts too much.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.figures import Counts
from evaluation.muc4.ceaf import ceaf, plain
from evaluation.muc4.part import read, training_examples, training_texts
from evaluation.muc4.priors import Example, Priors
from evaluation.muc4.scoring import ALL, WEIGHTS, Document, Scored, all_told, chosen
from evaluation.setting import Setting
from training.logistic import logistic

PARTS, CHECKS = 5, 3
KEPT = 80
"""How many features a role has, the weightiest."""
LEAST_CASES = 60
SHARE = 0.3
"""Of the candidates that fill no role, the share that is learned from."""
RIDGE = 25.0
Matrix = NDArray[np.float32]
Row = NDArray[np.float64]


def fit(documents: Sequence[Document], examples: Sequence[Example]) -> dict[str, Any]:
    """Return for each role its threshold and weights; prints F1 by cross-validation."""
    told: list[list[dict[str, dict[str, float]]]] = [[] for _ in documents]
    for part in range(PARTS):
        priors = Priors([e for i, e in enumerate(examples) if i % PARTS != part], ALL)
        for i in range(part, len(documents), PARTS):
            told[i] = [_thin(each) for each in all_told(documents[i], priors)]
    return {role: _fit_role(role, documents, examples, told) for role in ALL}


def _thin(told: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Keep what is the same for all roles once."""
    shared = told[ALL[0]]
    same = {k: v for k, v in shared.items() if all(told[r].get(k) == v for r in ALL)}
    return {"": same, **{r: {k: v for k, v in told[r].items() if k not in same} for r in ALL}}


def _fit_role(
    role: str,
    documents: Sequence[Document],
    examples: Sequence[Example],
    told: Sequence[Sequence[dict[str, dict[str, float]]]],
) -> dict[str, Any]:
    rows = [{**each[""], **each[role]} for one in told for each in one]
    cases = Counter(name for row in rows for name in row)
    names = sorted(name for name, n in cases.items() if n >= LEAST_CASES and name != "bias")
    matrix = _matrix(rows, names)
    mean, spread = matrix.mean(0), matrix.std(0)
    spread[spread < 1e-6] = 1
    mean[-1], spread[-1] = 0, 1
    matrix = (matrix - mean) / spread
    wanted = np.array(
        [
            any(plain(c.name) in e for e in example.fillers[role])
            for document, example in zip(documents, examples, strict=True)
            for c in document.candidates
        ],
        dtype=np.float32,
    )
    owner = np.array([i for i, one in enumerate(documents) for _ in one.candidates])
    used = (wanted > 0) | (np.random.default_rng(0).random(len(wanted)) < SHARE)
    first = logistic(matrix[used], wanted[used], RIDGE)
    best = [*sorted(np.argsort(-np.abs(first[:-1]), kind="stable")[:KEPT]), len(names)]
    matrix = np.ascontiguousarray(matrix[:, best])
    odds = np.zeros(len(wanted))
    for check in range(CHECKS):
        apart = owner % CHECKS == check
        found = logistic(matrix[used & ~apart], wanted[used & ~apart], RIDGE)
        odds[apart] = matrix[apart] @ found + math.log(SHARE)
    f1, threshold = _threshold(role, documents, examples, odds)
    print(f"{role:<8} {f1:.3f} by cross-validation", flush=True)
    weights = logistic(matrix[used], wanted[used], RIDGE)
    raw = weights / spread[best]
    raw[-1] = weights[-1] + math.log(SHARE) - float((weights * mean[best] / spread[best]).sum())
    kept = [*(names[i] for i in best[:-1]), "bias"]
    return {
        "threshold": round(threshold, 3),
        "weights": {n: round(float(w), 4) for n, w in zip(kept, raw, strict=True)},
    }


def _matrix(rows: Sequence[dict[str, float]], names: Sequence[str]) -> Matrix:
    """The features as a matrix, the bias last."""
    index = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1), dtype=np.float32)
    matrix[:, -1] = 1
    for i, row in enumerate(rows):
        for name, value in row.items():
            if (j := index.get(name)) is not None:
                matrix[i, j] = value
    return matrix


def _threshold(
    role: str, documents: Sequence[Document], examples: Sequence[Example], odds: Row
) -> tuple[float, float]:
    """The best F1, and the log odds from which on it is reached."""
    best = (0.0, 0.0)
    for chance in np.arange(0.05, 0.7, 0.025):
        threshold, counts, at = math.log(chance / (1 - chance)), Counts(), 0
        for document, example in zip(documents, examples, strict=True):
            scored = [Scored(c, odds[at + i]) for i, c in enumerate(document.candidates)]
            at += len(scored)
            found = [frozenset([plain(one.candidate.name)]) for one in chosen(scored, threshold)]
            gold = example.fillers[role]
            counts.count(ceaf(found, gold), len(gold), len(found))
        best = max(best, (counts.f1, threshold))
    return best


def main(arguments: Sequence[str]) -> int:
    """Read the training documents, fit, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.muc4.fit", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    setting = Setting(parser.parse_args(arguments).corpora, Path(), Path())
    texts = training_texts(setting)
    examples = training_examples(setting)
    documents = [one.document for one in read(texts, setting)]
    write(fit(documents, [examples[one.id] for one in documents]))
    return 0


def write(weights: dict[str, Any]) -> None:
    """Write the weights to their file."""
    WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
