"""What a case gives to be shown, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sayso.ledger.kept import Collection
from sayso.linking.judgements import Judgement
from sayso.records import (
    Actor,
    AssessmentStatus,
    Attribution,
    Caveat,
    Event,
    Mention,
    MentionType,
    Origin,
    Report,
    Unread,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLine:
    """An origin as a row names it: in how many ``reports`` it stands, which ``outlet`` had it first."""

    id: str
    name: str
    reports: int
    outlet: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """A row of the board; ``event`` is the whole record.

    ``asserted`` and ``denied`` are the first origins of each side; the event's assessment has all of them.
    """

    id: str
    title: str
    type: MentionType | None
    status: AssessmentStatus | None
    credibility: int | None
    independent: int | None
    place: str | None
    country: str | None
    first_day: str | None
    last_day: str | None
    first_reported: str | None
    reports: int
    mentions: int
    minor: bool
    asserted: tuple[OriginLine, ...]
    denied: tuple[OriginLine, ...]
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingShown:
    """One reading of a report: when, by whom, with which versions, and how much it found."""

    at: str
    by: str
    sayso: str
    model: str
    attributions: int
    caveats: int
    mentions: int
    unread: Unread | None
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Resembling:
    """A report that has another's text (``same_text``: to the letter), or is another version of it."""

    report: str
    outlet: str | None
    title: str | None
    published: str | None
    same_text: bool
    same_address: bool

    @property
    def how(self) -> str:
        """How it is alike, in words."""
        if self.same_text:
            return "the same text"
        return "another version of the page" if self.same_address else "nearly the same text"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportShown:
    """A report with what was found in it, how it came, and all its readings, the latest first.

    ``resembling`` are the reports with its text, and the other versions of it.
    """

    report: Report
    text_sha256: str
    collection: Collection
    attributions: tuple[Attribution, ...]
    caveats: tuple[Caveat, ...]
    mentions: tuple[Mention, ...]
    readings: tuple[ReadingShown, ...]
    events: tuple[str, ...]
    resembling: tuple[Resembling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundShown:
    """An attribution, a caveat or a mention, with its report."""

    record: Attribution | Caveat | Mention
    report: Report
    events: tuple[str, ...]
    origins: tuple[str, ...]
    counts: bool
    """False where a newer reading of the report has it no longer."""


Shown: TypeAlias = ReportShown | FoundShown | Actor | Origin | Event | Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where words were found: in a report's title or text, or in the name of somebody who speaks.

    ``start`` and ``end`` are offsets in the text, None where they stand in the title or a name. ``snippet``
    is the passage, with ``marked`` telling where in it the words stand. ``attribution`` is the one whose
    content holds them, or whose speaker bears the name.
    """

    kind: Literal["text", "title", "speaker"]
    report: str
    outlet: str | None
    title: str | None
    published: str | None
    start: int | None
    end: int | None
    snippet: str
    marked: tuple[int, int]
    attribution: str | None = None
    speaker: str | None = None
