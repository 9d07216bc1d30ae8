"""The pages: each is there, shows what it should, and says what isn't there."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from linked import Desk
from pages import FROM_HERE, HERE, PAGE, case_of
from starlette.testclient import TestClient

from sayso.views.drawing.borders import read_borders
from sayso.web.answers import cell
from sayso.web.app import create_app
from sayso.web.browsing import FACETS, number
from sayso.web.desk import Desk as Open
from sayso.web.doors import doors_for
from sayso.web.facets import facets
from sayso.web.wanted import wanted_of

Asking = Callable[..., TestClient]


def event_of(client: TestClient) -> str:
    return str(client.get("/events").json()["items"][0]["id"])


def addresses(client: TestClient) -> list[str]:
    """The addresses of a page of each kind."""
    actor = client.get("/actors").json()["items"][0]["actor"]["id"]
    return [
        "/events", f"/events/{event_of(client)}", "/reports", "/reports/r-post", "/actors", f"/actors/{actor}", "/outlets",
        "/outlet?name=Orrin Wire", "/review", "/judgements", "/disagreements", "/add", "/search", "/events?q=ambush&sort=newest&status=disputed",
    ]  # fmt: skip


def test_every_page_is_there(client: TestClient) -> None:
    """Each kind of page is answered as HTML, whole without a script, and in less than 300 kB with all it needs."""
    more = sum(len(client.get(f"/static/{name}").content) for name in ("sayso.css", "sayso.js", "icon.svg"))
    for path in addresses(client):
        answer = client.get(path, headers=PAGE)
        assert answer.status_code == 200, path
        assert answer.headers["content-type"].startswith("text/html"), path
        assert len(answer.content) + more < 300_000, path


def test_a_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    """No page names another site's file, a style or a script of its own, or an attribute that runs."""
    for path in addresses(client):
        text = client.get(path, headers=PAGE).text
        assert not re.search(r"""(?:src|href|action)=["']?(?:https?:)?//""", text), path
        assert not re.search(r"<style|<script(?! src=\"/static/)|\sstyle=|\son[a-z]+=|javascript:", text), (
            path
        )


def test_the_board_shows_how_an_event_stands(client: TestClient) -> None:
    """Its title, its status in words, its figures and who denies it are seen at once."""
    text = client.get("/events", headers=PAGE).text
    for told in ("disputed", "independent", "Colonel Sen Ruda", "killed", "Denies"):
        assert told in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status=disputed", True), ("status=corroborated", False), ("status=corroborated&status=disputed", True),
        ("type=ASSAULT", True), ("type=AID", False), ("q=ambush", True), ("q=flood", False), ("outlet=Army Radio", True),
        ("outlet=Nobody", False), ("since=2031-05-01", True), ("since=2032-01-01", False), ("until=2030-01-01", False),
        ("judged=no", True), ("judged=yes", False), ("actor=w-none", False), ("credibility=1", False),
        ("place=Kelmet", True), ("place=Elsewhere&place=Kelmet", True), ("place=Elsewhere", False),
    ],
)  # fmt: skip
def test_a_filter_holds_for_every_face(client: TestClient, query: str, found: bool) -> None:
    """Page, JSON and CSV of one address show the same events."""
    told = client.get(f"/events?{query}").json()["items"]
    title = client.get("/events").json()["items"][0]["title"]
    assert any(each["title"] == title for each in told) is found
    assert (f">{title}</a>" in client.get(f"/events?{query}", headers=PAGE).text) is found
    assert (title in client.get(f"/events?{query}&format=csv").text) is found


def test_the_board_is_narrowed_by_who_and_where(client: TestClient) -> None:
    """Outlets, actors and places stand among the facets; one that is chosen is marked, and taken away again."""
    text = client.get("/events", headers=PAGE).text
    actors = [each["actor"] for each in client.get("/actors").json()["items"]]
    guard = next(each["id"] for each in actors if "Northern Guard" in (each["name"], *each["aliases"]))
    for query in ("outlet=Selm+Daily", "place=Kelmet", f"actor={guard}"):
        assert f'href="/events?{query}"><span>' in text
        narrowed = client.get(f"/events?{query}", headers=PAGE).text
        assert 'href="/events" class="on" aria-current="true"' in narrowed
        assert client.get(f"/events?{query}").json()["items"]


