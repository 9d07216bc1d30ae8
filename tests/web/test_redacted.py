"""Protected names on the pages: in no byte of any answer, and found by nobody who asks for them."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus, unquote

import pytest
from linked import KELMET, Desk
from pages import FROM_HERE, PAGE, case_of
from starlette.testclient import TestClient

from sayso.errors import CaseError, UsageError
from sayso.ledger import open_case
from sayso.ledger.kept import GivenFile
from sayso.ledger.redacting import Redaction
from sayso.linking.judgements import judge
from sayso.records import Place, Speaker, Time, Unread
from sayso.web import doors_for, invite_to
from sayso.web.desk import Desk as Open
from sayso.web.people import invite, people_in
from sayso.web.redacted import RedactedDesk

NAME, OTHER = "Oswin Quillon", "Witness A"
TOLD = re.compile("oswi|quill", re.IGNORECASE)
"""Enough of the name to know it by."""
Asking = Callable[..., TestClient]


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A case in which a protected name stands wherever a name can stand; its own file bears it too."""
    desk = Desk()
    for n, who in enumerate((NAME, "the army", f"Ada {NAME.split()[1]}"), 1):
        text = f"{who} said 31 soldiers were killed at Kelmet. “Mr Quillon saw {n},” OSWIN QUÍLLON’s aide said. He did not confirm it."
        desk.report(
            f"r-{n}", f"The {NAME} Post" if n == 1 else "Selm Daily", "2031-05-09", text, title=f"{NAME} speaks, {n}",
            file=f"oswin-quillon-{n}.txt", url=f"https://news.example/oswin-quillon/{n}", author=NAME, credit=NAME,
        )  # fmt: skip
        desk.said(
            f"a-{n}", f"r-{n}", who, "31 soldiers were killed at Kelmet", said="2031-05-09", via=[f"{NAME} Wire"],
            role="envoy", affiliation=f"{NAME} Foundation",
        )  # fmt: skip
        desk.said(f"b-{n}", f"r-{n}", "OSWIN QUÍLLON’s aide", f"Mr Quillon saw {n}", "denies")
        desk.caveat(f"c-{n}", f"r-{n}", "unverified", "did not confirm it", f"a-{n}", by=NAME)
        place = Place(name="Quillon Heights", country="MLI", lat=17.0, lon=-1.0, precision="near")
        desk.mention(
            f"m-{n}", f"r-{n}", "killed", f"a-{n}", f"b-{n}", actors=[NAME], recipients=["soldiers"], killed=31 + n,
            place=place, time=Time(None, "2031-05-08", "2031-05-08"),
        )  # fmt: skip
    said = desk.kept["attributions"][0]
    speaker = Speaker(name=NAME, span=desk.span("r-1", NAME))
    desk.kept["attributions"][0] = replace(
        said, chain=(replace(said.chain[0], speakers=(speaker,)), said.chain[1])
    )
    place = case_of(desk, tmp_path / "quillon-case.db")
    with open_case(place) as case:
        run = case.begin("add", by=NAME)
        case.keep_file(
            run,
            GivenFile(
                name=f"{NAME}.pdf",
                sha256=None,
                size=None,
                unread=Unread(f"{NAME}.pdf", f"{NAME} is no PDF.", "Ask."),
            ),
        )
        case.judge(judge("reliability", f"The {NAME} Post", "C", "Ada Berg", why=f"{NAME} owns it"))
        case.judge(judge("speaker", "a-2", NAME, "Ada Berg", why=f"heard {NAME}"))
        case.judge(judge("speaker", "a-2", "Tobin Asl", f"{NAME}", why="it was not me"))
        case.judge(judge("independence", (NAME, "Ada Quillon"), "different", "Ada Berg"))
        case.judge(judge("independence", (NAME, "Ada Quillon"), "same", NAME, why=f"{NAME} is both"))
        case.protect(NAME, shown_as=OTHER)
    return place


@pytest.fixture
def redacted(named: Path, asking: Asking) -> TestClient:
    return asking(named, doors_for("127.0.0.1", 8765, owner="Nora Tell", redacted=True))


