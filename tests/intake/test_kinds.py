"""Which kind of file bytes are."""

from __future__ import annotations

import gzip

import pytest

from sayso.errors import IntakeError
from sayso.intake.kinds import Kind, kind_of, wanted

WARC = b"WARC/1.1\r\nWARC-Type: warcinfo\r\n"
MAIL = b"Received: from a.example\nFrom: Ann Lindqvist <ann@a.example>\nSubject: The bridge\n\nIt fell.\n"
MHTML = (
    b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/related;\n type="text/html"; boundary="x"\n\n--x\n'
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", Kind.pdf),
        (b"\n\n%PDF-1.7 ...", Kind.pdf),
        (b"PK\x03\x04....", Kind.zip),
        (WARC, Kind.warc),
        (gzip.compress(WARC), Kind.warc),
        (
            b'<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE rss [<!ENTITY a "b>">]>\n<rss version="2.0">',
            Kind.feed,
        ),
        (b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom"><content><div>', Kind.feed),
        ("<?xml version='1.0' encoding='utf-16'?><rdf:RDF>".encode("utf-16"), Kind.feed),
        (b'<?xml version="1.0"?><!DOCTYPE html><html><p>', Kind.html),
        (b' {"messages": []}', Kind.json),
        (b'[\n {"text": ""}]', Kind.json),
        (b'["The bridge is ours," he said.', Kind.text),
        (b"[AP] The bridge fell, he said.", Kind.text),
        (MAIL, Kind.email),
        (b"From ann@a.example Mon Mar  4\n" + MAIL, Kind.email),
        (b"From: A\nThe bridge fell.\n\n", Kind.text),
        (b"Title: The bridge\nOutlet: A\n\nIt fell.", Kind.text),
        (MHTML, Kind.mhtml),
        (b"<p>It fell.</p>", Kind.html),
        (b"It fell, he said.", Kind.text),
        (b"<!-- " * 9000, Kind.text),
        (b"<!---->" * 9000 + b"x", Kind.text),
    ],
)
def test_the_kind_is_told_by_content(data: bytes, kind: Kind) -> None:
    """Magic bytes, the root of XML, the fields of a message: the name plays no part."""
    assert kind_of(data, "x.bin") is kind


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x89PNG\r\n", "picture"),
        (gzip.compress(b"It fell."), "gzip"),
        (b"\x1f\x8b\x00", "gzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ", "office"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (bytes(range(256)) * 9, "binary"),
    ],
)
def test_what_is_not_read_is_refused_by_name(data: bytes, told: str) -> None:
    """Kinds that are known and not read are named, with what to do."""
    with pytest.raises(IntakeError, match=told) as caught:
        kind_of(data, "x.txt")
    assert caught.value.next_step


def test_in_a_folder_an_ending_or_the_first_bytes_must_speak_for_a_file() -> None:
    """A known ending is enough, and so are the first bytes; a spreadsheet or a script is left alone."""
    assert wanted("a.txt", b"")
    assert wanted("A.PDF", b"")
    assert wanted("a", b"%PDF-1.4")
    assert wanted("a.warc.gz", gzip.compress(WARC))
    assert not wanted("a.gz", gzip.compress(b"log"))
    assert not wanted("a", b"It fell, he said.")
    assert not wanted("a.xlsx", b"PK\x03\x04....")
    assert not wanted("a.jpg", b"\xff\xd8\xff")
