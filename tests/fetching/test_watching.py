"""Feeds are watched: their entries' pages come into a case, each once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import Server
from typer.testing import CliRunner

from sayso import watching
from sayso.cli import app
from sayso.errors import UsageError
from sayso.fetching import fetcher as fetching
from sayso.fetching.fetcher import Fetcher
from sayso.ledger import Case, init_case, open_case
from sayso.settings import Settings
from sayso.watching import Watch

pytestmark = pytest.mark.usefixtures("fakes")


def feed(*links: str) -> str:
    """Return a feed with these entries."""
    items = "".join(f"<item><title>News of Orrin</title><link>{each}</link></item>" for each in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Orrin</title>{items}</channel></rss>'


@pytest.fixture
def place(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty case, and what fetches for it from the test's server."""

    def fetcher(settings: Settings) -> Fetcher:
        return Fetcher(settings, also=frozenset({server.place}), pause=0)

    monkeypatch.setattr(fetching, "Fetcher", fetcher)
    monkeypatch.setattr(watching, "Fetcher", fetcher)
    init_case(tmp_path / "case.db").close()
    return str(tmp_path / "case.db")


@pytest.fixture
def case(place: str) -> Iterator[Case]:
    with open_case(place) as opened:
        yield opened


def test_each_page_of_a_feed_is_added_once(case: Case, server: Server) -> None:
    """Pages that are there are not asked for again; a new entry's page is added."""
    one, two, three = (server.put(f"/{name}.html") for name in ("one", "two", "three"))
    address = server.put("/feed.xml", body=feed(f"{one}#top", two))
    watch = Watch(case, [address])
    assert [(each.file, each.new) for each in watch.once()] == [(one, True), (two, True)]
    assert list(watch.once()) == []
    server.put("/feed.xml", body=feed(three, one, two))
    assert [(each.file, each.new) for each in watch.once()] == [(three, True)]
    assert [path for path, _ in server.asked].count("/one.html") == 1
    assert case.verify().whole


def test_a_feed_that_cannot_be_had_stops_no_other(case: Case, server: Server) -> None:
    """What is no feed, or is not there, is told; entries that lead to an inner place are refused."""
    page = server.put("/page.html")
    good = server.put("/feed.xml", body=feed("http://10.0.0.1/inner", page))
    told = {each.file: each for each in Watch(case, [f"{server.base}/gone", page, good]).once()}
    unread = {file: each.unread.reason for file, each in told.items() if each.unread}
    assert "no page" in unread[f"{server.base}/gone"]
    assert "10.0.0.1" in unread["http://10.0.0.1/inner"]
    assert case.counts().reports == 1


def test_what_is_no_feed_is_told(case: Case, server: Server) -> None:
    """A common page in the place of a feed is not taken for one."""
    (told,) = list(Watch(case, [server.put("/page.html")]).once())
    assert told.unread
    assert told.unread.reason == "This is no feed."


def test_a_file_is_no_feed_to_watch(case: Case) -> None:
    """A path in the place of an address is wrong use, told before anything is asked."""
    with pytest.raises(UsageError, match="no address"):
        Watch(case, ["feed.xml"])


def test_the_command_repeats_until_it_is_stopped(
    place: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --every it waits so many minutes and goes on; Ctrl-C ends it with what was ready kept."""
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        server.put("/feed.xml", body=feed(server.put("/one.html"), server.put("/two.html")))
        if len(slept) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", sleep)
    address = server.put("/feed.xml", body=feed(server.put("/one.html")))
    done = CliRunner().invoke(app, ["watch", place, address, "--every", "15"])
    assert (done.exit_code, slept) == (130, [900, 900])
    assert done.stdout.count("1 added") == 2
    assert "Stopped" in done.stderr
    with open_case(place) as case:
        assert case.counts().reports == 2


def test_the_command_ends_after_one_round(place: str, server: Server) -> None:
    """Without --every each feed is fetched once."""
    address = server.put("/feed.xml", body=feed(server.put("/one.html")))
    done = CliRunner().invoke(app, ["watch", place, address])
    assert (done.exit_code, done.stdout) == (0, "1 added, 0 there already, 0 not read.\n")
