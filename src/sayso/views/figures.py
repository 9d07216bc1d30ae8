"""The figures of an event: how many, who said so and when, and which the same party replaced later."""

from __future__ import annotations

from sayso.records import Event, EventCount, FigureBy
from sayso.views.index import Index
from sayso.views.shown import CountView, FigureView, Part
from sayso.views.words import count_words

ORDER = ("killed", "wounded", "missing", "captured", "displaced", "destroyed", "involved", "other")
"""What a reader looks for first."""


def count_views(index: Index, event: Event) -> tuple[CountView, ...]:
    """Return the counts of an event, the gravest first."""
    ordered = sorted(event.counts, key=lambda each: (ORDER.index(each.of), each.who or "", -_size(each)))
    return tuple(_count(index, event, each) for each in ordered)


def _count(index: Index, event: Event, count: EventCount) -> CountView:
    by = sorted(count.by, key=lambda each: (_said(index, each) or "9999", index.origins[each.origin].name))
    return CountView(
        of=count.of,
        who=count.who,
        low=count.low,
        high=count.high,
        words=count_words(count.of, count.who, count.low, count.high),
        by=tuple(_figure(index, event, each, count.by) for each in by),
    )


def _figure(index: Index, event: Event, figure: FigureBy, others: tuple[FigureBy, ...]) -> FigureView:
    return FigureView(
        origin=figure.origin,
        name=index.origins[figure.origin].name,
        part=_part(event, figure.origin),
        low=figure.low,
        high=figure.high,
        said=_said(index, figure),
        replaced=any(_replaces(index, other, figure) for other in others),
    )


def _replaces(index: Index, later: FigureBy, earlier: FigureBy) -> bool:
    """Whether the same party gave ``later`` on a later day: its last word counts."""
    after, before = _said(index, later), _said(index, earlier)
    return bool(after and before and after > before and _party(index, later) == _party(index, earlier))


def _party(index: Index, figure: FigureBy) -> str:
    origin = index.origins[figure.origin]
    return origin.party or origin.name


def _said(index: Index, figure: FigureBy) -> str | None:
    return figure.said or index.origins[figure.origin].first_said


def _part(event: Event, origin: str) -> Part:
    told = event.assessment
    if told is None or origin in told.origins:
        return "asserts"
    return "denies" if origin in told.denied_by else "other"


def _size(count: EventCount) -> int:
    return max(count.low or 0, count.high or 0)
