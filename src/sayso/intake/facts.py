"""What a file tells about the report in it: outlet, title, author, date, address, language, credit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_LANGUAGES = {
    "arabic": "ar",
    "english": "en",
    "french": "fr",
    "german": "de",
    "hebrew": "he",
    "persian": "fa",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "ukrainian": "uk",
}
# Only forms that have one meaning: 05/08/2024 is May in one country and August in another.
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%b. %d, %Y", "%Y/%m/%d", "%Y%m%d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_DATE = 100
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of one report, each None where the file does not tell it.

    ``credit`` is from whom the file itself says that it has the words: the channel from which a message was
    forwarded, the feed from which another feed took an item, the agency.
    """

    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    credit: str | None = None

    def over(self, other: Facts) -> Facts:
        """Return these facts, with ``other``'s in the gaps."""
        return Facts(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})


NOTHING = Facts()
"""What a file tells that tells nothing."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """One report, taken apart: its text, and the facts about it.

    ``weak`` facts give way to what the person says who gives the file: the day on which a PDF was made is
    mostly the day of publication, but not always.
    """

    text: str
    facts: Facts
    weak: Facts = NOTHING


def tidy(value: object) -> str | None:
    """Return ``value`` on one line without outer spaces, or None if it is no text or nothing is left."""
    return _SPACES.sub(" ", value).strip() or None if isinstance(value, str) else None


def names(value: object) -> str | None:
    """Return the name in a person or organisation, or several joined by commas."""
    if isinstance(value, list):
        return (
            ", ".join(name for each in value if not isinstance(each, list) and (name := names(each))) or None
        )
    return tidy(value.get("name") if isinstance(value, dict) else value)


def has_words(text: str) -> bool:
    """Tell whether ``text`` has a word of two letters."""
    return bool(_WORD.search(text))


def iso_date(value: str | None) -> str | None:
    """Return the day that ``value`` names as YYYY-MM-DD, or None where it names no single day for sure."""
    value = tidy(value)
    if not value or len(value) > _LONGEST_DATE:
        return None
    for parse in (_iso, _written, parsedate_to_datetime):
        day = _attempt(parse, value)
        if day:
            return day.strftime("%Y-%m-%d") if day.year >= 1000 else None
    return None


def language_code(value: str | None) -> str | None:
    """Return the two- or three-letter code in ``value``: "en-GB", "EN" and "English" are all "en"."""
    word = re.split(r"[-_ ,;]", (value or "").strip().lower())[0]
    word = _LANGUAGES.get(word, word)
    return word if re.fullmatch(r"[a-z]{2,3}", word) else None


def _iso(value: str) -> date:
    match = re.match(r"(\d{4}-\d{2}-\d{2})(?:$|[T ])", value)
    return date.fromisoformat(match[1] if match else "")


def _written(value: str) -> date:
    for form in _WRITTEN:
        try:
            return datetime.strptime(value, form).date()  # noqa: DTZ007 - only its day is kept
        except ValueError:
            continue
    raise ValueError(value)


def _attempt(parse: Callable[[str], date], value: str) -> date | None:
    try:
        return parse(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
