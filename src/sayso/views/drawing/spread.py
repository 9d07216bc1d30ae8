"""How the claims about an event spread: origins at the left, the reports that carry them by their days."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.views import lines
from sayso.views.drawing.canvas import Canvas, measured, size, wrapped
from sayso.views.drawing.layout import (
    CARD,
    LABEL,
    MARGIN,
    NO_DAY,
    NOTED_ROW,
    OWN_VOICE,
    ROOT,
    ROW,
    Lane,
    Layout,
    Row,
    layout,
)
from sayso.views.shown import EventView, OriginView
from sayso.views.words import short_day

_LANE_GAP = 26.0
_CARD_LINE = 17.0
_LEGEND = {
    "heard": "has it from the speaker, as far as it tells",
    "cited": "cites an outlet",
    "copied": "has another report's words without naming it",
    "denies": "denies it",
}
_MARKS = {"heard": "full", "cited": "hollow", "copied": "hollow"}


def spread_svg(view: EventView) -> bytes:
    """Return the picture of an event's origins and of how each claim spread, as SVG in UTF-8."""
    plan = layout(view)
    canvas = Canvas(
        plan.width, title=f"How it spread: {view.title}", description=_told(view), key=f"spread-{view.id}"
    )
    top = heading(canvas, view, "Who said it, and how it spread")
    header = top + 22
    bottom = _down(plan.lanes, header + 30)
    _days(canvas, plan, header, bottom - _LANE_GAP + 8)
    for lane in plan.lanes:
        _lane(canvas, lane)
    if not plan.lanes:
        canvas.text(MARGIN, bottom, "No report tells of it.", "small")
    return canvas.svg(_legend(canvas, view, bottom + 4))


def heading(canvas: Canvas, view: EventView, subject: str) -> float:
    """Write the event's title and how it stands, and return how far down they go."""
    y = MARGIN + 14
    for each in wrapped(view.title, size("heading"), canvas.width - 2 * MARGIN, 3):
        canvas.text(MARGIN, y, each, "heading")
        y += 24
    for each in wrapped(f"{subject} · {lines.standing(view)}", size("small"), canvas.width - 2 * MARGIN, 2):
        canvas.text(MARGIN, y, each, "small")
        y += 17
    return y


def _told(view: EventView) -> str:
    """Return the picture in words, for those who don't see it."""
    reports = {report.id: report for each in view.origins for report in each.reports}
    told = [lines.standing(view) + "."]
    for origin in view.origins:
        does = {"asserts": "says so", "denies": "denies it", "other": "speaks of it"}[origin.part]
        steps = "; ".join(lines.step(each, reports) for each in origin.spread)
        told.append(f"{lines.named(origin)} {does}. {steps}.")
    if view.own_voice:
        names = ", ".join(dict.fromkeys(each.report.name for each in view.own_voice))
        told.append(f"{OWN_VOICE}: {names}.")
    return " ".join(told)


def _down(lanes: Sequence[Lane], y: float) -> float:
    """Give every row its place down, lane by lane, and return where the last lane ends."""
    for lane in lanes:
        card = y + len(_card(lane)) * _CARD_LINE
        for number, row in enumerate(lane.rows):
            y += (NOTED_ROW if row.noted else ROW) if number else (NOTED_ROW - ROW if row.noted else 0)
            row.y = y
        y = max(y + 12, card) + _LANE_GAP
    return y


def _days(canvas: Canvas, plan: Layout, y: float, bottom: float) -> None:
    """Draw a line down for each day, and its name above where there is room for it."""
    free, year = 0.0, ""
    for day, x in zip(plan.days, plan.places, strict=True):
        canvas.line(x, y + 8, x, bottom, "rule")
        words = short_day(day) if day != NO_DAY else "date not told"
        if day[:4] == year:
            words = words.removesuffix(f" {year}")
        wide = measured(words, size("small"))
        if x - wide / 2 >= free:
            canvas.text(x, y, words, "small middle")
            free, year = x + wide / 2 + 10, day[:4]


def _lane(canvas: Canvas, lane: Lane) -> None:
    if not lane.rows:
        return
    top = _root(lane)
    for number, (look, words) in enumerate(_card(lane)):
        canvas.text(MARGIN + 12, top + 5 + number * _CARD_LINE, words, look, width=CARD - 14)
    part = lane.origin.part if lane.origin else "other"
    canvas.box(MARGIN, top - 10, 4, len(_card(lane)) * _CARD_LINE + 2, f"side {part}")
    if lane.origin:
        for above, below in _trunks(lane, top):
            canvas.line(*above, *below, "")
        _root_mark(canvas, ROOT, top, part)
    for row in lane.rows:
        _row(canvas, row, top if lane.origin else None)


