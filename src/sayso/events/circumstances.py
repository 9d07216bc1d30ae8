"""Where and when: the place and the time that a mention's own words give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sayso.events.merging import Draft
from sayso.events.nouns import time_words
from sayso.knowledge import dates, states
from sayso.knowledge.dates import TimeExpression
from sayso.knowledge.outlets import is_outlet
from sayso.language.phrases import names, new_line
from sayso.language.quotes import dateline_end
from sayso.language.reading import Reading, WordSpan
from sayso.language.syntax import children
from sayso.records import Attribution, Place, Span, Time

if TYPE_CHECKING:
    from sayso.knowledge.places import Candidate

_LOCATIVE = frozenset(
    "in at near outside inside around off across throughout through over into on to from within above toward towards between beyond along south north east west of by".split()
)
_WHERE = frozenset({"in", "at", "outside", "near", "on", "inside"})
_BEFORE_PLACES = frozenset({"in", "at", "near", "outside", "around", "from", "off", "to", "towards", "toward", "into", "of"})
_WITHIN_A_PHRASE = frozenset({"nmod", "appos", "flat", "compound", "conj", "nmod:desc", "nmod:poss"})
_JOINERS = frozenset("- – ’ ' de del la el al los las sur ad di do da dos du".split())
_NO_PLACES = frozenset("x us un facebook telegram twitter parliament congress line".split())
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT"})
"""Types of acts of speech: they take a place only where it is said of the speaking itself."""
MOST_PLACE, LEAST_PARTING = 8.0, 1.5
_WEAK = frozenset({"of", "from", "to", "by", "between", "with", "for"})
_NEAR = frozenset("near outside off around toward towards beyond south north east west by".split())
_PARTAKING = frozenset({"nsubj", "nsubj:pass", "iobj", "obl:agent"})
MOST_TIME = 6.0
"""A time expression further away in the parse belongs to another act."""
_DIRECTION = re.compile(r"(?i)^(?:northern|southern|eastern|western|central|north|south|east|west|north-?eastern|north-?western|south-?eastern|south-?western|upper|lower|coastal|rural)$")


class Places:
    """The toponyms of a report, resolved together, and the one that a mention's words give."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        everywhere = toponyms(reading)
        everywhere += _by_preposition(reading, everywhere)
        sure = [s for s in everywhere if not _in_dateline(reading, s)]
        self._datelines = [s for s in everywhere if s not in sure]
        """They tell where the reporter is: no event's place, but they help to tell places of one name apart."""
        self.spans = sorted([*sure, *_likely(reading, everywhere)])
        self._sure = frozenset(sure)
        self._resolved: dict[WordSpan, Place] | None = None

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

    def _cost(self, draft: Draft, span: WordSpan, actors: frozenset[int], recipients: frozenset[int]) -> float | None:
        """How far a toponym is from the mention in the parse; None where it is no place of it."""
        words = self.reading.words
        head = _head(self.reading, span)
        heads = set(draft.heads)
        if head in actors or head in recipients or words[head].relation in _PARTAKING:
            return None
        path = list(_path(self.reading, head))
        prep = _preposition(self.reading, span, head)
        through = next((i for i in path[1:4] if i in actors or i in recipients), None)
        tied = next((n for n, i in enumerate(path) if i in heads), None)
        modifies = words[head].relation == "compound" and tied == 1  # "the Drodro killings"
        if prep not in _LOCATIVE and through is None and words[head].relation != "obj" and not modifies:
            return None
        if words[head].relation == "nmod:poss" and prep not in _LOCATIVE:
            return None
        if tied is None and not self._same_clause(draft, path):
            return None
        spoken = draft.chief.entry.type in _SPOKEN or draft.chief.entry.frame == "to"
        if spoken and (tied is None or tied > 1 or prep not in _WHERE):
            return None
        near = min(abs(h - head) for h in heads) * 0.08
        cost = near + (4.0 if tied is None else tied + _clause_cost(self.reading, path[:tied]))
        cost += 2.0 * (prep in _WEAK) + 1.5 * (through is not None)
        cost += 1.5 * bool(states.is_state(self.reading.text_of(span)))  # the finer place says more
        return cost if cost < MOST_PLACE else None

    def _same_clause(self, draft: Draft, path: Sequence[int]) -> bool:
        """Whether the toponym hangs on a verb that also governs the trigger."""
        above = list(_path(self.reading, draft.chief.head))[:4]
        shared = next((n for n, i in enumerate(path) if i in above), None)
        return shared is not None and _clause_cost(self.reading, path[:shared]) < LEAST_PARTING

    def _resolve(self) -> dict[WordSpan, Place]:
        if self._resolved is None:
            from sayso.knowledge.places import countries_near, resolve_all  # most of its time is opening the gazetteer

            spans = [*self.spans, *self._datelines]
            asked = [(*self.reading.offsets(span), self.reading.text_of(span)) for span in spans]
            found = resolve_all(asked, self.reading.text)
            countries = countries_near(asked, found, self.reading.text)
            self._resolved = {
                span: self._record(span, candidate, country)
                for span, candidate, country in zip(spans, found, countries, strict=True)
                if candidate is not None or span in self._sure
            }
        return self._resolved

    def _record(self, span: WordSpan, found: Candidate | None, country: str | None) -> Place:
        """A place as a record; a name that no gazetteer has keeps its words and the country that is likely."""
        words = Span.of(self.reading.text, *self.reading.offsets(span))
        if found is None:
            return Place(span=words, name=words.text, country=country)
        near = _preposition(self.reading, span, _head(self.reading, span)) in _NEAR
        return Place(
            span=words,
            name=words.text,
            country=found.country,
            admin1=found.admin1,
            lat=found.lat,
            lon=found.lon,
            precision="near" if near and found.precision == "exact" else found.precision,
        )


