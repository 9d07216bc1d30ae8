"""Plain text: header lines if there are any, a blank line, then the report."""

from __future__ import annotations

import re
import warnings

from sayso.errors import IntakeError, SaysoWarning
from sayso.intake.facts import Facts, Parsed, iso_date, language_code, tidy

_HEADER = re.compile(r"([A-Z][A-Za-z-]+):(?: (.*)|[ \t]*)")
_BLANK = re.compile(r"\n[ \t]*\n")
NAMES = ("outlet", "published", "title", "url", "author", "language", "credit")


def parse(text: str, file: str) -> Parsed:
    """Return the report in ``text`` and what its header lines tell."""
    start = len(text) - len(text.lstrip("\n"))
    blank = _BLANK.search(text, start)
    head = _headers(text[start : blank.start() if blank else len(text)])
    if not head:
        return Parsed(text, Facts())
    body = text[blank.end() :] if blank else ""
    if not body.strip():
        raise IntakeError(
            "The file has header lines and no text under them.",
            "Put a blank line after the header lines, and the report's text under it.",
        )
    return Parsed(body, _facts(head, file))


def _headers(block: str) -> dict[str, str]:
    """Return the header lines, or {} if this is no header block.

    One line with a known name is asked for: "QUETTA: Two men were shot …" is how many outlets begin a report,
    and taking it for a header would lose the sentence.
    """
    found: dict[str, str] = {}
    for line in block.rstrip("\n").split("\n"):
        match = _HEADER.fullmatch(line)
        if not match:
            return {}
        found.setdefault(match[1].lower(), match[2] or "")
    return found if set(found) & set(NAMES) else {}


def _facts(head: dict[str, str], file: str) -> Facts:
    written = tidy(head.get("published"))
    published = iso_date(written)
    if written and not published:
        warnings.warn(
            f"{file}: the header Published: {written!r} is not a date; write it as YYYY-MM-DD.",
            SaysoWarning,
            stacklevel=2,
        )
    return Facts(
        outlet=tidy(head.get("outlet")),
        title=tidy(head.get("title")),
        author=tidy(head.get("author")),
        published=published,
        url=tidy(head.get("url")),
        language=language_code(head.get("language")),
        credit=tidy(head.get("credit")),
    )