def ids(client: TestClient) -> dict[str, list[str]]:
    """What stands for the parts of an address, by the address."""
    judgements = [each["id"] for each in client.get("/judgements").json()["items"]]
    events = [each["id"] for each in client.get("/events").json()["items"]]
    return {
        "/events/{id}": events,
        "/events/{id}/{picture}.svg": [
            f"{each}\t{name}" for each in events for name in ("spread", "figures", "map")
        ],
        "/reports/{id}": ["r-1", "r-2", "r-3"],
        "/reports/{id}/original": ["r-1", "r-2", "r-3"],
        "/actors/{id}": [each["actor"]["id"] for each in client.get("/actors").json()["items"]],
        "/origins/{id}": [each["id"] for each in client.get("/origins").json()["items"]],
        "/judgements/{id}/undo": judgements,
        "/jobs/{id}": ["0"],
        "/disagreements/{id}": [each["id"] for each in client.get("/disagreements").json()["items"]],
    }


QUERIES = {
    "/events": ["q=Kelmet", "q=a", f"outlet={quote(f'The {OTHER} Post')}", "sort=newest", "judged=yes", "limit=1"],
    "/reports": ["q=speaks", f"outlet={quote(f'The {OTHER} Post')}", "limit=1"],
    "/reports/{id}": ["at=0-30", "q=soldiers", f"q={quote(OTHER)}"],
    "/actors": ["q=w", "limit=1"],
    "/outlet": [f"name={quote(f'The {OTHER} Post')}", "name=Selm%20Daily"],
    "/search": ["q=soldiers", "q=a", "q=said&where=contents", "q=aide&where=speakers", "q=army&where=speakers", "q=speaks"],
    "/attributions": ["report=r-1", "limit=1"],
    "/mentions": ["report=r-1"],
    "/review": ["skip=x"],
}  # fmt: skip


def routes(client: TestClient) -> Iterator[tuple[str, set[str]]]:
    """Every address of the application, with its methods: a new page is found here by itself."""
    waiting = list(client.app._app._app.routes)  # type: ignore[attr-defined]  # behind the guard and the tags
    while waiting:
        route = waiting.pop()
        waiting += getattr(getattr(route, "original_router", None), "routes", ())
        if getattr(route, "methods", None):
            yield route.path, route.methods


def filled(client: TestClient, path: str) -> list[str]:
    if "{" not in path:
        found = [path]
    elif "{picture}" in path:
        pairs = (each.split("\t") for each in ids(client)[path])
        found = [path.format(id=id_, picture=name) for id_, name in pairs]
    else:
        found = [path.format(id=each) for each in ids(client)[path]]
    return [f"{each}{query}" for each in found for query in ("", *(f"?{q}" for q in QUERIES.get(path, ())))]


def told(answer: object) -> str:
    """All that an answer says, with everything undone that writes letters in another way."""
    text = f"{answer.headers} {answer.text}"  # type: ignore[attr-defined]
    plain = html.unescape(unquote(text))
    return plain + json.dumps(plain) + re.sub(r"<[^>]*>", "", plain)


def test_no_answer_tells_a_protected_name(redacted: TestClient) -> None:
    """Of every address, in each of its faces, no byte tells the name or a part of it."""
    seen = set()
    for path, methods in routes(redacted):
        for address in filled(redacted, path):
            joint = "&" if "?" in address else "?"
            for method in methods & {"GET", "POST"}:
                for ask in (address, f"{address}{joint}format=csv", f"{address}{joint}format=json"):
                    answer = redacted.request(method, ask, headers=PAGE | FROM_HERE, follow_redirects=False)
                    assert answer.status_code < 500, (method, ask)
                    assert not TOLD.search(told(answer)), (method, ask)
                    seen.add((path, answer.status_code))
    assert {status for _, status in seen} >= {200, 403}
    for path in (
        "/events",
        "/events/{id}",
        "/reports/{id}",
        "/actors/{id}",
        "/outlet",
        "/search",
        "/origins/{id}",
        "/review",
    ):
        assert (path, 200) in seen, path


def test_the_name_is_there_for_the_others(named: Path, asking: Asking, tmp_path: Path) -> None:
    """Of two people with keys one sees the names and the other sees other words, under one address."""
    file = tmp_path / "people"
    ada, tom = invite(file, "Ada Berg"), invite(file, "Tom Roe", "reader", redacted=True)
    client = asking(named, doors_for("127.0.0.1", 8765, people=people_in(file)))
    whole = client.get("/reports/r-1", headers={"Authorization": f"Bearer {ada}"})
    other = client.get("/reports/r-1", headers={"Authorization": f"Bearer {tom}"})
    assert NAME in whole.json()["report"]["text"]
    assert OTHER in other.json()["report"]["text"]
    assert whole.headers["etag"] != other.headers["etag"]


