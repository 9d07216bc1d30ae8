"""The REST API: lists by pages, one shape of error, tags, a description; and what a judgement does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cases import stories
from pages import FROM_HERE, PAGE, kept
from starlette.testclient import TestClient

LISTS = ["/events", "/reports", "/attributions", "/mentions", "/actors", "/origins"]


@pytest.mark.parametrize("path", LISTS)
def test_pages_of_a_list_hold_everything_once(client: TestClient, path: str) -> None:
    """Going on by the cursor to the end gives each record once, in the order of one long page."""
    whole = client.get(path, params={"limit": 500}).json()
    found: list[Any] = []
    after: str | None = None
    for _ in range(100):
        page = client.get(path, params={"limit": 2} | ({"after": after} if after else {})).json()
        found += page["items"]
        after = page["next"]
        if after is None:
            break
    assert found == whole["items"]
    assert whole["next"] is None
    assert len(found) >= 1


@pytest.mark.parametrize("sort", ["reported", "newest", "oldest", "independent", "doubtful"])
def test_every_order_can_be_paged(tmp_path: Path, asking: Callable[..., TestClient], sort: str) -> None:
    """Whichever order is wanted, pages of one event go through all of them."""
    client = asking(kept(stories(30), tmp_path / "stories.db"))
    ids, after = [], ""
    while True:
        page = client.get(
            "/events", params={"sort": sort, "limit": 1, **({"after": after} if after else {})}
        ).json()
        ids += [each["id"] for each in page["items"]]
        after = page["next"]
        if not after:
            break
    assert ids == [each["id"] for each in client.get("/events", params={"sort": sort}).json()["items"]]
    assert len(set(ids)) == len(ids) >= 2


@pytest.mark.parametrize(
    "path", ["/events?limit=x", "/events/e-none", "/nothing", "/attributions?after=%22", "/judgements/x"]
)
def test_there_is_one_shape_of_error(client: TestClient, path: str) -> None:
    """Whatever is wrong, a program finds status, reason and next step in the same place."""
    error = client.get(path).json()["error"]
    assert set(error) == {"status", "reason", "next_step"}
    assert error["status"] == client.get(path).status_code


def test_an_answer_is_not_sent_twice(client: TestClient) -> None:
    """Who has the answer already gets 304, until something in the case is other."""
    first = client.get("/events")
    again = client.get("/events", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/events", headers=PAGE).headers["etag"] != first.headers["etag"]
    client.post(
        "/judgements", headers=FROM_HERE, json={"about": "stance", "of": ["a-nurse"], "says": "suspects"}
    )
    assert client.get("/events", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_the_description_is_whole(client: TestClient) -> None:
    """It names each path, and every schema that it refers to is in it."""
    told = client.get("/openapi.json")
    for path in [*LISTS, "/events/{id}", "/reports/{id}", "/search", "/judgements"]:
        assert path in told.json()["paths"], path
    assert "post" in told.json()["paths"]["/reports"]
    schemas = told.json()["components"]["schemas"]
    named = set(__import__("re").findall(r"#/components/schemas/([\w.-]+)", told.text))
    assert named - set(schemas) == set()


def test_findings_are_given_by_report(client: TestClient) -> None:
    """Attributions and mentions can be asked for by their report and kind."""
    said = client.get("/attributions", params={"report": "r-army"}).json()["items"]
    assert {each["id"] for each in said} == {"a-army", "a-ruda"}
    denials = client.get("/attributions", params={"stance": "denies"}).json()["items"]
    assert [each["id"] for each in denials] == ["a-ruda"]
    assert client.get("/mentions", params={"type": "AID"}).json()["items"] == []


def test_a_judgement_changes_the_event(client: TestClient) -> None:
    """A denial that is none takes the denier off the event; who said so is kept, and the page shows it."""
    event = client.get("/events").json()["items"][0]["id"]
    before = client.get(f"/events/{event}").json()
    assert [each["name"] for each in before["denied"]] == ["Colonel Sen Ruda (the army)"]
    sent = {"about": "stance", "of": ["a-ruda"], "says": "asserts", "why": "The interpreter was wrong."}
    made = client.post("/judgements", headers=FROM_HERE, json=sent).json()
    assert made["effect"]["after"]
    now = client.get("/events").json()["items"][0]["id"]
    assert client.get(f"/events/{now}").json()["denied"] == []
    assert "The interpreter was wrong." in client.get(f"/events/{now}", headers=PAGE).text
    (kept,) = client.get("/judgements").json()["items"]
    assert (kept["by"], kept["says"]) == ("Nora Tell", "asserts")


def test_a_judgement_taken_back_stays_on_record(client: TestClient) -> None:
    """Undoing writes a judgement of its own, and the event stands as before."""
    sent = {"about": "stance", "of": ["a-ruda"], "says": "asserts"}
    made = client.post("/judgements", headers=FROM_HERE, json=sent).json()["judgement"]
    client.post(f"/judgements/{made['id']}/undo", headers=FROM_HERE, data={"to": "/review"})
    event = client.get("/events").json()["items"][0]["id"]
    assert [each["name"] for each in client.get(f"/events/{event}").json()["denied"]] == [
        "Colonel Sen Ruda (the army)"
    ]
    later, first = client.get("/judgements").json()["items"]
    assert (later["supersedes"], first["id"]) == (made["id"], made["id"])
    assert "superseded" in client.get("/judgements", headers=PAGE).text


@pytest.mark.parametrize(
    "sent",
    [
        b"{", b"[]", b'{"about": "stance"}', b'{"about": "stance", "of": ["a-ruda"], "says": "shouts"}',
        b'{"about": "weather", "of": ["a"], "says": "x"}', b'{"about": "stance", "of": [], "says": "asserts"}',
        b'{"about": "stance", "of": ["a"], "says": "asserts", "by": "Somebody else"}',
    ],
)  # fmt: skip
def test_a_judgement_that_cannot_be_meant_is_told(client: TestClient, sent: bytes) -> None:
    """Nothing is kept of it, and nobody judges under another's name."""
    answer = client.post(
        "/judgements", headers=FROM_HERE | {"Content-Type": "application/json"}, content=sent
    )
    assert answer.status_code == 400
    assert client.get("/judgements").json()["items"] == []


def test_reliability_shows_at_once(client: TestClient) -> None:
    """A letter for an outlet stands on its page and in the list."""
    client.post(
        "/judgements",
        headers=FROM_HERE,
        data={"about": "reliability", "of": "Orrin Wire", "says": "C", "to": "/outlets"},
    )
    assert client.get("/outlet", params={"name": "Orrin Wire"}).json()["reliability"] == "C"
    assert "fairly reliable" in client.get("/outlets", headers=PAGE).text


def test_head_is_answered_as_get_is(client: TestClient) -> None:
    """The same status and headers, and no body: for pages, for JSON, and for what is not there."""
    for path, headers in (
        ("/events", {}),
        ("/events", PAGE),
        ("/static/sayso.css", {}),
        ("/events/e-none", {}),
    ):
        asked, whole = client.head(path, headers=headers), client.get(path, headers=headers)
        assert (asked.status_code, asked.content) == (whole.status_code, b"")
        assert dict(asked.headers) == dict(whole.headers)
