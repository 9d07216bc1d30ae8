"""From an address into a case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import PAGE, Server

from sayso.adding import add_to_case
from sayso.fetching import fetcher as fetching
from sayso.fetching.fetcher import Fetcher
from sayso.ledger import Case, init_case

pytestmark = pytest.mark.usefixtures("fakes")


@pytest.fixture
def case(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    also = frozenset({server.place})
    monkeypatch.setattr(fetching, "Fetcher", lambda settings: Fetcher(settings, also=also, pause=0))
    with init_case(tmp_path / "case.db") as made:
        yield made


def test_a_page_is_kept_once_and_each_version_of_it(case: Case, server: Server) -> None:
    """The same page again is there already; another version is a report of its own, and the log stays whole."""
    address = server.put("/news/depot")
    (first,) = list(add_to_case(case, address, by="Ann Lindqvist"))
    assert first.new
    assert first.report
    shown = case.report(first.report)
    one = shown.collection
    assert (one.source, one.method, one.collector, one.tool) == (
        address,
        "fetched",
        "Ann Lindqvist",
        "sayso add",
    )
    assert (shown.report.file, shown.report.url, one.sha256) == (address, address, shown.report.sha256)
    assert (one.details["final_address"], one.details["status"]) == (address, 200)
    assert not any(each.new for each in add_to_case(case, [address]))
    assert case.counts().reports == 1
    server.put("/news/depot", body=PAGE.replace("Two men", "Three men"))
    (third,) = list(add_to_case(case, [address]))
    assert third.new
    assert third.report != first.report
    assert case.counts().reports == 2
    assert case.verify().whole


def test_the_same_bytes_at_two_addresses_are_two_reports(case: Case, server: Server) -> None:
    """Two sites that have the same page are two reports, also if the end of their address is the same."""
    pages = [server.put("/one/index.html"), server.put("/two/index.html")]
    assert [each.new for each in add_to_case(case, pages)] == [True, True]


def test_what_cannot_be_fetched_stops_nothing(case: Case, server: Server, kelmet: Path) -> None:
    """A bad address among files and good ones is told, and the others are kept."""
    gone = f"{server.base}/gone"
    good = server.put("/a.html")
    told = {each.file: each for each in add_to_case(case, [gone, str(kelmet), "http://10.0.0.1/", good])}
    assert told[gone].unread
    assert told["http://10.0.0.1/"].unread
    assert told[str(kelmet)].new
    assert told[good].new
    assert {each.file for each in case.ledger().unread} == {gone, "http://10.0.0.1/"}
    assert case.verify().whole


def test_without_an_address_nothing_is_asked(
    case: Case, kelmet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files alone never make what fetches."""
    monkeypatch.setattr(fetching, "Fetcher", None)
    assert [each.new for each in add_to_case(case, kelmet)] == [True]


def test_a_password_in_an_address_does_not_get_into_the_case(case: Case, server: Server) -> None:
    """An address with a password is refused, and told without it, also in the case."""
    (told,) = list(add_to_case(case, f"http://ann:secret@127.0.0.1:{server.server_port}/a"))
    assert told.unread
    assert server.asked == []
    assert "secret" not in str(told)
    assert "secret" not in str(case.ledger().unread)


def test_a_protected_name_in_a_server_s_answer_is_redacted(case: Case, server: Server) -> None:
    """What is kept of the way that a page came holds no name under protection when it is shown redacted."""
    address = server.lead("/way/lena-marsh", server.put("/to/lena-marsh", X_Author="Lena Marsh"))
    (added,) = list(add_to_case(case, address))
    assert added.report
    assert "Marsh" in str(case.show(added.report).collection.details)  # type: ignore[union-attr]
    case.protect("Lena Marsh", shown_as="Witness A", by="Ann")
    shown = case.redaction().shown(case.show(added.report))
    assert "marsh" not in str(shown).lower()