def spans_in(told: Any) -> Iterator[dict[str, Any]]:
    """Every span in what a program gets, however deep."""
    if isinstance(told, dict):
        if told.keys() == {"start", "end", "text"} and isinstance(told["start"], int):
            yield told
        told = list(told.values())
    for each in told if isinstance(told, list) else ():
        yield from spans_in(each)


def test_offsets_fit_the_words_that_are_shown(redacted: TestClient) -> None:
    """Each span, and each place of the search, is where its words stand in the text as it is shown."""
    shown = redacted.get("/reports/r-1").json()
    text = shown["report"]["text"]
    assert text.startswith(f"{OTHER} said 31 soldiers")
    spans = [*spans_in(shown), *spans_in(redacted.get("/mentions?report=r-1").json())]
    assert {each["text"] for each in spans} >= {"killed", "31 soldiers were killed at Kelmet", OTHER}
    assert all(text[each["start"] : each["end"]] == each["text"] for each in spans)
    (hit,) = (each for each in redacted.get("/search?q=soldiers").json()["items"] if each["report"] == "r-1")
    assert text[hit["start"] : hit["end"]] == "soldiers"
    page = redacted.get(f"/reports/r-1?at={hit['start']}-{hit['end']}", headers=PAGE).text
    assert re.search(r'id="here"[^>]*>soldiers<', page)


def without(text: str, word: str) -> str:
    """A text without what was asked for, however it is written there."""
    for way in (str, html.escape, quote, quote_plus, lambda each: quote(each, safe="")):
        text = text.replace(way(word), "")
    return text


