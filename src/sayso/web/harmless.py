"""A report's words made safe to show: a report is untrusted, and so is every name that comes out of one.

Jinja escapes what has a meaning in HTML. Here goes what has one for the eye: characters that turn the reading
order of all that follows, control characters, and halves of characters that no encoding takes.
"""

from __future__ import annotations

import re

_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]")
_REPLACED = "\N{REPLACEMENT CHARACTER}"


def harmless(text: str) -> str:
    """Return a text of the same length in which nothing harmful is left; line ends stay."""
    return _HARMFUL.sub(lambda found: "\n" if found[0] == "\r" else _REPLACED, text)


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(harmless(text).split())
