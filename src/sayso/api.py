"""The road from files to a ledger, in Python: the command ``sayso read`` is a thin twin of ``read``."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sayso import intake
from sayso.errors import SaysoError, SaysoWarning, UsageError
from sayso.records import Attribution, Caveat, Ledger, Mention, Report, Unread, moved
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.coreference import Entity
    from sayso.language import Reading

Progress = Callable[[int, int, str], None]
"""Called as ``progress(done, total, file)`` before each file, and at the end with an empty file."""

MOST_KNOWN = 400
"""Of a long report, how many of those named on earlier pages are remembered: the latest."""
READ_LANGUAGES = ("en",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one file: a report with who said what and what happened, or why not, or both."""

    file: str
    report: Report | None = None
    attributions: tuple[Attribution, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    mentions: tuple[Mention, ...] = ()
    unread: Unread | None = None


def read(
    paths: intake.PathLike | Iterable[intake.PathLike],
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Ledger:
    """Return the ledger of the reports in ``paths``: files, folders, or "-" for standard input.

    ``published`` and ``outlet`` hold for the reports that don't tell their own. A file that cannot be read is
    listed in the ledger's ``unread``, and never raises; only an argument that cannot be meant does.
    """
    return ledger_of(
        read_each(paths, published=published, outlet=outlet, settings=settings, progress=progress)
    )


def read_each(
    paths: intake.PathLike | Iterable[intake.PathLike],
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Iterator[Result]:
    """Return an iterator over what comes of each file, as it is ready; the arguments are checked at once."""
    given = intake.Facts(published=day_of(published), outlet=(outlet or "").strip() or None)
    names = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    settings = settings or Settings.from_environment()
    return _each(intake.find(names), given, settings, progress or no_progress)


def ledger_of(results: Iterable[Result]) -> Ledger:
    """Return the ledger that holds all of ``results``, linked over all reports."""
    from sayso.linking import link

    kept = list(results)
    told = Ledger(
        reports=tuple(each.report for each in kept if each.report),
        attributions=tuple(one for each in kept for one in each.attributions),
        caveats=tuple(one for each in kept for one in each.caveats),
        mentions=tuple(one for each in kept for one in each.mentions),
        unread=tuple(each.unread for each in kept if each.unread),
    )
    return link(told)


def _each(
    sources: list[intake.Source], given: intake.Facts, settings: Settings, progress: Progress
) -> Iterator[Result]:
    seen: dict[str, str] = {}
    for done, source in enumerate(sources):
        progress(done, len(sources), source.file)
        found = intake.load(source, given=given, settings=settings)
        if isinstance(found, Unread):
            yield Result(file=source.file, unread=found)
        elif found.id in seen:
            # The same bytes under the same name: counted twice, one report would look like two.
            message = f"{source.file}: the same document as {seen[found.id]}; it is read once."
            warnings.warn(message, SaysoWarning, stacklevel=2)
        else:
            seen[found.id] = source.file
            yield analysed(found)
    progress(len(sources), len(sources), "")


def analysed(report: Report) -> Result:
    """Return what a report tells; a fault in its analysis is told, and never raises."""
    if report.language not in READ_LANGUAGES:
        return Result(file=report.file, report=report, unread=_other_language(report))
    from sayso.language import load
    from sayso.language.sections import parts, sections

    result = Result(file=report.file, report=report)
    known: list[Entity] = []
    try:
        read = (
            (begin + start, reading)
            for begin, text in parts(report.text)
            for start, reading in sections(load().analyse(text))
        )
        for number, (start, reading) in enumerate(read):
            result = _with(result, _section(report, number, start, reading, known))
    except SaysoError:
        raise
    except Exception as fault:  # noqa: BLE001 - a fault in one report's analysis must not lose all the others
        return Result(file=report.file, report=report, unread=_fault(report, fault))
    return result


def _section(report: Report, number: int, start: int, reading: Reading, known: list[Entity]) -> Result:
    """Return what one section of a report tells; who bears a name in it is added to ``known``."""
    from sayso.attribution import attribute
    from sayso.coreference import Resolver, directory_of
    from sayso.events import mentions_of

    # Ids are made of places in the text: those of a later section must not meet those of the first.
    part = report if not number else replace(report, id=f"{report.id}.{number}", text=reading.text)
    who = Resolver(directory_of(reading, known))
    said = attribute(part, reading, who)
    mentions = mentions_of(part, reading, said.attributions, who, caveats=said.caveats)
    known[:] = [e for e in who.directory.entities if e.named][-MOST_KNOWN:]
    if not number:
        return Result(
            file=report.file, attributions=said.attributions, caveats=said.caveats, mentions=mentions
        )
    return Result(
        file=report.file,
        attributions=tuple(replace(a, report=report.id) for a in moved(said.attributions, start)),
        caveats=tuple(replace(c, report=report.id) for c in moved(said.caveats, start)),
        mentions=tuple(replace(m, report=report.id) for m in moved(mentions, start)),
    )


def _with(whole: Result, part: Result) -> Result:
    return replace(
        whole,
        attributions=(*whole.attributions, *part.attributions),
        caveats=(*whole.caveats, *part.caveats),
        mentions=(*whole.mentions, *part.mentions),
    )


def _other_language(report: Report) -> Unread:
    names = {None: "language not clear", "und": "not English", "mul": "much of it is not English"}
    told = names.get(report.language, f"language {report.language}")
    return Unread(
        report.file,
        f"Not read: {told}; only English is.",
        'Give an English report; if this is one, begin the file with a line "Language: en" and a blank line.',
    )


def _fault(report: Report, fault: Exception) -> Unread:
    return Unread(
        report.file,
        f"A fault in Sayso ({type(fault).__name__}: {fault}) stopped the reading of this report.",
        "Please report it, with the file if you may.",
    )


def day_of(value: str | date | None) -> str | None:
    """Return a day as the records have it, or raise UsageError for what is no day."""
    if isinstance(value, date):
        return value.strftime("%Y-%m-%d")
    day = intake.iso_date(value)
    if value is not None and day is None:
        raise UsageError(f"{value!r} is not a date.", "Give the day of publication as YYYY-MM-DD.")
    return day


def no_progress(done: int, total: int, file: str) -> None:
    """Take the reports of progress where nobody asked for them."""
