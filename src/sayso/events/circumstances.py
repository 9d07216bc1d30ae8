"""Where and when: the place and the time that a mention's own words give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from sayso.events.merging import Draft
from sayso.knowledge import dates, states
from sayso.knowledge.dates import TimeExpression
from sayso.language.phrases import new_line
from sayso.language.quotes import dateline_end
from sayso.language.reading import Reading, WordSpan
from sayso.language.syntax import children
from sayso.records import Attribution, Place, Span, Time

_LOCATIVE = frozenset(
    "in at near outside inside around off across throughout through over into on to from within above toward towards between beyond along south north east west of by".split()
)
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
        self.spans = toponyms(reading)
        self._resolved: dict[WordSpan, Place] | None = None

    def place_of(self, draft: Draft, taken: frozenset[int], scope: range, contents: Sequence[WordSpan]) -> Place | None:
        """The place of a mention: the toponym that the parse ties best.

        `taken`: chief words of participants; `scope`: its sentence; `contents`: what others say in that sentence.
        """
        chief = draft.chief.head
        ranked = []
        for span in self.spans:
            if span[0] < scope.start or scope.stop < span[1]:
                continue
            if any((a <= span[0] < b) != (a <= chief < b) for a, b in contents):
                continue
            cost = self._cost(draft, span, taken)
            if cost is not None:
                ranked.append((cost, span))
        return self._resolve()[min(ranked)[1]] if ranked else None

    def _cost(self, draft: Draft, span: WordSpan, taken: frozenset[int]) -> float | None:
        """How far a toponym is from the mention in the parse; None where it is no place of it."""
        words = self.reading.words
        head = _head(self.reading, span)
        heads = set(draft.heads)
        path = list(_path(self.reading, head))
        prep = _preposition(self.reading, span, head)
        inside = any(i in taken for i in path[1:4]) and head not in taken
        if head in taken or words[head].relation in _PARTAKING:
            return None
        tied = next((n for n, i in enumerate(path) if i in heads), None)
        if prep not in _LOCATIVE and not inside and words[head].relation != "obj":
            return None
        if words[head].relation == "nmod:poss" and prep not in _LOCATIVE:
            return None
        tied_cost = None if tied is None else tied + 3.0 * _clauses_between(self.reading, path[:tied])
        cost = tied_cost if tied_cost is not None else 4.0 + min(abs(h - head) for h in heads) * 0.15
        cost += 2.0 * (prep in _WEAK) + 1.5 * bool(inside) + 1.0 * (tied is None and not self._same_clause(draft, path))
        cost += 0.3 * bool(states.is_state(self.reading.text_of(span)))
        return cost if cost < 9 else None

    def _same_clause(self, draft: Draft, path: Sequence[int]) -> bool:
        """Whether the toponym hangs on a verb that also governs the trigger."""
        above = set(_path(self.reading, draft.chief.head))
        return any(i in above for i in path[:3])

    def _resolve(self) -> dict[WordSpan, Place]:
        if self._resolved is None:
            from sayso.knowledge.places import resolve_all  # a late import: most of its time is opening the gazetteer

            asked = [(*self.reading.offsets(span), self.reading.text_of(span)) for span in self.spans]
            found = resolve_all(asked, self.reading.text)
            self._resolved = {
                span: self._record(span, candidate) for span, candidate in zip(self.spans, found, strict=True)
            }
        return self._resolved

    def _record(self, span: WordSpan, found: object) -> Place:
        words = Span.of(self.reading.text, *self.reading.offsets(span))
        if found is None:
            return Place(span=words, name=words.text, country=self._country_near(span))
        near = _preposition(self.reading, span, _head(self.reading, span)) in _NEAR
        precision = found.precision  # type: ignore[attr-defined]
        return Place(
            span=words,
            name=words.text,
            country=found.country,  # type: ignore[attr-defined]
            admin1=found.admin1,  # type: ignore[attr-defined]
            lat=found.lat,  # type: ignore[attr-defined]
            lon=found.lon,  # type: ignore[attr-defined]
            precision="near" if near and precision == "exact" else precision,
        )

    def _country_near(self, span: WordSpan) -> str | None:
        """For a name that no gazetteer has: the country that the report speaks of most, nearest first."""
        told: dict[str, float] = {}
        for other in self.spans:
            code = states.country_of(self.reading.text_of(other))
            if code:
                told[code] = told.get(code, 0) + 1 / (1 + abs(other[0] - span[0]) / 50)
        return max(told, key=lambda c: told[c]) if told else None


def _clauses_between(reading: Reading, path: Sequence[int]) -> int:
    """How many clauses of their own lie on a path of the parse."""
    return sum(reading.words[i].upos in {"VERB", "AUX"} for i in path[1:])


def toponyms(reading: Reading) -> list[WordSpan]:
    """Names of places: what the network marks as one, and names of states, without datelines."""
    found: list[WordSpan] = []
    for (a, b), kind in reading.mentions:
        if kind != "place":
            continue
        span = _name_part(reading, (a, b))
        if span and not _in_dateline(reading, span):
            found.append(span)
    for sentence in reading.sentences:
        found += [s for s in _states_in(reading, sentence) if not any(s[0] < f[1] and f[0] < s[1] for f in found)]
    return sorted(found)


def _name_part(reading: Reading, span: WordSpan) -> WordSpan | None:
    """The capitalised run of a place's words: "Aderbissinat" of "the town of Aderbissinat"."""
    runs: list[WordSpan] = []
    start = None
    for i in range(span[0], span[1] + 1):
        name = i < span[1] and (reading.words[i].text[:1].isupper() or (start is not None and reading.words[i].text in {"-", "’", "'", "de", "al", "el", "es"}))
        if name and start is None and reading.words[i].text.lower() not in {"the", "a", "an"}:
            start = i
        elif not name and start is not None:
            runs.append((start, i))
            start = None
    if not runs:
        return None
    a, b = runs[-1] if len(runs) == 1 else runs[0]
    while b - a > 1 and _DIRECTION.match(reading.words[a].text) and reading.words[a].text.endswith("ern"):
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
                if span[1] <= sentence[1] and states.is_state(reading.text_of(span)):
                    yield span
                    i += length - 1
                    break
        i += 1


