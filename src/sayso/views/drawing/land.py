"""The land of the earth, without any border: rings of points, and what of them lies in a window.

The data are Natural Earth's (public domain), by way of world-atlas (ISC licence, Michael Bostock).
"""

from __future__ import annotations

import operator
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""Longitude and latitude, in degrees."""
Ring: TypeAlias = list[Point]
_PER_DEGREE = 100


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the earth, in degrees."""

    west: float
    south: float
    east: float
    north: float


def land_in(window: Window) -> Iterator[Ring]:
    """Yield the pieces of land in a window, each as a closed ring that is cut at its edges.

    A window may reach over the meridian of 180 degrees; the land beyond it is moved to its side.
    """
    for shift in (-360.0, 0.0, 360.0):
        moved = Window(window.west - shift, window.south, window.east - shift, window.north)
        for ring in _land_in(moved):
            yield [(x + shift, y) for x, y in ring] if shift else ring


def _land_in(window: Window) -> Iterator[Ring]:
    for box, ring in _rings():
        if box.east < window.west or box.west > window.east:
            continue
        if box.north < window.south or box.south > window.north:
            continue
        cut = _cut(ring, window)
        if len(cut) > 2:
            yield cut


def _cut(ring: Ring, window: Window) -> Ring:
    """Cut a ring at the four edges of a window, one after the other (Sutherland and Hodgman, 1974)."""
    edges: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, window.west, operator.ge),
        (0, window.east, operator.le),
        (1, window.south, operator.ge),
        (1, window.north, operator.le),
    )
    for axis, limit, within in edges:
        kept: Ring = []
        for here, there in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
            inside = within(there[axis], limit)
            if inside != within(here[axis], limit):
                kept.append(_meeting(here, there, axis, limit))
            if inside:
                kept.append(there)
        ring = kept
    return ring


def _meeting(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


@cache
def _rings() -> tuple[tuple[Window, Ring], ...]:
    data = zlib.decompress(files("sayso.views.drawing").joinpath("land.bin").read_bytes())
    found, at = [], 0
    while at < len(data):
        (many,) = struct.unpack_from("<I", data, at)
        flat = struct.unpack_from(f"<{2 * many}h", data, at + 4)
        at += 4 + 4 * many
        xs, ys = [x / _PER_DEGREE for x in flat[::2]], [y / _PER_DEGREE for y in flat[1::2]]
        found.append((Window(min(xs), min(ys), max(xs), max(ys)), list(zip(xs, ys, strict=True))))
    return tuple(found)
