"""Lines of a made-up report as records of a ledger."""

from __future__ import annotations

from evaluation.made_up.lines import Line, Source, Told
from evaluation.made_up.story import Assignment
from evaluation.made_up.writing import Place as Where
from sayso.records import (
    Attribution,
    Count,
    Ledger,
    Link,
    Mention,
    Participant,
    Place,
    Report,
    Span,
    Speaker,
    Voice,
)


class Recorder:
    """Puts lines below one another, and takes records from them."""

    def __init__(self, id_: str, assignment: Assignment) -> None:
        """Begin with an empty text."""
        self._id, self._assignment, self._text = id_, assignment, ""
        self._attributions: list[Attribution] = []
        self._mentions: list[Mention] = []
        self.events: dict[str, str] = {}
        self.origins: dict[str, str] = {}

    def add(self, line: Line) -> None:
        """Put a line below the others."""
        start = len(self._text) + (2 if self._text else 0)
        self._text += ("\n\n" if self._text else "") + line.sentence.text
        holding: tuple[str, ...] = ()
        if line.source:
            holding = (self._attribution(line, line.source, start),)
        if line.told:
            self._mention(line, line.told, start, holding)

    def ledger(self) -> Ledger:
        """Return the report with its records."""
        one = self._assignment
        report = Report(
            id=self._id,
            file=f"{self._id}.txt",
            outlet=one.outlet,
            title=f"News from {one.incident.town.name}",
            published=str(one.day),
            language="en",
            text=self._text,
        )
        return Ledger(
            reports=(report,), attributions=tuple(self._attributions), mentions=tuple(self._mentions)
        )

    def _attribution(self, line: Line, source: Source, start: int) -> str:
        id_ = f"{self._id}:a{len(self._attributions)}"
        content = tuple(self._span(place, start) for place in line.sentence.content)
        quoted = content[0].text.startswith('"')
        voice: Voice = "direct" if quoted else "indirect"
        self._attributions.append(
            Attribution(
                id=id_,
                report=self._id,
                content=content,
                voice=voice,
                stance=source.stance,
                chain=self._chain(line, source, start),
            )
        )
        self.origins[id_] = source.origin
        return id_

    def _chain(self, line: Line, source: Source, start: int) -> tuple[Link, ...]:
        """The speaker last; before, the outlet that it was told to, whose name ends the cue."""
        at = line.sentence.fields["speaker"][0]
        span = self._span((at, at + len(source.name)), start)
        cue = self._span(line.sentence.fields["cue"], start)
        last = Link(speakers=(_speaker(source, span),), cue=(cue,), said=line.days.get("said"))
        if source.outlet is None:
            return (last,)
        heard = Span(cue.end - len(source.outlet), cue.end, source.outlet)
        return (Link(speakers=(Speaker(span=heard, name=source.outlet, kind="outlet"),)), last)

    def _mention(self, line: Line, told: Told, start: int, holding: tuple[str, ...]) -> None:
        id_, fields = f"{self._id}:m{len(self._mentions)}", line.sentence.fields
        actor, victims = fields.get("actor"), fields.get("victims")
        self._mentions.append(
            Mention(
                id=id_,
                report=self._id,
                type=told.type,
                mode=told.mode,
                trigger=(self._span(fields["trigger"], start),),
                actors=(self._body(told, actor, start),) if actor and told.actor else (),
                recipients=(self._people(victims, start),) if victims else (),
                place=self._place(told, fields.get("place"), start),
                time=line.days.get("day"),
                counts=self._counts(told, fields.get("count"), start),
                status=told.status,
                attributions=holding,
            )
        )
        self.events[id_] = told.event

    def _body(self, told: Told, where: Where, start: int) -> Participant:
        assert told.actor
        return Participant(
            span=self._span(where, start),
            name=told.actor.name,
            country=told.actor.country,
            sector=told.actor.sector,
        )

    def _people(self, where: Where, start: int) -> Participant:
        span = self._span(where, start)
        return Participant(span=span, name=span.text)

    def _place(self, told: Told, where: Where | None, start: int) -> Place | None:
        if where is None:
            return None
        town = told.town
        return Place(
            span=self._span(where, start),
            name=town.name,
            country=town.country,
            lat=town.lat,
            lon=town.lon,
            precision="exact",
        )

    def _counts(self, told: Told, where: Where | None, start: int) -> tuple[Count, ...]:
        if where is None:
            return ()
        span = self._span(where, start)
        return (Count(span=span, of=told.of, low=told.figure, high=told.figure),)

    def _span(self, place: Where, start: int) -> Span:
        return Span.of(self._text, start + place[0], start + place[1])


def _speaker(source: Source, span: Span) -> Speaker:
    """The body itself, the one who speaks for it, somebody else with a name, or people without one."""
    if source.body == source.name:
        return Speaker(span=span, name=source.name, kind="organization")
    role = "spokesperson" if source.body else None
    return Speaker(
        span=span,
        name=source.name,
        kind="person" if source.named else "group",
        named=source.named,
        role=role,
        affiliation=source.body,
    )
