"""A map of where an event happened: land and water only, with a net of degrees and a scale.

A person's own borders are drawn over the land if they are given.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from sayso.views.drawing.borders import Borders
from sayso.views.drawing.canvas import Canvas, measured, size
from sayso.views.drawing.land import Window, land_in
from sayso.views.shown import EventView
from sayso.views.words import place_words

WIDTH, HEIGHT = 420.0, 300.0
_REACH = {"exact": 5.0, "near": 5.0, "admin1": 7.0, "country": 14.0}
"""How many degrees of latitude a map shows to each side, by how exactly the place is known."""
_INSET, _INSET_REACH = 96.0, 32.0
"""How wide the small map in the corner is, and how many degrees it reaches: it shows where one is."""
_FINEST = 0.5
"""Pixels; two points of a border that are nearer to each other are one."""
_KM_A_DEGREE = 111.32
_STEPS = (0.5, 1, 2, 5, 10)


def map_svg(view: EventView, borders: Borders | None = None) -> bytes:
    """Return the map of an event's place as SVG; a sheet that says so where it isn't known."""
    place = view.event.place
    told = "With the borders of a file that was given." if borders else "Land only: no borders are drawn."
    canvas = Canvas(
        WIDTH, title=f"Where: {place_words(place) or 'not told'}", description=told, key=f"map-{view.id}"
    )
    if place is None or place.lat is None or place.lon is None:
        canvas.text(20, 30, "Where it happened is not told.", "small")
        return canvas.svg(50)
    sheet = _Sheet(place.lat, place.lon, _REACH.get(place.precision or "near", 5.0))
    _ground(canvas, sheet)
    _net(canvas, sheet)
    for line in borders.within(sheet.window) if borders else ():
        canvas.course(_thinned(sheet.point(*each) for each in line), "border")
    x, y = sheet.point(place.lon, place.lat)
    if place.precision in ("admin1", "country"):
        canvas.dot(x, y, 46, "mark area")
    canvas.dot(x, y, 7, "mark asserts")
    name = place.name
    left = x + 14 + measured(name, size("name")) > WIDTH
    canvas.text(x - 12 if left else x + 12, y + 5, name, "name end" if left else "name")
    _scale(canvas, sheet)
    _inset(canvas, sheet, place.lat, place.lon)
    return canvas.svg(HEIGHT)


class _Sheet:
    """A piece of the earth on paper: degrees of longitude are as much shorter as they are in its middle."""

    def __init__(  # noqa: PLR0913 - a place on the earth and a place on the paper
        self,
        lat: float,
        lon: float,
        reach: float,
        *,
        x: float = 0,
        y: float = 0,
        width: float = WIDTH,
        height: float = HEIGHT,
    ) -> None:
        self.x, self.y, self.width, self.height = x, y, width, height
        lat = max(-85.0 + reach, min(85.0 - reach, lat))
        self.squeeze = math.cos(math.radians(lat))
        self.per_degree = height / (2 * reach)
        wide = width / 2 / (self.per_degree * self.squeeze)
        self.window = Window(lon - wide, lat - reach, lon + wide, lat + reach)

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        x = (lon - self.window.west) * self.per_degree * self.squeeze
        return self.x + x, self.y + (self.window.north - lat) * self.per_degree


def _ground(canvas: Canvas, sheet: _Sheet) -> None:
    canvas.box(sheet.x, sheet.y, sheet.width, sheet.height, "water")
    for ring in land_in(sheet.window):
        canvas.shape([sheet.point(*each) for each in ring], "land")


def _thinned(points: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield points without those that nobody could see: a file may have a point for each metre."""
    last: tuple[float, float] | None = None
    skipped: tuple[float, float] | None = None
    for point in points:
        if last is None or math.dist(last, point) >= _FINEST:
            last, skipped = point, None
            yield point
        else:
            skipped = point
    if skipped:
        yield skipped


def _inset(canvas: Canvas, sheet: _Sheet, lat: float, lon: float) -> None:
    """Draw the small map in the corner, with the window of the large one on it."""
    small = _Sheet(
        lat, lon, _INSET_REACH, x=WIDTH - _INSET - 8, y=HEIGHT - _INSET - 8, width=_INSET, height=_INSET
    )
    _ground(canvas, small)
    west, north = small.point(sheet.window.west, sheet.window.north)
    east, south = small.point(sheet.window.east, sheet.window.south)
    canvas.box(west, north, east - west, south - north, "frame asserts")
    canvas.box(small.x, small.y, _INSET, _INSET, "frame")


def _net(canvas: Canvas, sheet: _Sheet) -> None:
    """Draw a line for each round degree, and tell which it is at the edge."""
    window = sheet.window
    for lon in _round_degrees(window.west, window.east):
        x, _ = sheet.point(lon, window.north)
        canvas.line(x, 0, x, HEIGHT, "rule")
        if 24 < x < WIDTH - 30:
            canvas.text(x + 4, 14, _degrees(lon, "E", "W"), "small")
    for lat in _round_degrees(window.south, window.north):
        _, y = sheet.point(window.west, lat)
        canvas.line(0, y, WIDTH, y, "rule")
        if 24 < y < HEIGHT - 50:
            canvas.text(4, y - 4, _degrees(lat, "N", "S"), "small")


def _scale(canvas: Canvas, sheet: _Sheet) -> None:
    px_a_km = sheet.per_degree / _KM_A_DEGREE
    km = max(each for each in (10, 20, 50, 100, 200, 500) if each * px_a_km <= WIDTH / 4 or each == 10)
    wide = km * px_a_km
    canvas.line(16, HEIGHT - 16, 16 + wide, HEIGHT - 16, "")
    canvas.text(16, HEIGHT - 24, f"{km} km", "small")


def _round_degrees(low: float, high: float) -> Iterator[float]:
    step = next((each for each in _STEPS if (high - low) / each <= 7), 10)
    at = math.ceil(low / step) * step
    while at < high:
        yield at
        at += step


def _degrees(value: float, above: str, below: str) -> str:
    value = (value + 180) % 360 - 180 if above == "E" else value
    return f"{abs(value):g}°{above if value > 0 else below if value < 0 else ''}"
