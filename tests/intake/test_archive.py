"""ZIP archives."""

from __future__ import annotations

import io
import stat
import struct
import time
import zipfile
from collections.abc import Iterable

import pytest
from collected import SENTENCE, notes, one, read, refusal
from seeds import SEEDS

from sayso.settings import Settings

TEXT = SENTENCE.encode()


def packed(
    files: Iterable[tuple[str | zipfile.ZipInfo, bytes]], packing: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """The archive with these files, which may have one name twice."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return made.getvalue()


def test_the_files_of_an_archive_are_reports_with_both_names() -> None:
    """Each file is a report, in the order of names; its name tells the archive and its place in it."""
    data = packed([("day2/b.html", b"<html><p>He said no.</p>"), ("day1/a.txt", TEXT), ("day1/", b"")])
    reports, unread = read(data, "cases/case.zip")
    assert [each.file for each in reports] == ["cases/case.zip/day1/a.txt", "cases/case.zip/day2/b.html"]
    assert unread == []
    assert reports[0].sha256 == one(TEXT, "a.txt").sha256
    assert reports[0].id == one(TEXT, "a.txt").id


@pytest.mark.parametrize("kind", [kind for kind in SEEDS if kind != "zip in zip"])
def test_a_file_in_an_archive_gives_what_it_gives_by_itself(kind: str) -> None:
    """Whatever lies in an archive is opened as if it had been given unpacked."""
    seed, made = SEEDS[kind]
    alone, _ = read(made(seed), "a.bin")
    inside, unread = read(packed([("day1/a.html", made(seed))]), "c.zip")
    assert [each.sha256 for each in inside] == [each.sha256 for each in alone]
    assert [each.text for each in inside] == [each.text for each in alone]
    assert all(each.file.startswith("c.zip/day1/a.html") for each in inside)
    assert unread == []


@pytest.mark.parametrize("suffix", "txt html pdf docx zip xml warc json jsonl eml mht".split())
def test_an_empty_file_is_told(suffix: str) -> None:
    """A file without bytes or with blanks only is empty, whatever its name, also in an archive."""
    for data in (b"", b" \n"):
        assert "empty" in refusal(data, f"a.{suffix}").reason
        unread = refusal(packed([(f"a.{suffix}", data)]), "c.zip")
        assert (unread.file, "empty" in unread.reason) == (f"c.zip/a.{suffix}", True)


def test_other_files_are_passed_over_and_told() -> None:
    """Pictures, a computer's own notes and hidden files are left alone; a wrong ending is no obstacle."""
    data = packed(
        [
            ("a.bin", b"<html><p>He said no.</p>"),
            ("p.jpg", b"\xff\xd8\xff\xe0"),
            ("__MACOSX/._a.txt", TEXT),
            (".git/a.txt", TEXT),
        ]
    )
    assert one(data, "c.zip").file == "c.zip/a.bin"
    assert notes(data, "c.zip") == ["c.zip: other files in this archive were passed over (1 .jpg)."]


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "day1/../../a.txt", "/etc/a.txt", "C:/a.txt", "c:a.txt", "..\\a.txt", "\\\\host\\a.txt"],
)
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    """A file named with "..", or by an absolute path, is told and not read; the others are."""
    reports, (unread,) = read(packed([(name, TEXT), ("b.txt", TEXT)]), "c.zip")
    assert [each.file for each in reports] == ["c.zip/b.txt"]
    assert "leads out" in unread.reason


def test_a_link_in_an_archive_is_not_followed() -> None:
    """A symbolic link is told and not read."""
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    reports, (unread,) = read(packed([(link, b"/etc/passwd"), ("b.txt", TEXT)]), "c.zip")
    assert len(reports) == 1
    assert unread.file == "c.zip/link.txt"
    assert "link" in unread.reason


