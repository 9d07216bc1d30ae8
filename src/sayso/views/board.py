"""The board of a ledger: its events, the most reported first, each with all that is needed to judge it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.errors import UsageError
from sayso.records import Event, Ledger, Mention, MentionType
from sayso.views.claims import caveat_views, telling_view
from sayso.views.figures import count_views
from sayso.views.index import Index
from sayso.views.origins import origin_views
from sayso.views.passages import report_view
from sayso.views.shown import EventView, OriginView, Part, TellingView
from sayso.views.titles import status_of, title
from sayso.views.words import TYPES, place_words, state_words

SAYING: frozenset[MentionType] = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
"""The types whose event is itself an act of saying."""


def board(ledger: Ledger) -> tuple[EventView, ...]:
    """Return the events of a linked ledger, the most reported first; those of little weight come last.

    The order: by reports, then mentions, then the day, the latest first. Raises LedgerFormatError where the
    ledger's references are broken.
    """
    index = Index.of(ledger)
    views = [event_view(index, event) for event in ledger.events]
    views.sort(key=lambda each: each.id)
    views.sort(key=_day, reverse=True)
    views.sort(key=lambda each: (each.minor, -len(each.reports), -each.mentions))
    return tuple(views)


def find_event(views: Sequence[EventView], wanted: str) -> EventView:
    """Return the event with an id, the beginning of one, or a number on the board; or raise UsageError."""
    exact = [each for each in views if each.id == wanted]
    begun = exact or [each for each in views if wanted and each.id.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    if not begun and wanted.isdecimal() and 1 <= int(wanted) <= len(views):
        return views[int(wanted) - 1]
    if begun:
        ids = ", ".join(each.id for each in begun[:3])
        raise UsageError(
            f"{len(begun)} events have an id that begins with {wanted!r}: {ids}.", "Give more of it."
        )
    count = f"from 1 to {len(views)}" if views else "but there is no event here"
    raise UsageError(
        f"There is no event {wanted!r}.",
        f"Give an id from `sayso board`, or the number before it, {count}.",
    )


def event_view(index: Index, event: Event) -> EventView:
    """Return what a person needs to see of one event of the index's ledger."""
    mentions = [index.mentions[key] for key in event.mentions]
    origins = origin_views(index, event, mentions)
    reports = {each.report: report_view(index.reports[each.report]) for each in mentions}
    by_day = sorted(reports.values(), key=lambda each: (each.published or "9999", each.name, each.id))
    own_voice = _once(telling_view(index, each) for each in mentions if not each.attributions)
    told = event.assessment
    return EventView(
        id=event.id,
        title=title(event, mentions, index.reports),
        kind=TYPES[event.type] if event.type else "",
        minor=is_minor(event, mentions),
        happened=status_of(mentions),
        status=told.status if told else None,
        credibility=told.credibility if told else None,
        independent=told.independent if told else None,
        why=told.why if told else None,
        place=place_words(event.place) or None,
        state=state_words(event.place) or None,
        time=event.time,
        first_reported=next((each.published for each in by_day if each.published), None),
        reports=tuple(by_day),
        mentions=len(mentions),
        asserted=_part(origins, "asserts"),
        denied=_part(origins, "denies"),
        other=_part(origins, "other"),
        own_voice=tuple(
            sorted(own_voice, key=lambda t: (t.report.published or "9999", t.report.id, t.passage.start))
        ),
        caveats=caveat_views(index, {c.id: c for o in origins for c in o.claims}.values()),
        counts=count_views(index, event),
        event=event,
    )


def is_minor(event: Event, mentions: Sequence[Mention]) -> bool:
    """Whether an event gives little to check: a single mention, denied by nobody, and one of these.

    An act of saying; told in the report's own voice; not told as a fact; without place, day or figure.
    """
    if len(mentions) != 1 or (event.assessment and event.assessment.denied_by):
        return False
    (only,) = mentions
    bare = event.place is None and event.time is None and not event.counts
    return event.type in SAYING or not only.attributions or only.status != "actual" or bare


def _once(tellings: Iterable[TellingView]) -> list[TellingView]:
    """Return each sentence once, however many mentions stand in it."""
    return list({(each.passage, each.status): each for each in tellings}.values())


def _part(origins: Sequence[OriginView], part: Part) -> tuple[OriginView, ...]:
    return tuple(each for each in origins if each.part == part)


def _day(view: EventView) -> str:
    return (view.time.start if view.time else None) or view.first_reported or ""
