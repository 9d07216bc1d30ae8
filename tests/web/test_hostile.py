"""A hostile report: what it says is shown as words on every page, and does nothing."""

from __future__ import annotations

import html.parser
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from linked import KELMET, Desk
from pages import FROM_HERE, PAGE, case_of
from starlette.testclient import TestClient

from sayso.ledger import open_case
from sayso.linking.judgements import judge

EVIL = (
    '<script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">x</a>'
    "<style>*{display:none}</style><svg/onload=alert(4)>'\"><iframe src=//evil.example>"
)
TURNED = "\u202egnp.exe\u202c \u2066isolated\u2069 \x1b[31m \x00"
LONG = "a" * 1_000_000
RUNS = {"script", "style", "iframe", "object", "embed", "base", "form"}


@pytest.fixture
def hostile(tmp_path: Path, asking: Callable[..., TestClient]) -> TestClient:
    """A case whose report has an attack in each of its words: text, title, outlet, file, speaker, place, address."""
    desk = Desk()
    for number in (1, 2):
        desk.report(
            f"r-{number}",
            f"{EVIL} {number}",
            "2031-05-09",
            f'{EVIL} killed 31 soldiers in an ambush, {EVIL} said. {TURNED}\r\n{LONG} =HYPERLINK("x")',
            title=f"={EVIL}{TURNED}",
            file=f"{EVIL}/../x.<script>",
            url='javascript:alert("url")',
            author=EVIL,
        )
        desk.said(
            f"a-{number}",
            f"r-{number}",
            EVIL,
            f"{EVIL} killed 31 soldiers",
            via=[EVIL],
            role=EVIL,
            affiliation=EVIL,
        )
        desk.caveat(f"c-{number}", f"r-{number}", "unverified", "ambush", f"a-{number}", by=EVIL)
        place = KELMET.__class__(name=EVIL, country="MLI", lat=17.0, lon=-1.0, precision="near")
        desk.mention(
            f"m-{number}", f"r-{number}", "killed", f"a-{number}", actors=[EVIL], killed=31, place=place
        )
    place = case_of(desk, tmp_path / "hostile.db", data=EVIL.encode())
    with open_case(place) as case:
        case.judge(judge("speaker", "a-1", f"{EVIL} 1", EVIL, why=EVIL))
        case.judge(judge("speaker", "a-1", f"{EVIL} 2", "Nora Tell", why=TURNED))
    return asking(place)


class Reader(html.parser.HTMLParser):
    """Notes the elements of a page and their attributes, as a browser finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))


def paths_of(client: TestClient) -> list[str]:
    event = client.get("/events").json()["items"][0]["id"]
    actor = client.get("/actors").json()["items"][0]["actor"]["id"]
    report = client.get("/reports/r-1").json()["report"]
    return [
        "/events", "/events?q=<script>alert(1)</script>", f"/events/{event}", "/reports", "/reports/r-1",
        "/reports/r-1?q=soldiers", "/reports/r-1?at=0-20", "/actors", f"/actors/{actor}", "/outlets", "/review",
        "/judgements", "/disagreements", f"/disagreements?item={EVIL}&done={EVIL}", "/add", f"/add?job={EVIL}", f"/review?skip={EVIL}&item={EVIL}", f"/nothing/{EVIL}", f"/enter?to={EVIL}",
        f"/search?q={EVIL[:100]}", client.base_url.join("/outlet").copy_merge_params({"name": report["outlet"]}).raw_path.decode(),
    ]  # fmt: skip


def test_nothing_of_it_becomes_html(hostile: TestClient) -> None:
    """On every page there are our own elements only, none that runs, and no address that isn't ours."""
    hostile.post(
        "/judgements", headers=FROM_HERE, json={"about": "speaker", "of": ["a-1"], "says": EVIL, "why": EVIL}
    )
    for path in paths_of(hostile):
        answer = hostile.get(path, headers=PAGE)
        assert answer.status_code < 500, path
        assert answer.headers["content-security-policy"].startswith("default-src 'none'"), path
        reader = Reader()
        reader.feed(answer.text)
        for tag, attributes in reader.found:
            own = tag == "script" and attributes == {"src": "/static/sayso.js", "defer": None}
            assert tag not in RUNS - {"form"} or own, (path, tag, attributes)
            assert not any(name.startswith("on") or name == "style" for name in attributes), (
                path,
                tag,
                attributes,
            )
            for name in ("href", "src", "action"):
                assert re.match(r"[/#?](?!/)", attributes.get(name) or "/x"), (path, tag, attributes)


def test_nothing_of_it_turns_the_reading_order(hostile: TestClient) -> None:
    """Characters that turn what follows, and control characters, are shown as replaced."""
    for path in paths_of(hostile):
        text = hostile.get(path, headers=PAGE).text
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text), path


def test_a_line_of_a_million_letters_is_shown(hostile: TestClient) -> None:
    """The whole text is there, and only its own page bears it."""
    assert LONG in hostile.get("/reports/r-1", headers=PAGE).text
    for path in ("/events", "/reports", "/review"):
        assert len(hostile.get(path, headers=PAGE).content) < 100_000


def test_its_bytes_are_only_saved(hostile: TestClient) -> None:
    """What it calls itself becomes no name of a file, and its bytes no page."""
    answer = hostile.get("/reports/r-1/original")
    assert answer.headers["content-disposition"] == 'attachment; filename="r-1.script"'
    assert answer.headers["content-type"] == "application/octet-stream"


def test_its_pictures_are_only_pictures(hostile: TestClient) -> None:
    """In the pictures too its words are words."""
    event = hostile.get("/events").json()["items"][0]["id"]
    for name in ("spread", "figures", "map"):
        text = hostile.get(f"/events/{event}/{name}.svg").text
        assert not re.search(
            r"<script|<img|<iframe|onload=[^&]*>|<foreignObject", re.sub(r"&lt;.*?&gt;", "", text)
        )


def test_no_cell_of_its_tables_is_a_formula(hostile: TestClient) -> None:
    """A title that begins with = stands quoted in the CSV."""
    table = hostile.get("/reports?format=csv").text
    assert "'=" in table
    assert not re.search(r'(?:^|,)"?=', table, re.MULTILINE)
