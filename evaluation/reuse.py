"""How well and how fast copied passages are found: ``python -m evaluation.reuse [REPORTS]``.

Precision and recall are of sentences, over the pairs by hand in the tests. Time and memory are of made-up
reports of about 150 words, whose words are as unevenly frequent as in any language (Zipf), a fifth of which
have three sentences of another. No network and no model is needed.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

from sayso.linking.reuse import Reuse
from sayso.records import Report

PAIRS = Path(__file__).parents[1] / "tests" / "linking" / "reuse_pairs.yaml"
_WORDS, _SMALL = 60_000, "the of a in to and on that was for with by from".split()
_AT = (100, 1_000, 10_000, 30_000, 100_000)
_TRIED = 100


def main(most: int) -> None:
    """Print precision and recall, then time and memory up to ``most`` reports."""
    found, right, taken = pairs()
    print(f"pairs by hand: {taken} sentences taken, {found} found")
    print(f"precision {right / found:.3f}, recall {right / taken:.3f}")
    print("reports   add ms   copies_of ms   duplicate_of ms   MB in use")
    for line in growth(most):
        print(line, flush=True)


def pairs() -> tuple[int, int, int]:
    """Over all pairs together: how many sentences were found, how many rightly, how many were taken."""
    reuse, given = Reuse(), yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    for name, pair in given.items():
        for i, text in enumerate((pair["first"], pair["second"]), 1):
            reuse.add(Report(id=f"{name}/{i}", file=name, text=text, published=f"2024-05-0{i}"))
    found = right = 0
    for name, pair in given.items():
        copies = reuse.copies_of(f"{name}/2")
        own = [each for each in copies if each.source_report == f"{name}/1"]
        found += len(copies) + len(reuse.copies_of(f"{name}/1"))
        right += min(len(own), pair["taken"])
    return found, right, sum(pair["taken"] for pair in given.values())


def growth(most: int) -> Iterator[str]:
    """A line of figures at each size: the mean of the next hundred reports."""
    reuse, made = Reuse(), reports(random.Random(1))
    for size in (each for each in _AT if each <= most):
        while len(reuse) < size - _TRIED:
            reuse.add(next(made))
        last = [next(made) for _ in range(_TRIED)]
        add = _milliseconds(reuse.add, last)
        names = [each.id for each in last]
        copies, same = _milliseconds(reuse.copies_of, names), _milliseconds(reuse.duplicate_of, names)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        yield f"{size:7}   {add:6.2f}   {copies:12.2f}   {same:15.2f}   {memory:9.0f}"


def reports(chance: random.Random) -> Iterator[Report]:
    """Made-up reports without end."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(_WORDS)]
    weights = list(accumulate(1 / (i + 3) for i in range(_WORDS)))
    kept: list[list[str]] = []
    number = 0
    while True:
        sentences = [_sentence(chance, words, weights) for _ in range(8)]
        if kept and chance.random() < 0.2:
            sentences[2:5] = chance.choice(kept)[2:5]
        if len(kept) < 5_000:
            kept.append(sentences)
        day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield Report(
            id=f"r{number:06}", file="", text=" ".join(sentences), title=f"No {number}", published=day
        )
        number += 1


def _sentence(chance: random.Random, words: Sequence[str], weights: Sequence[float]) -> str:
    told: list[str] = []
    for word in chance.choices(words, cum_weights=weights, k=chance.randint(8, 20)):
        if chance.random() < 0.4:
            told.append(chance.choice(_SMALL))
        if chance.random() < 0.05:
            told.append(str(chance.randint(2, 900)))
        told.append(word.capitalize() if chance.random() < 0.12 else word)
    return " ".join(told).capitalize() + "."


def _milliseconds(call: Callable[[Any], object], each: Sequence[Any]) -> float:
    start = time.perf_counter()
    for one in each:
        call(one)
    return (time.perf_counter() - start) / len(each) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
