"""Fits the weights of `sayso.attribution.confidence` on the held-out texts and the gold reports.

`python -m evaluation.confidence` prints them, ready to stand in that module. Logistic regression by Newton's
method with a small ridge; each attribution found is one case, right where its content agrees by half and its
last speakers are right.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import yaml

from evaluation.held_out import held_out
from evaluation.pipeline import attributions_of, paired, right_source
from evaluation.setting import Setting
from sayso import api
from sayso.attribution import assembling, confidence
from training.logistic import logistic

RIDGE = 1.0


class Spy:
    """Stands in for `confidence_of`: keeps the signals, and gives their number for the confidence."""

    def __init__(self) -> None:
        self.seen: list[dict[str, float]] = []

    def __call__(self, *facts: Any) -> float:
        """Keep the signals of one attribution."""
        self.seen.append(confidence.signals(*facts))
        return 0.5 + (len(self.seen) - 1) / 1e6

    def of(self, number: float) -> dict[str, float]:
        """Return the signals that were given this number."""
        return self.seen[round((number - 0.5) * 1e6)]


def cases(setting: Setting) -> Iterator[tuple[dict[str, float], bool]]:
    """Return the signals of every attribution found, and whether it is right."""
    spy = Spy()
    with mock.patch.object(assembling, "confidence_of", spy):
        analyser = setting.analyser()
        for one in held_out(setting):
            for pair in paired(one, attributions_of(one, analyser)):
                right = pair.same_content() and right_source(pair, setting.scorer)
                yield spy.of(pair.found.confidence), right
        for folder in sorted(p.parent for p in setting.gold.glob("*/gold.yaml")):
            yield from gold_cases(folder, setting.scorer, spy)


def gold_cases(folder: Path, scorer: Any, spy: Spy) -> Iterator[tuple[dict[str, float], bool]]:
    """Return the same for one gold dossier, compared as the shared scorer does."""
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    ledger = json.loads(api.read([folder / name for name in gold["reports"]]).to_json())
    for name, marked in gold["reports"].items():
        text = scorer.report_text(folder / name)
        found = [
            a
            for r in ledger["reports"]
            if Path(r["file"]).name == name
            for a in ledger["attributions"]
            if a["report"] == r["id"]
        ]
        wanted = marked.get("attributions", [])
        contents = [scorer.chars([scorer.locate(text, c) for c in a["content"]]) for a in wanted]
        pairs = scorer.pair_up(
            contents, [scorer.chars(scorer.spans_of(a["content"])) for a in found], scorer.iou, 0.5
        )
        right = {j for i, j in pairs if same_speakers(wanted[i].get("chain", []), found[j]["chain"], scorer)}
        for j, a in enumerate(found):
            yield spy.of(a["confidence"]), j in right


def same_speakers(gold: list[dict[str, Any]], found: list[dict[str, Any]], scorer: Any) -> bool:
    """Tell whether the last links name the same speakers."""
    if not gold or not found:
        return not gold and not found
    return bool(scorer.names_agree(gold[-1]["who"], scorer.link_names(found[-1])))


def main() -> None:
    """Print the fitted weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--scorer", type=Path, default=Path("../shared/contract/score.py"))
    given = parser.parse_args()
    rows = list(cases(Setting(Path("../shared/corpora"), given.gold, given.scorer)))
    names = list(rows[0][0])
    x = np.array([[1.0, *(r[n] for n in names)] for r, _ in rows])
    y = np.array([float(right) for _, right in rows])
    weights = logistic(x, y, RIDGE, bias=0)
    print(f"# {len(rows)} attributions, {y.mean():.3f} right")
    print(f"BIAS = {weights[0]:.2f}\nWEIGHTS = {{")
    for name, weight in zip(names, weights[1:], strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")
    p = 1 / (1 + np.exp(-x @ weights))
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        inside = (p >= low) & (p < high)
        if inside.any():
            print(
                f"# {low:.2f} to {high:.2f}: {inside.sum():4d} found, "
                f"mean confidence {p[inside].mean():.3f}, right {y[inside].mean():.3f}"
            )


if __name__ == "__main__":
    main()
