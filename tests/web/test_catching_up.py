"""Judgements are kept at once, and linked in one go for all that wait; who judged waits a moment only."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pages import FROM_HERE, HERE, PAGE
from starlette.testclient import TestClient

from sayso.ledger import open_case
from sayso.linking.judgements import judge
from sayso.web.app import create_app
from sayso.web.catching_up import CatchingUp
from sayso.web.doors import doors_for
from sayso.web.linking import Linking

DENIED = {"about": "stance", "of": ["a-ruda"], "says": "asserts"}


def test_those_who_ask_at_once_share_one_go() -> None:
    """While one go is under way, all who ask are served by the next one."""
    goes, may_go = [], threading.Event()

    def link() -> None:
        goes.append(1)
        may_go.wait(10)

    linking = CatchingUp(link)
    first = linking.begin()
    while not goes:
        time.sleep(0.01)
    others = [linking.begin() for _ in range(5)]
    assert not linking.wait(first, 0)
    may_go.set()
    assert all(linking.wait(each, 10) for each in (first, *others))
    assert len(goes) == 2


def test_a_go_that_fails_holds_nobody_up() -> None:
    """Who waits hears of the end, and the next one is tried again."""
    tries = []

    def link() -> None:
        tries.append(1)
        raise ValueError("no")

    linking = CatchingUp(link)
    assert linking.wait(linking.begin(), 10)
    assert linking.wait(linking.begin(), 10)
    assert len(tries) == 2


def test_what_changes_may_be_told_later(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where linking takes long, the judgement is in the case at once, and the page tells later what changed."""
    monkeypatch.setattr("sayso.web.desk._MOMENT", 0.05)
    may_go = threading.Event()
    other = open_case(case)

    def link() -> None:
        may_go.wait(20)
        other.catch_up()

    app = create_app(case, doors_for("127.0.0.1", 8765, owner="Nora Tell"), linking=link)
    with TestClient(app, base_url=HERE) as client:
        answer = client.post("/judgements", headers=FROM_HERE, json=DENIED).json()
        assert answer["effect"] == {"before": [], "after": [], "waiting": True}
        assert len(client.get("/judgements").json()["items"]) == 1
        page = f"/review?done={answer['judgement']['id']}"
        assert "is being worked out" in client.get(page, headers=PAGE).text
        may_go.set()
        end = time.monotonic() + 10
        while "What changed:" not in (text := client.get(page, headers=PAGE).text):
            assert time.monotonic() < end, text
            time.sleep(0.05)
    other.close()


def test_a_process_of_its_own_links(case: Path) -> None:
    """It links what waits; when it was ended from outside, the next call starts another one."""
    linking = Linking(case)
    with open_case(case) as opened:
        for says in ("asserts", "suspects"):
            opened.judge(judge("stance", "a-ruda", says, "Ann"), link=False)
            assert opened.counts().waiting == 1
            linking()
            if opened.counts().waiting:  # this call only found out that there is no process any longer
                linking()
            assert opened.counts().waiting == 0
            process: Any = linking._process
            os.kill(process.pid, signal.SIGKILL)
            process.join()
    linking.close()


def test_many_judge_at_once_and_nothing_is_lost(client: TestClient) -> None:
    """Each judgement that was answered is in the case, and the case is whole."""
    answered: list[str] = []

    def say(number: int) -> None:
        for says in ("denies", "suspects", "asserts"):
            sent = {"about": "stance", "of": ["a-nurse"], "says": says, "why": f"{number}"}
            answer = client.post("/judgements", headers=FROM_HERE, json=sent)
            assert answer.status_code == 201, answer.text
            answered.append(answer.json()["judgement"]["id"])

    together: list[Callable[[], None]] = [lambda n=n: say(n) for n in range(5)]  # type: ignore[misc]
    threads = [threading.Thread(target=each) for each in together]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    kept = {each["id"] for each in client.get("/judgements?limit=100").json()["items"]}
    assert len(answered) == 15
    assert set(answered) == kept
