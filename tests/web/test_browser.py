"""The newcomer's path in a real browser, by keyboard alone: add reports, look at the board, review, see the effect.

It runs where Playwright is installed and a Chromium is on the path, and is passed over elsewhere.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from linked import Desk, ambush
from pages import case_of

from sayso.ledger import open_case
from sayso.linking.judgements import judge

playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "src" / "sayso" / "language" / "weights" / "tagger.onnx"
pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on the path"),
    pytest.mark.skipif(not WEIGHTS.exists(), reason="the network's weights are not in this copy"),
]


@contextmanager
def served(case: Path) -> Iterator[str]:
    """A case, served as the command serves it: its address."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "sayso", "serve", str(case), "--port", str(port), "--by", "Nora Tell"]
    program = subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL)
    for _ in range(100):
        with closing(socket.socket()) as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        program.terminate()
        program.wait()


@contextmanager
def browsing(address: str) -> Iterator[Any]:
    """A page of a browser; whatever its console complains about fails the test."""
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page(base_url=address)
        opened.set_default_timeout(10_000)
        complaints: list[str] = []
        opened.on("console", lambda each: complaints.append(each.text) if each.type == "error" else None)
        opened.on("pageerror", lambda each: complaints.append(str(each)))
        yield opened
        browser.close()
        assert complaints == []


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Any]:
    """A page over an empty case."""
    with served(case_of(Desk(), tmp_path / "new.db")) as address, browsing(address) as opened:
        yield opened


def test_from_a_folder_to_a_judgement(page: Any) -> None:
    """Reports are added, the board shows them, one key judges, the effect is told, one key takes it back."""
    page.goto("/events")
    page.get_by_role("link", name="Add reports").press("Enter")
    files = sorted(str(each) for each in (ROOT / "examples" / "kasongo-bridge").iterdir())
    page.locator("#files").set_input_files(files)
    page.get_by_role("button", name="Read them").press("Enter")
    page.get_by_role("link", name="See the board").wait_for(timeout=60_000)
    page.get_by_role("link", name="See the board").press("Enter")
    page.get_by_role("link", name="Explosion near Kasongo").first.press("Enter")
    assert page.get_by_text("Who denies it").is_visible()
    page.goto("/review")
    question = page.locator(".question").inner_text()
    page.keyboard.press("y")
    page.locator(".done").wait_for()
    assert "Nora Tell" in page.locator(".done").inner_text()
    assert page.locator(".question").inner_text() != question
    page.keyboard.press("z")
    page.get_by_text("Taken back").or_(page.locator(".done")).first.wait_for()
    assert page.locator(".question").inner_text() == question
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()


def test_words_light_up_with_their_note(page: Any) -> None:
    """A report's claims are gone through with one key, and each lights up its words and its note."""
    page.goto("/add")
    page.locator("#text").fill("Three soldiers died at Kelmet, Colonel Idris Vane said on Tuesday.")
    page.locator(".paste button").press("Enter")
    page.get_by_text("Done").wait_for(timeout=60_000)
    page.locator(".job li a").press("Enter")
    page.locator(".note-card").first.wait_for()
    page.keyboard.press("j")
    assert page.locator(".note-card.lit").count() == 1
    assert page.locator(".text .lit").count() >= 1


def test_a_disagreement_is_settled_with_one_key(tmp_path: Path) -> None:
    """Review leads to where people differ, a number takes one person's word, and the queue is empty."""
    place = case_of(ambush(), tmp_path / "differing.db")
    with open_case(place) as case:
        case.judge(judge("stance", "a-post", "asserts", "Ada Berg", why="she says so"))
        case.judge(judge("stance", "a-post", "denies", "Ben Osei"))
    with served(place) as address, browsing(address) as page:
        page.goto("/review")
        page.get_by_role("link", name="1 disagreement").press("Enter")
        page.locator(".words-of").wait_for()
        page.keyboard.press("1")
        page.locator(".done").wait_for()
        assert "Settled: Nora Tell said" in page.locator(".done").inner_text()
        assert "Nobody differs" in page.locator("main").inner_text()
