"""The board and an event as Markdown: to put into notes, a wiki or a message, with nothing lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.views import lines
from sayso.views.plain import plain
from sayso.views.shown import ClaimView, EventView, OriginView, TellingView
from sayso.views.words import HAPPENED

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$&])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def board_markdown(views: Sequence[EventView], *, left_out: int = 0) -> str:
    """Return the events as a numbered list, those of little weight under a heading of their own."""
    heavy, light = [each for each in views if not each.minor], [each for each in views if each.minor]
    told = [f"{number}. {_entry(each)}" for number, each in enumerate(heavy, 1)]
    if light:
        told += ["", "## Of little weight", ""]
        told += [f"{number}. {_entry(each)}" for number, each in enumerate(light, len(heavy) + 1)]
    if left_out:
        told += ["", f"… and {left_out:,} more."]
    return "\n".join(["# Events", "", *(told or ["No event is told."])]) + "\n"


def event_markdown(view: EventView, *, unsure_below: float = 0.0) -> str:
    """Return one event with every claim, its exact words, where they stand, and which reading is unsure."""
    numbers = lines.numbered(view)
    parts: list[list[str]] = [[f"# {escaped(view.title)}"], list(_head(view))]
    for heading, origins in _sections(view):
        if origins:
            parts.append([f"## {heading}"])
            parts += [list(_origin(view, each, unsure_below)) for each in origins]
    if view.own_voice:
        parts += [["## In the reports' own voice"], [_telling(each) for each in view.own_voice]]
    if any(each.by for each in view.counts):
        parts.append(["## Figures by source"])
        parts += [_listed(lines.figures(each), map(lines.figure, each.by)) for each in view.counts if each.by]
    if view.caveats:
        told = [f"- {escaped(lines.caveat(each, numbers))}" for each in view.caveats]
        parts += [["## What the reports say is not known"], told]
    parts += _spread(view)
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def escaped(text: str) -> str:
    """Return a report's words so that Markdown shows them as they are, on one line."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", plain(text)))


def _entry(view: EventView) -> str:
    names = [escaped(lines.named(each)) for each in view.asserted]
    denied = [escaped(lines.named(each)) for each in view.denied]
    told = [lines.standing(view), lines.extent(view)]
    told += [f"said by {'; '.join(names)}"] if names else []
    told += [f"denied by {'; '.join(denied)}"] if denied else []
    return f"**{escaped(view.title)}** (`{plain(view.id)}`): {'; '.join(told)}"


def _head(view: EventView) -> Iterator[str]:
    yield f"- {lines.standing(view)}"
    yield f"- {lines.extent(view)}"
    if lines.where_and_when(view):
        yield f"- {escaped(lines.where_and_when(view))}"
    if view.why:
        yield f"- {escaped(view.why)}"
    yield f"- `{plain(view.id)}`"


def _sections(view: EventView) -> tuple[tuple[str, Sequence[OriginView]], ...]:
    return (("Said by", view.asserted), ("Denied by", view.denied), ("Also spoken of by", view.other))


def _origin(view: EventView, origin: OriginView, below: float) -> Iterator[str]:
    numbers = lines.numbered(view)
    yield f"### {escaped(lines.named(origin))}"
    yield ""
    yield f"{lines.occasion(origin)}{lines.elsewhere(view, origin)}."
    yield ""
    for claim in origin.claims:
        yield from _claim(claim, numbers[claim.id], below)


def _claim(claim: ClaimView, number: int, below: float) -> Iterator[str]:
    way = f", {lines.way(claim)}" if lines.way(claim) else ""
    who = f"{lines.speakers(claim)}: {lines.manner(claim)}{', unsure' if claim.confidence < below else ''}"
    yield f"{number}. {escaped(who)} ({escaped(lines.published(claim.report) + way)}):"
    yield f"   > {escaped(lines.words(claim))}"
    if lines.context(claim):
        yield "   >"
        yield f"   > in: {escaped(lines.context(claim))}"
    yield ""
    yield f"   `{plain(lines.offsets(claim))}`"


def _telling(each: TellingView) -> str:
    happened = f" ({HAPPENED[each.status]})" if HAPPENED[each.status] else ""
    where = f"{each.passage.report} {each.passage.start}–{each.passage.end}"
    return (
        f"- {escaped(lines.published(each.report))}{happened}: {escaped(each.passage.text)} `{plain(where)}`"
    )


def _spread(view: EventView) -> Iterator[list[str]]:
    shown = [each for each in view.origins if each.id and len(each.spread) > 1]
    reports = {report.id: report for each in view.origins for report in each.reports}
    if shown:
        yield ["## How it spread"]
    for origin in shown:
        steps = [lines.step(each, reports) for each in origin.spread]
        yield _listed(lines.named(origin), steps)


def _listed(heading: str, items: Iterable[str]) -> list[str]:
    told = [f"- {escaped(each)}" for each in items]
    return [f"**{escaped(heading)}**", "", *told]
