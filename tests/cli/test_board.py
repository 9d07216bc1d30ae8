"""``sayso board``, ``sayso link`` and ``sayso graph`` in this process: options, formats, exit status."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from cases import found_of
from linked import KELMET, Desk, ambush
from rich.console import Console
from typer.testing import CliRunner

from sayso import linked
from sayso.cli import app
from sayso.cli.board_table import print_board
from sayso.cli.event_page import print_event
from sayso.errors import CaseError, LedgerFormatError, UsageError
from sayso.ledger import init_case
from sayso.linked import read_linked
from sayso.records import Event, Ledger
from sayso.views import board

RUNNER = CliRunner()
pytestmark = pytest.mark.usefixtures("fakes")


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.json"
    path.write_bytes(ambush().ledger().to_json())
    return path


@pytest.fixture
def linking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for linking that makes one event of all mentions."""

    class Linker(linked.Linker):
        def ledger(self) -> Ledger:
            ledger = super().ledger()
            event = Event(id="e-new", type="ASSAULT", mentions=tuple(each.id for each in ledger.mentions))
            return replace(ledger, events=(event,))

    monkeypatch.setattr(linked, "Linker", Linker)


def many(count: int) -> Ledger:
    """As many reports as events, each told once."""
    desk = Desk()
    for number in range(count):
        day = f"2031-05-{1 + number % 28:02d}"
        desk.report(
            f"r{number}", f"Paper {number}", day, "Gunmen raided the market and the school, the mayor said."
        )
        desk.said(f"a{number}", f"r{number}", "the mayor", "Gunmen raided the market and the school")
        desk.origin(f"o{number}", f"the mayor of town {number}", f"a{number}", said=day)
        light = number % 3 == 0
        desk.mention(f"m{number}", f"r{number}", "raided", *(() if light else (f"a{number}",)))
        origins = {"status": "unsourced"} if light else {"status": "single_origin", "origins": [f"o{number}"]}
        desk.event(f"e{number}", f"m{number}", place=KELMET, day=day, **origins)
    return desk.ledger()


def printed(ledger: Ledger, width: int, event: bool = False) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, color_system=None)
    views = board(ledger)
    if event:
        print_event(console, views[0])
    else:
        print_board(console, views, len(views), ledger)
    return stream.getvalue()


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("event", [False, True])
def test_all_fits_at_every_width(width: int, event: bool) -> None:
    """At 80, 100 and 160 columns no line is too long, and who says so and who denies it is there."""
    out = printed(ambush().ledger(), width, event)
    assert max(map(len, out.splitlines())) <= width
    for word in ("Ambush", "disputed", "Idris", "ministry", "nurse", "Ruda"):
        assert word in out


def test_the_board_says_who_says_so_and_who_denies_it(ledger_file: Path) -> None:
    """A row has the title, how it stands, how often it is told, the id, those who say so, and the denial."""
    out = " ".join(RUNNER.invoke(app, ["board", str(ledger_file)]).stdout.split())
    for told in (
        "8 May 2031: 12 to",
        "disputed",
        "6 reports",
        "e-ambush",
        "(4 reports)",
        "✗ denied by Colonel",
    ):
        assert told in out
    assert "6 reports, 1 event (disputed 1)" in out


def test_a_name_stands_once_for_several_occasions() -> None:
    """Who spoke twice in one report has one line, which tells that it was twice."""
    desk = Desk()
    desk.report("r", "Selm Daily", "2031-05-09", "Venn spoke of a raid. Venn spoke of it again.")
    desk.said("a1", "r", "Venn", "a raid")
    desk.said("a2", "r", "Venn", "it again")
    desk.origin("o1", "Venn", "a1")
    desk.origin("o2", "Venn", "a2")
    desk.mention("m", "r", "raid", "a1", "a2")
    desk.event("e", "m", place=KELMET, status="single_origin", origins=["o1", "o2"])
    assert printed(desk.ledger(), 100).count("Venn (Selm Daily, 2 times)") == 1


