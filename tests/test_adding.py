"""From files into a case: what is kept of a file, what is skipped, what is read again."""

from __future__ import annotations

import hashlib
import types
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sayso import adding, api
from sayso.adding import Added, add_to_case, reread_case
from sayso.errors import UsageError
from sayso.ledger import Case, init_case

pytestmark = pytest.mark.usefixtures("fakes")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with init_case(tmp_path / "case.db") as made:
        yield made


def add(case: Case, *paths: Path, **more: object) -> list[Added]:
    """Add files, and return what became of each report."""
    return list(add_to_case(case, paths, **more))  # type: ignore[arg-type]


def test_a_report_is_kept_with_its_bytes_and_how_it_came(case: Case, kelmet: Path) -> None:
    """The case has the report, its findings linked, and a record of who collected it, from where, with what."""
    (added,) = add(case, kelmet, by="Ann Lindqvist")
    assert added.new
    assert added.report
    data = kelmet.read_bytes()
    shown = case.report(added.report)
    one = shown.collection
    assert (one.collector, one.source, one.method, one.size) == (
        "Ann Lindqvist",
        str(kelmet),
        "file",
        len(data),
    )
    assert one.sha256 == shown.report.sha256 == hashlib.sha256(data).hexdigest()
    assert one.file_modified
    (step,) = one.transformations
    assert (step.source_sha256, step.result_sha256) == (one.sha256, shown.text_sha256)
    assert (len(shown.attributions), len(shown.mentions), len(shown.caveats)) == (2, 1, 1)
    assert len(case.ledger().events) == 1
    assert case.verify().whole


def test_what_is_there_is_not_read_again(case: Case, kelmet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same file again costs no reading and changes nothing; beside it, a new one is read."""
    (first,) = add(case, kelmet)
    new = kelmet.with_name("new.txt")
    new.write_text("Two officers died, a nurse said on Friday.", encoding="utf-8")
    read: list[str] = []
    analysed = api.analysed
    monkeypatch.setattr(adding, "analysed", lambda report: read.append(report.file) or analysed(report))
    second = add(case, kelmet, new)
    assert read == [str(new)]
    assert [each.new for each in second] == [False, True]
    assert first.new
    assert case.counts().reports == 2


def test_a_report_under_another_folder_is_there_already(case: Case, kelmet: Path, tmp_path: Path) -> None:
    """The same name and bytes from another folder are the same report."""
    add(case, kelmet)
    (tmp_path / "copy").mkdir()
    copy = tmp_path / "copy" / kelmet.name
    copy.write_bytes(kelmet.read_bytes())
    (again,) = add(case, copy)
    assert not again.new
    assert again.report
    assert case.counts().reports == 1


def test_what_cannot_be_read_is_told_and_tried_again(case: Case, tmp_path: Path) -> None:
    """A bad file is named with the reason, stops nothing, and is read once it is put right."""
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    gone = tmp_path / "gone.txt"
    told = add(case, empty, gone)
    assert [each.unread is not None for each in told] == [True, True]
    assert {each.file for each in case.ledger().unread} == {str(empty), str(gone)}
    empty.write_text("Two officers died, a nurse said on Friday.", encoding="utf-8")
    (again,) = add(case, empty)
    assert again.new


def test_another_language_is_kept_and_told(case: Case, tmp_path: Path) -> None:
    """A report that is not English is in the case, can be searched, and is marked as not read."""
    path = tmp_path / "fr.txt"
    path.write_text(
        "Language: fr\n\nTrois soldats sont morts au passage de Kelmet, a dit le colonel.", encoding="utf-8"
    )
    (told,) = add(case, path)
    assert told.new
    assert told.unread
    assert [each.report for each in case.search("passage").items] == [told.report]
    assert case.report(told.report or "").readings[0].unread == told.unread


def test_a_fault_in_one_report_keeps_it_and_goes_on(case: Case, tmp_path: Path) -> None:
    """A report whose reading fails is kept with the reason, and those after it are read."""
    for name, text in (
        ("a", "The CRASH was heard, a nurse said."),
        ("b", "Two officers died, a nurse said."),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    told = add(case, tmp_path / "a.txt", tmp_path / "b.txt")
    assert [(each.new, each.unread is None) for each in told] == [(True, False), (True, True)]
    assert case.verify().whole


def test_a_call_that_is_stopped_keeps_what_was_ready(case: Case, kelmet: Path, tmp_path: Path) -> None:
    """After Ctrl-C in the second report, the first is kept; the next call links it, and reads the rest."""
    second = tmp_path / "second.txt"
    second.write_text("STOP, she said, and the men at the bridge did not.", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        add(case, kelmet, second)
    assert (case.counts().reports, case.counts().waiting) == (1, 1)
    second.write_text("Two officers died, a nurse said on Friday.", encoding="utf-8")
    add(case, kelmet, second)
    assert (case.counts().reports, case.counts().waiting) == (2, 0)


def test_facts_that_a_report_does_not_tell_can_be_given(case: Case, tmp_path: Path) -> None:
    """The day of publication and the outlet are taken from the call where the report has none."""
    path = tmp_path / "bare.txt"
    path.write_text("Two officers died, a nurse said on Friday.", encoding="utf-8")
    (told,) = add(case, path, published=date(2031, 3, 20), outlet="Selm Daily")
    report = case.report(told.report or "").report
    assert (report.published, report.outlet) == ("2031-03-20", "Selm Daily")


def test_an_argument_that_cannot_be_meant_is_told_at_once(case: Case, kelmet: Path) -> None:
    """A day that is none is refused before anything is read or kept."""
    with pytest.raises(UsageError, match="not a date"):
        add_to_case(case, kelmet, published="soon")
    assert case.counts().reports == 0


def test_progress_is_told_in_files(case: Case, kelmet: Path) -> None:
    """Whoever waits hears of each file, and of the end."""
    heard: list[tuple[int, int, str]] = []
    add(case, kelmet, progress=lambda *told: heard.append(told))
    assert heard == [(0, 1, str(kelmet)), (1, 1, "")]


def test_only_what_another_version_read_is_read_again(
    case: Case, kelmet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading again does nothing for this version's own readings, unless all are asked for."""
    add(case, kelmet)
    assert list(reread_case(case)) == []
    (every,) = reread_case(case, every=True)
    assert (every.added, every.gone, every.changed) == (0, 0, 0)
    monkeypatch.setattr(adding, "model_version", lambda: "newer")
    (again,) = reread_case(case)
    assert (again.added, again.gone, again.changed) == (0, 0, 0)
    assert list(reread_case(case)) == []


def test_what_a_newer_version_finds_otherwise_is_told(
    case: Case, kelmet: Path, fakes: types.ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New, lost and changed findings are counted, and those of before stay in the case."""
    (added,) = add(case, kelmet)
    mentions_of = fakes.mentions_of
    monkeypatch.setitem(
        fakes.STAND_INS["sayso.events"], "mentions_of", lambda *a, **k: mentions_of(*a, **k)[:0]
    )
    fakes.install()
    monkeypatch.setattr(adding, "model_version", lambda: "newer")
    (told,) = reread_case(case, by="Ann")
    assert (told.added, told.gone, told.changed) == (0, 1, 0)
    readings = case.report(added.report or "").readings
    assert [(each.mentions, each.model == "newer", each.counts) for each in readings] == [
        (0, True, True),
        (1, False, False),
    ]
    assert case.ledger().events == ()
    assert case.verify().whole
