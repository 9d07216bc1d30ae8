"""Reports that may be one and the same: the same words, the same address or the same title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

from sayso.linking.reuse.words import folded
from sayso.records import Report

_WORDS = re.compile(r"[^\W_]+")
_FEWEST = 6
"""Words of a text that must agree, and of a title: "Correction" is the title of many."""
_FEWEST_OF_TITLE = 3


class Versions:
    """Numbers of reports by what a version of a report keeps."""

    def __init__(self) -> None:
        """Begin with no report."""
        self._numbers: dict[bytes, list[int]] = {}

    def add(self, number: int, report: Report) -> None:
        """Note a report under each of its keys."""
        for key in _keys(report):
            self._numbers.setdefault(key, []).append(number)

    def same_text(self, report: Report) -> list[int]:
        """The numbers of reports with the very words of this one."""
        return [n for key in _keys(report) if key[:1] == b"t" for n in self._numbers.get(key, ())]

    def same_place(self, report: Report) -> list[int]:
        """The numbers of reports with the address or the title of this one."""
        return [n for key in _keys(report) if key[:1] != b"t" for n in self._numbers.get(key, ())]


def _keys(report: Report) -> Iterator[bytes]:
    words = [folded(word) for word in _WORDS.findall(report.text)]
    if len(words) >= _FEWEST:
        yield _key(b"t", " ".join(words))
    title = [folded(word) for word in _WORDS.findall(report.title or "")]
    if len(title) >= _FEWEST_OF_TITLE:
        yield _key(b"n", " ".join(title))
    if report.url:
        address = re.sub(r"^https?://(?:www\.|m\.|amp\.)?", "", report.url.strip().lower())
        yield _key(b"u", re.split(r"[?#]", address)[0].rstrip("/"))


def _key(kind: bytes, told: str) -> bytes:
    return kind + blake2b(told.encode("utf-8", "surrogatepass"), digest_size=12).digest()
