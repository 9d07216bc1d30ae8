"""A part: bytes with a name, found in a file or being one; and how much may still be unpacked of a file."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from sayso.errors import IntakeError
from sayso.intake.facts import NOTHING, Facts, Parsed
from sayso.settings import Settings

_ENOUGH_TO_JUDGE = 10_000_000
"""A ratio tells nothing of small things: 4 KB of blanks pack into 40 bytes and do no harm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Bytes as they were collected, the name to remember them by, and what is told of them from outside.

    ``base`` is the name that counts for the report's identity: an item keeps it in any place of its feed.
    ``collected`` are the bytes as they came, where ``data`` was unpacked from them, and ``charset`` is what
    was declared about them. ``parsed`` is set where the bytes have been read already; ``depth`` is how many
    archives lie around them.
    """

    name: str
    data: bytes
    base: str = ""
    facts: Facts = NOTHING
    parsed: Parsed | None = None
    collected: bytes | None = None
    charset: str | None = None
    depth: int = 0

    @classmethod
    def of_file(cls, name: str, data: bytes) -> Part:
        """Return the part that is a whole file."""
        return cls(name=name, data=data, base=os.path.basename(name))

    def inside(self, name: str, data: bytes) -> Part:
        """Return the file ``name`` that lies in this one, unpacked."""
        base = os.path.basename(name)
        return Part(name=f"{self.name}/{name}", data=data, base=base, facts=self.facts, depth=self.depth + 1)

    def numbered(
        self, number: int | str, data: bytes, *, facts: Facts | None = None, parsed: Parsed | None = None
    ) -> Part:
        """Return one of the many reports that this file holds; ``facts`` go before those of the file."""
        known = facts.over(self.facts) if facts else self.facts
        return replace(self, name=f"{self.name}#{number}", data=data, facts=known, parsed=parsed)


class ExhaustedError(IntakeError):
    """A file holds more than may be unpacked of it: nothing more of it is read, whatever lies in what."""


class Allowance:
    """What may still be unpacked of one file, shared by all archives that lie in it."""

    def __init__(self, settings: Settings) -> None:
        """Begin with all that the settings allow."""
        self._settings = settings
        self._unpacked = 0
        self._parts = 0

    def unpack(self, size: int) -> None:
        """Count ``size`` bytes as unpacked, or raise ExhaustedError."""
        self._unpacked += size
        if self._unpacked > self._settings.max_unpacked_bytes:
            raise ExhaustedError(
                f"It unpacks to more than {self._settings.max_unpacked_bytes:,} bytes; the rest is not read.",
                "Unpack it yourself and give its parts, or raise SAYSO_MAX_UNPACKED_BYTES.",
            )

    def count(self) -> None:
        """Count one part, or raise ExhaustedError."""
        self._parts += 1
        if self._parts > self._settings.max_parts:
            raise ExhaustedError(
                f"It holds more than {self._settings.max_parts:,} parts; what follows is not read.",
                "Split it, or raise SAYSO_MAX_PARTS.",
            )


def too_dense(unpacked: int, packed: int, settings: Settings) -> bool:
    """Tell whether ``unpacked`` bytes out of ``packed`` look like a bomb."""
    return unpacked > _ENOUGH_TO_JUDGE and unpacked > settings.max_ratio * max(packed, 1)


def too_long(length: str, settings: Settings) -> IntakeError:
    """Return the refusal of a report of ``length`` characters."""
    return IntakeError(
        f"The report has {length} characters, and the most that is read is {settings.max_text_length:,}.",
        "Split it into one file per report, or raise SAYSO_MAX_TEXT_LENGTH.",
    )


def too_large(size: str, limit: int, settings: Settings) -> IntakeError:
    """Return the refusal of a file of ``size`` where ``limit`` bytes are read."""
    name = "ARCHIVE" if limit == settings.max_archive_bytes else "FILE"
    return IntakeError(
        f"The file has {size}, and the most that is read is {limit:,}.",
        f"Split it into one file per report, or raise SAYSO_MAX_{name}_BYTES.",
    )
