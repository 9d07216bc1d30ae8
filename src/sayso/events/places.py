"""Where: the place that a mention's own words give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.events import lexicon
from sayso.events.merging import Draft
from sayso.events.nearness import clause_cost, in_dateline, path_up
from sayso.events.toponyms import (
    WHERE,
    datelines,
    here,
    likely_toponyms,
    toponyms,
    unmarked_toponyms,
)
from sayso.events.vocabulary import words_of
from sayso.knowledge import states
from sayso.language.reading import Reading, WordSpan
from sayso.language.syntax import children
from sayso.records import Place, Span

if TYPE_CHECKING:
    from sayso.knowledge.places import Candidate

_WITHIN_A_PHRASE = frozenset({"nmod", "appos", "flat", "compound", "conj", "nmod:desc", "nmod:poss"})
MOST_PLACE = 8.0
LEAST_PARTING = 1.5
_WEAK = frozenset({"of", "from", "to", "by", "between", "with", "for"})
_PARTAKING = frozenset({"nsubj", "nsubj:pass", "iobj", "obl:agent"})


class Places:
    """The toponyms of a report, resolved together, and the one that a mention's words give."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        everywhere = toponyms(reading)
        everywhere += unmarked_toponyms(reading, everywhere)
        sure = [s for s in everywhere if not in_dateline(reading, s)]
        self._datelines = [s for s in everywhere if s not in sure]
        """Where the reporter is, not where it happened; they help to tell places of one name apart."""
        self._meant = self._by_dateline()
        self.spans = sorted([*sure, *likely_toponyms(reading, everywhere), *self._meant])
        self._sure = frozenset({*sure, *self._meant.values()})
        self._resolved: dict[WordSpan, Place] | None = None

    def _by_dateline(self) -> dict[WordSpan, WordSpan]:
        """For "here" and "this town" the name in the dateline above them."""
        named = datelines(self.reading)
        above = {span: [name for name in named if name[1] <= span[0]] for span in here(self.reading)}
        found = {span: names[-1] for span, names in above.items() if names}
        self._datelines += [name for name in found.values() if name not in self._datelines]
        return found

    def place_of(
        self, draft: Draft, actors: frozenset[int], recipients: frozenset[int], contents: Sequence[WordSpan]
    ) -> Place | None:
        """The place of a mention: the toponym of its sentence that the parse ties best.

        `actors`, `recipients`: chief words of its participants; `contents`: what others say in the sentence.
        """
        chief = draft.chief.head
        first, last = self.reading.sentence_at(chief)
        ranked = []
        for span in self.spans:
            if span[0] < first or last < span[1]:
                continue
            if any((a <= span[0] < b) != (a <= chief < b) for a, b in contents):
                continue
            cost = self._cost(draft, span, actors, recipients)
            if cost is not None:
                ranked.append((cost, span))
        for _, span in sorted(ranked):
            place = self._resolve().get(span)
            if place is not None:
                return place
        return None

    def _cost(
        self, draft: Draft, span: WordSpan, actors: frozenset[int], recipients: frozenset[int]
    ) -> float | None:
        """How far a toponym is from the mention in the parse; None where it is no place of it."""
        words = self.reading.words
        head = _head(self.reading, span)
        heads = set(draft.heads)
        if head in actors or head in recipients or words[head].relation in _PARTAKING:
            return None
        path = list(path_up(self.reading, head))
        prep = _preposition(self.reading, span, head)
        through = next((i for i in path[1:4] if i in actors or i in recipients), None)
        tied = next((n for n, i in enumerate(path) if i in heads), None)
        modifies = words[head].relation == "compound" and tied == 1  # "the Drodro killings"
        placed = prep in words_of("locative") or words[head].text.lower() == "here"
        if not placed and not modifies and through is None and words[head].relation != "obj":
            return None
        if words[head].relation == "nmod:poss" and prep not in words_of("locative"):
            return None
        if tied is None and not self._same_clause(draft, path):
            return None
        spoken = draft.chief.entry.type in lexicon.SPOKEN or draft.chief.entry.frame == "to"
        if spoken and (tied is None or tied > 1 or prep not in WHERE):
            return None
        near = min(abs(h - head) for h in heads) * 0.08
        cost = near + (4.0 if tied is None else tied + clause_cost(self.reading, path[:tied]))
        cost += 2.0 * (prep in _WEAK) + 1.5 * (through is not None)
        cost += 1.5 * bool(states.is_state(self.reading.text_of(span)))  # the finer place says more
        return cost if cost < MOST_PLACE else None

    def _same_clause(self, draft: Draft, path: Sequence[int]) -> bool:
        """Whether the toponym hangs on a verb that also governs the trigger."""
        above = list(path_up(self.reading, draft.chief.head))[:4]
        shared = next((n for n, i in enumerate(path) if i in above), None)
        return shared is not None and clause_cost(self.reading, path[:shared]) < LEAST_PARTING

    def _resolve(self) -> dict[WordSpan, Place]:
        if self._resolved is None:
            # Imported late: most of its time is opening the gazetteer.
            from sayso.knowledge.places import countries_near, resolve_all

            spans = [*(s for s in self.spans if s not in self._meant), *self._datelines]
            asked = [(*self.reading.offsets(span), self.reading.text_of(span)) for span in spans]
            found = resolve_all(asked, self.reading.text)
            countries = countries_near(asked, found, self.reading.text)
            self._resolved = {
                span: self._record(span, candidate, country)
                for span, candidate, country in zip(spans, found, countries, strict=True)
                if candidate is not None or span in self._sure
            }
            for span, name in self._meant.items():
                words = Span.of(self.reading.text, *self.reading.offsets(span))
                self._resolved[span] = replace(self._resolved[name], span=words)
        return self._resolved

    def _record(self, span: WordSpan, found: Candidate | None, country: str | None) -> Place:
        """A place as a record; a name that no gazetteer has keeps its words and its likely country."""
        words = Span.of(self.reading.text, *self.reading.offsets(span))
        if found is None:
            return Place(span=words, name=words.text, country=country)
        near = _preposition(self.reading, span, _head(self.reading, span)) in words_of("near")
        return Place(
            span=words,
            name=words.text,
            country=found.country,
            admin1=found.admin1,
            lat=found.lat,
            lon=found.lon,
            precision="near" if near and found.precision == "exact" else found.precision,
        )


def _head(reading: Reading, span: WordSpan) -> int:
    return next((i for i in range(*span) if not span[0] <= reading.words[i].head < span[1]), span[0])


def _preposition(reading: Reading, span: WordSpan, head: int) -> str:
    """The preposition before a toponym, looking over "the town of"."""
    for i in range(span[0] - 1, max(0, span[0] - 6), -1):  # "south of the town of"
        if reading.words[i].text == "of" and reading.words[i - 1].text.lower() in words_of("near"):
            return "near"
    right_before = reading.words[span[0] - 1].text.lower() if span[0] else ""
    if right_before in words_of("locative"):
        return right_before
    at = head
    told = ""
    for _ in range(4):
        cases = children(reading, at, "case")
        prep = reading.words[cases[-1]].text.lower() if cases else ""
        told = prep or told
        if prep and prep != "of":
            return prep
        word = reading.words[at]
        if word.head < 0 or word.relation not in _WITHIN_A_PHRASE:
            break
        at = word.head
    return told or right_before
