"""The figures of an event by source, the earliest first: a dot for a number, a bar for a range."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.views import lines
from sayso.views.drawing.canvas import Canvas, measured, size, wrapped
from sayso.views.drawing.layout import MARGIN
from sayso.views.drawing.spread import heading
from sayso.views.shown import CountView, EventView, FigureView
from sayso.views.words import range_words, short_day

WIDTH = 900.0
NAMES, VALUES = 318.0, 118.0
"""How wide the column of the sources is, and that of the numbers in words."""
LEFT, RIGHT = MARGIN + NAMES, WIDTH - MARGIN - VALUES
LINE, SECTION_GAP = 15.0, 30.0
_TICKS = 5
_OPEN = 46.0
"""How far the arrow of an open end reaches ("at least 20")."""


def figures_svg(view: EventView) -> bytes:
    """Return the picture of an event's figures, one row each in the order of days, as SVG in UTF-8."""
    counts = [each for each in view.counts if each.by]
    canvas = Canvas(
        WIDTH, title=f"Figures by source: {view.title}", description=_told(counts), key=f"figures-{view.id}"
    )
    y = heading(canvas, view, "Figures by source") + 18
    for each in counts:
        y = _section(canvas, each, y)
    if not counts:
        canvas.text(MARGIN, y, "No source gives a figure.", "small")
        y += 10
    return canvas.svg(_legend(canvas, counts, y))


def _told(counts: Sequence[CountView]) -> str:
    """Return the picture in words, for those who don't see it."""
    told = (f"{lines.figures(each)}. {'; '.join(map(lines.figure, each.by))}." for each in counts)
    return " ".join(told) or "No source gives a figure."


def _section(canvas: Canvas, count: CountView, y: float) -> float:
    """Draw one count: its name, the range over all sources as a band, and a row for each figure."""
    most = _top(count)
    canvas.text(MARGIN, y + 4, lines.figures(count), "name", width=NAMES + 200)
    names = [wrapped(each.name, size("label"), NAMES - 24, 2) for each in count.by]
    top, bottom = y + 34, y + 34 + sum(map(_height, names))
    if count.low is not None and count.high is not None and count.high > count.low:
        start, end = _place(count.low, most), _place(count.high, most)
        canvas.box(start, top - 4, end - start, bottom - top + 4, "band")
    for tick in _ticks(most):
        canvas.line(_place(tick, most), top - 4, _place(tick, most), bottom, "rule")
        canvas.text(_place(tick, most), top - 10, f"{tick:,}", "small middle")
    at = top
    for each, name in zip(count.by, names, strict=True):
        _source(canvas, each, name, at + 15)
        _figure(canvas, each, most, at + _height(name) / 2)
        at += _height(name)
    return bottom + SECTION_GAP


def _height(name: Sequence[str]) -> float:
    """Return how high a row is: its source's name, the day below it, and a little air."""
    return (len(name) + 1) * LINE + 10


def _source(canvas: Canvas, figure: FigureView, name: Sequence[str], y: float) -> None:
    for number, each in enumerate(name):
        canvas.text(MARGIN, y + number * LINE, each, "label")
    day = short_day(figure.said) or "day not told"
    canvas.text(MARGIN, y + len(name) * LINE, day, "small")


def _figure(canvas: Canvas, figure: FigureView, most: float, y: float) -> None:
    look = f"{figure.part}{' hollow' if figure.replaced else ''}"
    start = _place(figure.low if figure.low is not None else figure.high or 0, most)
    end = _place(figure.high if figure.high is not None else figure.low or 0, most)
    if figure.low is not None and figure.high is None:
        canvas.arrow(start, y, start + _OPEN, figure.part)
    if figure.high is not None and figure.low is None:
        canvas.arrow(end, y, max(LEFT - 2, end - _OPEN), figure.part, left=True)
    if end > start:
        canvas.box(start - 5, y - 6, end - start + 10, 12, f"bar mark {look}")
    elif (figure.low, figure.high) != (None, None):
        canvas.dot(start, y, 6, f"mark {look}")
    canvas.text(WIDTH - MARGIN, y + 4.5, range_words(figure.low, figure.high), "label end", width=VALUES)


def _top(count: CountView) -> float:
    """Return the number at the right end of the axis, a round one above all that is shown."""
    told = [each for figure in count.by for each in (figure.low, figure.high) if each is not None]
    most: float = max([*told, count.high or 0, 1])
    # An open figure at the right end needs room for its arrow.
    if any(each.high is None and each.low == most for each in count.by):
        most = most * 1.12
    step = _step(most)
    return step * -(-most // step)


def _step(most: float) -> int:
    """Return the distance of the ticks: 1, 2 or 5 times a power of ten."""
    power = 1
    while True:
        for times in (1, 2, 5):
            if times * power * _TICKS >= most:
                return times * power
        power *= 10


def _ticks(most: float) -> Sequence[int]:
    return range(0, int(most) + 1, _step(most))


def _place(number: float, most: float) -> float:
    return LEFT + (RIGHT - LEFT) * number / most


def _legend(canvas: Canvas, counts: Sequence[CountView], y: float) -> float:
    """Draw what the marks mean, those that are used, and return the end."""
    figures = [each for count in counts for each in count.by]
    x, y = MARGIN, y + 6
    canvas.line(MARGIN, y - 20, WIDTH - MARGIN, y - 20, "rule")
    entries = [
        ("mark asserts", "says that it happened", any(each.part == "asserts" for each in figures)),
        ("mark denies", "denies it", any(each.part == "denies" for each in figures)),
        ("mark other", "speaks of it otherwise", any(each.part == "other" for each in figures)),
        (
            "mark asserts hollow",
            "replaced by the same party's later figure",
            any(e.replaced for e in figures),
        ),
        ("band", "the range over all sources", any(each.low != each.high for each in counts)),
    ]
    for look, words, used in entries:
        if not used:
            continue
        if look == "band":
            canvas.box(x, y - 7, 16, 14, look)
        else:
            canvas.dot(x + 8, y, 6, look)
        canvas.text(x + 22, y + 4, words, "small")
        x += 22 + measured(words, size("small")) + 18
    return y + 22
