"""Reports and ledgers as one linked ledger: what is taken as it is, and what is linked."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from linked import ambush

from sayso import linked as module
from sayso.errors import LedgerFormatError, SaysoWarning, UsageError
from sayso.linked import ledger_of_bytes, load_ledger, read_linked, sort_out
from sayso.records import Event, Ledger

pytestmark = pytest.mark.usefixtures("fakes")


@pytest.fixture
def linking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for linking that makes one event of all mentions."""

    def link(ledger: Ledger) -> Ledger:
        return replace(
            ledger, events=(Event(id="e-new", mentions=tuple(each.id for each in ledger.mentions)),)
        )

    class Linker:
        def __init__(self) -> None:
            self.all = Ledger()

        def add(self, ledger: Ledger) -> None:
            for name in ("reports", "attributions", "caveats", "mentions", "unread"):
                both = (*getattr(self.all, name), *getattr(ledger, name))
                self.all = replace(self.all, **{name: both})

        def ledger(self) -> Ledger:
            return link(self.all)

    monkeypatch.setattr(module, "link", link)
    monkeypatch.setattr(module, "Linker", Linker)


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(data))))  # type: ignore[arg-type]


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.json"
    path.write_bytes(ambush().ledger().to_json())
    return path


@pytest.mark.usefixtures("linking")
def test_a_ledger_with_events_is_taken_as_it_is(ledger_file: Path) -> None:
    """What another program found is not found anew."""
    assert read_linked(ledger_file) == ambush().ledger()


@pytest.mark.usefixtures("linking")
def test_a_ledger_without_events_is_linked(tmp_path: Path) -> None:
    """The ledger of `sayso read` gets its events."""
    path = tmp_path / "ledger.json"
    path.write_bytes(replace(ambush().ledger(), events=(), origins=(), actors=()).to_json())
    assert [each.id for each in read_linked(path).events] == ["e-new"]


@pytest.mark.usefixtures("linking")
def test_reports_are_read_and_linked(kelmet: Path) -> None:
    """A report's mentions come into an event."""
    found = read_linked([kelmet])
    assert found.events[0].mentions == tuple(each.id for each in found.mentions)
    assert found.mentions


@pytest.mark.usefixtures("linking")
def test_ledgers_and_reports_are_linked_together(ledger_file: Path, kelmet: Path) -> None:
    """Given several, their events are found anew over all, and a person is told."""
    with pytest.warns(SaysoWarning, match="its events are looked for anew"):
        found = read_linked([ledger_file, kelmet])
    assert [each.id for each in found.events] == ["e-new"]
    assert len(found.reports) == len(ambush().ledger().reports) + 1


@pytest.mark.usefixtures("linking")
def test_a_report_that_comes_twice_is_counted_once(tmp_path: Path) -> None:
    """Two ledgers with the same reports don't make one report look like two."""
    other = tmp_path / "other.json"
    other.write_bytes(replace(ambush().ledger(), events=(), origins=(), actors=()).to_json())
    copy = tmp_path / "copy.json"
    copy.write_bytes(other.read_bytes())
    with pytest.warns(SaysoWarning, match="counted once"):
        found = read_linked([other, copy, copy])
    assert len(found.reports) == len(ambush().ledger().reports)
    assert len(found.mentions) == len(ambush().ledger().mentions)


def test_a_ledger_is_known_by_what_is_in_it(tmp_path: Path, kelmet: Path) -> None:
    """Neither its name nor the order of its keys matters; other JSON is left to the reader of reports."""
    late = tmp_path / "a.txt"
    late.write_text('{"reports": [], "format": "sayso-ledger/1"}', encoding="utf-8")
    other = tmp_path / "b.json"
    other.write_text('{"format": "ninjs"}', encoding="utf-8")
    given = sort_out([late, other, kelmet, tmp_path / "gone"])
    assert [name for name, _ in given.ledgers] == [str(late)]
    assert given.paths == (other, kelmet, tmp_path / "gone")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b" \n"])
def test_standard_input_may_be_a_ledger(monkeypatch: pytest.MonkeyPatch, mark: bytes) -> None:
    """A ledger comes through a pipe, with or without a byte order mark or blanks before it."""
    piped(monkeypatch, mark + ambush().ledger().to_json())
    assert read_linked("-") == ambush().ledger()


@pytest.mark.usefixtures("linking")
def test_standard_input_may_be_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking whether it is a ledger takes nothing away from a report."""
    piped(monkeypatch, b"Three soldiers died at the crossing, Colonel Idris Vane said on Tuesday.\n")
    (report,) = read_linked("-").reports
    assert report.text.startswith("Three soldiers")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"A report.", "malformed"),
        (b'{"format": "sayso-ledger/1"', "truncated"),
        (
            b'{"format": "sayso-ledger/2"}',
            "'sayso-ledger/2', and this version of Sayso reads 'sayso-ledger/1'",
        ),
        (b'{"format": 3}', "format"),
        (b'{"events": []}', "format"),
        (b'{"format": "sayso-ledger/1", "mentions": 3}', "mentions"),
    ],
)
def test_what_is_no_ledger_is_told(data: bytes, told: str) -> None:
    """Each fault has a message of its own, with what to do."""
    with pytest.raises(LedgerFormatError) as caught:
        ledger_of_bytes(data)
    assert told in caught.value.reason
    assert caught.value.next_step


def test_a_broken_ledger_is_never_read_as_a_report(tmp_path: Path) -> None:
    """A file that begins like a ledger and is damaged is named, not taken for a text."""
    path = tmp_path / "ledger.json"
    path.write_bytes(ambush().ledger().to_json()[:900])
    with pytest.raises(LedgerFormatError, match=r"ledger\.json"):
        sort_out(path)


def test_a_file_that_is_not_there_is_told() -> None:
    """The message has the name and what to check."""
    with pytest.raises(UsageError, match=r"gone\.json cannot be opened: No such file"):
        load_ledger("gone.json")
    with pytest.raises(UsageError, match="null"):
        load_ledger("a\0b")
