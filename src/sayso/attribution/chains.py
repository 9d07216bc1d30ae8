"""Chains: who passed it on to whom, from the link nearest to the report to the origin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.attribution.statements import NEAR, Statement, agreement, length, overlap, touch
from sayso.knowledge import cues, outlets, people
from sayso.language import phrases
from sayso.language.reading import Reading, WordSpan

_SAME = 0.5
_CLAIM_NOUN = re.compile(
    r"(?i)^(?:(?:claim|report|accusation|allegation|charge|suggestion)s?"
    r"|assertion|threat|statement|story)$"
)
_ITS_OWN = re.compile(
    r"(?i)^(?:this (?:newspaper|paper|website|reporter|correspondent)|us|our (?:reporter|correspondent))$"
)


@dataclass(frozen=True, slots=True)
class Chained:
    """A statement that is an attribution, with those of its nearer links and an outlet without a cue."""

    statement: Statement
    nearer: tuple[Statement, ...] = ()
    outlet: WordSpan | None = None
    """The words of a nearer link without a word of saying: "told Le Monde"."""


def chained(reading: Reading, statements: Sequence[Statement], own_outlet: str | None) -> list[Chained]:
    """The statements as attributions: those that are only a nearer link of another one are taken up by it."""
    nearer: dict[int, int] = {}
    outlet: dict[int, WordSpan] = {}
    for i, s in enumerate(statements):
        link = _nearer_statement(reading, statements, i)
        if link is not None and not _reaches(nearer, link, i):
            nearer[i] = link
            continue
        told = _told_outlet(reading, s, own_outlet)
        if told and not _already_speaks(reading, told, s):
            outlet[i] = told
    taken = set(nearer.values())
    out = []
    for i, s in enumerate(statements):
        if i not in taken:
            links = _links(statements, nearer, i)
            first = next((j for j, t in enumerate(statements) if t is links[0]), i) if links else i
            out.append(Chained(_widest(s, links), tuple(links), outlet.get(first)))
    return out


def _already_speaks(reading: Reading, told: WordSpan, statement: Statement) -> bool:
    """Whether what was told is itself the speaker of the statement, or of the one around it."""
    name = reading.text_of(told).lower()
    around = [statement, *([statement.parent] if statement.parent else [])]
    return any(
        reading.text_of(x).lower() == name or (touch(x, told) and x[0] == told[0])
        for s in around
        for x in s.source
        if s is not statement or x == told
    )


def _widest(statement: Statement, links: Sequence[Statement]) -> Statement:
    """The statement with the content of the link at which the network was surest of it."""
    best = max((statement, *links), key=lambda s: s.cue.certainty.get("content", 0.0))
    return replace(statement, content=best.content)


def _reaches(nearer: dict[int, int], start: int, goal: int) -> bool:
    seen = set()
    while start in nearer and start not in seen:
        seen.add(start)
        start = nearer[start]
    return start == goal


def _links(statements: Sequence[Statement], nearer: dict[int, int], i: int) -> list[Statement]:
    links: list[Statement] = []
    while i in nearer:
        i = nearer[i]
        links.insert(0, statements[i])
    return links


def _nearer_statement(reading: Reading, statements: Sequence[Statement], i: int) -> int | None:
    """The statement through which this one came: its speaker is this one's via, or the words say so."""
    s = statements[i]
    best: tuple[float, int] | None = None
    for j, t in enumerate(statements):
        if i == j or not t.source or t.parent is not s.parent or abs(t.cue.span[0] - s.cue.span[0]) > NEAR:
            continue
        score = _nearness(reading, s, t)
        if score and (best is None or score > best[0]):
            best = score, j
    return best[1] if best else None


def _nearness(reading: Reading, s: Statement, t: Statement) -> float:
    """How surely `t` is the nearer link of `s`; 0 where it is none."""
    agree = agreement(s.content, t.content)
    held = overlap(s.content, t.content) / max(1, min(length(s.content), length(t.content)))
    if _cites(reading, t) and not _cites(reading, s) and not _quoted_by(reading, t):
        return 0.0
    named = bool(s.via) and any(touch(v, x) for v in s.via for x in t.source)
    if named and (agree >= _SAME or held >= 0.9):
        return 2 + agree
    alike = agree >= _SAME or held >= 0.9
    if not alike or not _one_sentence(reading, s, t) or _quoted_by(reading, s):
        return 0.0
    if _quoted_by(reading, t):
        return 1 + agree
    if _relays(reading, t) and not _cites(reading, t) and not _relays(reading, s):
        return agree
    further = _cites(reading, s) and not _cites(reading, t)
    return agree if further and not s.via else 0.0


