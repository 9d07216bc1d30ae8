"""What a person is shown, as frozen records of plain values: for a table, a page, a picture or JSON.

Names and passages are the reports' own text, as they have it: whoever shows them makes them safe to show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sayso.records import (
    AssessmentStatus,
    CaveatKind,
    CountOf,
    Endorsement,
    Event,
    MentionStatus,
    SpreadHow,
    Stance,
    Time,
    Voice,
)

Part: TypeAlias = Literal["asserts", "denies", "other"]
"""How an origin stands to an event: says that it happened, denies it, or speaks of it in another way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report as the others name it: ``name`` is its outlet, or else its title, or else its file."""

    id: str
    name: str
    title: str | None
    published: str | None
    file: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Exact words of a report, with the report's id and their offsets in its text (code points)."""

    report: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    """Who speaks, and what the report says that they are; ``named`` is false for "a commander"."""

    name: str
    role: str | None
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One attribution: who said it in which report, and how it came there.

    ``through`` runs from the link nearest to the speaker to that nearest to the report. ``sentence`` stands
    around the passages: "the toll at 12" alone tells little.
    """

    id: str
    speakers: tuple[SpeakerView, ...]
    stance: Stance
    endorsement: Endorsement
    voice: Voice
    said: Time | None
    medium: str | None
    through: tuple[str, ...]
    report: ReportView
    passages: tuple[Passage, ...]
    sentence: Passage
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One report's place in the spread of a claim; ``source`` is whom it has it from, if not the speaker."""

    report: ReportView
    how: SpreadHow
    source: str | None
    source_report: str | None
    published: str | None
    change: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """One speaker on one occasion, with every claim about the event that goes back to it.

    ``id`` is None for claims whose speaker or occasion is not clear. ``spread`` has the first report first.
    """

    id: str | None
    name: str
    party: str | None
    part: Part
    first_said: str | None
    reports: tuple[ReportView, ...]
    claims: tuple[ClaimView, ...]
    spread: tuple[StepView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """The figure that one origin gave; ``replaced`` where the same party gave another one later."""

    origin: str
    name: str
    part: Part
    low: int | None
    high: int | None
    said: str | None
    replaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CountView:
    """How many over all origins, in numbers and in words, and who gave which figure, the first first."""

    of: CountOf
    who: str | None
    low: int | None
    high: int | None
    words: str
    by: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaveatView:
    """What a report says is not known or not told, and the ids of the event's claims that it is about."""

    id: str
    kind: CaveatKind
    by: str | None
    passage: Passage
    report: ReportView
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingView:
    """A mention in a report's own voice: its sentence, and whether it is told as having happened."""

    id: str
    status: MentionStatus
    report: ReportView
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """All that a person needs to see of one event.

    ``happened`` is None where the mentions differ. ``minor``: one mention that gives little to check.
    ``status`` and the other words of the assessment are None where the ledger has none.
    """

    id: str
    title: str
    kind: str
    minor: bool
    happened: MentionStatus | None
    status: AssessmentStatus | None
    credibility: int | None
    independent: int | None
    why: str | None
    place: str | None
    state: str | None
    time: Time | None
    first_reported: str | None
    reports: tuple[ReportView, ...]
    mentions: int
    asserted: tuple[OriginView, ...]
    denied: tuple[OriginView, ...]
    other: tuple[OriginView, ...]
    own_voice: tuple[TellingView, ...]
    caveats: tuple[CaveatView, ...]
    counts: tuple[CountView, ...]
    event: Event

    @property
    def origins(self) -> tuple[OriginView, ...]:
        """All origins: those who say that it happened, those who deny it, and the others."""
        return (*self.asserted, *self.denied, *self.other)

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        """The claims in the order in which they are shown, each once."""
        claims = {claim.id: claim for origin in self.origins for claim in origin.claims}
        return tuple(claims.values())
