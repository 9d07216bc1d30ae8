"""The stage as one callable: a report, its reading and its attributions to mentions as records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sayso.coreference import Resolver, directory_of
from sayso.events.assigning import can_take_part, roles_of
from sayso.events.coding import coded
from sayso.events.counts import counts_of, placed_quantities
from sayso.events.head import beliefs
from sayso.events.merging import Draft, drafts_of
from sayso.events.modes import mode_of
from sayso.events.nouns import counted, is_number
from sayso.events.participants import Naming
from sayso.events.places import Places
from sayso.events.roles import Roles
from sayso.events.status import is_present, status_of
from sayso.events.times import Times
from sayso.events.tolls import Toll, find_figures, toll_counts
from sayso.events.triggers import Trigger, find_triggers
from sayso.language.reading import Reading, WordSpan
from sayso.records import (
    Attribution,
    Caveat,
    Count,
    CountOf,
    Mention,
    MentionType,
    Participant,
    Report,
    Span,
    record_id,
)

_ROW = re.compile(r"^[^\n]*\S(?: *\t *| +\| +)\S[^\n]*$", re.MULTILINE)
"""A line with cells: "Agadez | 12 | 40"."""


def mentions_of(
    report: Report,
    reading: Reading,
    attributions: Sequence[Attribution] = (),
    who: Resolver | None = None,
    *,
    caveats: Sequence[Caveat] = (),
) -> tuple[Mention, ...]:
    """All mentions of events in a report, in the order of the text.

    `attributions` are those of the same report: a mention is tied to those whose contents hold it.
    `who` finds the people and bodies of the report: the one that the stage before has asked. What stands
    in `caveats` ("asked not to be named") is no event, nor is what stands in a row of a table.
    """
    if not reading.words:
        return ()
    closed = frozenset(i for c in caveats for i in reading.words_in(c.text.start, c.text.end))
    closed |= frozenset(i for row in _ROW.finditer(reading.text) for i in reading.words_in(*row.span()))
    return _Assembly(report, reading, attributions, who or Resolver(directory_of(reading))).records(closed)


class _Assembly:
    """Builds the mentions of one report in the order of the text."""

    def __init__(
        self, report: Report, reading: Reading, attributions: Sequence[Attribution], who: Resolver
    ) -> None:
        self.report, self.reading = report, reading
        self.naming = Naming(reading, who)
        self.attributions = sorted(attributions, key=lambda a: sum(s.end - s.start for s in a.content))
        self.contents = [[_words(reading, s) for s in a.content] for a in self.attributions]
        self.quantities = placed_quantities(reading)
        self.places = Places(reading)
        self.times = Times(reading, date.fromisoformat(report.published) if report.published else None)
        self.last: tuple[CountOf, MentionType] = ("killed", "ASSAULT")
        """What was counted last, and in an event of which type: a bare "figure" counts the same."""
        self.happenings: set[int] = set()
        """Nouns that tell of events themselves: nobody who acts or suffers."""

    def records(self, closed: frozenset[int]) -> tuple[Mention, ...]:
        triggers = [t for t in find_triggers(self.reading) if t.head not in closed]
        figures = {t.trigger.head: t for t in find_figures(self.reading, triggers, self.quantities)}
        kept = [t for t in triggers if not t.entry.toll]
        kept += [f.trigger for f in figures.values()]
        second = beliefs(self.reading, kept)
        kept += second.further(closed)
        drafts = drafts_of(self.reading, sorted(kept, key=lambda t: t.head))
        sure = second.sure(drafts)
        told = [t for draft, _ in sure for t in draft.triggers]
        self.happenings = {t.head for t in told if t.entry.noun and not t.entry.toll}
        return coded([self._mention(draft, figures, confidence) for draft, confidence in sure])

    def _mention(self, draft: Draft, figures: dict[int, Toll], confidence: float) -> Mention:
        around = self._around(draft.chief.head)
        roles = [(t, roles_of(self.reading, t)) for t in draft.triggers]
        whole = Roles(actors=[n for n in draft.carriers if can_take_part(self.reading, n)])
        for _, own in roles:
            whole.add(own)
        suffering = roles[0][1].recipients  # "people fled when the fighting began"
        whole.actors = [n for n in whole.actors if n not in self.happenings and n not in suffering]
        whole.recipients = [n for n in whole.recipients if n not in self.happenings and n not in whole.actors]
        type_ = self._type(draft, figures)
        status = status_of(self.reading, draft, around)
        counts = self._counts(draft, roles, figures)
        scope = range(*self.reading.sentence_at(draft.chief.head))
        contents = [
            span
            for pieces in self.contents
            for span in pieces
            if span[0] < scope.stop and scope.start < span[1]
        ]
        time = self.times.time_of(
            draft,
            scope,
            around,
            contents,
            status in {"planned", "hypothetical"} or is_present(self.reading, draft),
        )
        if status == "actual" and time and self.report.published and time.start > self.report.published:
            status = "planned"
        trigger = self._trigger(draft)
        actors = self._participants(whole.actors, around)
        return Mention(
            id=record_id("m", self.report.id, *(f"{s.start}-{s.end}" for s in trigger)),
            report=self.report.id,
            type=type_,
            mode=mode_of(self.reading, draft, type_),
            trigger=trigger,
            actors=actors,
            recipients=self._participants(whole.recipients, around, [a.name for a in actors]),
            place=self.places.place_of(draft, frozenset(whole.actors), frozenset(whole.recipients), contents),
            time=time,
            counts=tuple(counts),
            status=status,
            attributions=tuple(a.id for a in around),
            confidence=confidence,
        )

    def _counts(
        self, draft: Draft, roles: Sequence[tuple[Trigger, Roles]], figures: dict[int, Toll]
    ) -> list[Count]:
        counts = counts_of(self.reading, roles, self.quantities)
        for trigger in draft.triggers:
            if trigger.head in figures:
                counts += toll_counts(self.reading, figures[trigger.head], self.last[0])
        counts = list({(c.of, c.low, c.high): c for c in counts}.values())
        if counts:
            self.last = counts[-1].of, self._type(draft, figures)
        return counts

    def _type(self, draft: Draft, figures: dict[int, Toll]) -> MentionType:
        figure = figures.get(draft.chief.head)
        bare = figure is not None and figure.of is None
        return self.last[1] if bare else draft.chief.entry.type

    def _participants(
        self, heads: Sequence[int], around: Sequence[Attribution], others: Sequence[str] | None = None
    ) -> tuple[Participant, ...]:
        speakers = [s for a in around[:1] if a.chain for s in a.chain[-1].speakers]
        relays = [s.span for a in around[:1] for link in a.chain[:-1] for s in link.speakers if s.span]
        out: list[Participant] = []
        for head in heads:
            start = self.reading.words[head].start
            if any(span.start <= start < span.end for span in relays):
                continue  # "X has offered training, the paper reported": the paper only passes it on
            if is_number(self.reading, head) and counted(self.reading, head) == head:
                continue  # "wounding 30": a count, and no name
            one = self.naming.participant(head, speakers, others)
            if all(one.name != other.name for other in out):
                out.append(one)
        return tuple(out)

    def _around(self, word: int) -> list[Attribution]:
        """The attributions whose contents hold a word, the innermost first."""
        return [
            a
            for a, pieces in zip(self.attributions, self.contents, strict=True)
            if any(first <= word < last for first, last in pieces)
        ]

    def _trigger(self, draft: Draft) -> tuple[Span, ...]:
        """The triggers' words as spans, words side by side as one; the chief one first."""
        first = _runs(list(draft.chief.words))
        rest = _runs(
            sorted(
                {w for t in draft.triggers[1:] for w in t.words} | set(draft.words) - set(draft.chief.words)
            )
        )
        return tuple(Span.of(self.reading.text, *self.reading.offsets(run)) for run in (*first, *rest))


def _words(reading: Reading, span: Span) -> WordSpan:
    inside = reading.words_in(span.start, span.end)
    return inside.start, inside.stop


def _runs(words: Sequence[int]) -> list[WordSpan]:
    runs: list[WordSpan] = []
    for w in words:
        if runs and runs[-1][1] == w:
            runs[-1] = (runs[-1][0], w + 1)
        else:
            runs.append((w, w + 1))
    return runs
