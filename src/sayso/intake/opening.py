"""A part to the reports in it, whatever kind it is and however deep they lie."""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Callable, Iterator

from sayso.errors import IntakeError, SaysoWarning
from sayso.intake import archive, email_file, feed, html, jsonfiles, language, mhtml, pdf, plaintext, warc
from sayso.intake.decoding import by_charset, decode
from sayso.intake.facts import Facts, Parsed, has_words
from sayso.intake.kinds import Kind, kind_of, size_limit
from sayso.intake.parts import Allowance, ExhaustedError, Part, too_large, too_long
from sayso.records import Report, Unread, record_id
from sayso.settings import Settings

Parse = Callable[[Part, Settings], Parsed]
"""Takes a file that is one report; raises IntakeError where it is none."""
Split = Callable[[Part, Settings, Allowance], Iterator[Part | Unread]]
"""Takes a file that may hold many; an IntakeError ends it, and what it yielded before stands."""


class Opener:
    """Opens one file: what it holds, the facts that the user gave, and how much may still be unpacked."""

    def __init__(self, given: Facts, settings: Settings) -> None:
        """Begin a new file, with its whole allowance."""
        self._given = given
        self._settings = settings
        self._allowance = Allowance(settings)
        self.collected = b""
        """The bytes of the report that was yielded last: those that its ``sha256`` is of."""

    def open(self, part: Part) -> Iterator[Report | Unread]:
        """Yield the reports in ``part``, and why there is none; never raise IntakeError."""
        try:
            yield from self._open(part)
        except IntakeError as fault:
            yield Unread(part.name, fault.reason, fault.next_step)

    def _open(self, part: Part) -> Iterator[Report | Unread]:
        if part.parsed:
            yield self._report(part, part.parsed)
            return
        if not part.data.strip():
            raise IntakeError("The file is empty.", "Check that it was saved or downloaded whole.")
        kind = kind_of(part.data, part.name)
        limit = size_limit(kind, self._settings)
        if len(part.data) > limit:
            raise too_large(f"{len(part.data):,} bytes", limit, self._settings)
        if kind in PARSERS:
            yield self._report(part, PARSERS[kind](part, self._settings))
        else:
            yield from self._split(part, SPLITTERS[kind])

    def _split(self, part: Part, split: Split) -> Iterator[Report | Unread]:
        found = False
        for each in split(part, self._settings, self._allowance):
            found = True
            self._allowance.count()
            if isinstance(each, Unread):
                yield each
            else:
                yield from self._inner(each)
        if not found:
            raise IntakeError("The file holds no reports.", "Check that it was saved or downloaded whole.")

    def _inner(self, part: Part) -> Iterator[Report | Unread]:
        """Yield what lies in a part of a file; only what concerns the whole file goes on to it."""
        try:
            yield from self._open(part)
        except ExhaustedError:
            raise
        except IntakeError as fault:
            yield Unread(part.name, fault.reason, fault.next_step)

    def _report(self, part: Part, parsed: Parsed) -> Report:
        check(parsed.text, self._settings)
        told = parsed.facts.over(part.facts).over(self._given)
        facts = told.over(parsed.weak)
        if facts.published != told.published:
            message = (
                f"{part.name}: the day of publication is not told; {facts.published} is taken, the day on"
                " which the file was made. Give another with --published if that is wrong."
            )
            warnings.warn(message, SaysoWarning, stacklevel=2)
        certainty = self._settings.min_language_certainty
        self.collected = part.data if part.collected is None else part.collected
        sha256 = hashlib.sha256(self.collected).hexdigest()
        return Report(
            id=record_id("r", part.base, sha256),
            file=part.name,
            outlet=facts.outlet,
            title=facts.title,
            author=facts.author,
            published=facts.published,
            url=facts.url,
            language=told.language or language.detect(parsed.text, certainty) or facts.language,
            credit=facts.credit,
            sha256=sha256,
            text=parsed.text,
        )


def _text(part: Part, settings: Settings) -> Parsed:
    text = _decoded(part, settings)
    if text.lstrip().startswith("<?xml"):
        raise IntakeError("This is XML of a kind that is not read.", "Give the report as plain text or HTML.")
    if _is_json(text):
        raise IntakeError("This is JSON, and no report.", "Give the report as plain text or HTML.")
    return plaintext.parse(text, part.name)


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _html(part: Part, settings: Settings) -> Parsed:
    return html.parse(_decoded(part, settings), most_tags=settings.max_page_tags)


def _decoded(part: Part, settings: Settings) -> str:
    if part.charset:
        return by_charset(part.data, part.charset, part.name, settings)
    return decode(part.data, part.name, settings)


def check(text: str, settings: Settings) -> None:
    """Raise IntakeError where ``text`` holds no words, or more than is read."""
    if not has_words(text):
        raise IntakeError("The file holds no words.", "Check that it was saved or downloaded whole.")
    if len(text) > settings.max_text_length:
        raise too_long(f"{len(text):,}", settings)


PARSERS: dict[Kind, Parse] = {
    Kind.text: _text,
    Kind.html: _html,
    Kind.mhtml: mhtml.parse,
    Kind.pdf: pdf.parse,
}
SPLITTERS: dict[Kind, Split] = {
    Kind.json: jsonfiles.split,
    Kind.zip: archive.split,
    Kind.email: email_file.split,
    Kind.feed: feed.split,
    Kind.warc: warc.split,
}