def toponyms(reading: Reading) -> list[WordSpan]:
    """Names of places: what the network marks as one, and names of states."""
    found: list[WordSpan] = []
    for (a, b), kind in reading.mentions:
        span = _name_part(reading, (a, b)) if kind == "place" else None
        if span and not _is_no_place(reading, span):
            found.append(span)
    for sentence in reading.sentences:
        found += [s for s in _states_in(reading, sentence) if not _touches(s, found)]
    return sorted(found)


def _likely(reading: Reading, sure: Sequence[WordSpan]) -> list[WordSpan]:
    """Other names behind "in", "near", "at": places if the gazetteer knows them."""
    found = []
    for span in names(reading):
        before = reading.words[span[0] - 1].text.lower() if span[0] else ""
        if before in _BEFORE_PLACES and not _touches(span, sure) and not _is_no_place(reading, span):
            found.append(span)
    return found


def _by_preposition(reading: Reading, known: Sequence[WordSpan]) -> list[WordSpan]:
    """Names behind "at", "near", "around" that the network takes for nobody: villages that no gazetteer has."""
    taken = [span for span, kind in reading.mentions if kind != "place"]
    found = []
    for span in names(reading):
        before = reading.words[span[0] - 1].text.lower() if span[0] else ""
        free = not _touches(span, known) and not _touches(span, taken) and not _is_no_place(reading, span)
        if before in _WHERE and free and not is_outlet(reading.text_of(span)) and not _ends_with_noun(reading, span):
            found.append(span)
    return found


def _ends_with_noun(reading: Reading, span: WordSpan) -> bool:
    """Whether the name only modifies a noun: "in Sputnik vaccines"."""
    after = span[1]
    return after < len(reading.words) and reading.words[after].upos in {"NOUN", "PROPN"} and reading.words[span[1] - 1].head >= after


def _touches(span: WordSpan, others: Sequence[WordSpan]) -> bool:
    return any(span[0] < b and a < span[1] for a, b in others)


def _is_no_place(reading: Reading, span: WordSpan) -> bool:
    """Days, months, networks and adjectives of states, which stand like places."""
    text = reading.text_of(span)
    low = text.lower()
    demonym = states.country_of(text) is not None and not states.is_state(text) and span[1] - span[0] == 1
    return demonym or low in time_words() or low in _NO_PLACES or reading.words[span[0]].upos == "NUM"


def _name_part(reading: Reading, span: WordSpan) -> WordSpan | None:
    """The capitalised run of a place's words: "Aderbissinat" of "the town of Aderbissinat"."""
    runs: list[WordSpan] = []
    start = None
    for i in range(span[0], span[1] + 1):
        word = reading.words[i].text if i < span[1] else ""
        goes_on = word[:1].isupper() or (start is not None and word.lower() in _JOINERS)
        if goes_on and start is None and word.lower() not in {"the", "a", "an"}:
            start = i
        elif not goes_on and start is not None:
            runs.append((start, i))
            start = None
    if not runs:
        return None
    a, b = runs[0]
    while b - a > 1 and _DIRECTION.match(reading.words[a].text):
        a += 1
    while b > a and not reading.words[b - 1].text[:1].isupper():
        b -= 1
    return (a, b) if b > a else None


def _states_in(reading: Reading, sentence: WordSpan) -> Iterable[WordSpan]:
    """Names of states that the network has not marked."""
    i = sentence[0]
    while i < sentence[1]:
        if reading.words[i].text[:1].isupper() and reading.words[i].upos == "PROPN":
            for length in (3, 2, 1):
                span = (i, i + length)
                ends = span[1] <= sentence[1] and reading.words[span[1] - 1].text[0].isalpha()  # no full stop
                if ends and states.is_state(reading.text_of(span)):
                    yield span
                    i += length - 1
                    break
        i += 1


def _in_dateline(reading: Reading, span: WordSpan) -> bool:
    start = span[0]
    while start > 0 and not new_line(reading, start):
        start -= 1
    return dateline_end(reading.text, reading.words[start].start) > reading.words[span[0]].start