def test_a_piped_board_is_plain_and_a_hundred_columns_wide(ledger_file: Path) -> None:
    """In a pipe there are no colours, and no line is longer than a hundred columns."""
    done = RUNNER.invoke(app, ["board", str(ledger_file)], env={"COLUMNS": "40", "FORCE_COLOR": "1"})
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) == 100


def test_a_hundred_unrelated_reports_stay_readable(tmp_path: Path) -> None:
    """The table has 25 events and says how many more there are; --limit shows fewer or all."""
    path = tmp_path / "ledger.json"
    path.write_bytes(many(100).to_json())
    lines = RUNNER.invoke(app, ["board", str(path)]).stdout.splitlines()
    assert len(lines) < 130
    assert any("… and 75 more; --limit 0 shows all." in each for each in lines)
    assert len([each for each in lines if "Raid near Kelmet" in each]) == 25
    whole = RUNNER.invoke(app, ["board", str(path), "--limit", "0"]).stdout
    assert whole.count("Raid near Kelmet") == 100
    assert whole.index("Of little weight") > whole.index("66")
    few = json.loads(RUNNER.invoke(app, ["board", str(path), "--limit", "2", "--format", "json"]).stdout)
    assert len(few["events"]) == 2
    every = json.loads(RUNNER.invoke(app, ["board", str(path), "--format", "json"]).stdout)
    assert len(every["events"]) == 100


def test_one_event_has_every_passage_with_its_place(ledger_file: Path) -> None:
    """--event shows each claim's words and offsets, caveats, figures, own voice and spread."""
    out = " ".join(RUNNER.invoke(app, ["board", str(ledger_file), "--event", "e-amb"]).stdout.split())
    for told in (
        "Said by",
        "Denied by",
        "r-post 0–74",
        "unsure (0.50)",
        "through Orrin Wire",
        "It was the third attack",
        "at least 19: a nurse, 12 May 2031",
        "Not verified: could not be independently verified [The Harbour Post] (about 2)",
        "Selm Daily cites Orrin Wire (31 killed became 24 to 99)",
    ):
        assert told in out


@pytest.mark.parametrize("options", [[], ["--event", "1"]])
def test_markdown_and_json_have_the_same_event(ledger_file: Path, options: list[str]) -> None:
    """Both formats write the event, on the board and alone."""
    words = ["board", str(ledger_file), *options]
    assert "Ambush near Kelmet" in RUNNER.invoke(app, [*words, "--format", "markdown"]).stdout
    told = json.loads(RUNNER.invoke(app, [*words, "--format", "json"]).stdout)
    assert [each["id"] for each in told["events"]] == ["e-ambush"]


def test_a_reports_text_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    """Escape sequences in names, titles and passages are shown as what they are not."""
    desk = Desk()
    desk.report(
        "r\x1b[2J", "Bad\x1b[31m Paper", "2031-05-09", "They raided \x1b]0;x\x07it, a \u202eguard said."
    )
    desk.said("a", "r\x1b[2J", "a \x1b[5mguard", "They raided \x1b]0;x\x07it")
    desk.mention("m", "r\x1b[2J", "raided", "a")
    desk.origin("o", "a \x1b[5mguard", "a")
    desk.event("e\x1b[1m", "m", place=KELMET, status="single_origin", origins=["o"], why="\x1b[1mwhy")
    path = tmp_path / "ledger.json"
    path.write_bytes(desk.ledger().to_json())
    for more in ([], ["--event", "1"], ["--event", "1", "--format", "markdown"], ["--format", "markdown"]):
        done = RUNNER.invoke(app, ["board", str(path), *more])
        assert done.exit_code == 0
        assert not any(each in done.output for each in "\x1b\x07\u202e")


@pytest.mark.usefixtures("linking")
def test_reports_are_read_linked_and_shown(kelmet: Path, tmp_path: Path) -> None:
    """Reports give a board; a file that cannot be read is named, and the exit status says so."""
    done = RUNNER.invoke(app, ["board", str(kelmet), str(tmp_path / "gone")])
    assert done.exit_code == 1
    assert "3 soldiers killed" in " ".join(done.stdout.split())
    assert "gone: There is no such file" in done.stderr


