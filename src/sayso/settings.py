"""Every setting: its name, its default and one line of help.

A setting can be given in Python (``Settings(max_file_bytes=…)``) or in the environment, as ``SAYSO_`` and its
name in capitals (``SAYSO_MAX_FILE_BYTES=50000000``).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from sayso.errors import UsageError


def _setting(default: Any, help: str, low: float | None = None, high: float | None = None) -> Any:
    """Return a field with its help, and bounds if it is a number."""
    return field(default=default, metadata={"help": help, "low": low, "high": high})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that can be set; each field's metadata holds its help and its bounds."""

    max_file_bytes: int = _setting(
        20_000_000, "A larger file is refused by its size, before it is read.", 1, 2_000_000_000
    )
    max_text_length: int = _setting(
        1_000_000, "A report with more characters of text than this is not read.", 1, 100_000_000
    )
    max_page_tags: int = _setting(
        60_000, "An HTML page with more tags than this, scripts left aside, is not read.", 1, 10_000_000
    )
    max_feed_tags: int = _setting(500_000, "The same for a feed.", 1, 100_000_000)
    max_archive_bytes: int = _setting(
        500_000_000,
        "The same for a file that holds many reports: a ZIP, a WARC, a chat, JSON.",
        1,
        20_000_000_000,
    )
    max_unpacked_bytes: int = _setting(
        2_000_000_000, "Of one file, no more than this is unpacked in all.", 1, 200_000_000_000
    )
    max_ratio: int = _setting(
        200, "What unpacks to more than so many times its own size is not unpacked.", 1, 100_000
    )
    max_parts: int = _setting(100_000, "Of one file, no more parts than this are read.", 1, 100_000_000)
    max_depth: int = _setting(
        3, "How deep archives may lie in each other before they are no longer opened.", 1, 10
    )
    max_pdf_seconds: int = _setting(10, "Of computing time, for one PDF.", 1, 3600)
    max_pdf_memory: int = _setting(
        1_000_000_000, "Of memory in bytes, for one PDF.", 200_000_000, 64_000_000_000
    )
    max_broken_share: float = _setting(
        0.01, "A text with a larger share of undecodable bytes than this is not read.", 0, 1
    )
    min_language_certainty: float = _setting(
        0.8, "How sure the language check must be (0 to 1) before it calls a report not English.", 0, 1
    )
    unsure_below: float = _setting(
        0.6, "An attribution with less confidence than this is shown as unsure.", 0, 1
    )
    places_folder: str = _setting(
        "", "The folder of the list of places; left empty, it is the user's cache folder."
    )

    def __post_init__(self) -> None:
        """Refuse a value out of bounds at once: deep inside a run it would be a riddle."""
        for each in fields(self):
            value, low, high = getattr(self, each.name), each.metadata["low"], each.metadata["high"]
            if low is not None and not low <= value <= high:
                raise UsageError(
                    f"The setting {each.name} is {value}, and must be from {low} to {high}.",
                    f"Give {variable(each.name)} a value in these bounds, or leave it out.",
                )

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Return the defaults with what the environment says over them."""
        environ = os.environ if environ is None else environ
        given: dict[str, Any] = {}
        for each in fields(cls):
            text = environ.get(variable(each.name), "").strip()
            if text:
                given[each.name] = _number(each.name, text, type(each.default))
        return cls(**given)


def variable(name: str) -> str:
    """Return the environment variable that gives the setting ``name``."""
    return "SAYSO_" + name.upper()


def _number(name: str, text: str, kind: type) -> Any:
    try:
        return kind(text)
    except ValueError:
        raise UsageError(
            f"{variable(name)} is {text!r}, and must be a number.", "Give it a number, or unset it."
        ) from None
