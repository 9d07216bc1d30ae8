"""A second look at each word: how likely it tells of an event that is asked for, and of which type.

A small network over what the language model knows of a word (`Reading.features`) and over what the lexicon
says of it, fitted on reports with marked events (`python -m training.events_head`). It finds words that the
lexicon lacks, and gives each mention its confidence. Without its weights, or without features in the reading,
all stays as the lexicon has it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.events import lexicon
from sayso.events.lexicon import Entry
from sayso.events.merging import Draft
from sayso.events.triggers import Trigger
from sayso.language.reading import Reading
from sayso.records import MentionType

WEIGHTS = Path(__file__).parent / "head.npz"
TYPES: tuple[MentionType, ...] = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
UPOS = ("NOUN", "VERB", "ADJ")
"""Words of these kinds are looked at, and the lexicon's finds of any kind."""
LIKELY = 0.4
"""A word that the lexicon doesn't find is a trigger where it is as likely as this to tell of an event."""
LEAST, LEAST_FURTHER = 0.25, 0.5
"""A mention of a lower confidence is left out: one that the lexicon finds, one that only the head finds."""
_OF_LEXICON = len(TYPES) + 1 + 9
"""Columns that tell what the lexicon says of the word and what hangs on it."""
_A = frozenset({"a", "an"})
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Head:
    """The fitted weights: two layers for words, and the weights of the confidence."""

    relations: tuple[str, ...]
    """Grammatical relations in the order of their columns; one that is not among them has none."""
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats
    confidence: Mapping[str, float]

    def probabilities(self, rows: Floats) -> Floats:
        """For each row: no event, or one of each of the `TYPES`."""
        hidden = rows @ self.inner + self.inner_bias
        # GELU by its tanh form
        hidden *= 0.5 * (1 + np.tanh(0.7978846 * (hidden + 0.044715 * hidden * hidden * hidden)))
        scores = hidden @ self.outer + self.outer_bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        told: Floats = scores / scores.sum(axis=1, keepdims=True)
        return told

    def save(self, path: Path) -> None:
        """Writes the file that `load` reads, in 16 bits."""
        np.savez_compressed(
            path,
            relations=np.array(self.relations),
            inner=self.inner.astype(np.float16),
            inner_bias=self.inner_bias.astype(np.float16),
            outer=self.outer.astype(np.float16),
            outer_bias=self.outer_bias.astype(np.float16),
            signals=np.array(list(self.confidence)),
            confidence=np.array(list(self.confidence.values()), dtype=np.float32),
        )


@lru_cache(maxsize=2)
def load(path: Path = WEIGHTS) -> Head | None:
    """The shipped weights, read once; None where there are none."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as file:
        arrays = {n: file[n].astype(np.float32) for n in ("inner", "inner_bias", "outer", "outer_bias")}
        weights = dict(zip(file["signals"].tolist(), file["confidence"].tolist(), strict=True))
        return Head(relations=tuple(file["relations"].tolist()), confidence=weights, **arrays)


@dataclass(frozen=True)
class Beliefs:
    """What the head makes of one report's words; empty where there is no head."""

    reading: Reading
    head: Head | None = None
    chances: Mapping[int, Floats] = field(default_factory=dict)
    """For each word that was looked at: no event, or one of each of the `TYPES`."""
    found: frozenset[int] = frozenset()
    """Words of the lexicon's triggers."""
    tolls: frozenset[int] = frozenset()
    """Of these, nouns of victims: "bodies", "the toll"."""

    def of_event(self, word: int) -> float:
        """How likely a word tells of an event."""
        return 1.0 - float(self.chances[word][0]) if word in self.chances else 0.0

    def of_type(self, word: int, type_: MentionType) -> float:
        """How likely a word tells of an event of this type."""
        return float(self.chances[word][1 + TYPES.index(type_)]) if word in self.chances else 0.0

    def further(self, closed: Collection[int] = ()) -> list[Trigger]:
        """Triggers that the lexicon doesn't find; none among the words in `closed`.

        The verb of a trigger's own noun tells nothing of its own: "nine bodies reached the hospital".
        """
        return [
            Trigger(word, (word,), self._entry(word))
            for word in self.chances
            if word not in self.found
            and word not in closed
            and self.of_event(word) >= LIKELY
            and not any(d in self.tolls for d in self.reading.dependents[word])
        ]

    def sure(self, drafts: Iterable[Draft]) -> list[tuple[Draft, float]]:
        """The mentions that are likely enough to be written down, each with its confidence."""
        told = [(draft, self.confidence(draft)) for draft in drafts]
        return [(draft, c) for draft, c in told if c >= (LEAST if self._known(draft) else LEAST_FURTHER)]

    def confidence(self, draft: Draft) -> float:
        """How likely a mention is asked for and has the right type: 0 to 1, in two places."""
        if self.head is None:
            return 1.0
        signals, weights = self.signals(draft), self.head.confidence
        score = weights["bias"] + sum(weights[name] * value for name, value in signals.items())
        return round(1 / (1 + math.exp(-score)), 2)

    def signals(self, draft: Draft) -> dict[str, float]:
        """What the confidence rests on: probabilities as log odds, plain facts as 0 or 1."""
        entry, chief = draft.chief.entry, draft.chief.head
        return {
            "event": _odds(max(self.of_event(t.head) for t in draft.triggers)),
            "type": _odds(max(self.of_type(t.head, entry.type) for t in draft.triggers)),
            "chief": _odds(self.of_type(chief, entry.type)),
            "further": float(not self._known(draft)),
            "several": float(len(draft.triggers) > 1),
            "noun": float(entry.noun),
            "toll": float(entry.toll),
            "violence": float(entry.type == "ASSAULT"),
        }

    def _known(self, draft: Draft) -> bool:
        """Whether the lexicon finds one of its triggers."""
        return self.head is None or any(head in self.found for head in draft.heads)

    def _entry(self, word: int) -> Entry:
        """The entry for a word by itself: the lexicon's of the likeliest type, or a plain one."""
        type_ = TYPES[int(self.chances[word][1:].argmax())]
        noun, low = self.reading.words[word].upos == "NOUN", self.reading.words[word].text.lower()
        state = lexicon.state_of(low)
        known = [state] if state else []
        if noun:
            known += [e for forms, e in lexicon.nouns_of(low) if len(forms) == 1]
        else:
            known += lexicon.verbs_of(low)
        plain = Entry(low, type_, None, noun=noun)
        return next((e for e in known if e.type == type_ and not e.toll and e.frame != "claim"), plain)