@pytest.mark.usefixtures("linking")
def test_ctrl_c_shows_what_was_ready(kelmet: Path, tmp_path: Path) -> None:
    """After Ctrl-C in the second report, the first is on the board, and the exit status is 130."""
    second = tmp_path / "second.txt"
    second.write_text("STOP, she said, and the men at the bridge did not.", encoding="utf-8")
    done = RUNNER.invoke(app, ["board", str(kelmet), str(second)])
    assert done.exit_code == 130
    assert "1 report, " in done.stdout
    assert "what was ready is written" in done.stderr


def test_an_empty_board_says_so(tmp_path: Path) -> None:
    """A ledger without mentions has no event, and the command says that in a sentence."""
    path = tmp_path / "ledger.json"
    path.write_bytes(Ledger().to_json())
    done = RUNNER.invoke(app, ["board", str(path)])
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "No event is told.")


def test_an_unknown_event_is_wrong_use(ledger_file: Path) -> None:
    """An id that is not there is told with what to give."""
    done = RUNNER.invoke(app, ["board", str(ledger_file), "--event", "e-x"])
    assert isinstance(done.exception, UsageError)
    assert "no event 'e-x'" in str(done.exception)


@pytest.mark.parametrize("options", [["--limit", "-1"], ["--format", "jsonl"], ["--colour"]])
def test_wrong_options_have_exit_status_two(ledger_file: Path, options: list[str]) -> None:
    """A negative limit, a format that the board has not, and an unknown option are wrong use."""
    assert RUNNER.invoke(app, ["board", str(ledger_file), *options]).exit_code == 2


def test_link_writes_a_ledger(ledger_file: Path, tmp_path: Path) -> None:
    """The ledger with what linking found comes as JSON: to standard output, or into a file."""
    written = RUNNER.invoke(app, ["link", str(ledger_file)])
    assert (written.exit_code, written.stderr) == (0, "")
    out = tmp_path / "out.json"
    assert RUNNER.invoke(app, ["link", str(ledger_file), "-o", str(out)]).exit_code == 0
    assert out.read_bytes() == written.stdout_bytes
    assert Ledger.from_json(out.read_bytes()).reports == ambush().ledger().reports


def test_link_reads_standard_input_and_may_write_over_its_input(ledger_file: Path) -> None:
    """A pipe works on both sides, and the file itself may be the output."""
    data = ledger_file.read_bytes()
    piped = RUNNER.invoke(app, ["link", "-", "-o", "-"], input=data)
    RUNNER.invoke(app, ["link", str(ledger_file), "--output", str(ledger_file)])
    assert ledger_file.read_bytes() == piped.stdout_bytes
    assert [each.name for each in ledger_file.parent.iterdir()] == [ledger_file.name]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("A report.", "malformed"),
        ('{"format": "sayso-ledger/2"}', "'sayso-ledger/2'"),
        (
            '{"format": "sayso-ledger/1", "mentions": [{"id": "m-1", "report": "r-9", "type": "AID", "trigger": []}]}',
            "mention 'm-1' names the report 'r-9', which is not there",
        ),
    ],
)
def test_link_tells_what_is_wrong_with_a_ledger(tmp_path: Path, data: str, told: str) -> None:
    """No JSON, another format and a broken reference each have a message that names the file."""
    path = tmp_path / "ledger.json"
    path.write_text(data, encoding="utf-8")
    done = RUNNER.invoke(app, ["link", str(path)])
    assert isinstance(done.exception, LedgerFormatError)
    assert told in str(done.exception)
    assert str(path) in str(done.exception)


def test_link_tells_where_it_cannot_read_or_write(ledger_file: Path, tmp_path: Path) -> None:
    """A file that is not there, and a folder that is not there, are wrong use."""
    for words in (
        ["link", str(tmp_path / "gone.json")],
        ["link", str(ledger_file), "-o", str(tmp_path / "no" / "x")],
    ):
        done = RUNNER.invoke(app, words)
        assert isinstance(done.exception, UsageError)
        assert "No such file" in str(done.exception)


