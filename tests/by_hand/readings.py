"""Readings made by hand: what the network would say of an invented sentence, so that rules are tested without weights.

    read("Idris Vane said the bridge had fallen.", cue("said", "Idris Vane", "the bridge had fallen"))

Spans are given as words of the text; `"said#2"` is the second place where they stand. Parts of speech and the parse are
guessed well enough for the rules: capitals inside a sentence are names, a source hangs on its cue as the subject, a content
on its cue, all other words below the head of what they stand in. With `clauses` the parse inside of a clause is guessed too
(`clauses.py`). What the guess gets wrong is told with `tags` ("Residents/NOUN") and `arcs` ("guards conj nurse": "guards"
is a conjunct of "nurse"; "fled root -": it is the root).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
from clauses import Guess, looks_like_a_verb

from sayso.attribution import Attributed, attribute
from sayso.language.encoding import ENDORSEMENTS, MEDIA, STANCES
from sayso.language.reading import CueReading, Reading, Word, WordSpan
from sayso.language.words import paragraph_starts, split_words
from sayso.records import Attribution, Report

_CLOSED = {
    "DET": "the a an this that these those no some any another each both all",
    "ADP": "of in on at by for from to with as into over near after before through under against about until since per",
    "PRON": "i he she it they we you him her them us me who which what his their its our my nobody",
    "CCONJ": "and or but nor",
    "SCONJ": "whether if because while",
    "AUX": "is are was were be been being has have had do does did will would could can may might should must",
    "PART": "not n't 's ’s",
    "NUM": "one two three four five six seven eight nine ten twelve",
    "VERB": "fell fallen held hold killed denied said told left lost opened ordered fired fled died closed reported quoting",
    "ADV": "also later here there now never",
    "ADJ": "rebel local military senior dead unnamed late",
}
_CLOSED_CLASS = {word: tag for tag, words in _CLOSED.items() for word in words.split()}
_MORE_NUMBERS = frozenset("eleven thirteen fifteen eighteen nineteen twenty thirty forty sixty dozen".split())
_MORE_ADPOSITIONS = frozenset(
    "between during without outside inside among toward towards off along upon despite".split()
)
_MORE_CONJUNCTIONS = frozenset({"when", "unless", "although"})
_ENDS, _CLOSING = set(".!?"), set('”»’"')
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}


@dataclass(frozen=True)
class Cue:
    """A cue by its words, with the words of what belongs to it, and what the network thinks of it."""

    words: str
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stance: dict[str, float] = field(default_factory=dict)
    endorsement: dict[str, float] = field(default_factory=dict)
    medium: dict[str, float] = field(default_factory=dict)
    probability: float = 0.9
    certainty: float = 0.9


def cue(
    words: str,
    source: str | tuple[str, ...] = (),
    content: str | tuple[str, ...] = (),
    *,
    via: str = "",
    said: str = "",
    medium: str = "",
    stance: str = "asserts",
    sure: float = 0.6,
    endorsement: str = "neutral",
    kind: str = "none",
    probability: float = 0.9,
    certainty: float = 0.9,
) -> Cue:
    """A cue; `stance`, `endorsement` and `kind` are what the network guesses, each as sure as `sure`."""
    given = {"source": source, "content": content, "via": via, "said": said, "medium": medium}
    roles = {k: (v,) if isinstance(v, str) else v for k, v in given.items() if v}
    guesses = (
        _distribution(STANCES, stance, sure),
        _distribution(ENDORSEMENTS, endorsement, sure),
        _distribution(MEDIA, kind, sure),
    )
    return Cue(words, roles, *guesses, probability, certainty)


def _distribution(names: tuple[str, ...], best: str, sure: float) -> dict[str, float]:
    rest = (1 - sure) / (len(names) - 1)
    return {name: sure if name == best else rest for name in names}


def read(
    text: str,
    *cues: Cue,
    tags: str = "",
    arcs: tuple[str, ...] = (),
    mentions: tuple[tuple[str, str], ...] = (),
    caveats: tuple[tuple[str, str, float], ...] = (),
    same: tuple[tuple[str, str], ...] = (),
    clauses: bool = False,
) -> Reading:
    """The reading of a text. `same` pairs a mention with an earlier one that the network takes for the same.

    `clauses`: guess who is the subject and the object of each verb too.
    """
    return _Making(text, cues, clauses=clauses).reading(tags, arcs, mentions, caveats, same)


class _Making:
    def __init__(self, text: str, cues: tuple[Cue, ...], *, clauses: bool = False) -> None:
        self.clauses = clauses
        self.text, self.offsets = text, split_words(text)
        self.words = [text[a:b] for a, b in self.offsets]
        self.breaks = paragraph_starts(text, self.offsets)
        self.sentences = self._sentences()
        self.cues = sorted((self._placed(c) for c in cues), key=lambda c: c.span)

    def reading(
        self,
        tags: str,
        arcs: tuple[str, ...],
        mentions: tuple[tuple[str, str], ...],
        caveats: tuple[tuple[str, str, float], ...],
        same: tuple[tuple[str, str], ...],
    ) -> Reading:
        upos = self._upos(tags)
        heads, relations = self._parse(upos, arcs)
        starts = [i for i, b in enumerate(self.breaks) if b]
        query, key = np.zeros((2, len(self.words), 64), dtype=np.float32)
        for number, (mention, earlier) in enumerate(same):
            query[slice(*self.find(mention)), number] = key[slice(*self.find(earlier)), number] = 6
        return Reading(
            self.text,
            tuple(
                Word(a, b, w, u, h, r)
                for (a, b), w, u, h, r in zip(self.offsets, self.words, upos, heads, relations, strict=True)
            ),
            tuple(self.sentences),
            tuple(zip(starts, [*starts[1:], len(self.words)][: len(starts)], strict=True)),
            tuple(self.cues),
            tuple((self.find(words), kind) for words, kind in mentions),
            tuple((self.find(words), kind, sureness) for words, kind, sureness in caveats),
            query,
            key,
        )

    def find(self, words: str) -> WordSpan:
        """The words' place; whole words only, the n-th where "#n" stands behind them."""
        match = re.fullmatch(r"(.*?)(?:#(\d+))?", words, re.DOTALL)
        assert match
        wanted = [match[1][a:b] for a, b in split_words(match[1])]
        size = len(wanted)
        places = [i for i in range(len(self.words) - size + 1) if self.words[i : i + size] == wanted]
        number = int(match[2] or 1)
        assert wanted, words
        assert len(places) >= number, f"{words!r} is not in the text"
        return places[number - 1], places[number - 1] + size

    def _placed(self, c: Cue) -> CueReading:
        roles = {name: tuple(sorted(self.find(p) for p in pieces)) for name, pieces in c.roles.items()}
        return CueReading(
            self.find(c.words),
            c.probability,
            c.probability,
            roles,
            dict.fromkeys(roles, c.certainty),
            c.stance,
            c.endorsement,
            0.5,
            c.medium,
        )

    def _sentences(self) -> list[WordSpan]:
        starts = [0] if self.words else []
        for i in range(1, len(self.words)):
            before = i - 1
            while before > 0 and self.words[before] in _CLOSING and self._touching(before):
                before -= 1
            ended = set(self.words[before]) <= _ENDS and not self._touching(i)
            if self.breaks[i] or (ended and (self.words[i][0].isupper() or self.words[i] in set('“"«‘'))):
                starts.append(i)
        return list(zip(starts, [*starts[1:], len(self.words)][: len(starts)], strict=True))

    def _touching(self, i: int) -> bool:
        return self.offsets[i - 1][1] == self.offsets[i][0]

    def _upos(self, tags: str) -> list[str]:
        upos = [self._tag(i) for i in range(len(self.words))]
        for c in self.cues:
            for i in range(*c.span):
                upos[i] = "VERB" if upos[i] in {"NOUN", "ADP"} else upos[i]
        for told in tags.split():
            word, tag = told.rsplit("/", 1)
            upos[self.find(word)[0]] = tag
        return upos

    def _tag(self, i: int) -> str:
        word = self.words[i]
        if not any(c.isalnum() for c in word):
            return "PUNCT"
        if word.lower() in _CLOSED_CLASS:
            return _CLOSED_CLASS[word.lower()]
        if word[0].isdigit():
            return "NUM"
        if self.clauses and (tag := self._tag_in_clause(i)):
            return tag
        first = any(i == a or (i == a + 1 and self.words[a] in set('“"«‘')) for a, _ in self.sentences)
        after = self.words[i + 1] if i + 1 < len(self.words) else ""
        known = after[:1].isupper() or after in {"'s", "’s"} or self.words.count(word) > 1 or word.isupper()
        return "PROPN" if word[0].isupper() and (not first or known) else "NOUN"

    def _tag_in_clause(self, i: int) -> str | None:
        word, before = self.words[i], self.words[i - 1].lower() if i else ""
        low = word.lower()
        if low in _MORE_NUMBERS:
            return "NUM"
        if low in _MORE_ADPOSITIONS:
            return "ADP"
        if low in _MORE_CONJUNCTIONS:
            return "SCONJ"
        return "VERB" if looks_like_a_verb(word, before) else None

    def _parse(self, upos: list[str], arcs: tuple[str, ...]) -> tuple[list[int], list[str]]:
        heads, relations = self._in_clauses(upos) if self.clauses else self._flat(upos)
        for arc in arcs:
            word, relation, head = arc.rsplit(" ", 2)
            at = self.find(word)[1] - 1
            heads[at], relations[at] = -1 if head == "-" else self.find(head)[0], relation
        return heads, relations

    def _in_clauses(self, upos: list[str]) -> tuple[list[int], list[str]]:
        """The guess for each sentence; each content of a cue apart, and then hung on its cue."""
        guess = Guess(self.words, upos)
        for a, b in self.sentences:
            left = set(range(a, b))
            own = [(span, c) for c in self.cues for span in c.roles.get("content", ()) if a <= span[0] < b]
            hung = []
            for span, c in sorted(own, key=lambda o: o[0][1] - o[0][0]):
                part = sorted(left & set(range(*span)) - set(range(*c.span)))
                if part:
                    hung.append((guess.parse(part), c.span[1] - 1))
                    left -= set(part)
            if left:
                guess.parse(sorted(left))
            for root, verb in hung:
                guess.heads[root], guess.relations[root] = verb, "ccomp"
        return guess.heads, guess.relations

    def _flat(self, upos: list[str]) -> tuple[list[int], list[str]]:
        heads, relations = [-1] * len(self.words), ["root"] * len(self.words)
        for a, b in self.sentences:
            own = [c.span[0] for c in self.cues if a <= c.span[0] < b]
            root = own[0] if own else a
            for i in range(a, b):
                if i != root:
                    heads[i], relations[i] = root, "dep"
        self._names(upos, heads, relations)
        widest = sorted(self.cues, key=lambda c: -sum(b - a for a, b in c.roles.get("content", ())))
        for c in widest:
            self._below(heads, relations, c, upos)
        return heads, relations

    def _names(self, upos: list[str], heads: list[int], relations: list[str]) -> None:
        for i in range(len(self.words) - 1):
            if upos[i] == upos[i + 1] == "PROPN" and heads[i] >= 0:
                heads[i], relations[i] = i + 1, "compound"

    def _below(self, heads: list[int], relations: list[str], c: CueReading, upos: list[str]) -> None:
        """Hangs a cue's content on the cue, and its source as the subject."""
        verb = c.span[1] - 1
        inside = {i for s in c.roles.get("content", ()) for i in range(*s)}
        for a, b in c.roles.get("content", ()):
            if verb in range(a, b):
                continue
            for i in range(a, b):
                heads[i], relations[i] = (verb, "ccomp") if i == a else (a, "dep")
        for i in range(c.span[0], verb):
            heads[i], relations[i] = verb, "aux"
        for a, b in c.roles.get("source", ()):
            top = _noun_of(self.words, upos, a, b)
            if inside.isdisjoint(range(a, b)):
                for i in range(a, b):
                    heads[i], relations[i] = (verb, "nsubj") if i == top else (top, "dep")


