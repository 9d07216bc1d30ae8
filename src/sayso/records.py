"""The nouns of the ledger, as frozen records, with JSON in and out.

The names are those of the public format ``sayso-ledger/1``. Records hold no behaviour beyond building and
checking themselves, and nothing here reads or writes files. Sequences are tuples, so a record can be hashed,
shared between threads and compared. A part that is not known is ``None`` or ``()``, never guessed, and every
field is always written, so a reader of the JSON never has to ask whether a key is there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

import msgspec
from msgspec import Meta

from sayso.errors import LedgerFormatError

FORMAT = "sayso-ledger/1"

Voice: TypeAlias = Literal["direct", "indirect", "mixed"]
Stance: TypeAlias = Literal[
    "asserts",
    "confirms",
    "denies",
    "accuses",
    "suspects",
    "demands",
    "promises",
    "threatens",
    "declines",
]
Endorsement: TypeAlias = Literal["neutral", "distanced", "endorsed"]
SpeakerKind: TypeAlias = Literal["person", "group", "organization", "state", "outlet", "account", "document"]
MediumKind: TypeAlias = Literal[
    "television",
    "radio",
    "social_media",
    "press_conference",
    "statement",
    "interview",
    "print",
    "document",
    "other",
]
CaveatKind: TypeAlias = Literal["unverified", "withheld", "no_response", "anonymity"]
MentionType: TypeAlias = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
MentionStatus: TypeAlias = Literal["actual", "planned", "hypothetical", "negated"]
Precision: TypeAlias = Literal["exact", "near", "admin1", "country"]
CountOf: TypeAlias = Literal[
    "killed", "wounded", "captured", "missing", "displaced", "destroyed", "involved", "other"
]
Reliability: TypeAlias = Literal["A", "B", "C", "D", "E", "F"]
SpreadHow: TypeAlias = Literal["heard", "cited", "copied"]
AssessmentStatus: TypeAlias = Literal["disputed", "both_sides", "corroborated", "single_origin", "unsourced"]
Confidence: TypeAlias = Annotated[float, Meta(ge=0, le=1)]
IsoDate: TypeAlias = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Record = TypeVar("Record")
Offset: TypeAlias = Annotated[int, Meta(ge=0)]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a report's text: code points from ``start`` up to ``end``, and the words between them."""

    start: Offset
    end: Offset
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Return the span of ``text[start:end]``, its words taken from the text itself."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}..{end} in a text of {len(text)} characters")
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Time:
    """A day or an interval, both ends inclusive, with the words that told it."""

    text: str | None
    start: IsoDate
    end: IsoDate


