"""Where the reports of a spread stand: one row each, right of what they come from, in the order of days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.records import SpreadHow
from sayso.views.shown import EventView, OriginView, ReportView, StepView, TellingView

OWN_VOICE = "In the reports' own voice"
CARD, MARGIN, LABEL = 236.0, 18.0, 280.0
"""The width of an origin's card, of the border, and of the place for a report's name."""
ROOT = MARGIN + CARD + 16
FIRST_DAY = ROOT + 44
_INDENT, _LEAST_INDENT, _MOST_LEVELS = 38.0, 16.0, 640.0
_DAY, _LEAST_DAY, _ALL_DAYS = 92.0, 30.0, 520.0
ROW, NOTED_ROW = 30.0, 46.0
NO_DAY = ""


@dataclass(slots=True)
class Row:
    """One report in one lane: what it comes from (a row of the lane, or the origin itself), and its place."""

    report: ReportView
    published: str | None
    how: SpreadHow | None
    through: str = ""
    change: str = ""
    parent: Row | None = None
    column: int = -1
    level: int = 0
    x: float = 0.0
    y: float = 0.0

    @property
    def noted(self) -> bool:
        """Whether there is something to write above the arrow to it."""
        return bool(self.through or self.change)


@dataclass(slots=True)
class Lane:
    """An origin with the rows of the reports that carry it; ``origin`` is None for the reports' own voice."""

    origin: OriginView | None
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """All lanes, the days with the place of each, and the width of the picture."""

    lanes: tuple[Lane, ...]
    days: tuple[str, ...]
    places: tuple[float, ...]
    width: float


def layout(view: EventView) -> Layout:
    """Return the lanes of an event, each row with its place across; the drawing says how far down it is."""
    lanes = [Lane(each, _tree(each.spread)) for each in view.origins]
    if view.own_voice:
        lanes.append(Lane(None, _own_voice(view.own_voice)))
    rows = [row for lane in lanes for row in lane.rows]
    days = tuple(sorted({row.published or NO_DAY for row in rows}, key=lambda day: (day == NO_DAY, day)))
    for row in reversed(rows):
        _find_day(row, days)
    for row in rows:
        _put_in_column(row)
    places, step, end = _across(rows, len(days))
    for row in rows:
        row.x = places[row.column] + row.level * step
    return Layout(tuple(lanes), days, places, max(end, FIRST_DAY + 200) + LABEL + MARGIN)


def _tree(steps: Sequence[StepView]) -> list[Row]:
    """Return a row for each step, behind the one it has the claim from, as in a tree of files."""
    rows = {step.report.id: _row(step) for step in steps}
    children: defaultdict[str | None, list[StepView]] = defaultdict(list)
    for step in steps:
        known = step.source_report if step.source_report in rows and _leads_out(step, steps) else None
        children[known].append(step)
    ordered: list[Row] = []
    _walk(None, children, rows, ordered)
    return ordered


def _walk(
    parent: str | None,
    children: dict[str | None, list[StepView]],
    rows: dict[str, Row],
    ordered: list[Row],
) -> None:
    """Add the rows below a parent, depth first, without recursion: a chain may be as long as the ledger."""
    waiting = [(parent, step) for step in reversed(children[parent])]
    while waiting:
        above, step = waiting.pop()
        row = rows[step.report.id]
        row.parent = rows[above] if above else None
        ordered.append(row)
        waiting += [(step.report.id, each) for each in reversed(children.get(step.report.id, []))]


def _leads_out(step: StepView, steps: Sequence[StepView]) -> bool:
    """Whether one gets from a step back to the origin: two reports that cite each other have no beginning."""
    sources = {each.report.id: each.source_report for each in steps}
    seen, at = set[str](), step.report.id
    while at in sources:
        if at in seen:
            return False
        seen.add(at)
        at = sources[at] or ""
    return True


def _row(step: StepView) -> Row:
    change = (step.change or "").replace(" became ", " → ")
    # A source that is in the picture needs no words: the arrow comes from it.
    through = (step.source or "") if not step.source_report else ""
    return Row(step.report, step.published, step.how, through, change)


def _own_voice(tellings: Sequence[TellingView]) -> list[Row]:
    reports = {each.report.id: each.report for each in tellings}
    return [Row(each, each.published, None) for each in reports.values()]


def _find_day(row: Row, days: Sequence[str]) -> None:
    """Give a row the number of its day; without a date, it came before what rests on it or stands last."""
    if row.published:
        row.column = days.index(row.published)
    elif row.column < 0:
        row.column = len(days) - 1
    above = row.parent
    if above and not above.published:
        above.column = row.column if above.column < 0 else min(above.column, row.column)


def _put_in_column(row: Row) -> None:
    """Put a row on its day, but never before its parent's, and on the same day to the right of it."""
    above = row.parent
    row.column = max(row.column, above.column) if above else row.column
    row.level = above.level + 1 if above and above.column == row.column else 0


def _across(rows: Sequence[Row], days: int) -> tuple[tuple[float, ...], float, float]:
    """Return the place of each day, the step from level to level in a day, and where the last day ends."""
    deepest = [max((row.level for row in rows if row.column == each), default=0) for each in range(days)]
    step = min(_INDENT, max(_LEAST_INDENT, _MOST_LEVELS / max(1, sum(deepest))))
    day = min(_DAY, max(_LEAST_DAY, _ALL_DAYS / max(1, days)))
    places, at = [], FIRST_DAY
    for levels in deepest:
        places.append(at)
        at += max(day, levels * step + min(day, 2 * _LEAST_DAY))
    end = places[-1] + deepest[-1] * step if places else FIRST_DAY
    return tuple(places), step, end
