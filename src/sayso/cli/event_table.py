"""The table of events: a row per mention, with the numbers of the claims that hold it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text

from sayso.cli.grid import days, grid, is_wide, prefixed, stack, unsure
from sayso.cli.plain import plain
from sayso.records import Count, Mention, Participant, Place
from sayso.views.words import HAPPENED, range_words, state_words, type_words


def event_table(rows: Sequence[Mention], claims: Mapping[str, int], unsure_below: float, width: int) -> Table:
    """Return the rows as a table that fits ``width``; ``claims`` has each attribution's row by its id."""
    event = [_event(each, unsure_below) for each in rows]
    actors, recipients = [_names(each.actors) for each in rows], [_names(each.recipients) for each in rows]
    where, when = [_where(each.place) for each in rows], [Text(days(each.time)) for each in rows]
    many = [Text("\n").join(_count(one) for one in each.counts) for each in rows]
    told_by = [_told_by(each, claims) for each in rows]
    if is_wide(width):
        columns = [
            ("Event", 22, event),
            ("By whom", 22, actors),
            ("To whom", 22, recipients),
            ("Where", 17, where),
            ("When", 14, when),
            ("How many", 20, many),
            ("Told by", 12, told_by),
        ]
    else:
        both = [
            stack(prefixed("by ", a), prefixed("to ", r)) for a, r in zip(actors, recipients, strict=True)
        ]
        place_and_day = [stack(*each) for each in zip(where, when, strict=True)]
        columns = [
            ("Event", 22, event),
            ("By whom, to whom", 24, both),
            ("Where, when", 16, place_and_day),
            ("How many", 16, many),
            ("Told by", 12, told_by),
        ]
    return grid(columns, [f"E{number}" for number in range(1, len(rows) + 1)], width)


def _event(mention: Mention, unsure_below: float) -> Text:
    """Return what happened in plain words, whether it did, and the report's own words for it."""
    what = Text(plain(type_words(mention.type, mention.mode)), style="bold")
    words = " … ".join(plain(each.text) for each in sorted(mention.trigger, key=lambda each: each.start))
    return stack(
        what,
        Text(HAPPENED[mention.status], style="cyan"),
        Text(f"“{words}”" if words else "", style="dim"),
        unsure(mention.confidence, unsure_below),
    )


def _names(participants: tuple[Participant, ...]) -> Text:
    return Text("\nand ").join(Text(plain(each.name)) for each in participants)


def _where(place: Place | None) -> Text:
    """Return the place's name; its state too, for many places share a name."""
    if place is None:
        return Text()
    name = ("near " if place.precision == "near" else "") + plain(place.name)
    state = state_words(place)
    return Text(name) + Text(f", {state}" if state else "", style="dim")


def _count(count: Count) -> Text:
    kind = "" if count.of == "other" else count.of
    return Text(
        " ".join(each for each in (kind, range_words(count.low, count.high), plain(count.who or "")) if each)
    )


def _told_by(mention: Mention, claims: Mapping[str, int]) -> Text:
    if not mention.attributions:
        return Text("the report", style="dim")
    return Text(
        ", ".join(str(each) for each in sorted(claims[one] for one in mention.attributions if one in claims))
    )
