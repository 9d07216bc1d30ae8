"""A person's own borders: read from GeoJSON, cut at the map's edges, drawn over the land."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from linked import KELMET, ambush

from sayso.errors import UsageError
from sayso.views import board
from sayso.views.drawing import map_svg
from sayso.views.drawing.borders import Borders, read_borders
from sayso.views.drawing.land import Window
from sayso.views.shown import EventView

SQUARE = [[-2, 16], [0, 16], [0, 18], [-2, 18], [-2, 16]]
AROUND = Window(-1.5, 15.0, 3.0, 17.0)


def written(folder: Path, told: Any) -> Path:
    file = folder / "mine.geojson"
    file.write_text(told if isinstance(told, str) else json.dumps(told))
    return file


def read(folder: Path, told: Any) -> Borders:
    return read_borders(written(folder, told))


def line(*points: tuple[float, float]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": points}


@pytest.fixture
def view() -> EventView:
    """An event whose place is known."""
    (view,) = board(ambush().ledger())
    return replace(view, event=replace(view.event, place=replace(KELMET, lat=17.0, lon=-1.0)))


@pytest.mark.parametrize(
    ("told", "number"),
    [
        (line((0, 0), (1, 1)), 1),
        ({"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]], [[2, 2], [3, 3, 120]]]}, 2),
        ({"type": "Polygon", "coordinates": [SQUARE]}, 1),
        ({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}, 2),
        ({"type": "Feature", "geometry": line((0, 0), (1, 1)), "properties": {"name": "a"}}, 1),
        ({"type": "FeatureCollection", "features": [
            {"type": "Feature", "geometry": None}, {"type": "Feature", "geometry": line((0, 0), (1, 1))}]}, 1),
        ({"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [0, 0]}, line((0, 0), (1, 1))]}, 1),
    ],
)  # fmt: skip
def test_each_kind_of_geometry_is_read(tmp_path: Path, told: Any, number: int) -> None:
    """Lines and the rings of polygons are lines to draw; points and features without a place are passed over."""
    assert len(read(tmp_path, told).lines) == number


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("{", "no JSON"), ("[" * 100_000, "no JSON"), ("\ud83d".encode("utf-8", "surrogatepass").decode("latin-1"), "no JSON"),
        ({"type": "Topology", "arcs": []}, "'Topology'"), ([1], "'None'"), ({"type": "Point", "coordinates": [0, 0]}, "no line"),
        ({"type": "FeatureCollection"}, "list is missing"), (line(), "no line"),
        ({"type": "LineString", "coordinates": [["0", "1"], [1, 1]]}, "is no place"),
        (line((500_000.0, 4_649_776.0), (1, 1)), "no place on the earth"), (line((10**400, 1), (1, 1)), "no place"),
        ({"type": "LineString", "coordinates": [[0, 0], [True, 1]]}, "is no place"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told(tmp_path: Path, told: Any, why: str) -> None:
    """The message names the file and what is wrong, and the next step what is wanted."""
    file = written(tmp_path, told)
    with pytest.raises(UsageError, match=why) as fault:
        read_borders(file)
    assert str(file) in fault.value.reason
    assert "GeoJSON" in (fault.value.next_step or "")


def test_nested_collections_end(tmp_path: Path) -> None:
    """Collections in collections without an end are no borders."""
    told: dict[str, Any] = line((0, 0), (1, 1))
    for _ in range(100):
        told = {"type": "GeometryCollection", "geometries": [told]}
    with pytest.raises(UsageError, match="GeometryCollection"):
        read(tmp_path, told)


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file has bounds, of bytes and of points; the message tells to simplify it."""
    monkeypatch.setattr("sayso.views.drawing.borders.MOST_POINTS", 3)
    with pytest.raises(UsageError, match="more than 3 points"):
        read(tmp_path, {"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]]] * 2})
    monkeypatch.setattr("sayso.views.drawing.borders.MOST_BYTES", 10)
    with pytest.raises(UsageError, match="more than 10 bytes"):
        read_borders(tmp_path / "mine.geojson")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Its name stands in the message."""
    with pytest.raises(UsageError, match=r"none\.geojson cannot be read: No such file"):
        read_borders(tmp_path / "none.geojson")


def test_lines_are_cut_at_the_edges(tmp_path: Path) -> None:
    """What lies outside of a map is not drawn, and a line that comes back is drawn in two pieces."""
    found = list(read(tmp_path, line((-5, 16), (2, 16), (2, 20), (1, 20), (1, 16.5))).within(AROUND))
    assert found == [[(-1.5, 16.0), (2.0, 16.0), (2.0, 17.0)], [(1.0, 17.0), (1.0, 16.5)]]
    assert list(read(tmp_path, line((10, 0), (20, 0))).within(AROUND)) == []


def test_borders_go_on_beyond_the_date_line(tmp_path: Path) -> None:
    """A map that reaches over 180 degrees has the lines of both sides."""
    borders = read(
        tmp_path, {"type": "MultiLineString", "coordinates": [[[-179, 0], [-178, 0]], [[178, 1], [179, 1]]]}
    )
    assert list(borders.within(Window(176.0, -5.0, 184.0, 5.0))) == [
        [(178.0, 1.0), (179.0, 1.0)],
        [(181.0, 0.0), (182.0, 0.0)],
    ]


def test_borders_are_drawn_only_if_given(tmp_path: Path, view: EventView) -> None:
    """Without a file the map has land only and says so; with one its lines stand over the land."""
    bare = ET.fromstring(map_svg(view))  # noqa: S314 - our own picture
    drawn = ET.fromstring(map_svg(view, read(tmp_path, {"type": "Polygon", "coordinates": [SQUARE]})))  # noqa: S314

    def of(root: ET.Element) -> list[ET.Element]:
        return [each for each in root.iter() if each.get("class") == "border"]

    assert of(bare) == []
    assert len(of(drawn)) == 1
    assert "no borders are drawn" in "".join(bare.itertext())
    assert "no borders are drawn" not in "".join(drawn.itertext())


def test_points_that_nobody_sees_are_left_out(tmp_path: Path, view: EventView) -> None:
    """A line with a point for each metre makes no picture of megabytes, and still ends where it ends."""
    fine = read(tmp_path, line(*((-1 + n / 1e6, 17.0) for n in range(100_000))))
    assert len(map_svg(view, fine)) < len(map_svg(view)) + 2_000
