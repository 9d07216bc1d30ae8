"""Intake as a whole: from paths to reports, and never an exception."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import types
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso import intake
from sayso.errors import SaysoWarning
from sayso.intake.sources import Source, find
from sayso.records import Report, Unread
from sayso.settings import Settings

SENTENCE = "Three soldiers died at the crossing, the colonel said.\n"
PIECES = [
    b"Outlet: A\n", b"Published: 2031-01-01\n", b"\n\n", b"<html>", b"<p>", b"</p>", b"<br>", b"<div>", b"\x00",
    b"\xff\xfe", b"\xef\xbb\xbf", b"\xfe\xff", b"{", b"[", b'<meta charset="utf-7">', b"<?xml ?>", b"&#0;", b"&#xD800;",
    b"he said ", SENTENCE.encode(), "“’א🕊".encode(), b"\x93", b"\r", b'<script type="application/ld+json">{"@type":"Article"}',
]  # fmt: skip


def test_a_report_keeps_its_file_and_the_hash_of_its_bytes(kelmet: Path) -> None:
    """A report tells the file as it was given and the SHA-256 of the bytes as collected."""
    (report,) = intake.reports([kelmet])
    assert isinstance(report, Report)
    assert report.file == str(kelmet)
    assert len(report.sha256 or "") == 64
    assert report.text.startswith("Three soldiers died")
    assert report.title == "Three dead after clash at Kelmet crossing"


def test_the_kind_is_chosen_by_content(tmp_path: Path) -> None:
    """HTML in a file named .txt is read as HTML, and text in a file named .html as text."""
    (tmp_path / "a.txt").write_text("<html><body><p>He said yes.</p></body></html>", encoding="utf-8")
    (tmp_path / "b.html").write_text(SENTENCE, encoding="utf-8")
    texts = [each.text for each in intake.reports([tmp_path]) if isinstance(each, Report)]
    assert texts == ["He said yes.", SENTENCE]


def test_a_folder_is_walked_in_order_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    """Reports come sorted by name, folders within too; hidden files and other kinds are passed over."""
    for name in ("b.txt", "a.HTML", "sub/c.txt", ".d.txt", ".git/e.txt", "f.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    with pytest.warns(SaysoWarning, match=r"1 \.csv"):
        found = find([tmp_path])
    assert [os.path.relpath(each.file, tmp_path) for each in found] == ["a.HTML", "b.txt", "sub/c.txt"]


def test_one_file_named_twice_is_found_once(tmp_path: Path, kelmet: Path) -> None:
    """A file named itself, in its folder and through a link is one source."""
    (tmp_path / "link.txt").symlink_to(kelmet)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone")
    assert len(find([kelmet, tmp_path, kelmet])) == 1


def test_a_file_larger_than_any_kind_may_be_is_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of 600 MB is refused by its size alone."""
    path = tmp_path / "large.zip"
    with path.open("wb") as opened:
        opened.truncate(600_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
    (unread,) = intake.load(Source(str(path), path))
    assert isinstance(unread, Unread)
    assert "600,000,000" in unread.reason
    assert "SAYSO_MAX_ARCHIVE_BYTES" in unread.next_step


@pytest.mark.parametrize("start", [SENTENCE.encode(), b"<!doctype html><html><p>"])
def test_a_large_text_or_page_is_refused_by_its_first_bytes(tmp_path: Path, start: bytes) -> None:
    """A page of 100 MB is refused once its first bytes tell what it is, and is never read whole."""
    path = tmp_path / "large"
    with path.open("wb") as opened:
        opened.write(start + b"All is quiet, he said. " * 4000)
        opened.truncate(100_000_000)
    (unread,) = intake.load(Source(str(path), path))
    assert isinstance(unread, Unread)
    assert "100,000,000" in unread.reason
    assert "SAYSO_MAX_FILE_BYTES" in unread.next_step


def test_input_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has no size is read only up to the limit."""
    endless = io.BufferedReader(Endless())
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=endless))
    (unread,) = intake.load(Source("-"), settings=Settings(max_file_bytes=100_000))
    assert isinstance(unread, Unread)
    assert "more than 100,000" in unread.reason


class Endless(io.RawIOBase):
    """A stream of words without end."""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer."""
        buffer[:] = (SENTENCE.encode() * len(buffer))[: len(buffer)]
        return len(buffer)


def test_a_text_over_the_limit_is_refused() -> None:
    """A report with more text than the setting allows is not read."""
    (unread,) = intake.from_bytes(SENTENCE.encode() * 9, "x", settings=Settings(max_text_length=100))
    assert isinstance(unread, Unread)
    assert "characters" in unread.reason


def test_a_file_name_that_is_no_text_is_shown_all_the_same(tmp_path: Path) -> None:
    """A name made of bytes that are no UTF-8 can still be written as JSON."""
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_text(SENTENCE, encoding="utf-8")
    (source,) = find([tmp_path])
    assert source.file.encode().endswith("\ufffd.txt".encode())
    assert isinstance(next(intake.load(source)), Report)


def test_a_wrong_ending_is_no_obstacle(tmp_path: Path) -> None:
    """In a folder, a page under a name that tells nothing is found by its first bytes."""
    (tmp_path / "a.bin").write_text("<html><body><p>He said yes.</p></body></html>", encoding="utf-8")
    (tmp_path / "b.bin").write_text(SENTENCE, encoding="utf-8")
    with pytest.warns(SaysoWarning, match=r"1 \.bin"):
        (report,) = intake.reports([tmp_path])
    assert isinstance(report, Report)
    assert report.text == "He said yes."


@pytest.mark.parametrize("folder", [False, True])
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, folder: bool) -> None:
    """A link to a file or a folder elsewhere is told and left alone; one to another place inside is followed."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(SENTENCE, encoding="utf-8")
    inside = tmp_path / "case"
    inside.mkdir()
    (inside / "link.txt").symlink_to(outside if folder else outside / "secret.txt")
    (inside / "z.txt").symlink_to(inside / "a.txt")
    (inside / "a.txt").write_text(SENTENCE, encoding="utf-8")
    first, second = sorted(intake.reports([inside]), key=lambda each: each.file)
    assert isinstance(first, Report)
    assert isinstance(second, Unread)
    assert "leads out of the folder" in second.reason
    assert "outside" in second.reason


def test_a_plain_text_needs_no_reader_of_other_kinds() -> None:
    """Reading a text loads no library for PDFs, feeds, WARCs, pages or archives."""
    others = ["pypdfium2", "feedparser", "warcio", "trafilatura", "lxml", "zipfile", "msgspec._json"]
    code = (
        "import sys; from sayso import intake; from sayso.records import Report;"
        " (report,) = intake.from_bytes(b'The men at the bridge said that it was lost.', 'a.txt');"
        f" assert report.text; print([m for m in {others} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def quiet_load(data: bytes) -> list[Report]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SaysoWarning)
        return [each for each in intake.from_bytes(data, "x.txt") if isinstance(each, Report)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300))
def test_any_bytes_give_a_report_or_a_clear_refusal(data: bytes) -> None:
    """Whatever bytes come, intake gives a report that can be written as UTF-8, or says why not."""
    for report in quiet_load(data):
        report.text.encode()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join))
def test_any_mix_of_pieces_gives_a_report_or_a_clear_refusal(data: bytes) -> None:
    """Headers, tags, marks and broken bytes in any order never raise anything but the refusal."""
    for report in quiet_load(data):
        report.text.encode()
        assert "\r" not in report.text
        assert "\x00" not in report.text
