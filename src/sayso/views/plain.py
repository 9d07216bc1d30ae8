"""Text from reports made safe to show: on one line, and without what could act on a terminal or a page."""

from __future__ import annotations

import re

# What would move a terminal's cursor, ring its bell or turn its reading order: a report is untrusted.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return ``text`` on one line, without what could act on a terminal."""
    return _SPACES.sub(" ", _UNSAFE.sub("\ufffd", text.replace("\n", " "))).strip()
