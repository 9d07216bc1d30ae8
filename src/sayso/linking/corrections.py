"""What was taken back: withdrawn claims, and an outlet's notices that it was wrong.

Both reach everything that repeated them: a withdrawn claim counts for nothing, whoever carried it, and a figure
that its outlet corrects is dropped from all reports that have it from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.knowledge.data_files import load
from sayso.knowledge.numbers import find_quantities
from sayso.linking.facts import Facts, day_of
from sayso.linking.names import key
from sayso.linking.parties import Party, Who
from sayso.linking.sentences import sentences_of
from sayso.linking.words import stems
from sayso.records import Report, Span

_SHARED = 2
"""How many telling words a notice and an event must share for the one to be of the other."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim withdrawn by the party with ``keys``, or an outlet's notice on what it told itself.

    ``numbers`` are the figures in its words; ``words`` their stems, with those of the sentence before.
    """

    kind: Literal["withdrawal", "notice"]
    report: str
    span: Span
    keys: frozenset[str]
    name: str
    day: int
    numbers: frozenset[int]
    words: frozenset[str]


def corrections_in(report: Report, who: Who, parties: Sequence[Party]) -> Iterator[Correction]:
    """Return what a report tells of as taken back; ``parties`` are those who speak and act in it."""
    before = ""
    for start, end in sentences_of(report.text):
        sentence = report.text[start:end]
        if _notice().search(sentence):
            outlet = frozenset({f"outlet:{key(report.outlet)}"}) if report.outlet else frozenset()
            yield _correction("notice", report, (start, end), outlet, report.outlet or report.file, before)
        elif found := _withdrawal().search(sentence):
            party = _subject(report, start + found.start(), parties)
            if party:
                yield _correction("withdrawal", report, (start, end), party.keys, party.body, before)
        before = sentence


def concerning(corrections: Iterable[Correction], event: Facts) -> list[Correction]:
    """Return the corrections that are of an event: they share words with what is told of it."""
    return [each for each in corrections if len(each.words & event.words) >= _SHARED]


def withdrawn(corrections: Sequence[Correction], party: Party, day: int) -> Correction | None:
    """Return the withdrawal that takes back what a party said until then, or None."""
    return next((c for c in corrections if c.kind == "withdrawal" and c.keys & party.keys and day <= c.day), None)


def wrong_numbers(corrections: Sequence[Correction], outlet: str, told: frozenset[int]) -> frozenset[int]:
    """Return which of the numbers that an outlet told it has corrected: a notice has the wrong and the right one."""
    own = [c for c in corrections if c.kind == "notice" and outlet in c.keys and len(c.numbers) >= 2]
    return frozenset(n for c in own for n in c.numbers & told if c.numbers - told)


def _correction(
    kind: Literal["withdrawal", "notice"],
    report: Report,
    place: tuple[int, int],
    keys: frozenset[str],
    name: str,
    before: str,
) -> Correction:
    span = report.span(*place)
    low = (q.low for q in find_quantities(span.text) if q.low == q.high)
    return Correction(
        kind=kind,
        report=report.id,
        span=span,
        keys=keys,
        name=name,
        day=day_of(report.published) if report.published else 0,
        numbers=frozenset(n for n in low if n is not None),
        words=stems(f"{before} {span.text}"),
    )


def _subject(report: Report, end: int, parties: Sequence[Party]) -> Party | None:
    """Return the party that is named last before the verb of taking back."""
    named = [
        (report.text.rfind(name, max(0, end - 300), end), len(name), party)
        for party in parties
        if party.known
        for name in {party.name, party.body}
    ]
    best = max(named, key=lambda each: each[:2], default=None)
    return best[2] if best and best[0] >= 0 else None


@cache
def _notice() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("corrections", "linking/data")["notices"])), re.IGNORECASE)


@cache
def _withdrawal() -> re.Pattern[str]:
    table = load("corrections", "linking/data")
    verbs = [*str(table["withdrawing"]).split(), *table["taking_back"]]
    nouns = str(table["withdrawn"]).split()
    return re.compile(rf"\b(?:{'|'.join(verbs)})\b[^.;]{{0,60}}\b(?:{'|'.join(nouns)})\b", re.IGNORECASE)
