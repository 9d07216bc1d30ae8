"""A person's own borders on the map: the lines of a GeoJSON file (RFC 7946), in degrees of WGS 84.

Sayso draws none of its own, since borders take sides. Whose they are is for those to say who give the file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from sayso.errors import UsageError
from sayso.views.drawing.land import Point, Ring, Window

MOST_BYTES = 30_000_000
MOST_POINTS = 1_000_000
_DEEPEST = 20
_TURN = 360.0
_LINES = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
"""How deep the lines of each geometry lie; a ring of a polygon is a line that ends where it begins."""
_OTHERS = frozenset({"Point", "MultiPoint"})
_HOW = "Give a GeoJSON file with lines or polygons, longitude first, in degrees (WGS 84)."
_Line: TypeAlias = tuple[Window, Ring]


@dataclass(frozen=True, slots=True)
class Borders:
    """Lines to draw over the land: each with the part of the earth in which it lies.

    ``name`` is the file's name without its folder, ``sha256`` of its bytes.
    """

    name: str
    sha256: str
    lines: tuple[_Line, ...]

    def within(self, window: Window) -> Iterator[Ring]:
        """Yield the pieces of lines that lie in a window; it may reach over the meridian of 180 degrees."""
        for shift in (-_TURN, 0.0, _TURN):
            moved = Window(window.west - shift, window.south, window.east - shift, window.north)
            for box, line in self.lines:
                if _apart(box, moved):
                    continue
                for piece in _pieces(line, moved):
                    yield [(x + shift, y) for x, y in piece]


def read_borders(file: str | os.PathLike[str]) -> Borders:
    """Return the borders in a GeoJSON file; a UsageError that names the file where it can't be used."""
    path = Path(file)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path} has more than {MOST_BYTES:,} bytes.", "Give a simplified file.")
        data = path.read_bytes()
    except OSError as fault:
        raise UsageError(f"{path} cannot be read: {fault.strerror}.", "Check the name of the file.") from None
    try:
        return Borders(path.name, hashlib.sha256(data).hexdigest(), tuple(_lines_of(data)))
    except UsageError as fault:
        raise UsageError(f"{path}: {fault.reason}", fault.next_step) from None


def _lines_of(data: bytes) -> list[_Line]:
    try:
        told = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise UsageError("It holds no JSON.", _HOW) from None
    found, left = [], MOST_POINTS
    for line in _geometries(told, _DEEPEST):
        left -= len(line)
        if left < 0:
            raise UsageError(f"It has more than {MOST_POINTS:,} points.", "Give a simplified file.")
        xs, ys = [x for x, _ in line], [y for _, y in line]
        found.append((Window(min(xs), min(ys), max(xs), max(ys)), line))
    if not found:
        raise UsageError("It has no line and no polygon.", _HOW)
    return found


def _geometries(told: Any, deep: int) -> Iterator[Ring]:
    """Yield the lines of a GeoJSON object; points are passed over, a feature without geometry too."""
    kind = told.get("type") if isinstance(told, dict) else None
    if kind in ("FeatureCollection", "GeometryCollection") and deep:
        for each in _listed(told.get("features" if kind == "FeatureCollection" else "geometries")):
            yield from _geometries(each, deep - 1)
    elif kind == "Feature" and deep:
        if told.get("geometry") is not None:
            yield from _geometries(told["geometry"], deep - 1)
    elif kind in _LINES:
        yield from _lines(told.get("coordinates"), _LINES[kind])
    elif kind not in _OTHERS:
        raise UsageError(f"{str(kind)[:40]!r} stands where GeoJSON has the type of an object.", _HOW)


def _lines(told: Any, deep: int) -> Iterator[Ring]:
    if deep:
        for each in _listed(told):
            yield from _lines(each, deep - 1)
    elif len(line := [_point(each) for each in _listed(told)]) > 1:
        yield line


def _point(told: Any) -> Point:
    numbers = told[:2] if isinstance(told, list) else []
    if len(numbers) < 2 or not all(type(each) in (int, float) for each in numbers):
        raise UsageError(f"{str(told)[:60]} is no place: longitude and latitude are wanted.", _HOW)
    lon, lat = numbers
    if not (-_TURN <= lon <= _TURN and -90 <= lat <= 90):
        raise UsageError(f"{str(numbers)[:60]} is no place on the earth.", _HOW)
    return float(lon), float(lat)


def _listed(told: Any) -> list[Any]:
    if not isinstance(told, list):
        raise UsageError("A list is missing where GeoJSON has one.", _HOW)
    return told


def _apart(a: Window, b: Window) -> bool:
    return a.east < b.west or a.west > b.east or a.north < b.south or a.south > b.north


def _pieces(line: Ring, window: Window) -> Iterator[Ring]:
    """Yield what of a line lies in a window, cut at its edges."""
    piece: Ring = []
    for a, b in pairwise(line):
        cut = _cut(a, b, window)
        if cut is None:
            continue
        if piece and piece[-1] != cut[0]:
            yield piece
            piece = []
        piece = piece or [cut[0]]
        piece.append(cut[1])
    if piece:
        yield piece


def _cut(a: Point, b: Point, window: Window) -> tuple[Point, Point] | None:
    """Return the part of a straight line in a window, or None (Liang and Barsky, 1984)."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    first, last = 0.0, 1.0
    edges: Sequence[tuple[float, float]] = (
        (-dx, a[0] - window.west),
        (dx, window.east - a[0]),
        (-dy, a[1] - window.south),
        (dy, window.north - a[1]),
    )
    for towards, room in edges:
        if towards == 0:
            if room < 0:
                return None
        elif towards < 0:
            first = max(first, room / towards)
        else:
            last = min(last, room / towards)
    if first > last:
        return None
    start = a if first == 0 else (a[0] + first * dx, a[1] + first * dy)
    end = b if last == 1 else (a[0] + last * dx, a[1] + last * dy)
    return start, end
