"""The guard: who is refused, and what every answer bears."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import FROM_HERE, HERE, PAGE
from starlette.testclient import TestClient

from sayso.errors import UsageError
from sayso.web.doors import Doors, doors_for
from sayso.web.people import Person, hash_of, invite, people_in
from sayso.web.security import POLICY

SAID = {"about": "reliability", "of": ["Orrin Wire"], "says": "B"}
Asking = Callable[..., TestClient]


def beyond(key: str, role: str = "reviewer") -> Doors:
    """Doors that stand open to a network, for one person with a key."""
    person = Person(name="Ada Berg", role=role, sha256=hash_of(key))  # type: ignore[arg-type]
    return doors_for("192.0.2.1", 8765, allowed=["127.0.0.1"], people=[person])


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:8765", "127.0.0.1:9999", "", "LOCALHOST.:8765"]
)
@pytest.mark.parametrize("path", ["/events", "/static/sayso.css", "/enter"])
def test_a_foreign_host_is_refused(client: TestClient, host: str, path: str) -> None:
    """A page that had its own name lead to this computer reads nothing, on any path."""
    assert client.get(path, headers={"Host": host}).status_code == 421


def test_two_hosts_are_refused(client: TestClient) -> None:
    """A request that names two hosts could mean one to a proxy and the other to us."""
    headers = [("Host", "127.0.0.1:8765"), ("Host", "evil.example")]
    assert client.request("GET", "/events", headers=headers).status_code == 421


@pytest.mark.parametrize("name", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LOCALHOST:8765"])
def test_its_own_names_are_let_in(client: TestClient, name: str) -> None:
    """The names of loopback are those under which one opens it, in any case of letters."""
    assert client.get("/events", headers={"Host": name}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site", "Origin": HERE},
        {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/judgements", "/reports", "/judgements/j-1/undo", "/enter", "/leave"])
def test_a_change_from_elsewhere_is_refused(client: TestClient, headers: dict[str, str], path: str) -> None:
    """Neither another site's page nor one that hides where it comes from changes anything."""
    assert client.post(path, headers=headers, json=SAID).status_code == 403
    assert client.get("/judgements").json()["items"] == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_method_slips_through(client: TestClient, method: str) -> None:
    """Whatever is neither GET nor HEAD counts as a change, a question before one included."""
    assert client.request(method, "/events").status_code == 403


def test_a_change_from_here_is_made(client: TestClient) -> None:
    """The guard lets our own pages and a script that names the origin do their work."""
    assert client.post("/judgements", headers=FROM_HERE, json=SAID).status_code == 201
    assert client.post("/judgements", headers={"Origin": HERE}, json=SAID | {"says": "C"}).status_code == 201
    own = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/judgements", headers=own, json=SAID | {"says": "D"}).status_code == 201


def test_reading_changes_nothing(client: TestClient) -> None:
    """No GET writes: each page leaves the case as it was."""
    before = client.get("/events").headers["etag"]
    for path in ("/review", "/add", "/judgements", "/reports", "/actors"):
        client.get(path, headers=PAGE)
    assert client.get("/events").headers["etag"] == before


@pytest.mark.parametrize(
    "path", ["/events", "/nothing", "/events/e-none", "/static/sayso.js", "/openapi.json"]
)
def test_every_answer_bears_the_policy(client: TestClient, path: str) -> None:
    """Errors and files too: no inline script, no other site, no frame, no guess at types, no referrer."""
    for headers in ({}, PAGE, {"Host": "evil.example"}):
        answer = client.get(path, headers=headers)
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "unsafe" not in answer.headers["content-security-policy"]


