"""One real file of each kind, made by the tools that make them, and ways to damage it."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import docx
from collected import SENTENCES
from hypothesis import strategies as st
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PARAGRAPHS = "".join(f"<p>{each}</p>" for each in SENTENCES)
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Three dead</title>'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Three dead", "datePublished":'
    f' "2031-03-14"}}</script></head><body><article>{PARAGRAPHS * 3}</article><footer>2019</footer></body></html>'
)
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><item><title>Three</title>'
    f'<link>/a</link><source url="https://selm.example/">Selm</source><description><![CDATA[{PARAGRAPHS}]]>'
    "</description><pubDate>Fri, 14 Mar 2031 10:00:00 GMT</pubDate></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title type="html">Three</title><id>i</id>'
    f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPHS}</div></content></entry></feed>'
)
CHAT: dict[str, Any] = {
    "name": "Kelmet Watch",
    "type": "public_channel",
    "id": 11,
    "messages": [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date_unixtime": "1931293800",
            "text": SENTENCES[0],
            "forwarded_from": "Selm",
        },
        {
            "id": 3,
            "type": "message",
            "date": "2031-03-15T01:30:00",
            "text": ["He ", {"type": "bold", "text": "said"}],
        },
    ],
}
NEWS = {
    "uri": "https://agency.example/9",
    "versionCreated": "2031-03-14T10:00:00Z",
    "headlines": [{"role": "main", "value": "Three dead"}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": PARAGRAPHS}],
    "infoSources": [{"name": "Selm", "role": "provider"}],
}


def pdf() -> bytes:
    out = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(out, pagesize=(300, 300), title="Three dead").build(
        [Paragraph(each, style) for each in SENTENCES * 3]
    )
    return out.getvalue()


def word() -> bytes:
    made = docx.Document()
    for each in SENTENCES:
        made.add_paragraph(each)
    made.core_properties.title = "Three dead"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def warc() -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for told, body in (
        ([], PAGE.encode()),
        ([("Content-Encoding", "gzip")], gzip.compress(PAGE.encode(), mtime=0)),
        ([("Transfer-Encoding", "chunked")], b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())),
    ):
        head = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8"), *told], protocol="HTTP/1.1"
        )
        writer.write_record(
            writer.create_warc_record(
                "https://a.example/", "response", payload=io.BytesIO(body), http_headers=head
            )
        )
    return out.getvalue()


def mail() -> EmailMessage:
    made = EmailMessage()
    made["From"] = "“Ann” <ann@a.example>"
    made["To"] = "Bo <bo@b.example>"
    made["Subject"] = "Three dead — at the crossing, as the colonel told Radio Selm on Tuesday"
    made["Date"] = "Fri, 14 Mar 2031 10:00:00 +0100"
    made.set_content("\n".join(SENTENCES))
    made.add_alternative(PAGE, subtype="html")
    made.add_attachment(PAGE.encode(), maintype="application", subtype="octet-stream", filename="ä.html")
    return made


def saved_page() -> bytes:
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = "https://a.example/"
    made.set_content(PAGE, subtype="html", cte="quoted-printable")
    made.make_related()
    made.add_related(b"\x89PNG", maintype="image", subtype="png")
    return made.as_bytes()


def archive(data: bytes, name: str = "day1/a") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, data)
        made.writestr("b.txt", SENTENCES[0])
    return out.getvalue()


def repacked(document: bytes, part: str) -> Callable[[bytes], bytes]:
    """A way to put damaged bytes back into a whole Word document."""

    def packed(data: bytes) -> bytes:
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(document)) as old,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for each in old.namelist():
                new.writestr(each, data if each == part else old.read(each))
        return out.getvalue()

    return packed


def unpacked(document: bytes, part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as opened:
        return opened.read(part)


def same(data: bytes) -> bytes:
    return data


WORD = word()
LINES = "\n".join(
    json.dumps(each) for each in ({"text": SENTENCES[0], "date": "2031-03-14"}, {"body": PARAGRAPHS})
)
SEEDS: dict[str, tuple[bytes, Callable[[bytes], bytes]]] = {
    "text": (f"Outlet: A\nPublished: 2031-03-14\n\n{SENTENCES[0]}".encode(), same),
    "html": (PAGE.encode(), same),
    "pdf": (pdf(), same),
    "rss": (RSS.encode(), same),
    "atom": (ATOM.encode(), same),
    "warc": (warc(), same),
    "warc.gz": (warc(), gzip.compress),
    "telegram": (json.dumps(CHAT).encode(), same),
    "ninjs": (json.dumps(NEWS).encode(), same),
    "lines": (LINES.encode(), same),
    "mail": (mail().as_bytes(), same),
    "mhtml": (saved_page(), same),
    "docx": (WORD, same),
    "docx text": (unpacked(WORD, "word/document.xml"), repacked(WORD, "word/document.xml")),
    "docx facts": (unpacked(WORD, "docProps/core.xml"), repacked(WORD, "docProps/core.xml")),
    "zip": (archive(PAGE.encode()), same),
    "zip in zip": (archive(archive(mail().as_bytes(), "m.eml"), "in.zip"), archive),
}
"""By the kind: bytes to damage, and how to make a file of them."""

TOKENS = [
    b"\x00", b"\xff", b"\r\n\r\n", b"\n\n", b"<", b">", b"&#0;", b"&#xD800;", b"&amp;", b"]]>", b"<![CDATA[", b"<!--",
    b"</", b"{", b"}", b"[", b"]", b'"', b"\\", b"\\x0b", b"\\ud83d", b"null", b"-1", b"99999999999999999999", b"0",
    b"--", b"=?utf-8?b?", b"=", b";", b":", b"Content-Type: multipart/mixed; boundary=x\n", b"charset=utf-7", b"PK\x03\x04",
    b"%PDF-", b"endobj", b"stream\n", b"/Kids[1 0 R]", b"WARC/1.0\r\n", b"Content-Length: 5\r\n", b"\x1f\x8b", b"\xef\xbb\xbf",
    b"<?xml ", b"<!DOCTYPE a [<!ENTITY a 'b'>]>", b"&a;", b"../", b"<div>" * 50, b"[" * 500, b"<table><tr><td>", "“א🕊".encode(),
]  # fmt: skip
EDIT = st.tuples(
    st.sampled_from(["write", "insert", "cut", "copy", "end"]),
    st.integers(0, 1_000_000),
    st.integers(1, 300),
    st.one_of(st.sampled_from(TOKENS), st.binary(min_size=1, max_size=6)),
)
EDITS = st.lists(EDIT, min_size=1, max_size=8)


def damaged(data: bytes, edits: list[tuple[str, int, int, bytes]]) -> bytes:
    """``data`` with these changes made to it, each at its millionth."""
    for what, place, length, token in edits:
        at = place * len(data) // 1_000_000
        if what == "write":
            data = data[:at] + token + data[at + len(token) :]
        elif what == "insert":
            data = data[:at] + token + data[at:]
        elif what == "cut":
            data = data[:at] + data[at + length :]
        elif what == "copy":
            data = data[:at] + data[max(at - length, 0) : at] * 2 + data[at:]
        else:
            data = data[: max(at, 1)]
    return data
