"""The map of an event's place: land and water only, wherever on the earth it is."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from linked import ambush

from sayso.records import Place
from sayso.views import EventView, board
from sayso.views.drawing import map_svg
from sayso.views.drawing.land import Window, land_in


def view_at(place: Place | None) -> EventView:
    (view,) = board(ambush().ledger())
    return replace(view, event=replace(view.event, place=place))


def at(lat: float, lon: float) -> Place:
    return Place(name="Kelmet", lat=lat, lon=lon, precision="near")


def test_land_is_cut_at_the_edges_of_a_window() -> None:
    """No point of a piece of land lies outside of what is shown."""
    window = Window(-10, 30, 10, 45)
    points = [point for ring in land_in(window) for point in ring]
    assert points
    assert all(-10 <= x <= 10 and 30 <= y <= 45 for x, y in points)


def test_there_is_no_land_in_the_open_sea() -> None:
    """A window in the middle of the South Atlantic is empty."""
    assert list(land_in(Window(-25, -35, -20, -30))) == []


def test_land_goes_on_beyond_the_last_meridian() -> None:
    """A window over 180 degrees has the land of both sides, and no piece that spans the earth."""
    rings = list(land_in(Window(175, 62, 195, 70)))
    assert any(x > 180 for ring in rings for x, _ in ring)
    assert any(x < 180 for ring in rings for x, _ in ring)
    (wide,) = [ring for ring in land_in(Window(-60, -17, 60, -16)) if max(x for x, _ in ring) > 50] or [[]]
    assert len(wide) != 4


@pytest.mark.parametrize(
    "place", [at(17, -1), at(-90, 0), at(90, 180), at(0, -180), None, Place(name="Kelmet")]
)
def test_every_place_has_a_map(place: Place | None) -> None:
    """At the poles, at the edge of the map, and where nothing is known, the picture is whole."""
    root = ET.fromstring(map_svg(view_at(place)))  # noqa: S314 - our own picture
    assert float(root.attrib["height"]) > 0
