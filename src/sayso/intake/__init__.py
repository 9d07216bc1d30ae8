"""From bytes to reports: one module per kind of file, chosen by what is in the file, not by its name alone.

A file that cannot be read becomes an ``Unread`` with the reason and the next step; it never stops the others.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator

from sayso.errors import IntakeError
from sayso.intake import html, language, plaintext
from sayso.intake.decoding import decode
from sayso.intake.facts import Facts, Parsed, iso_date
from sayso.intake.sources import PathLike, Source, find
from sayso.records import Report, Unread, record_id
from sayso.settings import Settings

__all__ = ["Facts", "PathLike", "Source", "find", "from_bytes", "iso_date", "load", "reports"]

_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKUP = re.compile(r"\s*<\?xml\b|\s*<(?:rss|feed)\b")


def reports(
    paths: Iterable[PathLike], *, given: Facts | None = None, settings: Settings | None = None
) -> Iterator[Report | Unread]:
    """Yield what each file in ``paths`` holds, one by one: a report, or why there is none."""
    for source in find(paths):
        yield load(source, given=given, settings=settings)


def load(source: Source, *, given: Facts | None = None, settings: Settings | None = None) -> Report | Unread:
    """Return the report in ``source``, or why there is none; ``given`` fills in what it does not tell."""
    settings = settings or Settings()
    try:
        data = source.read(settings.max_file_bytes)
        return from_bytes(data, source.file, given=given, settings=settings)
    except IntakeError as fault:
        return Unread(source.file, fault.reason, fault.next_step)


def from_bytes(
    data: bytes, file: str, *, given: Facts | None = None, settings: Settings | None = None
) -> Report:
    """Return the report in ``data``, or raise IntakeError; ``file`` is the name to remember it by."""
    settings = settings or Settings()
    if not data.strip():
        raise IntakeError("The file is empty.", "Check that it was saved or downloaded whole.")
    text = decode(data, file, settings)
    parsed = _parse(text, file)
    _check(parsed.text, settings)
    facts = parsed.facts.over(given or Facts())
    sha256 = hashlib.sha256(data).hexdigest()
    return Report(
        id=record_id("r", os.path.basename(file), sha256),
        file=file,
        outlet=facts.outlet,
        title=facts.title,
        author=facts.author,
        published=facts.published,
        url=facts.url,
        language=facts.language or language.detect(parsed.text, settings.min_language_certainty),
        sha256=sha256,
        text=parsed.text,
    )


def _parse(text: str, file: str) -> Parsed:
    if html.looks_like_html(text):
        return html.parse(text)
    if _MARKUP.match(text):
        raise IntakeError("This is XML, not a report.", "Give the report as plain text or HTML.")
    if _is_json(text):
        raise IntakeError("This is JSON, not a report.", "Give the report as plain text or HTML.")
    return plaintext.parse(text, file)


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _check(text: str, settings: Settings) -> None:
    if not _WORD.search(text):
        raise IntakeError("The file holds no words.", "Check that it was saved or downloaded whole.")
    if len(text) > settings.max_text_length:
        most = settings.max_text_length
        raise IntakeError(
            f"The report has {len(text):,} characters, and the most that is read is {most:,}.",
            "Split it into one file per report, or raise SAYSO_MAX_TEXT_LENGTH.",
        )