@dataclass(frozen=True, slots=True)
class Medium:
    """What a speaker spoke through: the report's words for it, and their kind."""

    text: str | None
    kind: MediumKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks: ``span`` is what this sentence calls them, ``name`` their full name in the report."""

    span: Span | None = None
    name: str
    kind: SpeakerKind | None = None
    named: bool = True
    role: str | None = None
    affiliation: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step on the way of a claim into the report: who spoke, in which words of saying, when and where."""

    speakers: tuple[Speaker, ...]
    cue: tuple[Span, ...] = ()
    said: Time | None = None
    medium: Medium | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody is reported to have said something.

    ``chain`` runs from the link nearest to the report to the one furthest from it; it is empty where the
    report names nobody ("has been accused of").
    """

    id: str
    report: str
    content: tuple[Span, ...]
    voice: Voice
    stance: Stance
    endorsement: Endorsement = "neutral"
    chain: tuple[Link, ...] = ()
    confidence: Confidence = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """The report says what is not known or not told."""

    id: str
    report: str
    kind: CaveatKind
    by: Speaker | None = None
    text: Span
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened, as far as the sentence and the gazetteer tell."""

    span: Span | None = None
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who did something, or to whom it was done.

    ``country`` is an ISO 3166-1 alpha-3 code, or IGO, NGO or MNC for bodies of no one country; ``sector``
    is PLOVER's.
    """

    span: Span | None = None
    name: str
    actor: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many: ``low`` to ``high``, an open end being ``None`` ("at least 20" is 20 to None)."""

    span: Span | None = None
    of: CountOf
    who: str | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acled:
    """The event type and sub-event type of ACLED's codebook, where type and actors settle them."""

    event_type: str
    sub_event_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in one report that tells of an event."""

    id: str
    report: str
    type: MentionType
    mode: str | None = None
    trigger: tuple[Span, ...]
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    place: Place | None = None
    time: Time | None = None
    counts: tuple[Count, ...] = ()
    status: MentionStatus = "actual"
    acled: Acled | None = None
    attributions: tuple[str, ...] = ()
    confidence: Confidence = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts or speaks, over all reports; ``reliability`` is a person's word, by the Admiralty scale."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: SpeakerKind | None = None
    country: str | None = None
    sector: str | None = None
    part_of: str | None = None
    reliability: Reliability | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One report's place on the way of a claim through the press.

    ``how``: ``heard`` (the report has it from the speaker, as far as it tells), ``cited`` (it names the
    outlet that it has it from), ``copied`` (it has an earlier report's words without naming it). ``source``
    is that outlet's name and ``source_report`` the report, where it is in the collection. ``change`` tells
    what became different on the way ("31 killed became 24 to 99").
    """

    report: str
    how: SpreadHow
    source: str | None = None
    source_report: str | None = None
    published: IsoDate | None = None
    change: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a claim entered the public record: one speaker on one occasion, whoever carried it.

    ``spread`` tells how each report came to it, the first to publish it first; ``reliability`` is a person's
    word.
    """

    id: str
    name: str
    party: str | None = None
    attributions: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    first_said: IsoDate | None = None
    spread: tuple[Step, ...] = ()
    reliability: Reliability | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBy:
    """The figure that one origin gave, and when."""

    origin: str
    low: int | None = None
    high: int | None = None
    said: IsoDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCount:
    """How many over all origins, and who gave which figure."""

    of: CountOf
    who: str | None = None
    low: int | None = None
    high: int | None = None
    by: tuple[FigureBy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """On whose say-so an event stands; ``why`` is one plain sentence with the origins named."""

    status: AssessmentStatus | None = None
    origins: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    independent: int | None = None
    credibility: Annotated[int, Meta(ge=1, le=6)] | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What the mentions of several reports are about; ``perhaps`` are events that may be the same."""

    id: str
    type: MentionType | None = None
    mentions: tuple[str, ...]
    place: Place | None = None
    time: Time | None = None
    counts: tuple[EventCount, ...] = ()
    assessment: Assessment | None = None
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published document: offsets count in ``text``, ``sha256`` is of the bytes as collected.

    ``file`` names the file, and the part of it where it holds many reports. ``credit`` is from whom the file
    itself says that the words come, where that is not the outlet: the channel from which a message was
    forwarded, the feed from which another one took an item.
    """

    id: str
    file: str
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: IsoDate | None = None
    url: str | None = None
    language: str | None = None
    credit: str | None = None
    sha256: str | None = None
    text: str

    def span(self, start: int, end: int) -> Span:
        """Return the span of this report's text from ``start`` up to ``end``."""
        return Span.of(self.text, start, end)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was not read: why not, and what a person can do about it."""

    file: str
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All that was read: one document of the format ``sayso-ledger/1``."""

    format: Literal["sayso-ledger/1"] = "sayso-ledger/1"
    reports: tuple[Report, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    origins: tuple[Origin, ...] = ()
    events: tuple[Event, ...] = ()
    unread: tuple[Unread, ...] = ()

    def to_json(self, indent: int | None = None) -> bytes:
        """Return the ledger as UTF-8 JSON: on one line, or indented by ``indent`` spaces."""
        data = msgspec.json.encode(self)
        return data if indent is None else msgspec.json.format(data, indent=indent)

    @classmethod
    def from_json(cls, data: bytes | str) -> Ledger:
        """Return the ledger in ``data``, or raise LedgerFormatError naming the first fault and its path."""
        try:
            msgspec.json.decode(data, type=_Head)
            return msgspec.json.decode(data, type=cls)
        except (msgspec.DecodeError, UnicodeError) as fault:
            raise LedgerFormatError.because(str(fault)) from fault


@dataclass(frozen=True, slots=True)
class _Head:
    """What tells a ledger from any other JSON: writing may default the format, reading must see it."""

    format: Literal["sayso-ledger/1"]


def moved(record: Record, by: int) -> Record:
    """Return a record whose spans, at any depth, begin and end `by` characters later."""
    if isinstance(record, Span):
        return replace(record, start=record.start + by, end=record.end + by)
    if isinstance(record, tuple):
        return tuple(moved(each, by) for each in record)  # type: ignore[return-value]
    if not is_dataclass(record) or isinstance(record, type):
        return record
    changed = {f.name: moved(getattr(record, f.name), by) for f in fields(record)}
    return replace(record, **changed)


def record_json(record: str, value: object) -> bytes:
    """Return ``value`` as one line of JSON whose first key, ``record``, says what kind of record it is."""
    return msgspec.json.encode({"record": record, **msgspec.to_builtins(value)})


def record_id(prefix: str, *fields: object) -> str:
    """Return a short id, the same on every run, from the fields that make a record what it is.

    Each field is hashed behind its own length: joined bare, ("ab", "c") and ("a", "bc") would be one record.
    ``None`` differs from the empty string.
    """
    digest = hashlib.sha256()
    for field in fields:
        raw = b"" if field is None else str(field).encode("utf-8", "surrogatepass")
        digest.update((b"-:" if field is None else b"%d:" % len(raw)) + raw)
    return f"{prefix}-{digest.hexdigest()[:12]}"


def ledger_schema() -> dict[str, Any]:
    """Return the JSON Schema of a ledger as Sayso writes it: every field present, so every field required."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Ledger)}
    for definition in schema["$defs"].values():
        definition["required"] = list(definition["properties"])
        for each in definition["properties"].values():
            each.pop("default", None)
    return schema