def _root(lane: Lane) -> float:
    first = lane.rows[0]
    return first.y - (NOTED_ROW - ROW if first.noted else 0)


def _card(lane: Lane) -> list[tuple[str, str]]:
    """Return the lines of an origin's card, each with its look."""
    origin = lane.origin
    if origin is None:
        return [("name italic", OWN_VOICE), ("small", "no speaker is named")]
    told = [("name", each) for each in wrapped(origin.name, size("name"), CARD - 14, 3)]
    if origin.party and origin.party.lower() not in origin.name.lower():
        told.append(("small", origin.party))
    if origin.part == "denies":
        told.append(("badge", "DENIES IT"))
    elif origin.part == "other":
        told.append(
            ("small", ", ".join(dict.fromkeys(each.stance for each in origin.claims)) or "speaks of it")
        )
    told.append(("small", _when(origin)))
    return told


def _when(origin: OriginView) -> str:
    if origin.id is None:
        return "speaker or occasion not clear"
    medium = next((each.medium for each in origin.claims if each.medium), None)
    said = f"said on {short_day(origin.first_said)}" if origin.first_said else "day of saying not told"
    return f"{said}, {medium}" if medium else said


def _root_mark(canvas: Canvas, x: float, y: float, part: str) -> None:
    canvas.dot(x, y, 7, f"mark {part}")
    if part == "denies":
        canvas.cross(x, y, 3, "denies")


def _mark(canvas: Canvas, x: float, y: float, how: str) -> None:
    """Draw a report's mark: its shape too says how it came to the claim, and without a way it is dotted."""
    look = f"mark {_MARKS.get(how, 'voice')}"
    if how == "copied":
        canvas.box(x - 5, y - 5, 10, 10, look)
    else:
        canvas.dot(x, y, 5.5, look)


def _trunks(lane: Lane, top: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return the lines down from the origin and from each row on which others rest, to the last of these."""
    last: dict[tuple[float, float], float] = {}
    for row in lane.rows:
        above = (row.parent.x, row.parent.y) if row.parent else (ROOT, top)
        last[above] = row.y
    return [((x, y), (x, down)) for (x, y), down in last.items() if down > y]


def _row(canvas: Canvas, row: Row, top: float | None) -> None:
    """Draw a report: the arrow to it with what changed on the way, its mark, its name and its day."""
    start = row.parent.x if row.parent else ROOT
    if top is not None and row.how:
        canvas.arrow(start + (9 if not row.parent and row.y == top else 0), row.y, row.x - 7, row.how)
    _mark(canvas, row.x, row.y, row.how or "")
    if row.noted:
        note = (f"through {row.through}" if row.through else "", "small"), (row.change, "note")
        canvas.pieces(start + 12, row.y - 11, *note, width=canvas.width - MARGIN - start - 12)
    day = short_day(row.published) or "date not told"
    name = (row.report.name, "label"), (day, "small")
    canvas.pieces(row.x + 13, row.y + 4.5, *name, width=min(LABEL, canvas.width - row.x - 18))


def _legend(canvas: Canvas, view: EventView, y: float) -> float:
    """Draw what the strokes and marks mean, as many beside each other as there is room; return the end."""
    used: set[str] = {step.how for origin in view.origins for step in origin.spread}
    used |= {"denies"} if view.denied else set()
    entries = [(how, words) for how, words in _LEGEND.items() if how in used]
    x, y = MARGIN, y + 14
    canvas.line(MARGIN, y - 20, canvas.width - MARGIN, y - 20, "rule")
    for how, words in entries:
        mark = 22 if how == "denies" else 53
        wide = mark + measured(words, size("small")) + 18
        if x + wide > canvas.width and x > MARGIN:
            x, y = MARGIN, y + 22
        if how == "denies":
            _root_mark(canvas, x + 8, y, how)
        else:
            canvas.arrow(x, y, x + 33, how)
            _mark(canvas, x + 40, y, how)
        canvas.text(x + mark, y + 4, words, "small")
        x += wide
    return y + 22
