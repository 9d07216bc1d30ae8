"""The figures of a sentence that was taken over: which stayed, and which became others on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.knowledge.numbers import Quantity, find_quantities
from sayso.linking.reuse.matching import Match, Text
from sayso.linking.reuse.words import Kind, Sentence

_COUNTED = re.compile(r"(?: of)?(?: (?:the|its|their|his|her))? [^\W\d_][\w'’-]{0,30}")
_ROUGH = 100
"""Smaller figures, and round ones, are met by chance in reports of one event."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many figures are shared by place, how many by value, how many of these hardly by chance.

    ``change`` tells those that differ: "“31 soldiers” became “dozens of soldiers”"; None where none does.
    """

    shared: int
    same: int
    rare: int
    change: str | None


def figures_of(match: Match, later: Text, earlier: Text, texts: tuple[str, str]) -> Figures:
    """The figures of a match; ``texts`` are the later and the earlier report's."""
    pairs = list(_pairs(match, later, earlier, texts))
    same = [after.quantity for after, before in pairs if _range(after) == _range(before)]
    changes = [
        f"{before.phrase} became {after.phrase}" for after, before in pairs if _range(after) != _range(before)
    ]
    return Figures(len(pairs), len(same), sum(map(_is_rare, same)), "; ".join(changes) or None)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A quantity, and its words with the word that it counts."""

    quantity: Quantity
    phrase: str


def _pairs(
    match: Match, later: Text, earlier: Text, texts: tuple[str, str]
) -> Iterator[tuple[_Figure, _Figure]]:
    """The figures that stand at the same place in the shared words, each once, in the later text's order."""
    here = later.sentences[match.sentence]
    places = {
        run.at + i: (earlier.sentences[run.sentence], run.there + i)
        for run in match.runs
        for i in range(run.length)
        if here.words[run.at + i].kind is Kind.FIGURE
    }
    for at in sorted(places):
        after, before = _figure(here, at, texts[0]), _figure(*places[at], texts[1])
        if after and before:
            yield after, before


def _figure(sentence: Sentence, at: int, text: str) -> _Figure | None:
    """The figure at a word; None for what is no count, as the 7.15 to Larkana."""
    start, end = sentence.words[at].start, sentence.words[at].end
    for quantity in find_quantities(text[sentence.start : sentence.end]):
        if quantity.start + sentence.start == start:
            counted = _COUNTED.match(text, end, sentence.end)
            end = counted.end() if counted else end
            return _Figure(quantity, "“" + " ".join(text[start:end].split()) + "”")
    return None


def _range(figure: _Figure) -> tuple[int | None, int | None]:
    return figure.quantity.low, figure.quantity.high


def _is_rare(quantity: Quantity) -> bool:
    exact = quantity.low == quantity.high
    return exact and quantity.low is not None and quantity.low > _ROUGH and quantity.low % 10 != 0
