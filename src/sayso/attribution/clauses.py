"""How far what is said reaches, by the parse: the whole clause, and not the verb's other object."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.sourcing import ADVERBS, with_relayed, with_source, without_relayers
from sayso.attribution.statements import (
    NEAR,
    Offsets,
    Statement,
    join,
    length,
    overlap,
    trim,
    whole_quotations,
    without_dateline,
)
from sayso.knowledge import cues
from sayso.language.quotes import Quotation
from sayso.language.reading import Reading, WordSpan
from sayso.language.syntax import children, subtree, under, verb_of, whole_phrase

_BELIEVED = re.compile(
    r"(?i)\b(?:believed|thought|said|reported|understood|alleged|known|feared|rumou?red|presumed|suspected)$"
)
_OBJECT_THEN = {"of": re.compile(r"(?i)^accus"), "for": re.compile(r"(?i)^(?:ask|blam|prais|pressed)")}
_GOES_ON = frozenset("unless if until because who whose which where".split())
"""Words that open a clause which belongs to the content before it, wherever the parse hangs it."""


def settled(
    reading: Reading,
    quotations: Sequence[Quotation],
    statements: Sequence[Statement],
    closed: Sequence[Offsets] = (),
) -> list[Statement]:
    """The statements put right by the parse. `closed`: characters that no content may enter (caveats)."""
    sourced = [with_source(reading, s) for s in statements]
    sourced = with_relayed(reading, [without_relayers(reading, s, sourced) for s in sourced])
    shut = frozenset(i for c in closed for i in reading.words_in(*c))

    def put_right(s: Statement) -> Statement:
        s = _without_scraps(reading, s, closed)
        s = _completed(reading, quotations, s, sourced, shut)
        s = _around_adverb(reading, quotations, s)
        s = _with_raised_subject(reading, s)
        return _without_object(reading, quotations, s)

    return [put_right(s) for s in sourced]


def _without_scraps(reading: Reading, statement: Statement, closed: Sequence[Offsets]) -> Statement:
    """Without pieces that are but a "that" or "him", or that lie in a caveat, where better ones are left."""
    kept = [p for p in statement.content if not _is_scrap(reading, p) and not _mostly_in(closed, p)]
    return replace(statement, content=tuple(kept)) if kept else statement


def _is_scrap(reading: Reading, piece: Offsets) -> bool:
    inside = [reading.words[i] for i in reading.words_in(*piece)]
    small = {"SCONJ", "DET", "PRON", "ADP", "PART", "CCONJ", "AUX"}
    return len(inside) <= 1 and all(w.upos in small for w in inside)


def _mostly_in(closed: Sequence[Offsets], piece: Offsets) -> bool:
    return overlap(closed, [piece]) > 0.5 * (piece[1] - piece[0])


def _completed(
    reading: Reading,
    quotations: Sequence[Quotation],
    statement: Statement,
    all_: Sequence[Statement],
    closed: frozenset[int],
) -> Statement:
    """The statement with each unquoted piece stretched over the clause that hangs on its head."""
    taboo = set(range(*statement.cue.span)) | {i for s in statement.source for i in range(*s)}
    taboo |= {
        i for name in ("said", "medium", "via") for s in statement.cue.roles.get(name, ()) for i in range(*s)
    }
    for other in all_:
        near = abs(other.cue.span[0] - statement.cue.span[0]) < NEAR
        apart = not overlap(other.content, statement.content)
        cited = cues.relays(reading.text_of(other.cue.span)) and not overlap(statement.content, [other.at])
        if near and other is not statement and (apart or cited):
            taboo |= set(range(*other.cue.span)) | {i for s in other.source for i in range(*s)}
    taboo |= closed
    pieces = []
    for piece in statement.content:
        quoted = any(q.start <= piece[0] and piece[1] <= q.end for q in quotations)
        pieces.append(piece if quoted else _stretched(reading, quotations, statement, piece, taboo))
    joined = join(reading.text, pieces, [statement.at, *(reading.offsets(s) for s in statement.source)])
    return replace(statement, content=tuple(joined))


def _stretched(
    reading: Reading,
    quotations: Sequence[Quotation],
    statement: Statement,
    piece: Offsets,
    taboo: set[int],
) -> Offsets:
    words = reading.words
    inside = reading.words_in(*piece)
    if not inside:
        return piece
    a, b = inside[0], inside[-1] + 1
    head = next((i for i in inside if not a <= words[i].head < b), a)
    sentence = reading.sentence_at(head)
    while b < sentence[1] and b not in taboo and under(reading, b, head, taboo):
        b += 1
    while a > sentence[0] and a - 1 not in taboo and under(reading, a - 1, head, taboo):
        a -= 1
    a, b = _to_the_ends(reading, statement, (a, b), sentence, taboo)
    start, end = min(piece[0], words[a].start), max(piece[1], words[b - 1].end)
    start, end = whole_quotations(quotations, (start, end), (-1, -1))
    start, end = without_dateline(reading, (start, end))
    return trim(reading.text, quotations, (start, end))


def _to_the_ends(
    reading: Reading, statement: Statement, span: WordSpan, sentence: WordSpan, taboo: set[int]
) -> WordSpan:
    """A content before ", X said" from the sentence's start; one behind the cue over what goes on."""
    a, b = span
    marks = [statement.cue.span, *statement.source]
    first, last = min(m[0] for m in marks), max(m[1] for m in marks)
    words = reading.words
    if b <= first and all(words[i].text == "," for i in range(b, first)) and _closes(reading, last, sentence):
        start = a
        while start > sentence[0] and start - 1 not in taboo:
            start -= 1
        a = start if start == sentence[0] else a
    if a >= statement.cue.span[1] and b < sentence[1] and b not in taboo and _goes_on(reading, (a, b)):
        while b < sentence[1] and b not in taboo:
            b += 1
    return a, min(max(b, whole_phrase(reading, (a, b))[1]), sentence[1]) if b not in taboo else b


