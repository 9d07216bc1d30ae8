"""Which kind of file bytes are: by what is in them, and by the name only where that leaves it open."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from sayso.errors import IntakeError
from sayso.intake.decoding import beginning
from sayso.intake.html import looks_like_html
from sayso.settings import Settings

HEAD = 65_536
"""So many bytes tell the kind."""
SUFFIXES = (
    ".txt .text .html .htm .xhtml .pdf .docx .eml .mht .mhtml .rss .atom .xml .warc .json .jsonl .ndjson"
    " .zip .wacz"
).split()
"""Endings of files that a folder is searched for; others are looked into."""
_OTHER_ENDINGS = frozenset(
    ".xlsx .xlsm .pptx .odt .ods .odp .epub .apk .jar .whl .kmz .py .js .css .csv .svg .ics .md .yaml".split()
)
"""Endings that tell what their bytes would not: a spreadsheet is a ZIP, a script may hold HTML."""


class Kind(StrEnum):
    """A kind of file that can be read."""

    text = "plain text"
    html = "HTML"
    pdf = "PDF"
    email = "an e-mail"
    mhtml = "MHTML"
    feed = "a feed"
    warc = "a WARC"
    json = "JSON"
    zip = "a ZIP archive"


HOLDS_MANY = frozenset({Kind.warc, Kind.json, Kind.zip})

_REFUSED = (
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "Unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it, or pack it as ZIP."),
    (b"Rar!\x1a\x07", "a RAR archive", "Unpack it, or pack it as ZIP."),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old or an encrypted office document",
        "Save it as .docx without a password, or as plain text.",
    ),
    (b"SQLite format 3\x00", "a database", "Export what it holds as JSON Lines."),
    (b"\x89PNG", "a PNG picture", "Give the report's text, not a picture of it."),
    (b"\xff\xd8\xff", "a JPEG picture", "Give the report's text, not a picture of it."),
    (b"GIF8", "a GIF picture", "Give the report's text, not a picture of it."),
    (b"{\\rtf", "an RTF document", "Save it as plain text."),
)
_TAG = re.compile(r"<([\w:.-]+)")
_BEFORE_ROOT = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
_FEED_ROOTS = ("rss", "feed", "rdf:rdf")
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{\]])')
_FIELD = re.compile(r"([!-9;-~]+):")
_MAIL_FIELDS = (
    frozenset({"message-id"}),
    frozenset({"received"}),
    frozenset({"mime-version", "content-type"}),
    frozenset({"from", "subject"}),
    frozenset({"from", "date"}),
)
_MHTML = re.compile(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_SNAPSHOT = re.compile(r"^(?:snapshot-content-location:|from: <saved by)", re.IGNORECASE | re.MULTILINE)


def kind_of(data: bytes, name: str) -> Kind:
    """Return the kind of ``data``, or raise IntakeError for one that is known and not read."""
    kind = _binary(data)
    return kind or _textual(beginning(data[:HEAD]), name.lower())


def size_limit(kind: Kind, settings: Settings) -> int:
    """Return how many bytes a file of this kind may have."""
    return settings.max_archive_bytes if kind in HOLDS_MANY else settings.max_file_bytes


def wanted(name: str, head: bytes) -> bool:
    """Tell whether a file found in a folder or an archive is to be read, by its ending or its first bytes."""
    suffix = PurePath(name).suffix.lower()
    if suffix in SUFFIXES or suffix in _OTHER_ENDINGS:
        return suffix in SUFFIXES
    try:
        return kind_of(head, name) is not Kind.text
    except IntakeError:
        return False


def _binary(data: bytes) -> Kind | None:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.zip
    if data.startswith(b"WARC/") or (data.startswith(b"\x1f\x8b") and _holds_warc(data)):
        return Kind.warc
    if b"%PDF-" in data[:1024]:
        return Kind.pdf
    for start, known, next_step in _REFUSED:
        if data.startswith(start):
            raise IntakeError(f"This is {known}, which is not read.", next_step)
    return None


def _holds_warc(data: bytes) -> bool:
    import zlib

    try:
        return zlib.decompressobj(wbits=31).decompress(data[:4096], 5) == b"WARC/"
    except zlib.error:
        return False


def _textual(head: str, name: str) -> Kind:
    if _root(head[:4096]) in _FEED_ROOTS:
        return Kind.feed
    if _JSON.match(head) or (
        name.endswith((".json", ".jsonl", ".ndjson")) and head.lstrip()[:1] in ("{", "[")
    ):
        return Kind.json
    if _is_mail(head, name):
        is_page = _MHTML.search(head) and (_SNAPSHOT.search(head) or name.endswith((".mht", ".mhtml")))
        return Kind.mhtml if is_page else Kind.email
    return Kind.html if looks_like_html(head) else Kind.text


def _root(head: str) -> str:
    """Return the name of the first element in lower case, or "" if ``head`` does not begin with markup."""
    while head := head.lstrip():
        end = next((end for start, end in _BEFORE_ROOT if head.startswith(start)), None)
        if end is None:
            tag = _TAG.match(head)
            return tag[1].lower() if tag else ""
        if end == ">" and "[" in head[: head.find(">")]:
            end = "]"
        head = head.partition(end)[2].removeprefix(">")
    return ""


def _is_mail(head: str, name: str) -> bool:
    """Tell whether ``head`` begins with the header of a message: several fields that only messages have."""
    fields: set[str] = set()
    for number, line in enumerate(head.lstrip("\n").split("\n")):
        if not line.strip():
            break
        match = _FIELD.match(line)
        if match:
            fields.add(match[1].lower())
        elif not line.startswith((" ", "\t")) and not (number == 0 and line.startswith("From ")):
            return False
    return any(each <= fields for each in _MAIL_FIELDS) or (bool(fields) and name.endswith(".eml"))
