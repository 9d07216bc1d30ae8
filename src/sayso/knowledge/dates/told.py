"""The days that a whole text tells, in its order: each expression read against those before it."""

from __future__ import annotations

from datetime import date

from sayso.knowledge.dates.finding import find_times
from sayso.knowledge.dates.resolving import resolve, to_time
from sayso.records import Time


def times_in(text: str, published: date | None) -> list[tuple[tuple[int, int], Time]]:
    """All time expressions of the text that can be resolved, with their characters [start, end)."""
    found: list[tuple[tuple[int, int], Time]] = []
    anchor: date | None = None
    for t in find_times(text):
        # "two days earlier", "that evening" count from the day that was told last.
        resolved = resolve(t.text, published, anchor=anchor)
        if resolved:
            found.append(((t.start, t.end), to_time(t.text, resolved)))
            own = resolve(t.text, published) == resolved and resolved.start == resolved.end
            anchor = resolved.start if own else anchor
    return found
