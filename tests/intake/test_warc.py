"""WARC files."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib

import pytest
from collected import SENTENCE, SENTENCES, notes, one, read, refusal
from reportlab.pdfgen.canvas import Canvas
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sayso.settings import Settings

PAGE = (
    "<html><head><title>x</title></head><body>"
    + "".join(f"<p>{each}</p>" for each in SENTENCES)
    + "</body></html>"
)
TEXT = "\n\n".join(SENTENCES)


def warc(*answers: tuple[bytes, dict[str, str]], packed: bool = True, kind: str = "response") -> bytes:
    """The WARC of these answers, as a crawler writes it: each its body and its header, after a record about itself."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "x"}))
    for number, (body, told) in enumerate(answers):
        status = told.pop("status", "200 OK")
        address = told.pop("address", f"https://a.example/{number}")
        told.setdefault("Content-Type", "text/html")
        head = StatusAndHeaders(status, list(told.items()), protocol="HTTP/1.1")
        record = writer.create_warc_record(address, kind, payload=io.BytesIO(body), http_headers=head)
        writer.write_record(record)
    return out.getvalue()


def page(number: int = 0, **told: str) -> tuple[bytes, dict[str, str]]:
    body = f"<html><body><p>Post {'abcdefg'[number]}: {SENTENCE}</p></body></html>"
    return body.encode(), {key.replace("_", "-"): value for key, value in told.items()}


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_that_was_kept_is_a_report(packed: bool) -> None:
    """A page is named by the number of its record, with its address; its SHA-256 is of the payload."""
    report = one(warc((PAGE.encode(), {}), packed=packed), "c.warc.gz")
    assert (report.file, report.url, report.text) == ("c.warc.gz#2", "https://a.example/0", TEXT)
    assert report.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()


def test_a_warc_packed_as_one_is_read() -> None:
    """A WARC that somebody packed as a whole is no obstacle."""
    assert one(gzip.compress(warc((PAGE.encode(), {}), packed=False))).text == TEXT


def test_texts_and_pdfs_are_read_and_the_rest_is_counted() -> None:
    """Plain text and PDFs are reports; pictures, errors and robots.txt are passed over, with one note."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(40, 300, SENTENCE)
    canvas.save()
    data = warc(
        (SENTENCE.encode(), {"Content-Type": "text/plain"}),
        (out.getvalue(), {"Content-Type": "application/pdf"}),
        (b"\xff\xd8\xff", {"Content-Type": "image/jpeg"}),
        (
            b"User-agent: all of them",
            {"Content-Type": "text/plain", "address": "https://a.example/robots.txt"},
        ),
        page(1, status="404 Not Found"),
        (b'{"text": "He said no."}', {"Content-Type": "text/html"}),
    )
    reports, unread = read(data, "c.warc")
    assert [(each.file, each.text) for each in reports] == [("c.warc#2", SENTENCE), ("c.warc#3", SENTENCE)]
    assert unread == []
    (note,) = [each for each in notes(data) if "passed over" in each]
    for told in ("1 image/jpeg", "1 text/plain", "1 status 404", "1 JSON"):
        assert told in note


def test_only_answers_are_read() -> None:
    """Requests, revisits and the crawler's own notes are no reports."""
    assert "no reports" in refusal(warc(page(), kind="revisit")).reason


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "bare", "chunked", "unpacked"])
def test_a_page_is_unpacked_and_the_hash_is_of_what_was_kept(encoding: str) -> None:
    """A page that the server packed is read unpacked; its SHA-256 is of the payload as the archive has it."""
    plain = PAGE.encode()
    bare = zlib.compressobj(wbits=-15)
    body, told = {
        "gzip": (gzip.compress(plain), {"Content-Encoding": "gzip"}),
        "deflate": (zlib.compress(plain), {"Content-Encoding": "deflate"}),
        "bare": (bare.compress(plain) + bare.flush(), {"Content-Encoding": "deflate"}),
        "chunked": (b"%x\r\n%s\r\n0\r\n\r\n" % (len(plain), plain), {"Transfer-Encoding": "chunked"}),
        "unpacked": (plain, {"Content-Encoding": "gzip"}),
    }[encoding]
    report = one(warc((body, dict(told))))
    assert report.text == TEXT
    assert report.sha256 == hashlib.sha256(body).hexdigest()