def _head(reading: Reading, span: WordSpan) -> int:
    return next((i for i in range(*span) if not span[0] <= reading.words[i].head < span[1]), span[0])


def _path(reading: Reading, word: int) -> Iterable[int]:
    """The word and those above it, up to the root."""
    for _ in range(12):
        if word < 0:
            return
        yield word
        word = reading.words[word].head


def _preposition(reading: Reading, span: WordSpan, head: int) -> str:
    """The preposition before a toponym, looking over "the town of"."""
    for i in range(span[0] - 1, max(0, span[0] - 6), -1):  # "south of the town of"
        if reading.words[i].text == "of" and reading.words[i - 1].text.lower() in _NEAR:
            return "near"
    right_before = reading.words[span[0] - 1].text.lower() if span[0] else ""
    if right_before in _LOCATIVE:
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


def _clause_cost(reading: Reading, path: Sequence[int]) -> float:
    """How much the clauses on a path of the parse part its two ends: a shared subject hardly, a relative clause much."""
    cost = 0.0
    for i in path[1:]:
        word = reading.words[i]
        if word.upos not in {"VERB", "AUX"}:
            continue
        cost += _PARTING.get(word.relation, 4.0)
        if word.relation == "advcl" and any(reading.words[m].text.lower() in _OTHER_TIMES for m in children(reading, i, "mark")):
            cost += 2.0
    return cost


_PARTING = {"conj": 0.5, "advcl": 1.5, "xcomp": 0.5, "acl": 1.5, "amod": 0.5}
_OTHER_TIMES = frozenset({"since", "until", "because", "although", "if", "unless"})


class Times:
    """The time expressions of a report, and the one that a mention's words give."""

    def __init__(self, reading: Reading, published: date | None) -> None:
        self.reading, self.published = reading, published
        found = [(t, reading.words_in(t.start, t.end)) for t in dates.find_times(reading.text)]
        self.found = [(t, words) for t, words in found if words and not _in_dateline(reading, (words[0], words[-1] + 1))]
        self._anchors = self._told_before()

    def _told_before(self) -> list[date | None]:
        """For each expression the day that was told last before it."""
        out: list[date | None] = []
        last: date | None = None
        for t, _ in self.found:
            out.append(last)
            resolved = dates.resolve(t.text, self.published)
            if resolved is not None and resolved.start == resolved.end:
                last = resolved.start
        return out

    def time_of(
        self, draft: Draft, scope: range, around: Sequence[Attribution], contents: Sequence[WordSpan], future: bool
    ) -> Time | None:
        """The time of a mention: the expression that the parse ties best, resolved against when it was said."""
        ranked = []
        for n, (t, words) in enumerate(self.found):
            if not (scope.start <= words[0] and words[-1] < scope.stop) or self._is_no_time_of(draft, t):
                continue
            cost = self._cost(draft, words, contents)
            if cost is not None:
                ranked.append((cost, n))
        for _, n in sorted(ranked):
            told = self._resolved(n, around, future)
            if told is not None:
                return told
        return None

    def _is_no_time_of(self, draft: Draft, expression: TimeExpression) -> bool:
        """"Since 2021" is told of what lasts, not of a noun; "a day after" leads over to another event."""
        low = expression.text.lower()
        since = low.startswith("since") and (draft.chief.entry.noun or draft.chief.entry.type in _SPOKEN)
        return since or low.endswith((" after", " before"))

    def _resolved(self, n: int, around: Sequence[Attribution], future: bool) -> Time | None:
        t: TimeExpression = self.found[n][0]
        said = next((a.chain[-1].said for a in around if a.chain and a.chain[-1].said), None)
        anchor = date.fromisoformat(said.start) if said and said.start == said.end else self._anchors[n]
        resolved = dates.resolve(t.text, self.published, anchor=anchor, future=future)
        return dates.to_time(t.text, resolved) if resolved else None

    def _cost(self, draft: Draft, words: range, contents: Sequence[WordSpan]) -> float | None:
        """How far an expression is from the mention in the parse; None where it belongs to another act."""
        chief = draft.chief.head
        for a, b in contents:
            inside = a <= words[0] < b
            if inside != (a <= chief < b):
                return None
        tops = [i for i in words if self.reading.words[i].head not in words]
        top = tops[0] if tops else words[0]
        path = list(_path(self.reading, top))
        tied = next((i for i, w in enumerate(path) if w in draft.heads), None)
        if tied is not None:
            cost = tied + _clause_cost(self.reading, path[:tied])
            return cost if cost < MOST_TIME else None
        above = list(_path(self.reading, chief))
        shared = next((i for i, w in enumerate(path) if w in above), None)
        if shared is None:
            return None
        cost = 1.0 + shared + _clause_cost(self.reading, path[:shared]) + 0.5 * above.index(path[shared])
        return cost if cost < MOST_TIME else None
