"""Fits the head that looks again at the words of events: `python -m training.events_head`, three minutes.

It reads the marked reports (`training/events`, without the files that are held out), fits the network over
the words' features, and then the weights of the confidence on what five networks say of the files that each
has not seen. It prints what that gives without and with the head, and writes `src/sayso/events/head.npz`. The
language model stays as it is: only its features are read. Run it again after a change to the lexicon or that
model.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from pathlib import Path
from unittest import mock

import numpy as np
import torch
from numpy.typing import NDArray

from sayso.attribution import Attributed, attribute
from sayso.events import assembling, head
from sayso.events.head import TYPES, Beliefs, Floats, Head
from sayso.events.merging import Draft
from sayso.events.triggers import Trigger
from sayso.language import load
from sayso.language.reading import Reading
from sayso.records import Mention, Report
from training import events
from training.events import GoldMention
from training.logistic import logistic

FOLDS, SEEDS = 5, (0, 1)
RIDGE = 1.0
"""Of the weights of the confidence."""
STEPS = (0.35, 0.4, 0.45, 0.5, 0.55)
"""Least confidences of what only the head finds, whose figures are printed; 1.1 leaves out all."""
HIDDEN, DROPOUT, DECAY, RATE, EPOCHS, BATCH = 64, 0.3, 0.01, 2e-3, 12, 128


@dataclass
class Case:
    """One marked report, read, with what the rules find in it and the rows of its words."""

    file: str
    report: Report
    reading: Reading
    said: Attributed
    gold: Sequence[GoldMention]
    triggers: list[Trigger] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    rows: Floats = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))

    def mentions(self, second: Callable[[Reading, Sequence[Trigger]], Beliefs]) -> tuple[Mention, ...]:
        """What the program finds with this second look."""
        with mock.patch.object(assembling, "beliefs", second):
            return assembling.mentions_of(
                self.report, self.reading, self.said.attributions, caveats=self.said.caveats
            )


@dataclass(frozen=True)
class Noting(Beliefs):
    """Beliefs that leave nothing out, and keep the signals of each mention in the order of the text."""

    seen: list[dict[str, float]] = field(default_factory=list)

    def sure(self, drafts: Iterable[Draft]) -> list[tuple[Draft, float]]:
        """Every mention counts as sure."""
        kept = list(drafts)
        self.seen.extend(self.signals(draft) for draft in kept)
        return [(draft, 1.0) for draft in kept]


def main() -> None:
    """Fit, print the figures, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=head.WEIGHTS)
    out: Path = parser.parse_args().out
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    names = sorted(p.stem for p in events.FOLDER.glob("*.yaml") if not p.stem.startswith("dev-"))
    relations = tuple(sorted(load().model.relations))
    cases = [case for name in names for case in read(name)]
    for case in cases:
        look(case, relations)
    fold = {name: i % FOLDS for i, name in enumerate(names)}
    heads = [fitted([c for c in cases if fold[c.file] != k], relations) for k in range(FOLDS)]
    found = [(c.file, *each) for c in cases for each in noted(c, heads[fold[c.file]])]
    counted = [each for each in found if each[2] != "optional"]
    x = np.array([[1.0, *signals.values()] for _, signals, _ in counted])
    y = np.array([float(verdict == "typed") for *_, verdict in counted])
    of = np.array([fold[file] for file, *_ in counted])
    report(cases, found, [logistic(x[of != k], y[of != k], RIDGE, bias=0) for k in range(FOLDS)], fold)
    confidence = dict(zip(("bias", *counted[0][1]), logistic(x, y, RIDGE, bias=0).tolist(), strict=True))
    whole = fitted(cases, relations)
    replace(whole, confidence=confidence).save(out)
    print(f"{out}: {out.stat().st_size} bytes; confidence from {len(y)} mentions, {y.mean():.3f} right:")
    print(", ".join(f"{name} {weight:.2f}" for name, weight in confidence.items()))


def read(name: str) -> Iterable[Case]:
    """The marked reports of one file, read by the language model and with who said what."""
    for marked in events.load(name):
        raw = marked.raw
        day = str(raw["published"]) if raw.get("published") else None
        facts = {"id": raw["id"], "file": raw["id"], "language": "en", "title": raw.get("title")}
        told = Report(text=marked.text, published=day, outlet=raw.get("outlet"), **facts)
        reading = load().analyse(marked.text)
        yield Case(name, told, reading, attribute(told, reading), marked.mentions)


def look(case: Case, relations: Sequence[str]) -> None:
    """Note what the rules find, and the rows of the words that the head looks at."""

    def second(reading: Reading, triggers: Sequence[Trigger]) -> Beliefs:
        case.triggers = list(triggers)
        return Beliefs(reading)

    case.mentions(second)
    case.words, case.rows = head.rows_of(case.reading, case.triggers, relations)


def targets(case: Case) -> Floats:
    """For each row the classes that will do: none, or the types; no class where the word doesn't count.

    Of the words of a marked trigger the one on which the others hang is asked for. The others, and all words
    of optional triggers, don't count either way.
    """
    words = case.reading.words
    wanted: dict[int, list[str]] = {}
    for mention in case.gold:
        for start, end in mention.triggers:
            inside = [i for i, w in enumerate(words) if w.start < end and start < w.end]
            wanted.update((i, []) for i in inside if i not in wanted)
            tops = [i for i in inside if words[i].head not in inside]
            tops.sort(key=lambda i: words[i].upos not in {"VERB", "NOUN", "ADJ"})
            if not mention.optional and tops:
                wanted[tops[0]] = mention.types
    table = np.zeros((len(case.words), 1 + len(TYPES)), dtype=np.float32)
    for row, word in zip(table, case.words, strict=True):
        row[0] = word not in wanted
        for name in wanted.get(word, ()):
            row[1 + [str(t) for t in TYPES].index(name)] = 1
    return table


