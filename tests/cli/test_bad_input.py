"""Every kind of bad input through the real command, in a process of its own: a message, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.records import Ledger

FAKES = Path(__file__).parents[1] / "fakes.py"
GOOD = "Three soldiers died at the crossing, Colonel Idris Vane said on Tuesday.\n"
ENGLISH = "The men at the bridge had said that they would not go, and it was the end of the talks. "


def sayso(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command with stand-ins for the model."""
    command = [sys.executable, str(FAKES), *arguments]
    return subprocess.run(command, capture_output=True, timeout=120, check=False, **options)  # type: ignore[call-overload, no-any-return]


def sparse(path: Path) -> None:
    with path.open("wb") as opened:
        opened.write(ENGLISH.encode() * 1000)
        opened.truncate(200_000_000)


def data(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty.txt": (data(b""), "empty"),
    "blank.txt": (data(b" \n\n\t\n"), "empty"),
    "binary.txt": (data(bytes(range(256)) * 40), "binary"),
    "large.txt": (sparse, "200,000,000"),
    "broken.txt": (data(b"caf\xc3\xa9 \xff\xfe\xc3( the bridge"), "offset"),
    "hebrew.txt": (data("דובר הצבא אמר כי שלושה חיילים נהרגו הלילה סמוך לגשר\n".encode()), "language he"),
    "arabic16.txt": (
        data("قال المتحدث باسم الجيش إن ثلاثة جنود قتلوا قرب الجسر".encode("utf-16")),
        "language ar",
    ),
    "french.txt": (
        data("Trois soldats sont morts, a déclaré le colonel Vane mardi matin.".encode()),
        "language fr",
    ),
    "header.txt": (data(b"Outlet: Selm Daily\nTitle: Nothing\n\n"), "no text under them"),
    "digits.txt": (data(b"12 34 56\n"), "no words"),
    "no-text.html": (
        data(b"<html><body><img src='a.png'><script>var x</script></body></html>"),
        "no report text",
    ),
    "feed.txt": (data(b"<?xml version='1.0'?><rss><channel/></rss>"), "no items"),
    "ledger.txt": (data(b'{"format": "sayso-ledger/1"}'), "ledger"),
    "paper.pdf": (data(b"%PDF-1.7\n..."), "PDF"),
    "cut.docx": (data(b"PK\x03\x04\x14\x00"), "ZIP"),
    "broken.json": (data(b'{"text": "He said'), "JSON"),
    "empty.eml": (data(b"From: a@a.example\nSubject: b\n\n"), "no words"),
    "cut.warc": (data(b"WARC/1.1\r\nWARC-Type: response\r\n"), "cut or is damaged"),
    "folder": (lambda path: path.mkdir(), "no reports"),
    "gone.txt": (lambda _: None, "no such file"),
    "new\nline": (lambda _: None, "no such file"),
}
READABLE = {
    "utf16.txt": GOOD.encode("utf-16"),
    "bom.txt": GOOD.encode("utf-8-sig"),
    "crlf.txt": GOOD.replace("\n", "\r\n").encode(),
    "marks.txt": ("“ „ « ‹ " + ENGLISH + "” ’’ `` '' \" " + GOOD).encode(),
    "rtl.txt": (GOOD + ENGLISH + "\u202eالجسر لنا\u202c, he said.").encode(),
    "long-line.txt": (ENGLISH * 1200)[:100_000].encode(),
    "no-end.txt": ("the men at the bridge said that " * 300).encode(),
    "no-date.txt": GOOD.encode(),
    "few-broken.txt": (ENGLISH * 9).encode() + b"\xc3( " + "é".encode(),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_named_and_the_next_is_read(tmp_path: Path, name: str) -> None:
    """Standard error names the file, the reason and a next step; the other file is read; the status is 1."""
    make, told = UNREADABLE[name]
    make(tmp_path / name)
    (tmp_path / "good").write_text(GOOD, encoding="utf-8")
    done = sayso("read", name, "good", "--format", "json", cwd=tmp_path)
    ledger = Ledger.from_json(done.stdout)
    assert done.returncode == 1
    assert [each.file for each in ledger.unread] == [name]
    assert told in ledger.unread[0].reason
    assert ledger.unread[0].next_step.encode() in done.stderr
    assert [each.report for each in ledger.attributions] == [ledger.reports[-1].id]
    assert b"Traceback" not in done.stderr


def test_odd_but_sound_files_are_read(tmp_path: Path) -> None:
    """Marks, encodings, long lines, odd quotation marks and missing dates are no reason to refuse a file."""
    for name, content in READABLE.items():
        (tmp_path / name).write_bytes(content)
    done = sayso("read", ".", "--format", "json", cwd=tmp_path)
    ledger = Ledger.from_json(done.stdout)
    assert ledger.unread == ()
    assert done.returncode == 0
    assert {Path(each.file).name for each in ledger.reports} == set(READABLE)
    texts = {each.id: each.text for each in ledger.reports}
    for each in ledger.attributions:
        assert all(span.text == texts[each.report][span.start : span.end] for span in each.content)


@pytest.mark.parametrize(
    ("arguments", "environment", "told"),
    [
        (["read", "good", "--published", "soon"], {}, b"YYYY-MM-DD"),
        (["read", "good"], {"SAYSO_MAX_FILE_BYTES": "lots"}, b"SAYSO_MAX_FILE_BYTES"),
        (["read"], {}, b"Missing argument"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(
    tmp_path: Path, arguments: list[str], environment: dict[str, str], told: bytes
) -> None:
    """A wrong date, setting or argument ends with status 2, a message and nothing on standard output."""
    (tmp_path / "good").write_text(GOOD, encoding="utf-8")
    done = sayso(*arguments, cwd=tmp_path, env=os.environ | environment)
    assert (done.returncode, done.stdout) == (2, b"")
    assert told in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["link", "good"], 1, b"good: This is not a sayso-ledger/1 document"),
        (["link", "gone.json"], 2, b"gone.json cannot be opened"),
        (["board", "ledger.json"], 1, b"ledger.json: This is not a sayso-ledger/1 document"),
        (["board", "empty.json", "--event", "e-1"], 2, b"There is no event 'e-1'"),
        (["graph", "empty.json", "-o", "picture.svg"], 2, b"There is no event to draw"),
        (["graph", "empty.json"], 2, b"Missing option"),
    ],
)
def test_a_ledger_that_cannot_be_used_is_told(
    tmp_path: Path, arguments: list[str], status: int, told: bytes
) -> None:
    """No JSON, a cut-off ledger, an unknown event and a missing option end in a sentence, and in no output."""
    (tmp_path / "good").write_text(GOOD, encoding="utf-8")
    (tmp_path / "ledger.json").write_text('{"format": "sayso-ledger/1", "reports": [', encoding="utf-8")
    (tmp_path / "empty.json").write_bytes(Ledger().to_json())
    done = sayso(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (status, b"")
    assert told in done.stderr
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "picture.svg").exists()


def test_a_closed_pipe_is_no_fault(tmp_path: Path) -> None:
    """Where the reader of the output goes away, the command ends without a word."""
    (tmp_path / "good").write_text(GOOD * 2000, encoding="utf-8")
    command = [sys.executable, str(FAKES), "read", "good", "--format", "json"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        told = running.stderr.read()
    assert told == b""
    assert running.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Where the output cannot be written, the command says so and what to check."""
    (tmp_path / "good").write_text(GOOD, encoding="utf-8")
    for form in ("json", "table"):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, str(FAKES), "read", "good", "--format", form]
            done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False)
        assert b"Traceback" not in done.stderr
        assert b"Check the disk" in done.stderr
        assert done.returncode == 1


def test_an_unforeseen_fault_is_one_line(tmp_path: Path) -> None:
    """A fault that nobody foresaw reaches the user as one line that says what to do."""
    code = "import sayso.api, sayso.cli\ndef boom(*a, **k): raise ZeroDivisionError('odd')\nsayso.api.read_each = boom\nsayso.cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "read", "x"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "Error: a fault in Sayso (ZeroDivisionError: odd). Please report it with the command you gave."
    ]
