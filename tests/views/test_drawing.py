"""Pictures: one self-contained file that tells the same as the page, with no text over another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from linked import KELMET, Desk, ambush, count

from sayso.records import Step
from sayso.views import EventView, board
from sayso.views.drawing import figures_svg, spread_svg
from sayso.views.drawing.canvas import fitted, measured, size, wrapped

NS = {"svg": "http://www.w3.org/2000/svg"}
LONG = "Northern Highlands Broadcasting and Television Service of the Five Provinces"


def parsed(svg: bytes) -> Any:
    """The root of a picture that this program itself has drawn."""
    return ET.fromstring(svg)  # noqa: S314


def shown(desk: Desk | None = None) -> EventView:
    return board((desk or ambush()).ledger())[0]


def words(svg: bytes) -> list[str]:
    """Every piece of text that is written on the picture."""
    return ["".join(_written(each)) for each in parsed(svg).iterfind("svg:text", NS)]


def _written(element: ET.Element) -> list[str]:
    told = [element.text or ""]
    for each in element:
        told += [*([] if each.tag.endswith("title") else _written(each)), each.tail or ""]
    return told


def chain_of(reports: int, *, way: str) -> Desk:
    """An event of one origin that many reports carry: each copies the one before, all on a day, or all differ."""
    desk = Desk()
    steps = []
    for number in range(reports):
        day = (
            None
            if way == "undated" and number % 3
            else f"2031-05-{1 + (number % 28 if way == 'days' else 0):02d}"
        )
        desk.report(
            f"r{number}", f"{LONG if number % 4 == 1 else 'Paper'} {number}", day, "A raid took place."
        )
        desk.said(f"a{number}", f"r{number}", "the army", "A raid took place")
        desk.mention(f"m{number}", f"r{number}", "raid", f"a{number}")
        earlier = None if not number else f"r{number - 1 if way == 'chain' else number // 3}"
        how = ("heard", "cited", "copied")[number % 3] if earlier else "heard"
        source, change = ("Le Phare", None) if number % 5 == 4 else (None, "31 killed became 24 to 99")
        steps.append(
            Step(
                report=f"r{number}",
                how=how,  # type: ignore[arg-type]
                source=source,
                source_report=None if source or how == "heard" else earlier,
                published=day,
                change=change if number % 2 else None,
            )
        )
    desk.origin(
        "o",
        "Idris Vane, the spokesman of the Front for the Renewal and Unity of the Five Provinces and the Coast",
        *(f"a{n}" for n in range(reports)),
        spread=tuple(steps),
    )
    desk.event("e", *(f"m{n}" for n in range(reports)), place=KELMET, status="single_origin", origins=["o"])
    return desk


def boxes(svg: bytes) -> list[tuple[str, float, float, float, float]]:
    """The place of each text: its words, left, right, top and bottom, by the measures of the drawing."""
    found = []
    for each in parsed(svg).iterfind("svg:text", NS):
        look = each.get("class", "")
        spans = list(each.iterfind("svg:tspan", NS))
        text = "".join(_written(each))
        wide = measured(text, size(look))
        if spans:
            wide = sum(
                measured(s.text or "", size(s.get("class", ""))) + float(s.get("dx", 0)) for s in spans
            )
            look = spans[0].get("class", "")
        x, y = float(each.get("x", 0)), float(each.get("y", 0))
        x -= wide / 2 if "middle" in look else wide if "end" in look.split() else 0
        found.append((text, x, x + wide, y - 0.75 * size(look), y + 0.2 * size(look)))
    return found


def overlaps(svg: bytes) -> list[tuple[str, str]]:
    told = boxes(svg)
    return [
        (a[0], b[0])
        for number, a in enumerate(told)
        for b in told[number + 1 :]
        if a[1] < b[2] and b[1] < a[2] and a[3] < b[4] and b[3] < a[4]
    ]


@pytest.mark.parametrize("draw", [spread_svg, figures_svg])
def test_a_picture_is_self_contained_and_has_a_title_for_screen_readers(draw: object) -> None:
    """No script, nothing from elsewhere, a title and a description, and rules for light and dark."""
    svg = draw(shown())  # type: ignore[operator]
    root = parsed(svg)
    assert b"script" not in svg
    assert re.findall(rb"(?:href|src|url\(|@import|https?://(?!www\.w3\.org/2000/svg))", svg) == []
    assert b"prefers-color-scheme: dark" in svg
    labels = [root.find(f"svg:{name}", NS) for name in ("title", "desc")]
    assert all(each is not None and each.text for each in labels)
    assert root.get("aria-labelledby") == " ".join(each.get("id", "") for each in labels if each is not None)
    assert root.get("role") == "img"


def test_the_spread_shows_origins_reports_and_changes() -> None:
    """Who said it, which reports carry it, who denies it and what changed on the way are written on it."""
    told = words(spread_svg(shown()))
    for each in (
        "Ambush near Kelmet, 8 May 2031: 12 to 31 killed",
        "Orrin Wire9 May 2031",
        "31 killed → 24 to 99",
        "DENIES IT",
        "In the reports' own voice",
        "cites an outlet",
    ):
        assert each in told


def test_heard_cited_and_copied_have_strokes_of_their_own() -> None:
    """Each arrow has the look of its way, and only the ways that occur are in the legend."""
    svg = spread_svg(shown())
    paths = [each.get("class", "") for each in parsed(svg).iterfind("svg:path", NS)]
    arrows = {how: paths.count(f"line {how}") for how in ("heard", "cited", "copied")}
    assert arrows == {"heard": 5 + 1, "cited": 1 + 1, "copied": 1 + 1}
    lone = spread_svg(shown(chain_of(1, way="days")))
    assert "cites an outlet" not in words(lone)


def test_a_report_stands_to_the_right_of_what_it_rests_on() -> None:
    """Later days stand further right, and on one day a copy stands right of what it copies."""
    desk = ambush()
    told = [
        left
        for text, left, *_ in boxes(spread_svg(shown(desk)))
        for name in ("Orrin Wire", "Selm Daily", "Kelmet Online")
        if text.startswith(name)
    ]
    assert told[:3] == sorted(set(told[:3]))
    desk.kept["origins"][0] = replace(
        desk.kept["origins"][0],
        spread=(desk.step("r-wire"), desk.step("r-post", "copied", source_report="r-wire")),
    )
    places = [
        left
        for text, left, *_ in boxes(spread_svg(shown(desk)))
        if text.endswith("9 May 2031") and text.startswith(("Orrin", "The Harbour"))
    ]
    assert places == sorted(set(places))


@pytest.mark.parametrize("way", ["days", "chain", "fan", "undated"])
@pytest.mark.parametrize("reports", [1, 2, 3, 7, 15, 30])
def test_no_text_stands_over_another(reports: int, way: str) -> None:
    """From one to thirty reports no two texts overlap, and all stand within the picture."""
    svg = spread_svg(shown(chain_of(reports, way=way)))
    assert overlaps(svg) == []
    width, height = (float(parsed(svg).get(each, 0)) for each in ("width", "height"))
    for text, left, right, top, bottom in boxes(svg):
        assert left >= 0, text
        assert right <= width, text
        assert top >= 0, text
        assert bottom <= height, text


def test_shortened_names_are_whole_in_a_tooltip() -> None:
    """A name that does not fit is cut, and its element has the whole name as its title."""
    root = parsed(spread_svg(shown(chain_of(2, way="days"))))
    titles = [each.text for each in root.iterfind("svg:text/svg:title", NS)]
    assert f"{LONG} 1" in titles


def test_reports_that_cite_each_other_are_drawn() -> None:
    """A circle has no beginning: its reports hang on the origin, and the drawing ends."""
    desk = chain_of(2, way="days")
    origin = desk.kept["origins"][0]
    steps = tuple(
        Step(report=one, how="cited", source_report=other) for one, other in (("r0", "r1"), ("r1", "r0"))
    )
    desk.kept["origins"] = [replace(origin, spread=steps)]
    told = words(spread_svg(shown(desk)))
    assert sum("Paper" in each or "Northern" in each for each in told) == 2


def test_what_may_not_stand_in_xml_is_left_out() -> None:
    """A report's name with control characters, markup and half a letter still makes a sound picture."""
    desk = Desk()
    desk.report("r", "Bad\x00\x1b[31m <b>&\ud800\uffff \u202eNews", "2031-05-09", "A raid took place.")
    desk.mention("m", "r", "raid")
    desk.event("e", "m", place=KELMET)
    told = words(spread_svg(shown(desk)))
    (name,) = (each for each in told if each.startswith("Bad"))
    assert "<b>&" in name
    assert not re.search("[\x00-\x1f\u202e\ud800\uffff]", name)


