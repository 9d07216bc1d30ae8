"""Stand-ins for the packages that analyse a report: the road can be walked without the model's weights."""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import (
    Attribution,
    Caveat,
    Count,
    Link,
    Medium,
    Mention,
    Participant,
    Report,
    Speaker,
    record_id,
)

_SAID = re.compile(
    r"(?P<content>“[^”]+”|[A-Z][^.”“]*)(?:, |(?<=,”) )(?P<who>[^,.]+?) (?P<cue>said|claimed)\b"
)
_DIED = re.compile(r"(?P<who>(?:Two|Three) (?P<kind>\w+)) (?P<trigger>died)\b")
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


@dataclass
class FakeDirectory:
    """A directory in which nobody stands."""

    entities: tuple[()] = ()


def directory_of(reading: str, known: Sequence[object] = ()) -> FakeDirectory:
    """Return a directory of nobody."""
    del reading, known
    return FakeDirectory()


class FakeResolver:
    """Takes what the real one takes, and knows nobody."""

    def __init__(self, directory: FakeDirectory) -> None:
        """Keep the directory."""
        self.directory = directory


def parts(text: str) -> Iterator[tuple[int, str]]:
    """The whole text as one part."""
    yield 0, text


def sections(reading: str) -> Iterator[tuple[int, str]]:
    """Return the whole reading as its only section."""
    yield 0, reading


def attribute(report: Report, reading: str, who: FakeResolver) -> Result:
    """Find "X, somebody said" and one wording of one caveat."""
    del who
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


def mentions_of(
    report: Report,
    reading: str,
    attributions: Sequence[Attribution],
    who: FakeResolver,
    *,
    caveats: Sequence[Caveat],
) -> tuple[Mention, ...]:
    """Find "two or three somebodies died"."""
    del who, caveats
    return tuple(_mention(report, match, attributions) for match in _DIED.finditer(reading))


def _mention(report: Report, match: re.Match[str], attributions: Sequence[Attribution]) -> Mention:
    many = {"Two": 2, "Three": 3}[match["who"].split()[0]]
    who = report.span(*match.span("who"))
    return Mention(
        id=record_id("m", report.id, match.start()),
        report=report.id,
        type="ASSAULT",
        trigger=(report.span(*match.span("trigger")),),
        recipients=(Participant(span=who, name=match["who"]),),
        counts=(Count(span=who, of="killed", who=match["kind"], low=many, high=many),),
        attributions=tuple(
            each.id
            for each in attributions
            if any(span.start <= match.start() < span.end for span in each.content)
        ),
    )


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


STAND_INS: dict[str, dict[str, object]] = {
    "sayso.language": {"load": FakeAnalyser},
    "sayso.language.sections": {"parts": parts, "sections": sections},
    "sayso.coreference": {"Resolver": FakeResolver, "directory_of": directory_of},
    "sayso.attribution": {"attribute": attribute},
    "sayso.events": {"mentions_of": mentions_of},
}


def install() -> None:
    """Put the stand-ins where ``sayso.api`` looks for the packages."""
    for name, offered in STAND_INS.items():
        module = types.ModuleType(name)
        module.__dict__.update(offered)
        sys.modules[name] = module


if __name__ == "__main__":
    install()
    from sayso.cli import main

    main()
