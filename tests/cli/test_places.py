"""``sayso places``: looking up a name, and adding a file."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.knowledge.places.building import is_sound
from sayso.knowledge.places.folder import imported_file
from sayso.knowledge.places.gazetteer import default

BY_HAND = Path(__file__).parents[1] / "knowledge" / "places_by_hand.py"
VILLAGE = "999000001\tUmm Qalb\tUmm Qalb\t\t13.5\t25.1\tP\tPPL\tSD\t\t55\t\t\t\t120\t\t600\tAfrica/Khartoum\t2024-01-01\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which the list of places is a small one."""
    spec = importlib.util.spec_from_file_location("places_by_hand", BY_HAND)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr("sayso.knowledge.places.filling.fill", module.fill)
    monkeypatch.setenv("SAYSO_PLACES_FOLDER", str(tmp_path))
    default.cache_clear()
    yield tmp_path
    default.cache_clear()


@pytest.mark.usefixtures("home")
def test_a_name_is_looked_up() -> None:
    """Each place of a name stands on a line, the likeliest first, with what is known of it."""
    done = CliRunner().invoke(app, ["places", "lookup", "paris"])
    lines = done.output.splitlines()
    assert done.exit_code == 0
    assert lines[0].split()[:4] == ["name", "kind", "division", "state"]
    assert [line.split()[-1] for line in lines[1:]] == ["2988507", "4717560"]
    assert "2,138,551" in lines[1]


@pytest.mark.usefixtures("home")
def test_an_unknown_name_is_told_and_the_status_is_one() -> None:
    """Nothing found is said on standard error, without what could act on a terminal."""
    done = CliRunner().invoke(app, ["places", "lookup", "Umm\x1b[2J Qalb"])
    assert done.exit_code == 1
    assert "Umm" in done.stderr
    assert "\x1b" not in done.output


def test_a_file_is_added_and_then_found(home: Path) -> None:
    """After an import its places are found; a pipe gets one line and no progress bar."""
    file = home / "SD.txt"
    file.write_text(VILLAGE, encoding="utf-8")
    done = CliRunner().invoke(app, ["places", "import", str(file)])
    assert done.exit_code == 0
    assert done.output.splitlines() == [f"Places added from {file}: 1 (lines of other kinds left out: 0)."]
    assert CliRunner().invoke(app, ["places", "lookup", "Umm Qalb"]).exit_code == 0


def test_a_faulty_file_is_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    """The real command names the file and the line of a fault, and exits with status 1."""
    file = tmp_path / "SD.txt"
    file.write_text(VILLAGE + "1\tbroken\n", encoding="utf-8")
    done = _command(tmp_path, file).communicate(timeout=120)
    assert "SD.txt, line 2" in done[1]
    assert "Traceback" not in done[1]
    assert not imported_file(tmp_path).exists()


def test_ctrl_c_leaves_no_broken_file(tmp_path: Path) -> None:
    """Stopped in the middle of a large file, the command ends without a traceback, and what was imported before is whole."""
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_text(VILLAGE, encoding="utf-8")
    assert _command(tmp_path, small).wait(120) == 0
    with large.open("w", encoding="utf-8") as file:
        for i in range(400_000):
            file.write(VILLAGE.replace("999000001", str(900_000_000 + i)))
    running = _command(tmp_path, large)
    until = time.monotonic() + 60
    while not list(tmp_path.glob(".places-imported-*")) and time.monotonic() < until:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=120)
    assert running.returncode == 130
    assert "Traceback" not in told
    assert is_sound(imported_file(tmp_path))
    assert not list(tmp_path.glob(".places-*"))


def _command(home: Path, file: Path) -> subprocess.Popen[str]:
    """The real command, with the small list of places."""
    code = (
        "import runpy, sayso.knowledge.places.filling as filling;"
        f"filling.fill = runpy.run_path({str(BY_HAND)!r})['fill'];"
        "from sayso.cli import main; main()"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, "places", "import", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "SAYSO_PLACES_FOLDER": str(home)},
        # A shell that runs the tests in the background has its children ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
