"""The reports that are known, and the question which of their passages were taken from which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

from sayso.errors import UsageError
from sayso.linking.reuse.evidence import Pair, Taken, covered, taken_over
from sayso.linking.reuse.fingerprints import fingerprints, of_sentence
from sayso.linking.reuse.kept import Kept
from sayso.linking.reuse.matching import Text, matches
from sayso.linking.reuse.postings import Postings
from sayso.linking.reuse.spelling import Spelling
from sayso.linking.reuse.versions import Versions
from sayso.linking.reuse.words import Kind, telling
from sayso.records import Report, Span

COMMON = 2_000
"""Reports with one fingerprint, from which on it is no evidence at all."""
RARE = 8
"""Reports with one fingerprint, up to which it is reason enough to compare two that share no other."""
EARLIEST = 16
"""Of the reports with one fingerprint, so many are looked at: the first to be published."""
COMPARED = 24
"""Reports that are read against one report: those with the most fingerprints in common."""
SAME_VERSION = 0.6
SAME_TEXT = 0.9
"""The share of both texts' words that must be the same, under one title or address and otherwise."""
_NO_DAY = "9999-99-99"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A sentence of ``report`` that stands, in nearly the same words, in the earlier ``source_report``.

    ``share`` (0 to 1) of its telling words were taken over. ``change`` tells figures that became others, or
    is None. ``quoted_only`` is true where no more than somebody's words in quotation marks are shared: both
    reporters may have heard them.
    """

    report: str
    span: Span
    source_report: str
    source_span: Span
    share: float
    change: str | None = None
    quoted_only: bool = False


def took_over(report: Report, source: Report) -> bool:
    """Whether a report has words of another, beyond quotations that both may have heard.

    Only the two texts are looked at: what other reports have makes no difference here.
    """
    pair = Pair(_text_of(report.text), _text_of(source.text), (report.text, source.text), lambda _: 0)
    return any(not each.match.quoted for each in taken_over(pair, None))


def is_version(report: Report, other: Report) -> bool:
    """Whether two reports have the same text, or are versions, as `Reuse.duplicate_of` has it."""
    both = Reuse()
    both.add(report)
    both.add(other)
    return any(both.duplicate_of(each.id) for each in (report, other))


@lru_cache(maxsize=256)
def _text_of(text: str) -> Text:
    return Text(telling(text))


class Reuse:
    """Takes reports as they come; its answers are the same in whatever order they came.

    One report is before another by its day of publication, on one day by its id; a report without a day comes
    after all that have one, as nothing can be shown to be taken from it.
    """

    def __init__(self) -> None:
        """Begin with no report."""
        self._reports: list[Report] = []
        self._numbers: dict[str, int] = {}
        self._postings = Postings()
        self._versions = Versions()
        self._spelling = Spelling()
        self._texts = Kept()

    def __len__(self) -> int:
        """How many reports were added."""
        return len(self._reports)

    def add(self, report: Report) -> None:
        """Take a report; the same one again changes nothing, another one with its id is a UsageError."""
        if report.id in self._numbers:
            self._refuse_another(report)
            return
        number = self._numbers[report.id] = len(self._reports)
        self._reports.append(report)
        sentences = telling(report.text)
        self._postings.add(number, fingerprints(sentences))
        self._spelling.add(w.code for s in sentences for w in s.words if w.kind is not Kind.FIGURE)
        self._versions.add(number, report)

    def copies_of(self, report_id: str) -> tuple[Copied, ...]:
        """The sentences of a report that earlier ones have, in its order, each with one source.

        Of several sources the one with the most of the sentence counts, then the one with the most of the
        report, then the earliest.
        """
        number = self._number(report_id)
        best: dict[int, tuple[tuple[object, ...], int, Taken]] = {}
        counts, candidates = self._candidates(number)
        for source in candidates:
            taken = taken_over(self._pair(number, source, counts), self._spelling)
            total = round(sum(each.match.share for each in taken), 3)
            for each in taken:
                rank = (-round(each.match.share, 3), -total, self._order(source))
                kept = best.get(each.match.sentence)
                if kept is None or rank < kept[0]:
                    best[each.match.sentence] = (rank, source, each)
        return tuple(self._copied(number, best[at][1], best[at][2]) for at in sorted(best))

    def duplicate_of(self, report_id: str) -> str | None:
        """The id of the first report that has this one's whole text or is an earlier version of it, or None.

        A version has the same title or address, and most of the words. The first version may be a version of
        another one in turn, which this one is no longer like.
        """
        number = self._number(report_id)
        report = self._reports[number]
        same = self._earlier(self._versions.same_text(report), number)
        placed = self._earlier(self._versions.same_place(report), number)
        _, candidates = self._candidates(number)
        found = set(same[:1])
        for source in {*placed, *candidates}:
            least = SAME_VERSION if source in placed else SAME_TEXT
            if self._alike(number, source, least):
                found.add(source)
        return self._reports[min(found, key=self._order)].id if found else None

    def _refuse_another(self, report: Report) -> None:
        if self._reports[self._numbers[report.id]] != report:
            raise UsageError(
                f"Two reports have the id {report.id!r}, and each must have its own.",
                "Read the reports in one call, or give one of them another id.",
            )

    def _number(self, report_id: str) -> int:
        if report_id not in self._numbers:
            raise UsageError(f"No report has the id {report_id!r}.", "Add the report first.")
        return self._numbers[report_id]

    def _order(self, number: int) -> tuple[str, str]:
        report = self._reports[number]
        return report.published or _NO_DAY, report.id

    def _earlier(self, numbers: Iterable[int], than: int) -> list[int]:
        """The first to be published of those that come before a report."""
        mine = self._order(than)
        before = {number for number in numbers if self._order(number) < mine}
        return nsmallest(EARLIEST, before, key=self._order)

    def _candidates(self, number: int) -> tuple[dict[int, int], list[int]]:
        """How many reports have each fingerprint, and the earlier reports with the most of them."""
        found = self._postings.reports(fingerprints(self._text(number).sentences))
        votes: Counter[int] = Counter()
        telling_one: set[int] = set()
        for numbers in found.values():
            if len(numbers) <= COMMON:
                earlier = self._earlier(numbers, number)
                votes.update(earlier)
                if len(numbers) <= RARE:
                    telling_one.update(earlier)
        likely = [each for each in votes if votes[each] > 1 or each in telling_one]
        ranked = nsmallest(COMPARED, likely, key=lambda n: (-votes[n], self._order(n)))
        return {each: len(numbers) for each, numbers in found.items()}, ranked

    def _pair(self, later: int, earlier: int, counts: dict[int, int]) -> Pair:
        text = self._text(later)

        def common(sentence: int) -> int:
            return min((counts[each] for each in of_sentence(text.sentences[sentence])), default=0)

        one, other = self._reports[later], self._reports[earlier]
        one_outlet = one.outlet is not None and one.outlet == other.outlet
        return Pair(text, self._text(earlier), (one.text, other.text), common, one_outlet)

    def _alike(self, number: int, source: int, least: float) -> bool:
        one, other = self._text(number), self._text(source)
        if min(one.size, other.size) < least * max(one.size, other.size, 1):
            return False
        return covered(matches(one, other), one) >= least <= covered(matches(other, one), other)

    def _copied(self, number: int, source: int, taken: Taken) -> Copied:
        report, other, match = self._reports[number], self._reports[source], taken.match
        here, there = self._text(number).sentences, self._text(source).sentences
        return Copied(
            report=report.id,
            span=report.span(here[match.sentence].start, here[match.sentence].end),
            source_report=other.id,
            source_span=other.span(there[match.first].start, there[match.last].end),
            share=round(match.share, 3),
            change=taken.figures.change,
            quoted_only=match.quoted,
        )

    def _text(self, number: int) -> Text:
        return self._texts.get(number, lambda: Text(telling(self._reports[number].text)))
