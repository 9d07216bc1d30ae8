"""Events and origins as rows, with columns beside the record, and how they are put in the place of others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from sayso.ledger.columns import plain
from sayso.ledger.kept import Run, as_json
from sayso.ledger.loading import lots
from sayso.ledger.schema import event_mentions, event_pairs, events, origin_attributions, origins
from sayso.records import Event, Mention, Origin, Report
from sayso.views.board import is_minor
from sayso.views.titles import title

_MOST = 99_999_999


def write_events(
    connection: Connection,
    run: Run,
    new: Iterable[tuple[Event, Sequence[tuple[int, Report, Mention]]]],
    gone: Iterable[str],
) -> None:
    """Write events, each with its mentions and the numbers of their reports, in the place of those gone."""
    every = list(new)
    for lot in lots(sorted({*gone, *(event.id for event, _ in every)})):
        connection.execute(delete(event_mentions).where(event_mentions.c.event.in_(lot)))
        connection.execute(delete(events).where(events.c.id.in_(lot)))
    if every:
        connection.execute(insert(events), [_event_row(run, event, told) for event, told in every])
        connection.execute(
            insert(event_mentions),
            [
                {"mention": mention.id, "event": event.id, "report": report}
                for event, told in every
                for report, _, mention in told
            ],
        )


def write_pairs(connection: Connection, pairs: Collection[tuple[str, str]], written: Iterable[str]) -> None:
    """Write which events may be the same, for those written or gone; each pair in both directions."""
    for lot in lots(sorted(written)):
        connection.execute(delete(event_pairs).where(event_pairs.c.event.in_(lot)))
        connection.execute(delete(event_pairs).where(event_pairs.c.other.in_(lot)))
    both = {*pairs, *((other, event) for event, other in pairs)}
    for event, other in sorted(both):
        there = event_pairs.c.event == event, event_pairs.c.other == other
        if not connection.execute(select(event_pairs.c.event).where(*there)).first():
            connection.execute(insert(event_pairs), {"event": event, "other": other})


def write_origins(connection: Connection, run: Run, new: Iterable[Origin], gone: Iterable[str]) -> None:
    """Write origins in the place of those gone."""
    every = list(new)
    for lot in lots(sorted({*gone, *(each.id for each in every)})):
        connection.execute(delete(origin_attributions).where(origin_attributions.c.origin.in_(lot)))
        connection.execute(delete(origins).where(origins.c.id.in_(lot)))
    if every:
        connection.execute(insert(origins), [_origin_row(run, each) for each in every])
        pairs = [{"attribution": a, "origin": each.id} for each in every for a in each.attributions]
        connection.execute(insert(origin_attributions), pairs)


def _origin_row(run: Run, origin: Origin) -> dict[str, Any]:
    return {
        "id": origin.id,
        "run": run.key,
        "name": plain(origin.name),
        "party": origin.party,
        "first_said": origin.first_said,
        "reports": len(origin.reports),
        "record": as_json(origin),
    }


def _event_row(run: Run, event: Event, told: Sequence[tuple[int, Report, Mention]]) -> dict[str, Any]:
    reports = {report.id: report for _, report, _ in told}
    mentions = [mention for _, _, mention in told]
    assessment, place, time = event.assessment, event.place, event.time
    first = min((each.published for each in reports.values() if each.published), default=None)
    minor = is_minor(event, mentions)
    return {
        "id": event.id,
        "run": run.key,
        "title": plain(title(event, mentions, reports)),
        "type": event.type,
        "status": assessment.status if assessment else None,
        "credibility": assessment.credibility if assessment else None,
        "independent": assessment.independent if assessment else None,
        "place": plain(place.name) if place else None,
        "country": place.country if place else None,
        "first_day": time.start if time else None,
        "last_day": time.end if time else None,
        "first_reported": first,
        "reports": len(reports),
        "mentions": len(mentions),
        "weight": weight(minor=minor, reports=len(reports), mentions=len(mentions), day=_day(event, first)),
        "record": as_json(event),
    }


def weight(*, minor: bool, reports: int, mentions: int, day: str | None) -> str:
    """Return what puts an event in its place on the board: the most reported first, the minor ones last."""
    return f"{int(minor)}{_MOST - reports:08d}{_MOST - mentions:08d}{_MOST - _ordinal(day):08d}"


def _day(event: Event, first_reported: str | None) -> str | None:
    return event.time.start if event.time else first_reported


def _ordinal(day: str | None) -> int:
    if day is None:
        return 0
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:  # a day that the calendar doesn't have, from another program
        return 0