def test_an_event_of_which_no_report_tells_is_drawn() -> None:
    """A ledger of another program may have an event without mentions."""
    desk = Desk()
    desk.event("e", place=KELMET)
    assert "No report tells of it." in words(spread_svg(shown(desk)))
    assert "No source gives a figure." in words(figures_svg(shown(desk)))


def test_figures_have_a_row_for_each_source_in_the_order_of_days() -> None:
    """Each row has the source, its day and its figure in words; ranges are bars and numbers are dots."""
    svg = figures_svg(shown())
    told = words(svg)
    rows = [
        told.index(each)
        for each in ("Idris Vane, spokesman of the Northern", "the defence ministry", "a nurse")
    ]
    assert rows == sorted(rows)
    assert {"killed: 12 to 31", "31", "12", "at least 19"} <= set(told)
    assert overlaps(svg) == []


@pytest.mark.parametrize("most", [1, 3, 9, 10, 99, 1234, 2_500_000])
@pytest.mark.parametrize("open_end", [False, True])
def test_figures_of_every_size_fit_the_axis(most: int, open_end: bool) -> None:
    """No mark and no number stands outside the picture, however large the figures are."""
    desk = Desk()
    desk.report("r", "Selm Daily", "2031-05-09", "The army said so.")
    desk.said("a", "r", "the army", "so")
    desk.mention("m", "r", "said", "a")
    for key in ("o1", "o2"):
        desk.origin(key, LONG, "a")
    desk.event(
        "e",
        "m",
        counts=(
            count("killed", [("o1", (most, None) if open_end else most), ("o2", (None, 1))], all=(0, most)),
        ),
    )
    svg = figures_svg(shown(desk))
    root = parsed(svg)
    width = float(root.get("width", 0))
    assert all(left >= 0 and right <= width for _, left, right, *_ in boxes(svg))
    assert all(0 <= float(each.get("cx", 0)) <= width for each in root.iterfind("svg:circle", NS))
    assert overlaps(svg) == []


def test_words_are_cut_and_wrapped_to_a_width() -> None:
    """What is cut ends with "…" and fits; what is wrapped loses nothing before its last line."""
    assert measured(fitted(LONG, 13, 100), 13) <= 100
    assert fitted(LONG, 13, 100).endswith("…")
    assert " ".join(wrapped(LONG, 13, 150, 9)) == LONG
    assert len(wrapped(LONG, 13, 150, 2)) == 2
    assert fitted("Short", 13, 100) == "Short"
