"""``sayso read``, in this process: formats, options, exit status."""

from __future__ import annotations

import json
import types
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.records import Ledger

RUNNER = CliRunner()
pytestmark = pytest.mark.usefixtures("fakes")


def test_json_is_one_ledger(kelmet: Path) -> None:
    """``--format json`` writes one document that reads back as a ledger, and nothing else."""
    done = RUNNER.invoke(app, ["read", str(kelmet), "--format", "json"])
    ledger = Ledger.from_json(done.stdout_bytes)
    assert (done.exit_code, done.stderr) == (0, "")
    assert (len(ledger.attributions), len(ledger.mentions)) == (2, 1)


def test_jsonl_is_one_record_a_line(kelmet: Path, tmp_path: Path) -> None:
    """``--format jsonl`` writes each record as a line: those of a file first, at the end what links them."""
    done = RUNNER.invoke(app, ["read", str(kelmet), str(tmp_path / "gone"), "--format", "jsonl"])
    kinds = [json.loads(line)["record"] for line in done.stdout.splitlines()]
    assert kinds[:6] == ["report", "attribution", "attribution", "caveat", "mention", "unread"]
    assert list(dict.fromkeys(kinds[6:])) == ["actor", "origin", "event"]
    assert done.exit_code == 1


def test_the_table_shows_who_said_what(kelmet: Path) -> None:
    """The table names the report, every speaker, the stance, the words, the caveat and the event."""
    done = RUNNER.invoke(app, ["read", str(kelmet)])
    for told in ("The Harbour Post", "14 March 2031", "Colonel Idris Vane", "distanced", "“died”"):
        assert told in done.stdout
    assert "! Not verified: could not be independently verified  (about 1)" in done.stdout
    assert done.stdout.endswith("1 report, 2 attributions, 1 caveat, 1 event\n")


def test_events_come_first_if_asked_for(kelmet: Path) -> None:
    """``--events`` puts what happened above who said what; without it, it stands below."""
    below, above = (
        RUNNER.invoke(app, ["read", str(kelmet), *option]).stdout for option in ((), ("--events",))
    )
    assert below.index("Stance") < below.index("Told by")
    assert above.index("Told by") < above.index("Stance")
    assert sorted(below.split()) == sorted(above.split())


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_the_order_of_the_table_changes_no_other_format(kelmet: Path, format: str) -> None:
    """``--events`` is for the table alone: a program gets the same bytes with it and without."""
    words = ["read", str(kelmet), "--format", format]
    assert RUNNER.invoke(app, [*words, "--events"]).stdout == RUNNER.invoke(app, words).stdout


def test_a_piped_table_is_plain_and_a_hundred_columns_wide(kelmet: Path) -> None:
    """In a pipe there are no colours and no line is longer than a hundred columns."""
    done = RUNNER.invoke(app, ["read", str(kelmet)], env={"COLUMNS": "40", "FORCE_COLOR": "1"})
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) == 100


def test_standard_input_is_read(kelmet: Path) -> None:
    """A dash reads the report from standard input, with the facts that the options give."""
    body = kelmet.read_text(encoding="utf-8").split("\n\n", 1)[1]
    options = ["--published", "2031-03-20", "--outlet", "Selm Daily", "--format", "json"]
    done = RUNNER.invoke(app, ["read", "-", *options], input=body)
    (report,) = Ledger.from_json(done.stdout_bytes).reports
    assert (report.file, report.published, report.outlet) == ("-", "2031-03-20", "Selm Daily")


def test_a_note_tells_what_was_done_about_a_flaw(kelmet: Path) -> None:
    """A file that is read, but not as it stands, is noted on standard error and counts as read."""
    kelmet.write_bytes(kelmet.read_text(encoding="utf-8").encode("cp1252"))
    done = RUNNER.invoke(app, ["read", str(kelmet)])
    assert done.exit_code == 0
    assert "Note: " in done.stderr
    assert "Windows-1252" in done.stderr


@pytest.mark.parametrize("format", ["table", "json", "jsonl"])
def test_ctrl_c_leaves_what_is_ready_as_valid_output(kelmet: Path, tmp_path: Path, format: str) -> None:
    """After Ctrl-C in the second report, the first is written whole and the exit status is 130."""
    second = tmp_path / "second.txt"
    second.write_text("STOP, she said, and the men at the bridge did not.", encoding="utf-8")
    done = RUNNER.invoke(app, ["read", str(kelmet), str(second), "--format", format])
    assert done.exit_code == 130
    assert "what was ready is written" in done.stderr
    if format == "json":
        assert len(Ledger.from_json(done.stdout_bytes).reports) == 1
    else:
        assert "Colonel Idris Vane" in done.stdout


@pytest.mark.parametrize(
    "arguments", [["read"], ["read", "x", "--format", "xml"], ["write"], ["read", "x", "--colour"]]
)
def test_wrong_use_has_exit_status_two(arguments: list[str]) -> None:
    """A missing path, an unknown format, command or option is wrong use."""
    done = RUNNER.invoke(app, arguments)
    assert done.exit_code == 2
    assert done.stderr


def test_reading_names_where_nobody_speaks(tmp_path: Path) -> None:
    """A report without attributions and events says so, in place of empty tables."""
    path = tmp_path / "quiet.txt"
    path.write_text("It was a quiet night at the crossing and the bridge was open.", encoding="utf-8")
    written = RUNNER.invoke(app, ["read", str(path)]).stdout
    assert "Nobody is quoted or cited." in written
    assert "No event is told." in written


def test_the_schema_is_json() -> None:
    """``sayso schema`` writes the JSON Schema of a ledger."""
    done = RUNNER.invoke(app, ["schema"])
    assert json.loads(done.stdout)["$ref"] == "#/$defs/Ledger"


def test_every_command_and_option_has_help(fakes: types.ModuleType) -> None:
    """Each command says what it does, and the version can be asked for."""
    del fakes
    assert RUNNER.invoke(app, ["--version"]).stdout.startswith("sayso 0.")
    for command in ("read", "schema"):
        assert RUNNER.invoke(app, [command, "--help"]).exit_code == 0
        assert command in RUNNER.invoke(app, ["--help"]).stdout


def test_who_waits_for_the_list_of_places_is_told_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first run makes the list; a person who watches it sees a note, a pipe sees none."""
    from sayso.cli.gathering import shown_progress
    from sayso.knowledge import places

    monkeypatch.setattr(places, "is_ready", lambda: False)
    for watched in (False, True):
        monkeypatch.setattr("sys.stderr.isatty", lambda watched=watched: watched)
        with shown_progress():
            pass
        assert ("list of places" in capsys.readouterr().err) == watched