def fitted(cases: Sequence[Case], relations: tuple[str, ...]) -> Head:
    """The network for words, fitted on these reports.

    One is fitted for each seed. They become one network, side by side, whose scores are the mean of theirs.
    The scaling of the inputs is part of its weights.
    """
    aims = np.concatenate([targets(c) for c in cases])
    counted = aims.any(axis=1)
    rows = np.concatenate([c.rows for c in cases])[counted]
    wide = rows.shape[1] - head.width(relations)
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    mean[wide:], scale[wide:] = 0, 1
    x, y = torch.tensor((rows - mean) / scale), torch.tensor(aims[counted])
    nets = [network(x, y, seed) for seed in SEEDS]
    inner, inner_bias, outer, outer_bias = (
        [p.detach().numpy() for p in same] for same in zip(*(net.parameters() for net in nets), strict=True)
    )
    scaled = np.concatenate(inner).T / scale[:, None]
    bias = np.concatenate(inner_bias) - mean @ scaled
    outer, outer_bias = np.concatenate(outer, axis=1).T / len(nets), np.mean(outer_bias, axis=0)
    return Head(relations, scaled, bias, outer, outer_bias, {})


def network(x: torch.Tensor, y: torch.Tensor, seed: int) -> torch.nn.Sequential:
    """One network, fitted to the rows `x`; `y` has a 1 for each class that will do."""
    torch.manual_seed(seed)
    net = torch.nn.Sequential(
        torch.nn.Dropout(DROPOUT),
        torch.nn.Linear(x.shape[1], HIDDEN),
        torch.nn.GELU(approximate="tanh"),
        torch.nn.Dropout(DROPOUT),
        torch.nn.Linear(HIDDEN, y.shape[1]),
    )
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(x) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        for lot in torch.randperm(len(x)).split(BATCH):
            optimiser.zero_grad()
            chances = torch.log_softmax(net(x[lot]), dim=1)
            loss = -torch.logsumexp(chances.masked_fill(y[lot] == 0, -1e9), dim=1).mean()
            loss.backward()
            optimiser.step()
            schedule.step()
    return net.eval()


def noted(case: Case, told: Head) -> list[tuple[dict[str, float], str]]:
    """The signals of each mention that there is with a head, and the verdict on it."""
    found = frozenset(w for t in case.triggers for w in t.words)
    chances = dict(zip(case.words, told.probabilities(case.rows), strict=True))
    noting = Noting(case.reading, told, chances, found)
    mentions = case.mentions(lambda *_: noting)
    return list(zip(noting.seen, verdicts(case.gold, mentions), strict=True))


def verdicts(gold: Sequence[GoldMention], mentions: Sequence[Mention]) -> list[str]:
    """For each mention: typed (found, and of the right type), found, optional or extra.

    One to one by the characters that the triggers share, the most first, as the mentions are scored.
    """
    marked = [{c for a, b in g.triggers for c in range(a, b)} for g in gold]
    told = [{c for s in m.trigger for c in range(s.start, s.end)} for m in mentions]
    both = [(len(a & b), i, j) for i, a in enumerate(marked) for j, b in enumerate(told) if a & b]
    out, taken = ["extra"] * len(told), set()
    for _, i, j in sorted(both, key=lambda b: -b[0]):
        if i not in taken and out[j] == "extra":
            taken.add(i)
            right = "typed" if mentions[j].type in gold[i].types else "found"
            out[j] = "optional" if gold[i].optional else right
    return out


def report(
    cases: Sequence[Case],
    found: Sequence[tuple[str, dict[str, float], str]],
    confidences: Sequence[NDArray[np.float64]],
    fold: dict[str, int],
) -> None:
    """Print the figures of the files that each head and confidence has not seen."""
    asked = sum(not g.optional for c in cases for g in c.gold)
    print(f"{len(cases)} reports, {asked} mentions; each file by a head that has not seen it")
    rules = [verdicts(c.gold, c.mentions(lambda read, _: Beliefs(read))) for c in cases]
    show("without the head", asked, [v for each in rules for v in each])
    told: list[tuple[float, bool, str]] = []
    for file, signals, verdict in found:
        score = np.array([1.0, *signals.values()]) @ confidences[fold[file]]
        told.append((float(1 / (1 + np.exp(-score))), bool(signals["further"]), verdict))
    for least, further in product((0.0, head.LEAST, 0.35, 0.4), (1.1, *STEPS)):
        kept = [verdict for c, new, verdict in told if c >= (further if new else least)]
        show(f"the lexicon's from {least:.2f}, further ones from {further:.2f}", asked, kept)
    for low, high in pairwise((0.0, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)):
        inside = [(c, v == "typed") for c, _, v in told if low <= c < high and v != "optional"]
        mean, right = np.mean(inside, axis=0)
        print(f"  from {low:.2f}: {len(inside):4d} mentions, mean confidence {mean:.3f}, right {right:.3f}")


def show(name: str, asked: int, told: Sequence[str]) -> None:
    """Print F1 of the mentions found, and found with the right type."""
    typed, extra = told.count("typed"), told.count("extra")
    found = typed + told.count("found")
    both = asked + found + extra
    print(f"{name}: found {2 * found / both:.3f}, typed {2 * typed / both:.3f} ({found + extra} found)")


if __name__ == "__main__":
    main()