def _closes(reading: Reading, last: int, sentence: WordSpan) -> bool:
    """Whether the sentence ends, or goes on with a mere adverbial, behind ", X said"."""
    rest = [w.upos for w in reading.words[last : sentence[1]]]
    return "VERB" not in rest and "AUX" not in rest


def _goes_on(reading: Reading, span: WordSpan) -> bool:
    """Whether a subordinate clause follows, or a "that" has had no verb yet."""
    words, (a, b) = reading.words, span
    after = b + (words[b].text == ",")
    if after < len(words) and words[after].text.lower() in _GOES_ON:
        return True
    return words[a].text.lower() == "that" and not any(w.upos in {"VERB", "AUX"} for w in words[a:b])


def _around_adverb(reading: Reading, quotations: Sequence[Quotation], statement: Statement) -> Statement:
    """The clause around an adverb is what is alleged: "Its leader is allegedly a former signalman"."""
    a, b = statement.cue.span
    if not ADVERBS.match(reading.text_of(statement.cue.span)):
        return statement
    verb = reading.words[a].head
    verb = verb if verb >= 0 else a
    sentence = reading.sentence_at(a)
    clause = [i for i in range(*sentence) if i == verb or under(reading, i, verb, set(range(a, b)))]
    if len(clause) < 3:
        return statement
    pieces = []
    for x, y in ((clause[0], a), (b, clause[-1] + 1)):
        if x < y:
            piece = trim(reading.text, quotations, without_dateline(reading, reading.offsets((x, y))))
            pieces += [piece] if piece[0] < piece[1] else []
    return replace(statement, content=tuple(pieces) or statement.content)


def _with_raised_subject(reading: Reading, statement: Statement) -> Statement:
    """The subject belongs to what is believed: "500 more are believed to be hiding"."""
    b = statement.cue.span[1]
    text = reading.text_of(statement.cue.span)
    if not _BELIEVED.search(text) or statement.source or len(statement.content) != 1:
        return statement
    if b >= len(reading.words) or reading.words[b].text != "to":
        return statement
    subjects = children(reading, verb_of(reading, statement.cue.span), "nsubj:pass", "nsubj")
    if not subjects:
        return statement
    piece = reading.offsets(subtree(reading, subjects[0]))
    return replace(statement, content=tuple(sorted([piece, *statement.content])))


def _without_object(reading: Reading, quotations: Sequence[Quotation], statement: Statement) -> Statement:
    """Of "accused the army of bombing" the bombing is the content; of "promised them a call" the call."""
    if length(statement.content) == 0:
        return statement
    verb = verb_of(reading, statement.cue.span)
    start, end = statement.content[0]
    words = reading.words
    inside = [i for i in reading.words_in(start, end) if i > verb]
    if not inside:
        return statement
    after = _after_preposition(reading, verb, inside) or _after_indirect_object(reading, verb, inside)
    if after is None or after > inside[-1]:
        return statement
    first = trim(reading.text, quotations, (words[after].start, end))
    return replace(statement, content=(first, *statement.content[1:]))


def _after_preposition(reading: Reading, verb: int, inside: Sequence[int]) -> int | None:
    for i in inside:
        pattern = _OBJECT_THEN.get(reading.words[i].text.lower())
        if pattern is None or not pattern.match(reading.words[verb].text):
            continue
        governor = reading.words[i].head
        hangs_on_verb = governor >= 0 and reading.words[governor].head == verb
        gerund = i + 1 < len(reading.words) and re.match(r"\w+ing$|having|[\"“‘]", reading.words[i + 1].text)
        if hangs_on_verb or (gerund and reading.words[i].text == "of"):
            return i + 1
    return None


def _after_indirect_object(reading: Reading, verb: int, inside: Sequence[int]) -> int | None:
    receivers = [i for i in children(reading, verb, "iobj") if i in inside]
    if not receivers or not children(reading, verb, "obj", "ccomp"):
        return None
    a, b = subtree(reading, receivers[0])
    return b if a <= inside[0] else None
