"""When: the time that a mention's own words give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sayso.events import lexicon
from sayso.events.merging import Draft
from sayso.events.nearness import clause_cost, in_dateline, path_up
from sayso.knowledge import dates
from sayso.knowledge.dates import TimeExpression
from sayso.language.reading import Reading, WordSpan
from sayso.records import Attribution, Time

MOST_BESIDE = 3
"""Words between a verb of speech and a time that is its own wherever the parse hangs it."""
MOST_TIME = 6.0
"""A time expression further away in the parse belongs to another act."""


class Times:
    """The time expressions of a report, and the one that a mention's words give."""

    def __init__(self, reading: Reading, published: date | None) -> None:
        self.reading, self.published = reading, published
        found = [(t, reading.words_in(t.start, t.end)) for t in dates.find_times(reading.text)]
        self.found = [
            (t, words) for t, words in found if words and not in_dateline(reading, (words[0], words[-1] + 1))
        ]
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
        self,
        draft: Draft,
        scope: range,
        around: Sequence[Attribution],
        contents: Sequence[WordSpan],
        future: bool,
    ) -> Time | None:
        """The time of a mention: the best tied expression, resolved against when it was said."""
        before = self._reckoned_back(draft, scope)
        if before is not None:
            return before
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

    def _reckoned_back(self, draft: Draft, scope: range) -> Time | None:
        """The day reckoned back in "freed on Thursday, eleven days after gunmen took it"."""
        chief = draft.chief.head
        if self.reading.words[chief].relation not in {"advcl", "acl", "ccomp"}:
            return None
        for n, (t, words) in enumerate(self.found):
            near = scope.start <= words[0] and words[-1] < chief and chief - words[-1] <= 8
            if near and t.text.lower().endswith(" after"):
                anchors = [
                    dates.resolve(o.text, self.published) for o, w in self.found[:n] if w[0] >= scope.start
                ]
                days = [a.start for a in anchors if a is not None and a.start == a.end]
                resolved = (
                    dates.resolve(f"{t.text[:-6]} earlier", self.published, anchor=days[-1]) if days else None
                )
                return dates.to_time(t.text, resolved) if resolved else None
        return None

    def _is_no_time_of(self, draft: Draft, expression: TimeExpression) -> bool:
        """Whether it dates another: "since 2021" tells of what lasts, "a day after" of the next event."""
        low = expression.text.lower()
        since = low.startswith("since") and (
            draft.chief.entry.noun or draft.chief.entry.type in lexicon.SPOKEN
        )
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
        path = list(path_up(self.reading, top))
        tied = next((i for i, w in enumerate(path) if w in draft.heads), None)
        beside = min(abs(w - chief) for w in words) <= MOST_BESIDE
        parting = None if tied is None else clause_cost(self.reading, path[:tied])
        own = parting == 0
        if draft.chief.entry.type in lexicon.SPOKEN and not own and not beside:
            return None  # "rejected the deal signed a day earlier": that day is the signing's
        if tied is not None and parting is not None:
            cost = tied + parting
            return cost if cost < MOST_TIME else None
        above = list(path_up(self.reading, chief))
        shared = next((i for i, w in enumerate(path) if w in above), None)
        if shared is None:
            return None
        up = above[: above.index(path[shared])]
        cost = 1.0 + shared + clause_cost(self.reading, path[:shared])
        cost += 0.5 * len(up) + 4.0 * any(self.reading.words[i].relation == "acl:relcl" for i in up)
        return cost if cost < MOST_TIME else None