def test_a_packing_that_is_not_read_is_told() -> None:
    """A page packed with Brotli, or broken in its packing, is named."""
    assert "br" in refusal(warc((b"\x1b\x2c", {"Content-Encoding": "br"}))).reason
    assert "broken" in refusal(warc((b"\x1f\x8b\x08" + b"x" * 40, {"Content-Encoding": "gzip"}))).reason


def test_the_charset_of_the_answer_is_used() -> None:
    """A page is read in the charset that the server declared, unless it plainly is UTF-8."""
    page = "<html><body><p>“Oui,” dit-il à Kelmet, where the men at the bridge were.</p></body></html>"
    told = {"Content-Type": "text/html; x=y; charset='windows-1252'"}
    for encoding in ("windows-1252", "utf-8"):
        assert one(warc((page.encode(encoding), dict(told)))).text.startswith("“Oui,” dit-il à")


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("lost", [5, 200, 340])
def test_a_warc_that_was_cut_gives_what_came_before_and_says_so(packed: bool, lost: int) -> None:
    """Of a file that ends in the middle of a record, the whole ones are read, and the cut is told."""
    data = warc(*[page(n) for n in range(4)], packed=packed)
    reports, unread = read(data[:-lost], "c.warc")
    assert [each.file for each in reports][:3] == ["c.warc#2", "c.warc#3", "c.warc#4"]
    assert "cut or is damaged" in unread[-1].reason
    assert f"{len(reports)} page(s)" in unread[-1].reason
    assert unread[-1].file == "c.warc"


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_warc_gives_what_came_before_and_says_so(packed: bool) -> None:
    """Bytes that were overwritten in the middle cost what comes after, and no more."""
    data = bytearray(warc(*[page(n) for n in range(4)], packed=packed))
    half = len(data) // 2
    data[half : half + 300] = b"x" * 300
    reports, unread = read(bytes(data), "c.warc")
    assert reports
    assert "cut or is damaged" in unread[-1].reason


def test_a_page_too_large_is_told_and_the_next_is_read() -> None:
    """A page of more bytes than a page may have is named; so is one that unpacks to more."""
    large = b"<html>" + b"He said no. " * 500
    data = warc((large, {}), (gzip.compress(large), {"Content-Encoding": "gzip"}), page(1))
    reports, unread = read(data, "c.warc", settings=Settings(max_file_bytes=3000))
    assert [each.file for each in reports] == ["c.warc#4"]
    assert [each.file for each in unread] == ["c.warc#2", "c.warc#3"]


def test_a_bomb_is_stopped() -> None:
    """A record that unpacks to a thousand times its size ends the reading, and so does too much in all."""
    bomb = warc((b" " * 60_000_000, {"Content-Type": "image/png"}))
    assert len(bomb) < 100_000
    assert "times its size" in refusal(bomb).reason
    few = Settings(max_unpacked_bytes=1000)
    _, unread = read(warc(*[page(n) for n in range(7)]), settings=few)
    assert "SAYSO_MAX_UNPACKED_BYTES" in unread[-1].next_step


def test_the_same_page_twice_has_one_identity() -> None:
    """A page that a crawler kept twice, unchanged, is one report in two places."""
    first, second = read(warc(page(1), page(1)), "c.warc")[0]
    assert first.id == second.id


def test_a_warc_that_holds_nothing_says_nothing_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    """The library's own words do not reach the terminal."""
    data = warc(page(0), page(1), packed=False).replace(b"\r\n\r\nWARC", b"oops WARC")
    assert read(data)[1]
    assert capfd.readouterr().err == ""
