"""The stage as one callable: a report and its reading to attributions and caveats as records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sayso.attribution import caveats as caveat_finding
from sayso.attribution import occasion, stance
from sayso.attribution.chains import Chained, chained, lengthens
from sayso.attribution.clauses import settled
from sayso.attribution.confidence import LEAST, confidence_of
from sayso.attribution.selecting import attributions_only
from sayso.attribution.statements import Statement, statements_of, with_parents
from sayso.coreference.by_noun import is_named
from sayso.coreference.entities import Entity
from sayso.coreference.naming import directory_of
from sayso.coreference.resolving import Resolver
from sayso.knowledge import cues, dates
from sayso.language import phrases
from sayso.language.quotes import Quotation, find_quotations, voice_of
from sayso.language.reading import Reading, WordSpan
from sayso.records import (
    Attribution,
    Caveat,
    Link,
    Medium,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Voice,
    record_id,
)


@dataclass(frozen=True, slots=True)
class Attributed:
    """What the stage found in one report."""

    attributions: tuple[Attribution, ...] = ()
    caveats: tuple[Caveat, ...] = ()


def attribute(report: Report, reading: Reading, who: Resolver | None = None) -> Attributed:
    """All attributions and caveats of a report, in the order of the text.

    `who` finds the people and bodies of the report; given, the next stage can ask the same one.
    """
    if not reading.words:
        return Attributed()
    quotations = find_quotations(reading.text)
    found = caveat_finding.find_caveats(reading)
    statements = settled(
        reading, quotations, statements_of(reading, quotations), [(f.start, f.end) for f in found]
    )
    statements = attributions_only(reading, statements, found, quotations)
    statements = with_parents(statements)
    assembly = _Assembly(report, reading, quotations, who or Resolver(directory_of(reading)))
    return assembly.records(chained(reading, statements, report.outlet), found)


class _Assembly:
    """Builds the records of one report; speakers are resolved in the order of the text."""

    def __init__(
        self, report: Report, reading: Reading, quotations: Sequence[Quotation], who: Resolver
    ) -> None:
        self.report, self.reading, self.quotations = report, reading, quotations
        self.published = date.fromisoformat(report.published) if report.published else None
        self.resolver = who
        self.times = dates.times_in(reading.text, self.published)
        self.links: dict[int, tuple[Link, ...]] = {}
        self.entities: dict[int, list[Entity]] = {}

    def records(self, found: Sequence[Chained], caveats: Sequence[caveat_finding.Found]) -> Attributed:
        order = sorted(found, key=lambda c: (c.statement.at[0], -(c.statement.end - c.statement.start)))
        by_cue = {id(s.cue): c for c in found for s in (*c.nearer, c.statement)}
        for c in order:
            self._link(c, by_cue)
        made = [self._attribution(c) for c in order]
        likely = [(a, c) for a, c in zip(made, order, strict=True) if a.confidence >= LEAST]
        paired = sorted(likely, key=lambda p: (p[1].statement.start, p[1].statement.at))
        attributions = tuple(a for a, _ in paired)
        return Attributed(
            attributions, tuple(self._caveat(f, [c for _, c in paired], attributions) for f in caveats)
        )

    # -- chains ------------------------------------------------------------------------------------

    def _link(self, c: Chained, by_cue: dict[int, Chained]) -> tuple[Link, ...]:
        key = id(c.statement.cue)
        if key in self.links:
            return self.links[key]
        self.links[key] = ()
        outer: tuple[Link, ...] = ()
        speaking: list[Entity] = []
        parent = c.statement.parent
        if parent is not None and id(parent.cue) in by_cue and lengthens(self.reading, c.statement):
            outer = self._link(by_cue[id(parent.cue)], by_cue)
            speaking = self.entities.get(id(parent.cue), [])
        links = [*outer]
        if c.outlet:
            links.append(self._outlet_link(c.outlet))
        for statement in (*c.nearer, c.statement):
            entities = self._speakers(statement, speaking)
            if entities:
                links.append(
                    self._one(statement, entities, passed_on=bool(c.nearer) and statement is c.statement)
                )
                self.entities[key] = [e for e, _ in entities]
        if outer and c.statement.source and key not in self.entities:
            links = []  # somebody else spoke there, nobody knows who: not the one who tells of it
        self.links[key] = tuple(links)
        return self.links[key]

    def _speakers(self, statement: Statement, outer: Sequence[Entity]) -> list[tuple[Entity, WordSpan]]:
        if statement.source:
            return self.resolver.speakers(statement.source, outer)
        cue = self.reading.text_of(statement.cue.span)
        if re.match(r"(?i)reports$", cue):
            # "Reports that P": the reports themselves are all that is known of the source.
            return [(Entity(cue, "document", named=False), statement.cue.span)]
        return []

    def _outlet_link(self, span: WordSpan) -> Link:
        entity = self.resolver.resolve(phrases.Phrase(span, phrases.head_of(self.reading, span)))
        name = (
            entity
            if entity is not None and entity.kind != "person"
            else Entity(self.reading.text_of(span), "outlet", named=True)
        )
        return Link(speakers=(self._speaker(name, span),))

    def _one(
        self, statement: Statement, entities: Sequence[tuple[Entity, WordSpan]], *, passed_on: bool
    ) -> Link:
        # "reported on Monday, citing": the day is the reporter's, not that of the one who is cited.
        cited = passed_on and cues.relays(self.reading.text_of(statement.cue.span))
        return Link(
            speakers=tuple(self._speaker(e, s) for e, s in entities),
            cue=(self._span(*statement.at),),
            said=None if cited else occasion.said_of(self.reading, statement, self.times),
            medium=occasion.medium_of(self.reading, statement) or _own_medium(entities),
        )

    def _speaker(self, entity: Entity, span: WordSpan) -> Speaker:
        return Speaker(
            span=self._span(*self.reading.offsets(span)),
            name=entity.name,
            kind=cast(SpeakerKind, entity.kind),
            named=entity.named or is_named(entity.name, entity.kind),
            role=entity.role,
            affiliation=entity.affiliation,
        )

    # -- records -----------------------------------------------------------------------------------

    def _attribution(self, c: Chained) -> Attribution:
        s = c.statement
        content = tuple(self._span(a, b) for a, b in s.content)
        voice = cast(Voice, voice_of(s.content, self.quotations))
        return Attribution(
            id=record_id("a", self.report.id, str(s.at[0]), *(f"{a}-{b}" for a, b in s.content)),
            report=self.report.id,
            content=content,
            voice=voice,
            stance=stance.stance_of(self.reading, s),
            endorsement=stance.endorsement_of(self.reading, s),
            chain=self.links[id(s.cue)],
            confidence=confidence_of(s, self.links[id(s.cue)], voice),
        )

    def _caveat(
        self, found: caveat_finding.Found, order: Sequence[Chained], attributions: Sequence[Attribution]
    ) -> Caveat:
        about = _about(self.reading, found, order)
        near = [attributions[i] for i in about]
        told = min((a.chain for a in near if a.chain), key=len, default=())
        by = told[-1].speakers[0] if told and found.kind == "anonymity" else None
        return Caveat(
            id=record_id("c", self.report.id, str(found.start), found.kind),
            report=self.report.id,
            kind=found.kind,
            by=by,
            text=self._span(found.start, found.end),
            about=tuple(a.id for a in near),
        )

    def _span(self, start: int, end: int) -> Span:
        return Span.of(self.reading.text, start, end)


def _own_medium(entities: Sequence[tuple[Entity, WordSpan]]) -> Medium | None:
    """A memo that speaks is its own medium, and so is an account."""
    for entity, _ in entities:
        if entity.kind == "account":
            return Medium(entity.name, "social_media")
        if entity.kind == "document" and "reports" not in entity.name.lower():
            return Medium(entity.name, "document")
    return None


def _about(reading: Reading, found: caveat_finding.Found, order: Sequence[Chained]) -> list[int]:
    """The attributions that a caveat is about: in its sentence, else before in its paragraph."""
    word = reading.word_at(found.start)
    sentence, paragraph = phrases.sentence_of(reading, word), phrases.paragraph_of(reading, word)
    at = [c.statement.cue.span[0] for c in order]
    same = [i for i, a in enumerate(at) if phrases.sentence_of(reading, a) == sentence]
    if same:
        return same
    before = [i for i, a in enumerate(at) if a < word]
    close = [i for i in before if phrases.paragraph_of(reading, at[i]) == paragraph]
    return close[-2:] if found.kind == "unverified" and close else (close or before)[-1:]
