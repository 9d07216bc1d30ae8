"""The exact words of a report, where they stand, and the sentence around them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.records import Report, Span
from sayso.views.shown import Passage, ReportView

_ENDS = re.compile(r"[.!?…]['\"”’)]*\s+(?=['\"“‘(]?[A-Z0-9])|\n\s*\n?")
"""Where a sentence may end: after "Col." too, so a sentence is at times shown cut, and never put together."""
_FARTHEST = 400


def report_view(report: Report) -> ReportView:
    """Return a report as the others name it."""
    return ReportView(
        id=report.id,
        name=report.outlet or report.title or report.file,
        title=report.title,
        published=report.published,
        file=report.file,
        url=report.url,
    )


def passages(report: Report, spans: Iterable[Span]) -> tuple[Passage, ...]:
    """Return spans of a report as passages, in the order of its text."""
    ordered = sorted(spans, key=lambda span: (span.start, span.end))
    return tuple(Passage(report=report.id, start=s.start, end=s.end, text=s.text) for s in ordered)


def sentence(report: Report, spans: Iterable[Span]) -> Passage:
    """Return the sentence in which spans of a report stand: one word of it would tell a reader nothing."""
    places = [(span.start, span.end) for span in spans] or [(0, min(1, len(report.text)))]
    first, last = min(start for start, _ in places), max(end for _, end in places)
    low, high = max(0, first - _FARTHEST), min(len(report.text), last + _FARTHEST)
    before = [m.end() for m in _ENDS.finditer(report.text, low, high) if m.end() <= first]
    after = [m.end() for m in _ENDS.finditer(report.text, last, high)]
    start, end = before[-1] if before else low, after[0] if after else high
    words = report.text[start:end]
    end -= len(words) - len(words.rstrip())
    start += len(words) - len(words.lstrip())
    return Passage(report=report.id, start=start, end=end, text=report.text[start:end])
