"""Who asserts an event and who denies it: the words of the origins that bear on its mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.knowledge.numbers import find_quantities, number_of
from sayso.linking.aspects import objects_in
from sayso.linking.parties import Party
from sayso.linking.sentences import sentence_at
from sayso.linking.words import stems
from sayso.records import Attribution, Count, Mention, Report

_ASSERTING = frozenset({"asserts", "confirms", "accuses"})
_OF_THE_FUTURE = frozenset({"promises", "threatens"})
_POINTING = stems("this that it claim charge allegation accusation report statement story account")
_ADDED = frozenset({"last", "another", "further", "additional", "remaining"})
_VAGUE_WORDS = ("several", "dozens", "scores", "hundreds", "thousands", "many")


@dataclass(frozen=True, slots=True)
class Claim:
    """One origin's word on an event: ``denies`` or asserts it; ``by`` are the parties of its speaker.

    ``suspects`` tells that it only believes or fears it; ``against`` are those to whom it lays the deed;
    ``words`` the stems of what was said; ``via`` the keys of those by whose word alone it is known.
    ``day`` is when it was said, else when it was published.
    """

    origin: str
    by: Party
    mention: str
    attribution: str
    denies: bool
    suspects: bool = False
    confirms: bool = False
    against: tuple[Party, ...] = ()
    words: frozenset[str] = frozenset()
    via: frozenset[str] = frozenset()
    day: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that an origin gave (or, with no origin, that reports give in their own voice).

    ``outlets`` are the keys of those through which it came.
    """

    of: str
    who: str | None
    group: str | None
    low: int | None
    high: int | None
    origin: str | None
    by: Party | None = None
    day: int = 0
    said: str | None = None
    outlets: frozenset[str] = frozenset()
    attribution: str | None = None

    @property
    def vague(self) -> bool:
        """Whether it is no number but a word like "dozens"."""
        return (self.low, self.high) in _vague()


def bears_on(stance: str, *, happened: bool) -> bool:
    """Return whether a stance says that an event is or will be, or is not; a demand does neither."""
    return stance in _ASSERTING | {"denies", "suspects"} or (not happened and stance in _OF_THE_FUTURE)


def is_denied(stance: str, status: str, *, all_negated: bool) -> bool:
    """Return whether words deny an event; of one that nobody says happened, saying so is no denial."""
    return stance == "denies" or (status == "negated" and not all_negated)


def pointing_denials(said: Sequence[Attribution]) -> dict[str, str]:
    """Return the denials that name nothing themselves ("He denied this"), each with the words that it denies.

    They are the last before it, in the order of the text, that somebody else asserted.
    """
    ordered = sorted(said, key=lambda a: a.content[0].start if a.content else 0)
    found: dict[str, str] = {}
    for i, each in enumerate(ordered):
        if each.stance != "denies" or not stems(_content(each)) <= _POINTING:
            continue
        before = [a for a in ordered[:i] if a.stance in _ASSERTING and _speakers(a) != _speakers(each)]
        if before:
            found[each.id] = before[-1].id
    return found


def figures_in(mention: Mention, report: Report) -> list[tuple[Count, str | None]]:
    """Return the counts of a mention that are of the whole, each with the group of those counted.

    "Four of the dead", "four of them newborns" count a part: it isn't the event's figure.
    """
    kept: list[tuple[Count, str | None]] = []
    for count in mention.counts:
        greater = any(c.of == count.of and (c.low or 0) > (count.low or 0) for c in mention.counts)
        if not greater and not _is_part(count, mention, report):
            kept.append((count, group_of(count, mention)))
    return kept


def group_of(count: Count, mention: Mention) -> str | None:
    """Return the group of those who were counted: ``fighters``, ``people``; None where it isn't told."""
    told = count.who or (mention.recipients[0].name if len(mention.recipients) == 1 else "")
    return min(objects_in(told), default=None)


def grouped(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures, each with a group: one that tells none ("the toll at 26") is of those told most."""
    told = Counter((f.of, f.group) for f in figures if f.group is not None)
    most: dict[str, str] = {}
    for (of, group), _ in sorted(told.items(), key=lambda each: (-each[1], each[0])):
        most.setdefault(of, group)
    return [f if f.group is not None else replace(f, group=most.get(f.of)) for f in figures]


def _is_part(count: Count, mention: Mention, report: Report) -> bool:
    """Whether the words go on with "of the" or "more", or tell of "the last four": no whole is counted."""
    if count.span is not None:
        start, end = count.span.start, count.span.end
        before = report.text[max(0, start - 20) : start].split()
        after = report.text[end : end + 12].split()
        added = (bool(before) and before[-1].lower() in _ADDED) or [
            word.strip(",.;:") for word in after[:1]
        ] == ["more"]
        return added or _partitive(report.text[start : end + 12])
    if not mention.trigger:
        return False
    start, end = sentence_at(report.text, mention.trigger[0].start)
    sentence = report.text[start:end]
    return any(
        number_of(quantity_words) == count.low and _partitive(sentence[at:])
        for at, quantity_words in _numbers(sentence)
    )


def _numbers(sentence: str) -> Iterable[tuple[int, str]]:
    return ((q.start, sentence[q.start : q.end]) for q in find_quantities(sentence))


def _partitive(text: str) -> bool:
    words = text.split()[:3]
    return (
        len(words) == 3
        and words[1] == "of"
        and words[2].strip(",.") in ("the", "them", "those", "whom", "its", "their")
    )


def _content(attribution: Attribution) -> str:
    return " ".join(span.text for span in attribution.content)


def _speakers(attribution: Attribution) -> tuple[str, ...]:
    return tuple(s.name for s in attribution.chain[-1].speakers) if attribution.chain else ()


@cache
def _vague() -> frozenset[tuple[int | None, int | None]]:
    return frozenset((q.low, q.high) for word in _VAGUE_WORDS for q in find_quantities(f"{word} people"))
