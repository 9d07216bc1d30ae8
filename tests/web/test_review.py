"""Review: which question comes first, and what an answer leads to."""

from __future__ import annotations

import re

import pytest
from pages import FROM_HERE, PAGE
from starlette.testclient import TestClient

from sayso.web.desk import Desk
from sayso.web.questions import Question


def asked(client: TestClient) -> tuple[Question, ...]:
    desk: Desk = client.app._app._app.state.desk  # type: ignore[attr-defined]  # behind the guard and the tags
    return desk.ask(desk.questioner)


def test_the_unsurest_comes_first(client: TestClient) -> None:
    """Of the questions who said something, the claim read with the least confidence is asked about first."""
    speakers = [each for each in asked(client) if each.kind == "speaker"]
    assert speakers[0].of == ("a-copy",)
    assert [each.weight for each in asked(client)] == sorted((e.weight for e in asked(client)), reverse=True)


def test_an_answered_question_is_not_asked_again(client: TestClient) -> None:
    """Yes is a judgement like any other, and the next question stands there with what changed."""
    first = next(each for each in asked(client) if each.kind == "speaker")
    form = {"about": "speaker", "of": first.of[0], "says": first.says, "to": "/review"}
    answer = client.post("/judgements", headers=FROM_HERE | PAGE, data=form)
    assert answer.url.path == "/review"
    assert "Nora Tell" in answer.text
    assert first.id not in {each.id for each in asked(client)}


def test_a_question_put_aside_waits(client: TestClient) -> None:
    """Unsure leads to the next question, and the one put aside can be brought back."""
    one, two = asked(client)[:2]
    text = client.get(f"/review?skip={one.id}", headers=PAGE).text
    assert "1 put aside" in text
    assert all(f'value="{each}"' in text for each in two.of)


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil", "x"])
def test_an_answer_leads_to_our_own_pages(client: TestClient, to: str) -> None:
    """A form that somebody tampered with leads nobody away."""
    form = {"about": "stance", "of": "a-army", "says": "asserts", "to": to}
    answer = client.post("/judgements", headers=FROM_HERE, data=form, follow_redirects=False)
    assert answer.headers["location"].startswith("/review?done=j-")


def test_every_answer_has_a_key(client: TestClient) -> None:
    """Yes, no and unsure can each be given with one key, and help tells which."""
    for each in asked(client)[:20]:
        text = client.get(f"/review?item={each.id}", headers=PAGE).text
        assert set("ynu") <= set(re.findall(r'data-key="(\w)"', text)), each.kind
