"""The commands on a case: what they print, what they write, their exit status."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import Result
from stamps import PROOF
from typer.testing import CliRunner

from sayso.cli import app
from sayso.records import Ledger

RUNNER = CliRunner()
pytestmark = pytest.mark.usefixtures("fakes")


def run(*words: str | Path) -> Result:
    return RUNNER.invoke(app, list(map(str, words)))


@pytest.fixture
def case(tmp_path: Path, kelmet: Path) -> Path:
    """A case with one report in it."""
    path = tmp_path / "case.db"
    assert run("init", path).exit_code == 0
    done = run("add", path, kelmet, "--by", "Ann Lindqvist")
    assert (done.exit_code, done.stdout) == (0, "1 added, 0 there already, 0 not read.\n")
    return path


def test_a_new_case_says_how_to_go_on(tmp_path: Path) -> None:
    """Making a case tells where it is and what to type next."""
    done = run("init", tmp_path / "case.db")
    assert done.exit_code == 0
    assert f"sayso add {tmp_path / 'case.db'}" in done.stdout


def test_adding_again_skips_what_is_there(case: Path, kelmet: Path) -> None:
    """The same files again are counted as there already."""
    done = run("add", case, kelmet)
    assert (done.exit_code, done.stdout) == (0, "0 added, 1 there already, 0 not read.\n")


def test_a_file_that_is_not_read_is_named(case: Path, tmp_path: Path) -> None:
    """A bad file is named with the reason on standard error, and the exit status is 1."""
    done = run("add", case, tmp_path / "gone.txt")
    assert done.exit_code == 1
    assert "gone.txt: There is no such file" in done.stderr
    assert done.stdout == "0 added, 0 there already, 1 not read.\n"


def test_ctrl_c_keeps_what_was_ready(case: Path, tmp_path: Path) -> None:
    """After Ctrl-C what was ready is counted, and it is said how to go on."""
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "1.txt").write_text("Two officers died, a nurse said on Friday.", encoding="utf-8")
    (tmp_path / "more" / "2.txt").write_text("STOP, she said, and the men did not.", encoding="utf-8")
    done = run("add", case, tmp_path / "more")
    assert done.exit_code == 130
    assert done.stdout == "1 added, 0 there already, 0 not read.\n"
    assert "give the command again" in done.stderr


def shown_id(case: Path) -> str:
    """The id of the one report in the case."""
    done = run("search", case, "soldiers", "--format", "json")
    return str(json.loads(done.stdout)["items"][0]["report"])


def test_a_report_is_shown_with_how_it_came(case: Path) -> None:
    """Showing a report gives the table of its claims, who collected it, its hashes and its readings."""
    done = run("show", case, shown_id(case))
    for told in (
        "The Harbour Post",
        "Colonel Idris Vane",
        "by Ann Lindqvist with sayso add",
        "SHA-256",
        "Read",
    ):
        assert told in done.stdout
    assert done.exit_code == 0


def test_an_event_is_shown_with_its_passages(case: Path) -> None:
    """Showing an event gives what the board's page of it gives."""
    report = json.loads(run("show", case, shown_id(case), "--format", "json").stdout)
    done = run("show", case, report["events"][0])
    assert "Said by" in done.stdout
    assert "Three soldiers died" in done.stdout


@pytest.mark.parametrize("kind", ["attributions", "mentions", "caveats"])
def test_a_finding_is_shown_in_its_report(case: Path, kind: str) -> None:
    """Showing a claim, a mention or a caveat gives its parts and the passage with its offsets."""
    report = json.loads(run("show", case, shown_id(case), "--format", "json").stdout)
    record = report[kind][0]
    done = run("show", case, record["id"])
    assert done.exit_code == 0
    assert "In its report" in done.stdout
    assert shown_id(case) in done.stdout


def test_results_of_a_search_have_the_passage_and_the_speaker(case: Path) -> None:
    """A result shows the report, the words around, the offsets and who said them."""
    done = run("search", case, "soldiers died")
    assert done.exit_code == 0
    assert "Three soldiers died at the Kelmet crossing" in done.stdout
    assert "said by Colonel Idris Vane" in done.stdout


def test_a_search_without_result_has_exit_status_one(case: Path) -> None:
    """Nothing found is told, and can be told by the exit status."""
    done = run("search", case, "cathedral")
    assert (done.exit_code, done.stdout) == (1, "Nothing was found.\n")


def test_pages_of_a_search_can_be_followed(case: Path, tmp_path: Path) -> None:
    """The last line of a page has the word with which the next one begins."""
    (tmp_path / "other.txt").write_text("Two soldiers died, a nurse said on Friday.", encoding="utf-8")
    run("add", case, tmp_path / "other.txt")
    first = run("search", case, "soldiers", "--limit", "1").stdout
    cursor = first.strip().rsplit(" ", 1)[1]
    second = run("search", case, "soldiers", "--limit", "1", "--after", cursor).stdout
    assert "Two soldiers" in first
    assert "Three soldiers" in second