@pytest.mark.parametrize("query", ["", "q=ambush", "outlet=Selm+Daily", "q=ambush&type=ASSAULT", "q=flood"])
def test_facets_count_what_is_wanted(case: Path, query: str) -> None:
    """Each number is that of the events on the board once the value is chosen."""
    desk = Open(case)
    wanted = wanted_of(parse_qs(query))
    found = desk.ask(facets, desk.hidden, wanted)
    assert set(found) == set(FACETS)
    for name, values in found.items():
        for each in values:
            narrowed = replace(wanted, **{name: (each.value,)})
            assert each.number == desk.ask(number, desk.hidden, narrowed), (name, each)
    assert bool(found["type"]) is ("flood" not in query)
    desk.close()


@pytest.mark.parametrize(
    "query",
    ["status=maybe", "sort=best", "since=yesterday", "limit=0", "limit=9999", "after=x", "format=xml"],
)
def test_what_cannot_be_meant_is_told(client: TestClient, query: str) -> None:
    """A fault names the value and what can be given, in a page and in JSON."""
    assert client.get(f"/events?{query}").status_code == 400
    assert client.get(f"/events?{query}").json()["error"]["next_step"]
    path = f"/events?{query}" if "format" not in query else "/events?format=xml"
    assert client.get(path, headers=PAGE).headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "path",
    ["/events/e-none", "/reports/r-none", "/actors/w-none", "/outlet?name=x", "/nothing", "/events/%00"],
)
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    """A missing thing is a 404 with a next step, for people and for programs."""
    assert client.get(path).json()["error"]["status"] == 404
    page = client.get(path, headers=PAGE)
    assert page.status_code == 404
    assert "To the board" in page.text


def test_an_event_leads_to_its_words(client: TestClient) -> None:
    """Each claim's words are a link to these words in the report, which are marked there."""
    text = client.get(f"/events/{event_of(client)}", headers=PAGE).text
    link = re.search(r'href="(/reports/r-nurse\?at=\d+-\d+)#here[^"]*">that 19 bodies', text)
    assert link
    assert 'id="here"' in client.get(link[1], headers=PAGE).text


def test_a_report_marks_who_said_what(client: TestClient) -> None:
    """Speakers, contents and events are marked where they stand, and each claim has a number and a note."""
    text = client.get("/reports/r-army", headers=PAGE).text
    assert re.search(r'id="a-ruda" href="#note-a-ruda"', text)
    assert re.search(r'<(?:a|span)[^>]*class="content[^"]*"[^>]*>that the convoy had been ', text)
    assert f'href="/events/{event_of(client)}"' in text


def test_words_of_a_report_are_found(client: TestClient) -> None:
    """Whatever their case and accents, each place is marked and the first is linked."""
    text = client.get("/reports/r-army?q=CONVOY", headers=PAGE).text
    assert 'href="#hit-1"' in text
    assert 'id="hit-1"' in text


@pytest.mark.parametrize("at", ["9-3", "0-99999", "a-b", "-1-3", "3"])
def test_a_place_that_is_none_is_told(client: TestClient, at: str) -> None:
    """A link to words that cannot be there says so."""
    assert client.get(f"/reports/r-army?at={at}", headers=PAGE).status_code == 400


def test_the_original_is_a_file_and_never_a_page(client: TestClient) -> None:
    """A report's bytes come as they were collected, to be saved, in a sandbox, under a name of ours."""
    answer = client.get("/reports/r-post/original", headers=PAGE)
    assert answer.content.startswith(b"The Northern Guard")
    assert answer.headers["content-disposition"] == 'attachment; filename="r-post.txt"'
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_a_report_tells_where_it_comes_from(client: TestClient) -> None:
    """Who collected it and the hash of its bytes stand below its text."""
    text = client.get("/reports/r-post", headers=PAGE).text
    assert "Nora Tell" in text
    assert re.search(r"[0-9a-f]{64}", text)


