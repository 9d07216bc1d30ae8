"""A sheet to draw on: text that fits its place, lines, marks, and the SVG that comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from sayso.views.drawing.style import SHEET, STYLE
from sayso.views.plain import plain

_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_ID = re.compile(r"[^A-Za-z0-9_-]")
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[] ·’“”-"), frozenset("mwMW@%—…")
_ROUND = {"side": 2.0, "bar": 6.0}
_FAR_EAST = 0x2E80
"""From here on most letters are as wide as they are high."""


class Canvas:
    """Collects shapes. Places are in pixels, from the top left."""

    def __init__(self, width: float, *, title: str, description: str, key: str) -> None:
        """Begin a sheet of ``width``; the title and the description are what a screen reader reads."""
        ids = [f"{name}-{_NOT_ID.sub('-', key)}" for name in ("title", "desc")]
        self.width = width
        self._root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "class": SHEET,
                "role": "img",
                "aria-labelledby": " ".join(ids),
            },
        )
        for name, told, own in zip(("title", "desc"), (title, description), ids, strict=True):
            ET.SubElement(self._root, name, {"id": own}).text = safe(told)
        ET.SubElement(self._root, "style").text = STYLE
        self._paper = self._add("rect", "paper", x=0, y=0, width=width)

    def text(self, x: float, y: float, words: str, look: str, *, width: float = 0) -> None:
        """Write words with their baseline at ``y``; cut to ``width`` if given, with all of them in a tooltip.

        They begin at ``x``, or with "middle" or "end" in their look have their middle or their end there.
        """
        whole = safe(words)
        shown = fitted(whole, size(look), width) if width else whole
        element = self._add("text", look, x=x, y=y)
        element.text = shown
        if shown != whole:
            element.text = None
            title = ET.SubElement(element, "title")
            title.text, title.tail = whole, shown

    def pieces(
        self, x: float, y: float, first: tuple[str, str], then: tuple[str, str], *, width: float
    ) -> None:
        """Write two pieces, each words and a look, behind each other; the first is cut so that both fit."""
        element = self._add("text", "pieces", x=x, y=y)
        words, last = safe(first[0]), safe(then[0])
        shown = fitted(words, size(first[1]), width - measured(last, size(then[1])) - 10)
        if shown != words:
            ET.SubElement(element, "title").text = words
        for told, look, gap in ((shown, first[1], "0"), (last, then[1], "8" if words else "0")):
            if told:
                ET.SubElement(element, "tspan", {"class": look, "dx": gap}).text = told

    def line(self, x1: float, y1: float, x2: float, y2: float, look: str) -> None:
        """Draw a straight line."""
        self._add("path", f"line {look}", d=f"M{_num(x1)},{_num(y1)}L{_num(x2)},{_num(y2)}")

    def arrow(self, x: float, y: float, to: float, look: str, *, left: bool = False) -> None:
        """Draw a level arrow from ``x`` to ``to``, its head at ``to``."""
        back = 7 if left else -7
        self._add("path", f"line {look}", d=f"M{_num(x)},{_num(y)}H{_num(to + back)}")
        self._add(
            "path",
            f"head {look}",
            d=f"M{_num(to)},{_num(y)}l{back},-4v8z",
        )

    def box(self, x: float, y: float, width: float, height: float, look: str) -> None:
        """Draw a box, its corners as round as its look says."""
        element = self._add("rect", look, x=x, y=y, width=max(width, 0), height=height)
        rounded = _ROUND.get(look.partition(" ")[0])
        if rounded:
            element.set("rx", _num(rounded))

    def dot(self, x: float, y: float, radius: float, look: str) -> None:
        """Draw a round mark."""
        self._add("circle", look, cx=x, cy=y, r=radius)

    def cross(self, x: float, y: float, reach: float, look: str) -> None:
        """Draw a mark of two strokes: what isn't told by colour alone."""
        d = f"M{_num(x - reach)},{_num(y - reach)}l{_num(2 * reach)},{_num(2 * reach)}"
        d += f"m0,{_num(-2 * reach)}l{_num(-2 * reach)},{_num(2 * reach)}"
        self._add("path", f"line {look}", d=d)

    def shape(self, points: Iterable[tuple[float, float]], look: str) -> None:
        """Draw a closed shape through points."""
        told = "L".join(f"{_num(x)},{_num(y)}" for x, y in points)
        self._add("path", look, d=f"M{told}Z")

    def course(self, points: Iterable[tuple[float, float]], look: str) -> None:
        """Draw a line through points."""
        self._add("path", look, d="M" + "L".join(f"{_num(x)},{_num(y)}" for x, y in points))

    def svg(self, height: float) -> bytes:
        """Return the sheet, cut at ``height``, as UTF-8."""
        for element in (self._root, self._paper):
            element.set("width", _num(self.width))
            element.set("height", _num(height))
        self._root.set("viewBox", f"0 0 {_num(self.width)} {_num(height)}")
        return bytes(ET.tostring(self._root, encoding="utf-8", xml_declaration=True)) + b"\n"

    def _add(self, shape: str, look: str, **places: float | str) -> ET.Element:
        told = {key: value if isinstance(value, str) else _num(value) for key, value in places.items()}
        return ET.SubElement(self._root, shape, {"class": look, **told})


def safe(words: str) -> str:
    """Return words without what may not stand in XML, on one line."""
    return _NOT_XML.sub("\ufffd", plain(words))


def size(look: str) -> float:
    """Return the size of the letters of a look, and a little more for bold ones."""
    sizes = {"heading": 20, "name": 14.4, "label": 14, "small": 12.2, "badge": 12.5, "note": 12.2}
    return next((sizes[each] for each in look.split() if each in sizes), 13)


def measured(words: str, size: float) -> float:
    """Return about how wide words are: a reader's fonts differ, so it is on the generous side."""
    return sum(_share(each) for each in words) * size


def fitted(words: str, size: float, width: float) -> str:
    """Return words cut so that they fit ``width``, with "…" in the place of the rest."""
    if measured(words, size) <= width:
        return words
    kept = words
    while kept and measured(kept + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip(" ,;:(") + "…"


def wrapped(words: str, size: float, width: float, most: int) -> list[str]:
    """Return words as up to ``most`` lines that fit ``width``; the last one is cut if they don't."""
    lines: list[str] = []
    rest = safe(words).split(" ")
    while rest and len(lines) < most:
        taken = 1
        while taken < len(rest) and measured(" ".join(rest[: taken + 1]), size) <= width:
            taken += 1
        if len(lines) == most - 1:
            taken = len(rest)
        lines.append(fitted(" ".join(rest[:taken]), size, width))
        rest = rest[taken:]
    return lines


def _share(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.96
    if ord(letter) >= _FAR_EAST:
        return 1.05
    return 0.72 if letter.isupper() else 0.62


def _num(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