def test_a_fault_of_ours_bears_the_policy(
    case: Path, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that breaks is an answer like any other, without a traceback."""
    client = asking(case)
    monkeypatch.setattr("sayso.web.desk.Desk.rows", lambda *_: 1 / 0)
    answer = client.get("/events", headers=PAGE)
    assert answer.status_code == 500
    assert answer.headers["content-security-policy"] == POLICY
    assert "Traceback" not in answer.text


def test_without_a_key_one_stays_outside(case: Path, asking: Asking) -> None:
    """A browser is led to the door, a program is told; neither sees anything of the case."""
    client = asking(case, beyond("right"), follow_redirects=False)
    assert client.get("/events").status_code == 401
    answer = client.get("/events?status=disputed", headers=PAGE)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/enter?to=%2Fevents%3Fstatus%3Ddisputed",
    )
    assert client.get("/enter", headers=PAGE).status_code == 200


@pytest.mark.parametrize("sent", ["Bearer wrong", "Bearer ", "Basic cmlnaHQ=", "right", "Bearer right2"])
def test_a_wrong_key_is_refused(case: Path, asking: Asking, sent: str) -> None:
    """Only the key itself opens, and only as a bearer's."""
    assert asking(case, beyond("right")).get("/events", headers={"Authorization": sent}).status_code == 401


def test_a_key_opens(case: Path, asking: Asking) -> None:
    """A program with a key reads, and changes things under its person's name, without any origin."""
    client, key = asking(case, beyond("right")), {"Authorization": "Bearer right"}
    assert client.get("/events", headers=key).status_code == 200
    assert client.post("/judgements", headers=key, json=SAID).json()["judgement"]["by"] == "Ada Berg"


def test_a_person_comes_in_and_goes_out(case: Path, asking: Asking) -> None:
    """The cookie after the door is for this site alone, out of scripts' reach, and ends with leaving."""
    client = asking(case, beyond("right"), follow_redirects=False)
    answer = client.post("/enter", headers=FROM_HERE, data={"key": "right", "to": "/review"})
    assert answer.headers["location"] == "/review"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "right" not in cookie
    assert client.get("/events").status_code == 200
    client.post("/leave", headers=FROM_HERE)
    client.cookies.set("sayso", cookie.partition("=")[2].partition(";")[0])
    assert client.get("/events").status_code == 401


def test_a_wrong_key_at_the_door(case: Path, asking: Asking) -> None:
    """One stays at the door, and is told."""
    client = asking(case, beyond("right"))
    answer = client.post("/enter", headers=FROM_HERE | PAGE, data={"key": "wrong"})
    assert answer.status_code == 401
    assert "not known" in answer.text


@pytest.mark.parametrize(
    "to", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_door_leads_to_no_other_site(case: Path, asking: Asking, to: str) -> None:
    """A link that somebody sent ends on our pages."""
    client = asking(case, beyond("right"), follow_redirects=False)
    answer = client.post("/enter", headers=FROM_HERE, data={"key": "right", "to": to})
    assert answer.headers["location"] == "/events"


def test_a_reader_changes_nothing(case: Path, asking: Asking) -> None:
    """Who may only read is refused every change, and is not offered any."""
    client, key = asking(case, beyond("right", "reader")), {"Authorization": "Bearer right"}
    assert client.post("/judgements", headers=key | FROM_HERE, json=SAID).status_code == 403
    assert client.post("/reports", headers=key | FROM_HERE, data={"text": "x"}).status_code == 403
    assert '<form method="post" action="/judgements"' not in client.get("/review", headers=key | PAGE).text


def test_a_network_needs_keys_and_names() -> None:
    """Beyond loopback nothing opens without people with keys, nor without the names that browsers may use."""
    person = Person(name="Ada Berg", role="reader", sha256=hash_of("k"))
    with pytest.raises(UsageError, match="nobody has a key"):
        doors_for("192.0.2.1", 8765, allowed=["desk.example"])
    with pytest.raises(UsageError, match="no name is allowed"):
        doors_for("192.0.2.7", 8765, people=[person])
    assert "127.0.0.1:8765" not in doors_for("::", 1, allowed=["desk.example"], people=[person]).hosts


@pytest.mark.parametrize(
    "name", ["*", "desk.example/x", "http://desk.example", "", "desk example", "*.example"]
)
def test_a_name_that_is_none_is_refused(name: str) -> None:
    """A pattern would let every name in."""
    with pytest.raises(UsageError, match="no host's name"):
        doors_for("127.0.0.1", 8765, allowed=[name])


def test_a_key_is_kept_as_a_hash(tmp_path: Path) -> None:
    """The file has no key, is its owner's only, and a second invitation takes the first key's place."""
    file = tmp_path / "case.db.people"
    first, second = invite(file, "Ada Berg"), invite(file, "ada  berg", "reader")
    assert first not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    assert [(each.role, each.sha256) for each in people_in(file)] == [("reader", hash_of(second))]


def test_a_file_of_people_that_is_none(tmp_path: Path) -> None:
    """What cannot be read as people opens nothing."""
    file = tmp_path / "case.db.people"
    file.write_text("{}\n")
    with pytest.raises(UsageError, match="no list of people"):
        people_in(file)


def test_too_much_is_refused(case: Path, asking: Asking) -> None:
    """By what the header tells, and by what really comes where it tells nothing."""
    doors = Doors(hosts=frozenset({"127.0.0.1:8765"}), most_bytes=1_000)
    client = asking(case, doors)
    assert client.post("/judgements", headers=FROM_HERE, content=b" " * 1_001).status_code == 413
    pieces = (b" " * 100 for _ in range(20))
    sent = client.post(
        "/judgements", headers=FROM_HERE | {"Content-Type": "application/json"}, content=pieces
    )
    assert sent.status_code == 413


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"]
)
def test_no_path_leads_out(client: TestClient, path: str) -> None:
    """The folder of styles and scripts gives its own files only."""
    assert client.get(path).status_code == 404


def test_what_was_tried_is_noted(client: TestClient, tmp_path: Path) -> None:
    """The audit log has changes and refusals with who and when, and no reading."""
    client.get("/events")
    client.post("/judgements", headers=FROM_HERE, json=SAID)
    client.post("/judgements", headers={"Origin": "https://evil.example"}, json=SAID)
    lines = [json.loads(line) for line in (tmp_path / "audit").read_text().splitlines()]
    assert [(each["who"], each["method"], each["status"]) for each in lines] == [
        ("Nora Tell", "POST", 201),
        ("Nora Tell", "POST", 403),
    ]