@pytest.mark.parametrize("picture", ["spread", "figures", "map"])
def test_pictures_are_whole(client: TestClient, picture: str) -> None:
    """A picture's own style is allowed by its hash, and nothing else is."""
    answer = client.get(f"/events/{event_of(client)}/{picture}.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "sha256-" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_an_empty_case_says_what_to_do(tmp_path: Path, asking: Asking) -> None:
    """Somebody who has just begun is led to where reports are added."""
    client = asking(case_of(Desk(), tmp_path / "empty.db"))
    assert "This case is empty" in client.get("/events", headers=PAGE).text
    for path in ("/reports", "/actors", "/outlets", "/review", "/judgements", "/add"):
        assert client.get(path, headers=PAGE).status_code == 200, path


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "  =1", "\r@"])
def test_a_cell_is_no_formula(text: str) -> None:
    """A spreadsheet shows a report's words and never reckons with them."""
    assert str(cell(text)).startswith("'")
    assert cell(-3) == -3


def test_a_table_is_whole(client: TestClient) -> None:
    """The CSV has every event that fits, whatever the page shows."""
    rows = list(
        csv.DictReader(io.StringIO(client.get("/events?format=csv&limit=1").text.removeprefix("\ufeff")))
    )
    assert [row["id"] for row in rows] == [each["id"] for each in client.get("/events").json()["items"]]


def test_a_pasted_text_is_taken(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text with its outlet and day becomes a report, and what cannot be read is told with the reason."""
    from sayso.api import Result

    monkeypatch.setattr("sayso.adding.analysed", lambda report: Result(file=report.file, report=report))
    monkeypatch.setattr("sayso.adding.model_version", lambda: "none")
    sent = client.post("/reports", headers=FROM_HERE, data={"text": "A quiet day.", "outlet": "Selm Daily"})
    (new,) = sent.json()["reports"]
    kept = client.get(f"/reports/{new}").json()
    assert (kept["report"]["outlet"], kept["report"]["text"]) == ("Selm Daily", "A quiet day.\n")
    assert kept["collection"]["collector"] == "Nora Tell"
    files = [("files", ("../../bad.txt", b" \n"))]
    (unread,) = client.post("/reports", headers=FROM_HERE, files=files).json()["unread"]
    assert (unread["file"], unread["reason"]) == ("bad.txt", "The file is empty.")
    page = client.post("/reports", headers=FROM_HERE | PAGE, files=files)
    assert page.status_code == 200
    assert "The file is empty." in client.get("/add", headers=PAGE).text


def test_nothing_sent_is_told(client: TestClient) -> None:
    """An empty form, and a day that is none, are answered with what to send."""
    assert client.post("/reports", headers=FROM_HERE, data={"text": " "}).status_code == 400
    assert (
        client.post("/reports", headers=FROM_HERE, data={"text": "x", "published": "soon"}).status_code == 400
    )


def test_a_map_has_borders_if_they_are_given(case: Path, tmp_path: Path) -> None:
    """The map and its caption have them, and a page from before they were given is sent anew."""
    file = tmp_path / "mine.geojson"
    file.write_text('{"type": "LineString", "coordinates": [[-2, 16], [0, 18]]}')
    doors = doors_for("127.0.0.1", 8765)
    bare, drawn = (
        TestClient(create_app(case, doors, borders=b), base_url=HERE) for b in (None, read_borders(file))
    )
    path = f"/events/{event_of(bare)}"
    assert "Land only; no borders" in bare.get(path, headers=PAGE).text
    assert "Borders: as in mine.geojson" in drawn.get(path, headers=PAGE).text
    assert 'class="border"' not in bare.get(f"{path}/map.svg").text
    before = bare.get(f"{path}/map.svg").headers["etag"]
    after = drawn.get(f"{path}/map.svg", headers={"If-None-Match": before})
    assert 'class="border"' in after.text


def test_what_was_sent_says_by_whom(client: TestClient) -> None:
    """Custody tells an upload from a file of this computer: who sent it, and no date of a file of ours."""
    files = [
        ("files", ("selm.txt", b"The ferry to Selm stopped on Monday, Mayor Ilo Prent said.", "text/plain"))
    ]
    for method, sent in (
        ("upload", {"files": files}),
        ("pasted", {"data": {"text": "A quiet day in Selm."}}),
    ):
        (report,) = client.post("/reports", headers=FROM_HERE, **sent).json()["reports"]  # type: ignore[arg-type]
        came = client.get(f"/reports/{report}").json()["collection"]
        assert (came["method"], came["collector"], came["tool"]) == (method, "Nora Tell", "sayso serve")
        assert came["file_modified"] is None
