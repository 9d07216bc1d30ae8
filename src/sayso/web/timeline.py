"""The days of an event: when it happened, who spoke when, and when it was published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.views import EventView
from sayso.views.shown import ReportView


@dataclass(frozen=True, slots=True)
class Entry:
    """Something of one day: ``kind`` is ``event``, ``said``, ``denied`` or ``published``."""

    kind: str
    words: str
    report: ReportView | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day with all that belongs to it; "" where it is not told."""

    day: str
    entries: tuple[Entry, ...]


def timeline(view: EventView) -> tuple[Day, ...]:
    """Return the days of an event in their order; what has no day stands at the end."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for day, entry in _entries(view):
        if entry not in found[day]:
            found[day].append(entry)
    return tuple(Day(day, tuple(found[day])) for day in sorted(found, key=lambda each: each or "9999"))


def _entries(view: EventView) -> Iterator[tuple[str, Entry]]:
    if view.time:
        yield view.time.start, Entry("event", "It happened")
        if view.time.end != view.time.start:
            yield view.time.end, Entry("event", "The latest day on which it may have happened")
    for number, origin in enumerate(view.origins, 1):
        if origin.first_said:
            kind = {"denies": "denied"}.get(origin.part, "said")
            yield origin.first_said, Entry(kind, origin.name, link=f"#origin-{number}")
    for report in view.reports:
        yield report.published or "", Entry("published", report.name, report)