def beliefs(reading: Reading, triggers: Sequence[Trigger], head: Head | None = None) -> Beliefs:
    """What a head, by default the shipped one, makes of a report where the lexicon found these triggers."""
    head = head or load()
    if head is None or reading.features is None:
        return Beliefs(reading)
    words, rows = rows_of(reading, triggers, head.relations)
    chances = head.probabilities(rows) if words else ()
    found = frozenset(w for t in triggers for w in t.words)
    tolls = frozenset(t.head for t in triggers if t.entry.toll)
    return Beliefs(reading, head, dict(zip(words, chances, strict=True)), found, tolls)


def rows_of(
    reading: Reading, triggers: Sequence[Trigger], relations: Sequence[str]
) -> tuple[list[int], Floats]:
    """The words that are looked at, and a row for each: its features, what parse and lexicon say of it."""
    features = np.zeros((0, 0), dtype=np.float32) if reading.features is None else reading.features
    at = {w: t for t in triggers for w in t.words}
    words = [i for i, w in enumerate(reading.words) if w.text[0].isalnum() and (w.upos in UPOS or i in at)]
    column = {name: len(UPOS) + 1 + i for i, name in enumerate(relations)}
    upos = {name: i for i, name in enumerate(UPOS)}
    end = width(relations)
    first = end - _OF_LEXICON
    marks: list[tuple[int, int, int]] = []
    """Row, column and value of all that is not 0."""
    for row, i in enumerate(words):
        word, trigger = reading.words[i], at.get(i)
        marks.append((row, upos.get(word.upos, len(UPOS)), 1))
        if word.relation in column:
            marks.append((row, column[word.relation], 1))
        if trigger:
            entry = trigger.entry
            kind = TYPES.index(entry.type) if trigger.head == i else len(TYPES)
            marks += [(row, first + kind, 1), (row, end - 9, entry.conditions), (row, end - 8, entry.noun)]
            marks += [(row, end - 7, entry.toll), (row, end - 6, entry.state)]
        if word.head in at:
            marks.append((row, end - 2, 1))
        for d in reading.dependents[i]:
            beside = reading.words[d]
            if beside.upos == "DET":
                low = beside.text.lower()
                marks += [(row, end - 5, 1)] if low == "the" else [(row, end - 4, 1)] if low in _A else []
            elif beside.upos == "NUM":
                marks.append((row, end - 3, 1))
            if d in at:
                marks.append((row, end - 1, 1))
    rows = np.zeros((len(words), features.shape[1] + end), dtype=np.float32)
    rows[:, :-end] = features[words]
    if marks:
        table = np.array(marks)
        rows[table[:, 0], table[:, 1] - end] = table[:, 2]
    return words, rows


def width(relations: Sequence[str]) -> int:
    """How many columns of a row come from the parse and the lexicon: the last ones."""
    return len(UPOS) + 1 + len(relations) + _OF_LEXICON


def _odds(probability: float) -> float:
    p = min(max(probability, 0.003), 0.997)
    return math.log(p / (1 - p))