def _in_dateline(reading: Reading, span: WordSpan) -> bool:
    start = span[0]
    while start > 0 and not new_line(reading, start):
        start -= 1
    at = reading.words[start].start
    return dateline_end(reading.text, at) > reading.words[span[0]].start


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
    at = head
    told = ""
    for _ in range(4):
        cases = children(reading, at, "case")
        prep = reading.words[cases[-1]].text.lower() if cases else ""
        told = prep or told
        if prep and prep != "of":
            return prep
        word = reading.words[at]
        if word.head < 0 or word.relation not in {"nmod", "appos", "flat", "compound", "conj", "nmod:desc"}:
            break
        at = word.head
    before = span[0] - 1
    return told or (reading.words[before].text.lower() if before >= 0 else "")


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
            if not words or not (scope.start <= words[0] and words[-1] < scope.stop):
                continue
            cost = self._cost(draft, words, contents)
            if cost is not None:
                ranked.append((cost, n))
        for _, n in sorted(ranked):
            told = self._resolved(n, around, future)
            if told is not None:
                return told
        return None

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
            cost = tied + 4.0 * _clauses_between(self.reading, path[:tied])
            return cost if cost < MOST_TIME else None
        if self.reading.text[self.reading.words[words[0]].start :].lower().startswith("since"):
            return None
        above = list(_path(self.reading, chief))
        shared = next((i for i, w in enumerate(path) if w in above), None)
        if shared is None:
            return None
        cost = 1.0 + shared + 3.0 * _clauses_between(self.reading, path[:shared]) + 0.5 * above.index(path[shared])
        return cost if cost < MOST_TIME else None
