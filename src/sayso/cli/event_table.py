"""The table of events: a row per mention, with the numbers of the claims that hold it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text

from sayso.cli.grid import days, grid, is_wide, prefixed, stack, unsure
from sayso.cli.plain import plain
from sayso.knowledge.states import state_name
from sayso.records import Count, Mention, MentionStatus, MentionType, Participant, Place

_TYPES: dict[MentionType, str] = {
    "AGREE": "commitment",
    "CONSULT": "talks",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat",
    "REQUEST": "demand",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "deployment",
    "COERCE": "coercion",
    "ASSAULT": "assault",
}
_MODES = {
    "aerial": "from the air",
    "demo": "demonstration",
    "hunger": "hunger strike",
    "primitive": "hand weapons",
    "third-party": "mediation",
}
"""The modes whose own name, in PLOVER, tells a newcomer little."""
_STATUS: dict[MentionStatus, str] = {
    "actual": "",
    "planned": "planned",
    "hypothetical": "possible",
    "negated": "not so",
}


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
    mode = _MODES.get(mention.mode or "", (mention.mode or "").replace("-", " "))
    what = Text(_TYPES[mention.type] + (f" ({plain(mode)})" if mode else ""), style="bold")
    words = " … ".join(plain(each.text) for each in sorted(mention.trigger, key=lambda each: each.start))
    return stack(
        what,
        Text(_STATUS[mention.status], style="cyan"),
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
    state = (state_name(place.country) or place.country) if place.country else None
    told = state is None or place.precision == "country"
    return Text(name) + Text("" if told else f", {state}", style="dim")


def _count(count: Count) -> Text:
    kind = "" if count.of == "other" else count.of
    return Text(" ".join(each for each in (kind, _range(count), plain(count.who or "")) if each))


def _range(count: Count) -> str:
    low, high = count.low, count.high
    if low is None:
        return "some" if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return f"{low:,}" if low else "none"
    return f"{low:,} to {high:,}"


def _told_by(mention: Mention, claims: Mapping[str, int]) -> Text:
    if not mention.attributions:
        return Text("the report", style="dim")
    return Text(
        ", ".join(str(each) for each in sorted(claims[one] for one in mention.attributions if one in claims))
    )
