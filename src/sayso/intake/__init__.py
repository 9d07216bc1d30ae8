"""From bytes to reports: one module per kind of file, chosen by what is in the file, not by its name alone.

A file may hold many reports. What cannot be read becomes an ``Unread`` with the reason and the next step; it
never stops the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.errors import IntakeError
from sayso.intake.facts import Facts, Parsed, iso_date
from sayso.intake.opening import Opener
from sayso.intake.parts import Part
from sayso.intake.sources import PathLike, Source, find
from sayso.records import Report, Unread
from sayso.settings import Settings

__all__ = ["Facts", "Parsed", "PathLike", "Source", "find", "from_bytes", "iso_date", "load", "reports"]


def reports(
    paths: Iterable[PathLike], *, given: Facts | None = None, settings: Settings | None = None
) -> Iterator[Report | Unread]:
    """Yield what the files in ``paths`` hold, one by one: a report, or why there is none."""
    for source in find(paths):
        yield from load(source, given=given, settings=settings)


def load(
    source: Source, *, given: Facts | None = None, settings: Settings | None = None
) -> Iterator[Report | Unread]:
    """Yield the reports in ``source``, or why there is none; ``given`` fills in what they do not tell."""
    settings = settings or Settings()
    try:
        data = source.read(settings)
    except IntakeError as fault:
        yield Unread(source.file, fault.reason, fault.next_step)
    else:
        yield from from_bytes(data, source.file, given=given, settings=settings)


def from_bytes(
    data: bytes, file: str, *, given: Facts | None = None, settings: Settings | None = None
) -> Iterator[Report | Unread]:
    """Yield the reports in ``data``, or why there is none; ``file`` is the name to remember it by."""
    yield from Opener(given or Facts(), settings or Settings()).open(Part.of_file(file, data))
