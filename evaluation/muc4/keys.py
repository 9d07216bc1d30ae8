"""The answer keys of MUC-4: templates of 25 slots, as they were filled in by hand in 1991 and 1992.

A slot holds entries, one a line. An entry may be optional ("?"), may give alternatives ("/"), and may tell
whose it is (``DEATH: "PRIESTS" / "JESUITS"``). "-" is nothing to fill in, "*" a text without an incident.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATE, LOCATION, TYPE, STAGE = 2, 3, 4, 5
PHYSICAL, HUMAN_NAME, HUMAN_DESCRIPTION, HUMAN_NUMBER, HUMAN_EFFECT = 12, 18, 19, 21, 23

_SLOT = re.compile(r"(\d+)\.\s+[A-Z: ]+?\s{2,}(.*)")
_STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
_BEFORE_STRING = re.compile(r'^(?P<value>[^"]*?):\s*(?=")')


@dataclass(frozen=True)
class Entry:
    """One entry: its alternative values ("DEATH"), and the names of what it is about ("PRIESTS")."""

    values: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Template:
    """One incident of a document; an optional one is neither asked for nor counted against."""

    document: str
    optional: bool
    slots: dict[int, tuple[Entry, ...]]

    def values(self, slot: int) -> tuple[str, ...]:
        """Return the alternatives of a slot with one entry; none if it is empty."""
        return next((entry.values for entry in self.slots.get(slot, ())), ())

    def names(self, *slots: int) -> tuple[tuple[str, ...], ...]:
        """Return the alternative names of each entry of these slots."""
        return tuple(e.strings for slot in slots for e in self.slots.get(slot, ()) if e.strings)


def load(path: Path) -> dict[str, list[Template]]:
    """Return the templates of each document of a file; a document without an incident has none."""
    with gzip.open(path, "rt", encoding="latin-1") as file:
        return parse(file.read())


def parse(text: str) -> dict[str, list[Template]]:
    """Return the templates of each document."""
    out: dict[str, list[Template]] = {}
    for block in re.split(r"^(?=0\.)", text, flags=re.MULTILINE)[1:]:
        rows = dict(_rows(block))
        document, number = rows[0][0], rows[1][0]
        templates = out.setdefault(document.split()[0], [])
        if number != "*":
            slots = {slot: tuple(map(entry, lines)) for slot, lines in rows.items() if lines != ["-"]}
            templates.append(Template(document.split()[0], "OPTIONAL" in number, slots))
    return out


def _rows(block: str) -> Iterator[tuple[int, list[str]]]:
    """The slots' numbers with their lines; what stands indented goes on with the slot above."""
    slot, lines = -1, list[str]()
    for line in block.splitlines():
        if line.startswith(";") or not line.strip():
            continue
        if head := _SLOT.match(line):
            if lines:
                yield slot, lines
            slot, lines = int(head[1]), [head[2].strip()]
        else:
            lines.append(line.strip())
    if lines:
        yield slot, lines


def entry(line: str) -> Entry:
    """Return one entry from its line."""
    optional, line = line.startswith("?"), line.removeprefix("?").strip()
    strings = tuple(s.replace('\\"', '"') for s in _STRING.findall(line))
    before = _BEFORE_STRING.match(line)
    told = before["value"] if before else "" if strings else line
    return Entry(tuple(alternatives(told)), tuple(s for s in strings if s != "-"), optional)


def alternatives(told: str) -> Iterator[str]:
    """Return what stands between the strokes; of "(A (X / Y)) / (B)" the two in the outer brackets."""
    depth, piece = 0, ""
    for sign in f"{told}/":
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "/" and depth == 0:
            piece = piece.strip()
            whole = re.fullmatch(r"\((.*)\)", piece)
            if piece:
                yield whole[1].strip() if whole else piece
            piece = ""
        else:
            piece += sign