def test_speakers_can_be_searched(case: Path) -> None:
    """With --in speakers a name leads to what its bearer said."""
    done = run("search", case, "vane", "--in", "speakers")
    assert "said by Colonel Idris Vane" in done.stdout


def test_reading_again_tells_that_nothing_is_to_be_done(case: Path) -> None:
    """Where this very version has read all, reading again says so; with --every it reads all."""
    assert run("reread", case).stdout == "0 of 0 reports read again have other findings.\n"
    assert run("reread", case, "--every").stdout == "0 of 1 reports read again have other findings.\n"


def test_a_whole_case_is_verified(case: Path) -> None:
    """A sound case is told as such, with the last hash, and the exit status is 0."""
    done = run("verify", case)
    assert done.exit_code == 0
    assert "1 reports, 1 readings, 1 entries: nothing was altered." in done.stdout
    head = done.stdout.strip().rsplit(" ", 1)[1]
    assert run("verify", case, "--head", head.upper()).exit_code == 0
    wrong = run("verify", case, "--head", "0" * 64)
    assert wrong.exit_code == 1
    assert "in no entry of the log" in wrong.stderr


def test_evidence_is_written_as_a_zip(case: Path, tmp_path: Path) -> None:
    """One report is written with its bytes and hashes, and it is said how to check them."""
    done = run("export", case, "--evidence", shown_id(case)[:6], "-o", tmp_path / "e.zip")
    assert "sha256sum -c SHA256SUMS" in done.stdout
    names = zipfile.ZipFile(tmp_path / "e.zip").namelist()
    assert f"{shown_id(case)}/SHA256SUMS" in names
    assert f"{shown_id(case)}/original.txt" in names


def test_evidence_is_never_redacted(case: Path) -> None:
    """Bytes with other words in them prove nothing: the two options together are refused."""
    done = run("export", case, "--evidence", shown_id(case), "--redact")
    assert done.exit_code != 0
    assert "proves nothing" in str(done.exception)


def test_the_case_is_exported_as_a_ledger(case: Path) -> None:
    """Without --evidence the whole case is one document of the public format."""
    ledger = Ledger.from_json(run("export", case).stdout_bytes)
    assert (len(ledger.reports), len(ledger.events)) == (1, 1)


def test_a_protected_name_is_in_no_redacted_output(case: Path) -> None:
    """With --redact neither show, search nor export has the name; without it all have."""
    done = run("protect", case, "Idris Vane", "--as", "Witness A", "--why", "asked for it", "--by", "Ann")
    assert done.stdout == "Idris Vane is shown as Witness A with --redact.\n"
    report = shown_id(case)
    event = json.loads(run("show", case, report, "--format", "json").stdout)["events"][0]
    for words in (
        ("show", case, report),
        ("show", case, report, "--format", "json"),
        ("show", case, event),
        ("search", case, "Colonel"),
        ("search", case, "Colonel", "--format", "json"),
        ("search", case, "Vane", "--in", "speakers"),
        ("export", case),
    ):
        assert "Vane" in run(*words).stdout
        redacted = run(*words, "--redact").stdout
        assert "Vane" not in redacted
        assert "Witness A" in redacted
    assert run("protect", case, "Idris Vane", "--lift").stdout == "Idris Vane is shown again.\n"
    assert "Vane" in run("show", case, report, "--redact").stdout


def test_a_time_stamp_is_kept(case: Path, tmp_path: Path) -> None:
    """A stamp on the last hash of the log is kept, and it is told what it is of."""
    head = run("verify", case).stdout.strip().rsplit(" ", 1)[1]
    (tmp_path / "log.ots").write_bytes(PROOF + b"\x01\x08" + bytes.fromhex(head) + b"more")
    assert "a time stamp of the log" in run("stamp", case, tmp_path / "log.ots").stdout
    assert run("stamp", case, tmp_path / "gone.ots").exit_code != 0


@pytest.mark.parametrize(
    "words",
    [["add", "none.db", "x"], ["show", "none.db", "x"], ["search", "none.db", "x"], ["verify", "none.db"], ["reread", "none.db"], ["export", "none.db"], ["protect", "none.db", "Ann"]],
)  # fmt: skip
def test_a_case_that_is_not_there_is_told_by_every_command(words: list[str], tmp_path: Path) -> None:
    """No command makes a case by the way: it says that there is none, and how to make one."""
    place = tmp_path / "none.db"
    done = run(words[0], place, *words[2:])
    assert "There is no case" in str(done.exception)
    assert "sayso init" in str(done.exception)
    assert not place.exists()


def test_a_report_cannot_act_on_the_terminal(case: Path, tmp_path: Path) -> None:
    """Control characters of a report are shown as what they are in no output for a person."""
    (tmp_path / "bad.txt").write_text("Two men \x1b[31mdied\x07, a nurse said on Friday.", encoding="utf-8")
    run("add", case, tmp_path / "bad.txt")
    for words in (("search", case, "nurse"), ("search", case, "men")):
        assert "\x1b" not in run(*words).stdout
        assert "\x07" not in run(*words).stdout