def test_an_encrypted_file_is_told() -> None:
    """A file under a password is named as such; the others are read."""
    data = bytearray(packed([("a.txt", TEXT), ("b.txt", TEXT)]))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    reports, (unread,) = read(bytes(data), "c.zip")
    assert [each.file for each in reports] == ["c.zip/b.txt"]
    assert "encrypted" in unread.reason


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    """An archive in an archive in an archive is read, one deeper is told."""
    data = packed([("a.txt", TEXT)])
    for _ in range(2):
        data = packed([("in.zip", data)])
    assert one(data, "c.zip").file == "c.zip/in.zip/in.zip/a.txt"
    unread = refusal(packed([("in.zip", data)]), "c.zip")
    assert unread.file == "c.zip/in.zip/in.zip/in.zip"
    assert "SAYSO_MAX_DEPTH" in unread.next_step


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """A file that unpacks to a thousand times its size is told, and costs no time."""
    bomb = packed([("bomb.txt", b" " * 300_000_000), ("b.txt", TEXT)])
    began = time.process_time()
    reports, (unread,) = read(bomb, "c.zip")
    assert time.process_time() - began < 1
    assert len(reports) == 1
    assert "times its size" in unread.reason


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    """An archive that tells small sizes gives no more than it tells, or is told as broken."""
    data = bytearray(packed([("bomb.txt", b" " * 30_000_000)]))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<L", 1000)
    _, (unread,) = read(bytes(data), "c.zip")
    assert "broken" in unread.reason


def test_many_small_bombs_are_one_bomb() -> None:
    """Files that are dense together are refused where each alone is too small to tell; so are nested ones."""
    small = packed([(f"{n}.txt", b"a b " * 2_000_000) for n in range(9)])
    reports, unread = read(small, "c.zip", settings=Settings(max_text_length=100))
    assert reports == []
    assert "times its size" in unread[-1].reason
    nested = packed([(f"{n}.zip", small) for n in range(30)])
    _, unread = read(nested, "c.zip", settings=Settings(max_text_length=100, max_unpacked_bytes=100_000_000))
    assert unread[-1].file == "c.zip"
    assert "SAYSO_MAX_UNPACKED_BYTES" in unread[-1].next_step


def test_the_number_of_files_is_bounded() -> None:
    """More files than the setting allows are not read, whatever lies in what."""
    few = Settings(max_parts=3)
    assert (
        "SAYSO_MAX_PARTS" in refusal(packed([(f"{n}.txt", TEXT) for n in range(4)]), settings=few).next_step
    )
    inner = packed([("a.txt", TEXT), ("b.txt", TEXT)])
    reports, (unread,) = read(packed([("1.zip", inner), ("2.zip", inner)]), "c.zip", settings=few)
    assert len(reports) == 2
    assert unread.file == "c.zip"


def test_a_file_too_large_for_its_kind_is_told() -> None:
    """A page of more bytes than a page may have is refused by what the archive tells of its size."""
    words = " ".join(str(n) for n in range(5000)).encode()
    unread = refusal(packed([("a.html", b"<html>" + words)]), settings=Settings(max_file_bytes=1000))
    assert "SAYSO_MAX_FILE_BYTES" in unread.next_step


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_rare_packing_is_told(packing: int) -> None:
    """Packings that cannot be unpacked within bounds are refused."""
    assert "rare way" in refusal(packed([("a.txt", TEXT)], packing)).reason


@pytest.mark.parametrize("cut", [4, 30, 60, -30, -4])
def test_an_archive_that_was_cut_is_told(cut: int) -> None:
    """An archive without its end is broken, and says so."""
    assert "broken or was cut" in refusal(packed([("a.txt", TEXT)])[:cut]).reason


def test_a_broken_file_does_not_stop_the_others() -> None:
    """A file whose bytes were damaged is told by name."""
    data = bytearray(packed([("a.txt", TEXT * 9), ("b.txt", TEXT)]))
    data[40:50] = bytes(10)
    reports, (unread,) = read(bytes(data), "c.zip")
    assert [each.file for each in reports] == ["c.zip/b.txt"]
    assert (unread.file, "broken" in unread.reason) == ("c.zip/a.txt", True)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("[Content_Types].xml", "xl/workbook.xml"), "spreadsheet"),
        (("mimetype", "content.xml"), "OpenDocument"),
        (("mimetype", "META-INF/container.xml"), "e-book"),
        ((), "no reports"),
        (("a.png",), "no reports"),
    ],
)
def test_an_archive_that_holds_no_reports_is_told(names: tuple[str, ...], told: str) -> None:
    """A spreadsheet is named as one, and an archive of nothing as holding no reports."""
    assert told in refusal(packed([(name, b"x") for name in names])).reason


def test_of_a_saved_crawl_only_the_pages_are_read() -> None:
    """Of a WACZ, which is a ZIP around a WARC, the lists of pages are left alone."""
    data = packed(
        [("datapackage.json", b"{}"), ("pages/pages.jsonl", b'{"title": "x"}'), ("archive/a.warc", b"x")]
    )
    _, (unread,) = read(data, "c.wacz")
    assert unread.file == "c.wacz/archive/a.warc"
