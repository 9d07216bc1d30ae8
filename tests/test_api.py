"""The road from files to a ledger, with stand-ins for the model."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import sayso
from sayso.api import Result, read, read_each
from sayso.errors import SaysoWarning, UsageError
from sayso.records import Ledger

pytestmark = pytest.mark.usefixtures("fakes")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_report_becomes_a_ledger(kelmet: Path) -> None:
    """Reading one file gives its report, who said what, its caveats and what happened, tied together by ids."""
    ledger = sayso.read([kelmet])
    (report,) = ledger.reports
    assert [each.chain[0].speakers[0].name for each in ledger.attributions] == [
        "Colonel Idris Vane",
        "the army spokesman",
    ]
    assert {each.report for each in (*ledger.attributions, *ledger.caveats, *ledger.mentions)} == {report.id}
    assert ledger.caveats[0].about == (ledger.attributions[0].id,)
    assert [each.attributions for each in ledger.mentions] == [(ledger.attributions[0].id,)]
    assert ledger.unread == ()
    assert Ledger.from_json(ledger.to_json()) == ledger


@pytest.mark.parametrize("kind", [str, Path])
def test_one_path_need_not_be_in_a_list(kelmet: Path, kind: type) -> None:
    """A single path, as a string or a Path, is read like a list of one."""
    assert len(read(kind(kelmet)).reports) == 1


def test_given_facts_fill_in_only_what_a_report_does_not_tell(tmp_path: Path, kelmet: Path) -> None:
    """The date and outlet that the caller gives hold for the report without its own."""
    bare = write(tmp_path / "bare.txt", "Two men were shot at the bridge, a nurse said.")
    ledger = read([kelmet, bare], published=date(2031, 1, 2), outlet="Selm Daily")
    assert [(each.outlet, each.published) for each in ledger.reports] == [
        ("The Harbour Post", "2031-03-14"),
        ("Selm Daily", "2031-01-02"),
    ]


@pytest.mark.parametrize("published", ["yesterday", "2031-02-30", "03/04/2031", ""])
def test_a_date_that_is_none_is_wrong_use(kelmet: Path, published: str) -> None:
    """A publication date that cannot be read is refused at once, not when the first report comes."""
    with pytest.raises(UsageError, match="not a date"):
        read_each([kelmet], published=published)


def test_a_report_in_another_language_is_kept_but_not_analysed(tmp_path: Path) -> None:
    """A French report is listed with its language, and as unread; nothing is taken from it."""
    path = write(
        tmp_path / "fr.txt", "Trois soldats sont morts près du pont, a déclaré le colonel Vane mardi."
    )
    ledger = read(path)
    assert ledger.reports[0].language == "fr"
    assert ledger.attributions == ()
    assert "language fr" in ledger.unread[0].reason


def test_a_fault_in_one_report_does_not_stop_the_others(tmp_path: Path, kelmet: Path) -> None:
    """A report that breaks the analysis is named as unread, and the next one is read."""
    broken = write(tmp_path / "broken.txt", "The CRASH was heard for miles and the police were there.")
    ledger = read([broken, kelmet])
    assert len(ledger.attributions) == 2
    assert "ZeroDivisionError" in ledger.unread[0].reason


def test_the_same_document_is_read_once(tmp_path: Path, kelmet: Path) -> None:
    """A copy under the same name in another folder is passed over, and the reader is told."""
    copy = write(tmp_path / "copy" / kelmet.name, kelmet.read_text(encoding="utf-8"))
    with pytest.warns(SaysoWarning, match="same document"):
        assert len(read([kelmet, copy, kelmet]).reports) == 1


def test_results_come_one_by_one_and_progress_is_told(tmp_path: Path, kelmet: Path) -> None:
    """The first result is ready before the second file is opened, and every step is told."""
    later = tmp_path / "later.txt"
    write(later, "x")
    steps: list[tuple[int, int, str]] = []
    results = read_each([kelmet, later], progress=lambda *step: steps.append(step))
    first = next(results)
    assert isinstance(first, Result)
    write(later, "Police had no comment on the fire, the mayor said.")
    assert next(results).report
    assert next(results, None) is None
    assert steps == [(0, 2, str(kelmet)), (1, 2, str(later)), (2, 2, "")]


def test_a_file_of_many_reports_gives_a_result_for_each(tmp_path: Path) -> None:
    """Each line of JSON Lines is a result of its own, named in the progress; one that is no report is unread."""
    path = write(
        tmp_path / "a.jsonl",
        '{"text": "Police had no comment on the fire, the mayor said."}\n{}\n'
        '{"text": "Trois soldats sont morts près du pont, a déclaré le colonel Vane mardi."}',
    )
    steps: list[tuple[int, int, str]] = []
    first, second, third = read_each(path, progress=lambda *step: steps.append(step))
    assert first.report
    assert (second.report, second.unread is not None) == (None, True)
    assert third.report
    assert third.unread
    assert [each.file for each in (first, second, third)] == [f"{path}#{n}" for n in (1, 2, 3)]
    assert [step[2] for step in steps] == [str(path), *(f"{path}#{n}" for n in (1, 2, 3)), ""]