def _noun_of(words: list[str], upos: list[str], start: int, end: int) -> int:
    """The last noun of the first run of nouns that no possessive follows."""
    for i in range(start, end):
        after = words[i + 1] if i + 1 < end else "."
        if (
            upos[i] in _NOMINAL
            and after not in {"'s", "’s"}
            and (i + 1 >= end or upos[i + 1] not in _NOMINAL)
        ):
            return i
    return end - 1


def report_of(text: str, *, outlet: str | None = "The Harbour Post", published: str | None = None) -> Report:
    """A report with this text, of an invented outlet."""
    return Report(id="r1", file="r1.txt", outlet=outlet, published=published, text=text)


def attributed(
    text: str,
    *cues: Cue,
    outlet: str | None = "The Harbour Post",
    published: str | None = None,
    **how: object,
) -> Attributed:
    """All that the rules make of a hand-made reading."""
    return attribute(report_of(text, outlet=outlet, published=published), read(text, *cues, **how))  # type: ignore[arg-type]


def one(text: str, *cues: Cue, **how: object) -> Attribution:
    """The only attribution of a text."""
    found = attributed(text, *cues, **how).attributions  # type: ignore[arg-type]
    assert len(found) == 1, [contents(a) for a in found]
    return found[0]


def contents(attribution: Attribution) -> list[str]:
    """The pieces of the content, as words."""
    return [s.text for s in attribution.content]


def chain(attribution: Attribution) -> list[list[str]]:
    """The names of each link's speakers."""
    return [[s.name for s in link.speakers] for link in attribution.chain]


def last(attribution: Attribution) -> list[str]:
    """The names of the speakers of the last link."""
    return chain(attribution)[-1] if attribution.chain else []
