"""JSON as programs write it: some is no JSON, and can be put right without a guess."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from sayso.errors import IntakeError

_BROKEN = re.compile(
    rb"\\(?:x([0-9a-fA-F]{2})"  # a control character as Telegram writes it
    rb"|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a sound pair of surrogates
    rb"|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"  # half a pair
    rb"|([\x00-\x08\x0b\x0c\x0e-\x1f])",  # a control character as it is
    re.DOTALL,
)
HELP = (
    "Save it again, or give the reports as plain text, or as JSON Lines with title, text, url, date, outlet."
)


def repaired(data: bytes) -> bytes:
    r"""Return ``data`` with ``\x0b`` as ``\u000b``, and half a pair of surrogates as the replacement mark."""
    return _BROKEN.sub(_repair, data)


def _repair(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return b"\\u00" + match[1]
    if match[2]:
        return b"\\ufffd"
    return b"\\u00%02x" % ord(match[3]) if match[3] else match[0]


def parsed_json(data: bytes) -> Any:
    """Return the value that ``data`` is the JSON of, read leniently, or raise IntakeError."""
    try:
        return msgspec.json.decode(data)
    except (ValueError, RecursionError, msgspec.DecodeError):
        pass
    try:
        return json.loads(data.decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError) as fault:
        raise IntakeError(f"This is broken JSON ({str(fault)[:120]}).", HELP) from fault
