"""PDFs: their text as paragraphs, and what they tell of themselves.

PDFium reads them, in a process of its own with bounds on time and memory: it is a large program in C++, and
a PDF can be made to have it run forever, fill the memory, or do worse.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

from sayso.errors import IntakeError, SaysoWarning
from sayso.intake.decoding import cleaned
from sayso.intake.facts import Facts, Parsed, has_words, iso_date, tidy
from sayso.intake.paragraphs import Line, paragraphs
from sayso.intake.parts import Part, too_long
from sayso.settings import Settings

_WORKER = Path(__file__).with_name("pdf_worker.py")
_NEEDS_PASSWORD = 4
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_NO_TITLE = re.compile(
    r"untitled.*|\(?unspecified\)?|microsoft word - .*|.*\.(?:docx?|pdf|indd|rtf|odt|tmp|xlsx?|pptx?)",
    re.IGNORECASE,
)
_NO_AUTHOR = frozenset("anonymous unknown administrator admin user owner unspecified (unspecified)".split())
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd]")


def parse(part: Part, settings: Settings) -> Parsed:
    """Return the report in a PDF; its day is that on which the PDF was made, for want of another."""
    told = _read(part.data, settings)
    if told["cut"]:
        raise too_long(f"more than {settings.max_text_length:,}", settings)
    lines = [[Line(*line) for line in page] for page in told["pages"]]
    text = cleaned("\n\n".join(paragraphs(lines)))
    if not has_words(text):
        raise IntakeError(
            f"The PDF has {len(lines)} page(s) and no text: it is a scan, or pictures.",
            "Have its text recognised first, for example with ocrmypdf, and give what comes out.",
        )
    if len(_PRIVATE.findall(text)) > settings.max_broken_share * 5 * len(text):
        raise IntakeError(
            "The PDF does not tell which letters its signs stand for.",
            "Have its text recognised, for example with ocrmypdf, or save it as a .txt file.",
        )
    if told["pictures"]:
        pages = ", ".join(map(str, told["pictures"][:20]))
        message = f"{part.name}: these pages hold pictures or scans, and no text: {pages}."
        warnings.warn(message, SaysoWarning, stacklevel=2)
    return Parsed(text, *_facts(told["metadata"]))


def _facts(metadata: dict[str, Any]) -> tuple[Facts, Facts]:
    """Return what the PDF tells of itself, but for what programs write of their own; and its day."""
    title, author = (tidy(cleaned(str(metadata.get(name) or ""))) for name in ("Title", "Author"))
    day = _DATE.match(str(metadata.get("CreationDate") or ""))
    return (
        Facts(
            title=title if title and not _NO_TITLE.fullmatch(title) else None,
            author=author if author and author.lower() not in _NO_AUTHOR else None,
        ),
        Facts(published=iso_date("-".join(day.groups())) if day else None),
    )


def _read(data: bytes, settings: Settings) -> dict[str, Any]:
    """Return what the worker tells, or raise IntakeError for what stopped it."""
    bounds = (settings.max_pdf_seconds, settings.max_pdf_memory, settings.max_text_length)
    # -P: what lies in the folder where Sayso is run must not be taken for a module of Python.
    command = [sys.executable, "-P", str(_WORKER), *map(str, bounds)]
    try:
        done = subprocess.run(  # noqa: S603 - the program is this Python, and the arguments are numbers
            command, input=data, capture_output=True, timeout=4 * settings.max_pdf_seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise _too_much(settings) from None
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise _too_much(settings) from None
    if "fault" in told:
        raise _refusal(told)
    return dict(told)


def _refusal(told: dict[str, Any]) -> IntakeError:
    if told.get("code") == _NEEDS_PASSWORD:
        return IntakeError("The PDF is encrypted.", "Save it without a password, and give it again.")
    return IntakeError(
        f"The PDF is broken or was cut ({told['fault']}).", "Fetch it again, or save its text as a .txt file."
    )


def _too_much(settings: Settings) -> IntakeError:
    return IntakeError(
        f"The PDF could not be read in {settings.max_pdf_seconds} seconds of computing time and"
        f" {settings.max_pdf_memory:,} bytes of memory, or it made its reader crash.",
        "Save its text as a .txt file, or raise SAYSO_MAX_PDF_SECONDS or SAYSO_MAX_PDF_MEMORY.",
    )
