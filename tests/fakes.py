"""Stand-ins for the language and attribution packages: the road can be walked without the model's weights."""

from __future__ import annotations

import re
import sys
import types
from dataclasses import dataclass

from sayso.records import Attribution, Caveat, Link, Medium, Report, Speaker, record_id

_SAID = re.compile(
    r"(?P<content>“[^”]+”|[A-Z][^.”“]*)(?:, |(?<=,”) )(?P<who>[^,.]+?) (?P<cue>said|claimed)\b"
)
_CAVEAT = re.compile(r"could not be\s+independently verified")


@dataclass(frozen=True)
class Result:
    """What the stand-in for ``attribute`` returns."""

    attributions: tuple[Attribution, ...]
    caveats: tuple[Caveat, ...]


class FakeAnalyser:
    """Hands a text on as its own reading."""

    def analyse(self, text: str) -> str:
        """Return the text; the word CRASH in it stands for a fault, and STOP for Ctrl-C."""
        if "CRASH" in text:
            raise ZeroDivisionError("float division by zero")
        if "STOP" in text:
            raise KeyboardInterrupt
        return text


def attribute(report: Report, reading: str) -> Result:
    """Find "X, somebody said" and one wording of one caveat."""
    found = tuple(_attribution(report, match) for match in _SAID.finditer(reading))
    caveats = tuple(
        Caveat(
            id=record_id("c", report.id, m.start()),
            report=report.id,
            kind="unverified",
            text=report.span(*m.span()),
            about=tuple(each.id for each in found[:1]),
        )
        for m in _CAVEAT.finditer(reading)
    )
    return Result(found, caveats)


def _attribution(report: Report, match: re.Match[str]) -> Attribution:
    speaker = Speaker(span=report.span(*match.span("who")), name=match["who"], kind="person")
    link = Link(speakers=(speaker,), cue=(report.span(*match.span("cue")),), medium=Medium(None, "interview"))
    return Attribution(
        id=record_id("a", report.id, match.start()),
        report=report.id,
        content=(report.span(*match.span("content")),),
        voice="direct" if match["content"].startswith("“") else "indirect",
        stance="asserts",
        endorsement="distanced" if match["cue"] == "claimed" else "neutral",
        chain=(link,),
        confidence=0.9,
    )


def install() -> None:
    """Put the stand-ins where ``sayso.api`` looks for the two packages."""
    language, attribution = types.ModuleType("sayso.language"), types.ModuleType("sayso.attribution")
    language.load = FakeAnalyser  # type: ignore[attr-defined]
    attribution.attribute = attribute  # type: ignore[attr-defined]
    sys.modules["sayso.language"], sys.modules["sayso.attribution"] = language, attribution


if __name__ == "__main__":
    install()
    from sayso.cli import main

    main()