@pytest.mark.parametrize(
    "address",
    [
        "/search?q={}", "/search?q={}&where=speakers", "/search?q={}&where=contents", "/reports?q={}", "/actors?q={}",
        "/events?q={}", "/events?outlet={}", "/reports?outlet={}", "/reports/r-1?q={}", "/outlet?name={}", "/origins?party={}",
        "/attributions?actor={}", "/mentions?actor={}", "/events?actor={}",
        "/events?place={}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", [NAME, "Quillon", "quíllon", "Oswin", "Quil", "uill", f"The {NAME} Post"])
def test_who_asks_for_a_name_learns_nothing(redacted: TestClient, address: str, asked: str) -> None:
    """A protected name and a part of one are answered as a word that stands nowhere."""
    nowhere = re.sub("[^ ]", "ж", asked)
    for headers in ({}, PAGE):
        one = redacted.get(address.format(quote(asked)), headers=headers)
        two = redacted.get(address.format(quote(nowhere)), headers=headers)
        assert one.status_code == two.status_code
        assert without(one.text, asked) == without(two.text, nowhere)


def test_ids_made_of_a_name_are_others(named: Path, asking: Asking, redacted: TestClient) -> None:
    """Who reckons an actor's id from a guessed name finds nobody there."""
    whole = {
        each["actor"]["id"]: each["actor"]["name"] for each in asking(named).get("/actors").json()["items"]
    }
    bearing = {id_ for id_, name in whole.items() if TOLD.search(name)}
    assert bearing
    assert {redacted.get(f"/actors/{each}").status_code for each in bearing} == {404}
    assert not any(redacted.get(f"/events?actor={each}").json()["items"] for each in bearing)
    shown = [each["actor"] for each in redacted.get("/actors").json()["items"]]
    others = [each["id"] for each in shown if OTHER in each["name"]]
    assert len(others) == len(bearing)
    assert all(OTHER in redacted.get(f"/actors/{each}").json()["name"] for each in others)
    assert any(redacted.get(f"/events?actor={each}").json()["items"] for each in others)
    paged, after = [], ""
    while after is not None:
        found = redacted.get(f"/actors?limit=1&after={after}" if after else "/actors?limit=1").json()
        paged, after = [*paged, *(each["actor"]["id"] for each in found["items"])], found["next"]
        place = base64.urlsafe_b64decode(f"{after or ''}===").decode()
        assert not any(each in place for each in bearing)
    assert paged == [each["id"] for each in shown]


def test_a_long_search_does_not_tell_that_there_was_something(
    redacted: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where time runs out before anything that may be shown is found, no cursor tells that there is more to see."""
    monkeypatch.setattr("sayso.ledger.searching.SECONDS", -1.0)
    assert redacted.get("/search?q=soldiers").json()["next"]
    assert redacted.get("/search?q=Quillon").json() == {"items": [], "next": None}
    monkeypatch.setattr("sayso.ledger.searching.LONGEST_SECONDS", -1.0)
    assert redacted.get("/search?q=Quillon").json() == {"items": [], "next": None}


def test_a_broken_case_does_not_tell_its_name(redacted: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with a file is told without its name, which may be a protected one."""

    def broken(*_: object, **__: object) -> None:
        raise CaseError(f"{NAME}.db cannot be read.", f"Look at {NAME}.db.")

    monkeypatch.setattr(RedactedDesk, "ask", broken)
    answer = redacted.get("/actors")
    assert answer.status_code == 503
    assert not TOLD.search(answer.text)


def test_other_words_lead_on(redacted: TestClient) -> None:
    """What is shown in a name's place can be asked for: an outlet's page and its filters are found by it."""
    outlet = quote(f"The {OTHER} Post")
    assert redacted.get(f"/outlet?name={outlet}").json()["reports"] == 1
    assert [each["id"] for each in redacted.get(f"/reports?outlet={outlet}").json()["items"]] == ["r-1"]
    assert redacted.get(f"/events?outlet={outlet}").json()["items"]
    assert redacted.get(f"/events?place={quote(OTHER + ' Heights')}").json()["items"]
    board = redacted.get(f"/events?outlet={outlet}", headers=PAGE).text
    assert re.search(f'class="on" aria-current="true"><span>The {OTHER} Post</span>', board)
    assert redacted.get(f"/reports?q={quote(OTHER)}").json()["items"]


def test_what_would_tell_a_name_is_refused(redacted: TestClient) -> None:
    """The original bytes are refused with a reason, and nothing can be judged or added."""
    answer = redacted.get("/reports/r-1/original")
    assert answer.status_code == 403
    assert "protected" in answer.json()["error"]["reason"]
    sent = {"about": "stance", "of": ["a-1"], "says": "denies"}
    assert redacted.post("/judgements", headers=FROM_HERE, json=sent).status_code == 403
    assert redacted.post("/reports", headers=FROM_HERE, data={"text": "x"}).status_code == 403


def test_a_name_protected_while_serving_is_gone_at_once(named: Path, redacted: TestClient) -> None:
    """A browser that has the page from before gets the new one, and not word that nothing has changed."""
    before = redacted.get("/reports/r-2")
    assert "the army said" in before.json()["report"]["text"]
    with open_case(named) as case:
        case.protect("Kelmet", shown_as="a town")
    after = redacted.get("/reports/r-2", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert "Kelmet" not in after.text
    assert "a town" in after.json()["report"]["text"]


def test_without_protected_names_all_is_as_it_is(tmp_path: Path, asking: Asking) -> None:
    """Where no name is protected, a redacted page shows what the others show, but for the bytes."""
    desk = Desk()
    desk.report("r-1", "Selm Daily", "2031-05-09", "Idris Vane said 31 soldiers were killed at Kelmet.")
    desk.said("a-1", "r-1", "Idris Vane", "31 soldiers were killed at Kelmet")
    desk.mention("m-1", "r-1", "killed", "a-1", killed=31, place=KELMET)
    place = case_of(desk, tmp_path / "plain.db")
    whole, other = asking(place), asking(place, doors_for("127.0.0.1", 8765, redacted=True))
    for path in ("/events", "/reports/r-1", "/actors", "/attributions"):
        assert whole.get(path).json() == other.get(path).json()


def test_a_key_without_names_is_for_reading(tmp_path: Path) -> None:
    """Nobody is invited to judge without seeing the names, and the message tells what can be given."""
    case = str(tmp_path / "case.db")
    with pytest.raises(UsageError, match="reading only") as told:
        invite_to(case, "Tom Roe", redacted=True)
    assert "--read-only --redact" in told.value.next_step
    invite_to(case, "Tom Roe", read_only=True, redacted=True)
    (tom,) = people_in(tmp_path / "case.db.people")
    assert tom.redacted
    assert not tom.may_change


def test_what_the_veil_does_not_know_it_keeps(named: Path) -> None:
    """A new kind of thing is not let through unchanged: it must fail rather than tell a name."""
    whole = Open(named)
    with pytest.raises(TypeError, match="bytes"):
        RedactedDesk(whole).ask(lambda _: NAME.encode())
    whole.close()


def test_a_name_that_was_cut_is_no_less_a_name() -> None:
    """A title that ends in the middle of a name is shown with the other words."""
    redaction = Redaction({NAME: OTHER})
    assert redaction.text("Attack on Mr Quil… near Kelmet") == f"Attack on Mr {OTHER}… near Kelmet"
    assert redaction.text("Attack on a quarry… near Kelmet").startswith("Attack on a quarry…")
