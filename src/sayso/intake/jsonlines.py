"""JSON Lines and other JSON whose objects are reports under common names: title, text, url, date, outlet."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sayso.errors import IntakeError, SaysoWarning
from sayso.intake import fragment, ninjs
from sayso.intake.decoding import cleaned
from sayso.intake.facts import Facts, Parsed, iso_date, language_code, names, tidy
from sayso.intake.jsontext import parsed_json
from sayso.intake.parts import Part
from sayso.records import Unread

_NAMES = {
    "text": "text body content maintext main_text body_text full_text articlebody article_body".split(),
    "title": "title headline heading".split(),
    "published": (
        "published date published_at publishedat date_published datepublished publish_date publishdate"
        " publication_date pubdate pub_date date_publish created_at"
    ).split(),
    "url": "url link permalink href canonical_url".split(),
    "outlet": "outlet source publisher site_name sitename source_name publication site domain".split(),
    "author": "author authors byline creator".split(),
    "language": "language lang".split(),
    "credit": ["credit"],
}
_OF_A_LEDGER = frozenset("record id file sha256".split())
_KNOWN = frozenset(each for several in _NAMES.values() for each in several) | _OF_A_LEDGER
_HELP = "Give each report as one JSON object a line, with title, text, url, date and outlet."


def are_lines(data: bytes) -> bool:
    """Tell whether ``data`` is JSON Lines: its first line that is not empty is a whole JSON object."""
    try:
        return isinstance(parsed_json(data.lstrip().partition(b"\n")[0]), dict)
    except IntakeError:
        return False


def split(part: Part, data: bytes) -> Iterator[Part | Unread]:
    """Yield a report for each line, named by its number; its bytes are the line without its end."""
    unknown: dict[str, int] = {}
    for number, line in enumerate(map(bytes.strip, data.split(b"\n")), 1):
        if line:
            yield from _line(part.numbered(number, line), number, unknown)
    _tell(part.name, unknown)


def _line(part: Part, number: int, unknown: dict[str, int]) -> Iterator[Part | Unread]:
    """Yield the report of one line; names that mean nothing here are added to ``unknown``."""
    try:
        item = _object(part.data)
        if item.get("record", "report") != "report":
            return  # another record of a ledger that Sayso wrote line by line
        is_news = ninjs.is_item(item)
        parsed = (ninjs.parse if is_news else parse)(item, part.name)
    except IntakeError as fault:
        yield Unread(part.name, f"Line {number}: {fault.reason}", fault.next_step)
        return
    yield replace(part, parsed=parsed)
    if not is_news:
        for key in item.keys() - _KNOWN:
            unknown.setdefault(key, number)


def _object(line: bytes) -> dict[str, Any]:
    item = parsed_json(line)
    if not isinstance(item, dict):
        raise IntakeError("This is no JSON object.", _HELP)
    return {str(key).lower(): value for key, value in item.items()}


def parse(item: dict[str, Any], file: str) -> Parsed:
    """Return the report that a JSON object is, or raise IntakeError where it has no text."""
    told = {str(key).lower(): value for key, value in item.items()}
    text = next((told[name] for name in _NAMES["text"] if isinstance(told.get(name), str)), None)
    if text is None:
        shown = ", ".join(sorted(told)[:8]) or "none"
        raise IntakeError(f"The object has no text: its names are {shown}.", _HELP)
    return Parsed(cleaned(fragment.text_of(text)), _facts(told, file))


def _facts(told: dict[str, Any], file: str) -> Facts:
    found = {name: _first(told, several) for name, several in _NAMES.items() if name != "text"}
    published = _day(found["published"])
    if found["published"] and not published:
        message = f"{file}: the date {str(found['published'])[:40]!r} is not one; write it as YYYY-MM-DD."
        warnings.warn(message, SaysoWarning, stacklevel=2)
    return Facts(
        outlet=names(found["outlet"]),
        title=tidy(found["title"]),
        author=names(found["author"]),
        published=published,
        url=tidy(found["url"]),
        language=language_code(tidy(found["language"])),
        credit=names(found["credit"]),
    )


def _first(told: dict[str, Any], several: list[str]) -> Any:
    return next((told[name] for name in several if told.get(name)), None)


def _day(value: Any) -> str | None:
    """Return the day of a written date, or of a count of seconds or milliseconds since 1970, in UTC."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > 1e11 else value
        try:
            return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d") if seconds > 1e8 else None
        except (ValueError, OverflowError, OSError):
            return None
    return iso_date(tidy(value))


def _tell(file: str, unknown: dict[str, int]) -> None:
    if unknown:
        told = ", ".join(f"{key[:40]!r} (line {number})" for key, number in sorted(unknown.items())[:10])
        message = f"{file}: fields that are not understood were left out: {told}."
        warnings.warn(message, SaysoWarning, stacklevel=2)