@pytest.mark.parametrize("options", [[], ["--figures"]])
def test_graph_writes_a_picture(ledger_file: Path, tmp_path: Path, options: list[str]) -> None:
    """The picture of the event is an SVG with its title, of the spread or of the figures."""
    out = tmp_path / "spread.svg"
    done = RUNNER.invoke(app, ["graph", str(ledger_file), "--event", "1", "-o", str(out), *options])
    assert (done.exit_code, done.output) == (0, "")
    root = ET.fromstring(out.read_bytes())  # noqa: S314 - this program's own
    told = "".join(root.itertext())
    assert "Ambush near Kelmet" in told
    assert ("Figures by source" in told) is bool(options)


def test_graph_draws_the_first_event_and_says_which(tmp_path: Path) -> None:
    """Without --event the first of the board is drawn, and a note names it where there are others."""
    path = tmp_path / "ledger.json"
    path.write_bytes(many(3).to_json())
    done = RUNNER.invoke(app, ["graph", str(path), "-o", "-"])
    assert done.stderr.startswith("Note: drawn is Raid near Kelmet")
    assert done.stdout.startswith("<?xml")


def test_graph_without_an_event_is_told(tmp_path: Path) -> None:
    """Where nothing happened there is no picture, and the message says so."""
    path = tmp_path / "ledger.json"
    path.write_bytes(Ledger().to_json())
    done = RUNNER.invoke(app, ["graph", str(path), "-o", str(tmp_path / "x.svg")])
    assert isinstance(done.exception, UsageError)
    assert "no event to draw" in str(done.exception)


def test_a_case_has_the_board_and_the_picture_of_its_ledger(tmp_path: Path) -> None:
    """A case is shown as it is: the first of its events, one of them, the whole of it, and as a picture."""
    file, ledger = str(tmp_path / "case.db"), ambush().ledger()
    with init_case(file) as case:
        case.keep(run := case.begin("add"), found_of(ledger))
        case.link(run)
        first, whole = case.first_events(1)[0], case.ledger()
    events = json.loads(RUNNER.invoke(app, ["board", file, "--format", "json"]).stdout)["events"]
    assert [each["id"] for each in events] == [each.id for each in board(whole)]
    one = json.loads(RUNNER.invoke(app, ["board", file, "--format", "json", "--event", "1"]).stdout)["events"]
    assert one == events[:1]
    shown = RUNNER.invoke(app, ["board", file, "--limit", "1"])
    assert first in shown.stdout
    assert f"{len(events) - 1} more" in shown.stdout
    assert f"The case: {len(ledger.reports)} reports, {len(events)} events" in shown.stdout
    assert "<svg" in RUNNER.invoke(app, ["graph", file, "-o", "-"]).stdout
    assert read_linked(file) == whole


def test_the_board_of_a_case_is_redacted(tmp_path: Path) -> None:
    """A name under protection stands nowhere on the board or in the picture, with --redact."""
    file = str(tmp_path / "case.db")
    with init_case(file) as case:
        case.keep(run := case.begin("add"), found_of(ambush().ledger()))
        case.link(run)
        name = next(each.name for row in case.board().items for each in row.asserted).split()[-1]
        case.protect(name, shown_as="Source One")
    for command in (["board", file, "--format", "json"], ["graph", file, "-o", "-"]):
        assert name in RUNNER.invoke(app, command).stdout
        shown = RUNNER.invoke(app, [*command, "--redact"]).stdout
        assert "Source One" in shown
        assert name not in shown
    refused = RUNNER.invoke(app, ["board", file, str(tmp_path), "--redact"])
    assert isinstance(refused.exception, UsageError)


def test_a_database_that_is_no_case_is_named(tmp_path: Path) -> None:
    """A database of another program is told from a case, with what to do."""
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as made:
        made.execute("CREATE TABLE birds (name)")
    refused = RUNNER.invoke(app, ["board", str(file)])
    assert isinstance(refused.exception, CaseError)
    assert "other.db is a database, and no case" in str(refused.exception)
