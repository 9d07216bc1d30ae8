"""How far a place or a time stands from a mention, by the parse of its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.language.phrases import new_line
from sayso.language.quotes import dateline_end
from sayso.language.reading import Reading, WordSpan
from sayso.language.syntax import children

_PARTING = {"conj": 0.5, "advcl": 1.5, "xcomp": 0.5, "acl": 1.5, "amod": 0.5}
_OTHER_TIMES = frozenset({"since", "until", "because", "although", "if", "unless"})


def path_up(reading: Reading, word: int) -> Iterable[int]:
    """The word and those above it, up to the root."""
    for _ in range(12):
        if word < 0:
            return
        yield word
        word = reading.words[word].head


def clause_cost(reading: Reading, path: Sequence[int]) -> float:
    """How much the clauses on a path part its ends: a shared subject hardly, a relative clause much."""
    cost = 0.0
    for i in path[1:]:
        word = reading.words[i]
        if word.upos not in {"VERB", "AUX"}:
            continue
        cost += _PARTING.get(word.relation, 4.0)
        if word.relation == "advcl" and any(
            reading.words[m].text.lower() in _OTHER_TIMES for m in children(reading, i, "mark")
        ):
            cost += 2.0
    return cost


def in_dateline(reading: Reading, span: WordSpan) -> bool:
    """Whether words stand in the dateline of their paragraph ("BAMAKO, 3 May (Agency) -")."""
    start = span[0]
    while start > 0 and not new_line(reading, start):
        start -= 1
    return dateline_end(reading.text, reading.words[start].start) > reading.words[span[0]].start
