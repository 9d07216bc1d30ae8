"""What was taken back: withdrawn claims, and an outlet's notices that it was wrong.

Both reach everything that repeated them: a withdrawn claim counts for nothing, whoever carried it, and a
figure that its outlet corrects is dropped from all reports that have it from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from sayso.knowledge.data_files import load
from sayso.knowledge.numbers import find_quantities
from sayso.linking.facts import Facts, day_of
from sayso.linking.names import key
from sayso.linking.parties import Party
from sayso.linking.sentences import sentences_of
from sayso.linking.words import stems
from sayso.records import Report, Span

_WRONG = re.compile(
    r"(?:\bnot|instead of|rather than|wrongly\b.{0,40}|incorrectly\b.{0,40}|misstated\b.{0,40}"
    r"|(?:earlier|previous) version\b.{0,60}) (?:\w+ ){0,3}$",
    re.IGNORECASE,
)
_SHARED = 2
"""How many telling words a notice and an event must share for the one to be of the other."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim withdrawn by the party with ``keys``, or an outlet's notice on what it told itself.

    ``wrong`` are the figures that a notice calls wrong; ``words`` its stems and those of the sentence before.
    """

    kind: Literal["withdrawal", "notice"]
    report: str
    span: Span
    keys: frozenset[str]
    name: str
    day: int = 0
    wrong: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()


def corrections_in(report: Report, parties: Sequence[Party]) -> Iterator[Correction]:
    """Return what a report tells of as taken back; ``parties`` are those who speak and act in it."""
    before = ""
    for start, end in sentences_of(report.text):
        sentence = report.text[start:end]
        if _notice().search(sentence):
            outlet = frozenset({f"outlet:{key(report.outlet)}"}) if report.outlet else frozenset()
            blank = Correction("notice", report.id, report.span(start, end), outlet, report.outlet or "")
            yield _dated(blank, report, before)
        elif found := _withdrawal().search(sentence):
            party = _subject(report, start + found.start(), parties)
            if party:
                blank = Correction("withdrawal", report.id, report.span(start, end), party.keys, party.body)
                yield _dated(blank, report, before)
        before = sentence


def concerning(corrections: Iterable[Correction], event: Facts) -> list[Correction]:
    """Return the corrections that are of an event: they share words with what is told of it."""
    return [each for each in corrections if len(each.words & event.words) >= _SHARED]


def withdrawal_of(
    corrections: Sequence[Correction], party: Party, day: int, said: frozenset[str]
) -> Correction | None:
    """Return by what a party took back what it said on a day, or None.

    ``said`` are the stems of its words: who withdraws a statement on one thing stands by the rest.
    """
    return next(
        (
            c
            for c in corrections
            if c.kind == "withdrawal" and c.keys & party.keys and day <= c.day and _is_of(c.words, said)
        ),
        None,
    )


def _is_of(words: frozenset[str], said: frozenset[str]) -> bool:
    shared = words & said
    return len(shared) >= _SHARED or (bool(shared) and 2 * len(shared) >= len(said))


def is_corrected(corrections: Sequence[Correction], outlets: frozenset[str], number: int | None) -> bool:
    """Return whether one of the outlets has called a number wrong that it told."""
    return any(c.keys & outlets and number in c.wrong for c in corrections if c.kind == "notice")


def _dated(blank: Correction, report: Report, before: str) -> Correction:
    """Return a correction with its day, its numbers, and the words of its sentence and the one before."""
    text = blank.span.text
    wrong = (q.low for q in find_quantities(text) if q.low == q.high and _WRONG.search(text[: q.start]))
    return replace(
        blank,
        day=day_of(report.published) if report.published else 0,
        wrong=frozenset(n for n in wrong if n is not None),
        words=stems(f"{before} {blank.span.text}"),
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