def _cites(reading: Reading, statement: Statement) -> bool:
    """Whether its speaker is cited ("citing a nurse") and does not cite ("the Post quoted a nurse")."""
    end = statement.cue.span[1]
    return _relays(reading, statement) and any(a >= end for a, _ in statement.source)


def _relays(reading: Reading, statement: Statement) -> bool:
    return cues.relays(reading.text_of(statement.cue.span))


def _quoted_by(reading: Reading, statement: Statement) -> bool:
    """Whether it reads "quoted by The Reef": the one behind "by" passes on, the other spoke."""
    b = statement.cue.span[1]
    words = reading.words
    last = words[b - 1].text.lower()
    return _relays(reading, statement) and (
        last == "by" or (b < len(words) and words[b].text.lower() == "by")
    )


def _one_sentence(reading: Reading, s: Statement, t: Statement) -> bool:
    return phrases.sentence_of(reading, s.cue.span[0]) == phrases.sentence_of(reading, t.cue.span[0])


def _told_outlet(reading: Reading, statement: Statement, own_outlet: str | None) -> WordSpan | None:
    """The outlet that was told, or whose sources speak, unless it is the report's own."""
    for span in statement.via:
        name = reading.text_of(span)
        if (
            _passes_on(reading, span)
            and not is_own(name, own_outlet)
            and not any(touch(span, s) and span[0] <= s[0] for s in statement.source)
        ):
            return span
    for span in statement.source:
        owner = _possessor(reading, span)
        if owner and _is_outlet(reading, owner) and not is_own(reading.text_of(owner), own_outlet):
            return owner
    if statement.via:
        return None
    return _object_outlet(reading, statement, own_outlet)


def _possessor(reading: Reading, span: WordSpan) -> WordSpan | None:
    """The owner of sources: "Le Monde" in "Le Monde's sources"."""
    words = reading.words
    for i in range(span[0] + 1, span[1] - 1):
        if words[i].text in {"'s", "’s", "'", "’"} and re.match(
            r"(?i)sources?$|informants?$|correspondents?$", words[span[1] - 1].text
        ):
            return span[0], i
    return None


def _object_outlet(reading: Reading, statement: Statement, own_outlet: str | None) -> WordSpan | None:
    """A named outlet that the parse makes the object of "told"."""
    a, b = statement.cue.span
    if not any(w.text.lower() in {"told", "tell", "tells", "telling"} for w in reading.words[a:b]):
        return None
    for i in range(b, min(b + 8, len(reading.words))):
        word = reading.words[i]
        if word.head in range(a, b) and word.relation in {"obj", "iobj"}:
            span = _subtree(reading, i)
            if _is_outlet(reading, span) and not is_own(reading.text_of(span), own_outlet):
                return span
    return None


def _subtree(reading: Reading, head: int) -> WordSpan:
    inside = {head}
    for i in range(max(0, head - 6), min(len(reading.words), head + 6)):
        if (
            reading.words[i].head in inside
            and reading.words[i].relation.split(":")[0]
            in {"det", "compound", "flat", "amod", "nmod", "appos", "case"}
            and i < head + 4
        ):
            inside.add(i)
    return min(inside), max(inside) + 1


def _passes_on(reading: Reading, span: WordSpan) -> bool:
    """Whether what was told can carry a report further: an outlet or a document, not a person or a crowd."""
    name = reading.text_of(span)
    return _is_outlet(reading, span) or people.kind_of(name, reading.words[span[1] - 1].text) == "document"


def _is_outlet(reading: Reading, span: WordSpan) -> bool:
    name = reading.text_of(span)
    return outlets.is_outlet(name) or outlets.describes_outlet(name)


def is_own(name: str, own_outlet: str | None) -> bool:
    """Whether a name is that of the report's own outlet."""
    if _ITS_OWN.match(name.strip()):
        return True
    if not own_outlet:
        return False
    mine, other = _plain_words(own_outlet), _plain_words(name)
    return bool(other) and (
        other == mine
        or (len(other) > 1 and " ".join(other) in " ".join(mine))
        or (len(mine) > 1 and " ".join(mine) in " ".join(other))
    )


def _plain_words(name: str) -> list[str]:
    return [w for w in re.findall(r"\w+", name.lower()) if w != "the"]


def lengthens(reading: Reading, statement: Statement) -> bool:
    """Whether what stands in another's content has the longer chain.

    "denied the claim by X that P" is X's claim and a denial of it: the content is the claim itself, so X did
    not speak through the one who denies.
    """
    parent = statement.parent
    if parent is None:
        return False
    if not _CLAIM_NOUN.match(reading.words[statement.cue.span[0]].text):
        return True
    words = [i for piece in parent.content for i in reading.words_in(*piece)]
    before = [reading.words[i] for i in words if i < statement.cue.span[0]]
    return any(w.upos in {"VERB", "AUX", "SCONJ"} for w in before)
