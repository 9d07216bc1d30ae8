"""The page on cases: its commands, typed one after another in a folder with the examples, do what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "case.md").read_text(encoding="utf-8")
WEIGHTS = ROOT / "src" / "sayso" / "language" / "weights" / "tagger.onnx"
SHELL = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]
PYTHON = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.skipif(not WEIGHTS.exists(), reason="the network's weights are not in this copy")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, in which all of the page's commands were typed."""
    made = tmp_path_factory.mktemp("walk")
    shutil.copytree(ROOT / "examples", made / "examples")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        for line in SHELL:
            done = CliRunner().invoke(app, shlex.split(line)[1:])
            assert done.exit_code == 0, (line, done.output, done.exception)
            assert done.stdout.strip() or "--output" in line, line
    return made


def test_a_newcomer_gets_a_case_of_all_examples(folder: Path) -> None:
    """After the page there is a case with both folders, a ZIP of evidence, and a ledger without the name."""
    rows = sqlite3.connect(folder / "bridge.db").execute("SELECT count(*) FROM reports").fetchone()
    assert rows == (10,)
    assert (folder / "evidence.zip").stat().st_size > 1_000
    redacted = (folder / "redacted.json").read_text(encoding="utf-8")
    assert "Witness A" in redacted
    assert "Sefu" not in redacted


def test_the_lines_in_python_run(folder: Path) -> None:
    """The page's Python does what the commands do."""
    (code,) = PYTHON
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "there already" in done.stdout
    assert done.stdout.rstrip().endswith("True")
