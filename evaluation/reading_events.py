"""The whole road from a text to its mentions of events, as the parts on events walk it."""

from __future__ import annotations

import importlib.util
from typing import Any

from evaluation.figures import Skipped
from sayso.language.reading import Analyser, Reading
from sayso.records import Attribution, Mention, Report

STAGE = "sayso.events"
Told = tuple[Report, tuple[Attribution, ...], tuple[Mention, ...]]
"""A report, who said what in it, and what happened in it."""


def mentions(
    text: str, published: str | None = None, title: str | None = None, *, analyser: Analyser, **facts: Any
) -> Told:
    """Return what the program makes of a text; ``facts`` are further fields of its report (id, outlet)."""
    report, _, attributions, found = whole(text, published, title, analyser=analyser, **facts)
    return report, attributions, found


def whole(
    text: str, published: str | None = None, title: str | None = None, *, analyser: Analyser, **facts: Any
) -> tuple[Report, Reading, tuple[Attribution, ...], tuple[Mention, ...]]:
    """Return the same, and the reading that it rests on."""
    needed()
    from sayso.attribution import attribute

    stage = importlib.import_module(STAGE)
    given = {"id": "report", "file": "report", "language": "en", **facts}
    report = Report(text=text, published=published, title=title, **given)
    reading = analyser.analyse(text)
    attributions = attribute(report, reading).attributions
    return report, reading, attributions, tuple(stage.mentions_of(report, reading, attributions))


def needed() -> None:
    """Tell whether the stage that finds events is there: a part on events is skipped without it."""
    if importlib.util.find_spec(STAGE) is None:
        raise Skipped(f"{STAGE} is not here: this version finds no events")
