"""Makes ``src/sayso/views/drawing/land.bin``, the land on the maps: ``python -m training.land FILE``.

world-atlas (npm, ISC licence, Michael Bostock) has Natural Earth's land, which is in the public domain, as
TopoJSON. Land only: its states' borders take sides where they are disputed.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src" / "sayso" / "views" / "drawing" / "land.bin"
PER_DEGREE = 100
Point = tuple[float, float]


def rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Yield the rings of the land, each a list of longitudes and latitudes; arcs are put together."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                joined: list[Point] = []
                for number in ring:
                    arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                    joined += arc[1:] if joined else arc
                yield unwrapped(joined)


def unwrapped(ring: list[Point]) -> list[Point]:
    """Return a ring that goes on beyond 180 degrees where it would jump to the other edge of the map.

    Antarctica's runs along the map's lower edge on purpose.
    """
    found = ring[:1]
    for x, y in ring[1:]:
        turn = round((found[-1][0] - x) / 360) if y > -60 else 0
        found.append((x + 360 * turn, y))
    middle = (min(x for x, _ in found) + max(x for x, _ in found)) / 2
    back = 360 * round(middle / 360)
    return [(x - back, y) for x, y in found]


def packed(found: Iterator[list[Point]]) -> bytes:
    """Return rings as bytes: for each the number of its points, then these in hundredths of a degree."""
    out = bytearray()
    for ring in found:
        points = [(round(x * PER_DEGREE), round(y * PER_DEGREE)) for x, y in ring]
        kept = [p for i, p in enumerate(points) if not i or p != points[i - 1]]
        if len(kept) > 3:
            out += struct.pack("<I", len(kept))
            out += struct.pack(f"<{2 * len(kept)}h", *(each for point in kept for each in point))
    return zlib.compress(bytes(out), 9)


def main() -> None:
    """Write the file from the one that is named."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    OUT.write_bytes(packed(rings(topology)))
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
