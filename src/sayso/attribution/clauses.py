"""What the parse tells of a statement: whose verb it is, how far the clause reaches, where it begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.quotes import Quotation
from sayso.attribution.statements import (
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
from sayso.language.reading import Reading, WordSpan

_ADVERBS = re.compile(r"(?i)^(?:reportedly|allegedly|purportedly|supposedly)$")
_BELIEVED = re.compile(
    r"(?i)\b(?:believed|thought|said|reported|understood|alleged|known|feared|rumou?red|presumed|suspected)$"
)
_PASSIVE_CUE = re.compile(
    r"(?i)\b(?:been|is|are|was|were|being)\s+(?:\w+ly\s+)?"
    r"(?:accused|suspected|blamed|believed|thought|alleged|rumou?red|said|reported|feared|understood|known|presumed)\b"
)
_NEAR = 150
"""Words: statements further apart have nothing to do with each other; long reports would take minutes."""
_CITING = frozenset("citing quoting relaying".split())
_OBJECT_THEN = {"of": re.compile(r"(?i)^accus"), "for": re.compile(r"(?i)^(?:ask|blam|prais|pressed)")}
_SUBJECT_SHARING = {"conj", "xcomp", "advcl", "parataxis"}


def settled(
    reading: Reading,
    quotations: Sequence[Quotation],
    statements: Sequence[Statement],
    closed: Sequence[Offsets] = (),
) -> list[Statement]:
    """The statements put right by the parse. `closed`: characters that no content may enter (caveats)."""
    sourced = [_with_source(reading, s) for s in statements]
    sourced = _with_relayed(reading, sourced)
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


def _verb(reading: Reading, statement: Statement) -> int:
    """The cue's chief word: its verb, the last one where it has several."""
    a, b = statement.cue.span
    verbs = [i for i in range(a, b) if reading.words[i].upos == "VERB"]
    return verbs[-1] if verbs else b - 1


def _children(reading: Reading, head: int, *relations: str) -> list[int]:
    near = range(max(0, head - 60), min(len(reading.words), head + 60))
    return [i for i in near if reading.words[i].head == head and reading.words[i].relation in relations]


def is_passive(reading: Reading, verb: int) -> bool:
    """Whether the verb stands in the passive: "has been accused"."""
    return bool(_children(reading, verb, "aux:pass", "nsubj:pass"))


def _with_source(reading: Reading, statement: Statement) -> Statement:
    """The source as a whole phrase; a passive's subject is none; else a verb's subject may be it."""
    verb = _verb(reading, statement)
    source = _one_phrase(reading, [whole_phrase(reading, s) for s in statement.source])
    if _is_agentless(reading, statement):
        return replace(statement, source=())
    if is_passive(reading, verb):
        subjects = _children(reading, verb, "nsubj:pass")
        source = tuple(s for s in source if not any(s[0] <= i < s[1] for i in subjects))
        return replace(statement, source=source)
    source = _last_of_two(reading, statement, source)
    if source or reading.words[verb].upos != "VERB":
        return replace(statement, source=source)
    found = _subject(reading, statement, verb)
    return replace(statement, source=(found,)) if found else statement


def _is_agentless(reading: Reading, statement: Statement) -> bool:
    """Whether nobody is named as the one who says it: "has been accused of", "allegedly"."""
    b = statement.cue.span[1]
    text = reading.text_of(statement.cue.span)
    if _ADVERBS.match(text):
        return True
    after = reading.text[reading.words[b - 1].end :][:40]
    return bool(_PASSIVE_CUE.search(text)) and not re.match(r"[^.,;\n]{0,30}\bby\b", after)


def _one_phrase(reading: Reading, spans: Sequence[WordSpan]) -> tuple[WordSpan, ...]:
    """Pieces of a source that only a comma parts, as one phrase."""
    out: list[WordSpan] = []
    for a, b in sorted(spans):
        between = reading.text[reading.words[out[-1][1] - 1].end : reading.words[a].start] if out else "."
        if out and between.strip(" ") in {"", ","}:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return tuple(out)


def _with_relayed(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """Adds the one who is cited ("…, citing a commander") where the network saw no cue."""
    out = list(statements)
    known = {i for s in statements for i in range(*s.cue.span)}
    for i, word in enumerate(reading.words):
        objects = (
            _children(reading, i, "obj", "obl") if word.text.lower() in _CITING and i not in known else []
        )
        carrier = _carrier(reading, out, i) if objects else None
        if carrier is None:
            continue
        span = subtree(reading, objects[0])
        rest = tuple(s for s in carrier.source if not (span[0] < s[1] and s[0] < span[1]))
        if not rest or span[0] <= i:
            continue
        kept = replace(carrier, source=rest, content=_cut(carrier.content, reading.offsets((i, span[1]))))
        out[out.index(carrier)] = kept
        roles = {**carrier.cue.roles, "source": (span,), "said": (), "medium": ()}
        cue = replace(carrier.cue, span=(i, i + 1), roles=roles)
        out.append(Statement(cue, reading.offsets((i, i + 1)), kept.content, (span,), rest))
    return sorted(out, key=lambda s: s.at)


def _carrier(reading: Reading, statements: Sequence[Statement], word: int) -> Statement | None:
    """The statement of the sentence through which somebody is cited at the word."""
    sentence = next(s for s in reading.sentences if s[0] <= word < s[1])
    near = [s for s in statements if sentence[0] <= s.cue.span[0] < sentence[1] and s.source]
    carrier = min(near, key=lambda s: abs(s.cue.span[0] - word), default=None)
    at = reading.words[word].start
    inside = carrier is not None and any(a < at < b for a, b in carrier.content)
    return None if inside else carrier


def _cut(pieces: Sequence[Offsets], out: Offsets) -> tuple[Offsets, ...]:
    """The pieces without those that lie in `out`; all of them where nothing would be left."""
    return tuple(p for p in pieces if not (out[0] <= p[0] and p[1] <= out[1])) or tuple(pieces)


def _last_of_two(
    reading: Reading, statement: Statement, source: tuple[WordSpan, ...]
) -> tuple[WordSpan, ...]:
    """Of two sources the one behind "quoting": "The Lakeside wrote, quoting the minister"."""
    if len(source) < 2 or not cues.relays(reading.text_of(statement.cue.span)):
        return source
    behind = tuple(s for s in source if s[0] >= statement.cue.span[1])
    return behind or source


def _subject(reading: Reading, statement: Statement, verb: int) -> WordSpan | None:
    """The verb's own subject, or that of the verb with which it shares one."""
    for _ in range(3):
        subjects = _children(reading, verb, "nsubj")
        if subjects:
            span = subtree(reading, subjects[0])
            outside = not overlap(statement.content, [reading.offsets(span)])
            return span if outside and span[1] - span[0] <= 25 else None
        word = reading.words[verb]
        relays = cues.relays(reading.text_of(statement.cue.span))
        if word.relation not in _SUBJECT_SHARING or (word.relation != "conj" and relays) or word.head < 0:
            return None
        if is_passive(reading, verb):
            return None
        verb = word.head
    return None


def subtree(reading: Reading, head: int) -> WordSpan:
    """The words around a noun that hang on it, up to a relative clause."""
    inside = {head}
    near = range(max(0, head - 30), min(len(reading.words), head + 30))
    for _ in range(6):
        more = {
            i
            for i in near
            if reading.words[i].head in inside
            and i not in inside
            and not reading.words[i].relation.startswith(("acl:relcl", "parataxis", "punct"))
        }
        if not more:
            break
        inside |= more
    a = b = head
    while a - 1 in inside or (a - 2 in inside and reading.words[a - 1].text in ",-–"):
        a -= 1
    while b + 1 in inside or (b + 2 in inside and reading.words[b + 1].text in ",-–("):
        b += 1
    return a, b + 1


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
        near = abs(other.cue.span[0] - statement.cue.span[0]) < _NEAR
        if near and other is not statement and not overlap(other.content, statement.content):
            taboo |= set(range(*other.cue.span)) | {i for s in other.source for i in range(*s)}
    taboo |= closed
    pieces = []
    for piece in statement.content:
        quoted = any(q.start <= piece[0] and piece[1] <= q.end for q in quotations)
        pieces.append(piece if quoted else _stretched(reading, quotations, piece, taboo))
    joined = join(reading.text, pieces, [statement.at, *(reading.offsets(s) for s in statement.source)])
    return replace(statement, content=tuple(joined))


def _stretched(reading: Reading, quotations: Sequence[Quotation], piece: Offsets, taboo: set[int]) -> Offsets:
    words = reading.words
    inside = reading.words_in(*piece)
    if not inside:
        return piece
    a, b = inside[0], inside[-1] + 1
    head = next((i for i in inside if not a <= words[i].head < b), a)
    sentence = next((s for s in reading.sentences if s[0] <= head < s[1]), (a, b))
    while b < sentence[1] and b not in taboo and _under(reading, b, head, taboo):
        b += 1
    while a > sentence[0] and a - 1 not in taboo and _under(reading, a - 1, head, taboo):
        a -= 1
    start, end = min(piece[0], words[a].start), max(piece[1], words[b - 1].end)
    start, end = whole_quotations(quotations, (start, end), (-1, -1))
    start, end = without_dateline(reading, (start, end))
    return trim(reading.text, quotations, (start, end))


def _under(reading: Reading, word: int, head: int, taboo: set[int]) -> bool:
    """Whether the word hangs below the head without the cue, the source or another's words between."""
    for _ in range(40):
        if word == head:
            return True
        if word < 0 or word in taboo:
            return False
        word = reading.words[word].head
    return False


def whole_phrase(reading: Reading, span: WordSpan) -> WordSpan:
    """The span up to its noun, where the network stopped at an article or in the middle of a name."""
    a, b = span
    words = reading.words
    while b < len(words) and b - a < 12:
        left = words[b - 1]
        inside_name = words[b].upos == "PROPN" and left.upos == "PROPN" and words[b].start - left.end <= 1
        to_come = (
            left.relation in {"det", "amod", "compound", "nmod:poss", "case", "nummod"}
            and left.head >= b
            and left.head - b < 6
        )
        hyphenated = (words[b].text in "-–" and words[b].start == left.end) or (
            left.text in "-–" and words[b].start == left.end
        )
        if not (inside_name or to_come or hyphenated):
            break
        b = left.head + 1 if to_come else b + 1
    while (
        a > 0
        and words[a].upos == "PROPN"
        and words[a - 1].upos == "PROPN"
        and words[a].start - words[a - 1].end <= 1
    ):
        a -= 1
    return a, b


def _around_adverb(reading: Reading, quotations: Sequence[Quotation], statement: Statement) -> Statement:
    """The clause around an adverb is what is alleged: "Its leader is allegedly a former signalman"."""
    a, b = statement.cue.span
    if not _ADVERBS.match(reading.text_of(statement.cue.span)):
        return statement
    verb = reading.words[a].head
    verb = verb if verb >= 0 else a
    sentence = next(s for s in reading.sentences if s[0] <= a < s[1])
    under = [i for i in range(*sentence) if i == verb or _under(reading, i, verb, set(range(a, b)))]
    if len(under) < 3:
        return statement
    pieces = []
    for x, y in ((under[0], a), (b, under[-1] + 1)):
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
    subjects = _children(reading, _verb(reading, statement), "nsubj:pass", "nsubj")
    if not subjects:
        return statement
    piece = reading.offsets(subtree(reading, subjects[0]))
    return replace(statement, content=tuple(sorted([piece, *statement.content])))


def _without_object(reading: Reading, quotations: Sequence[Quotation], statement: Statement) -> Statement:
    """Of "accused the army of bombing" the bombing is the content; of "promised them a call" the call."""
    if length(statement.content) == 0:
        return statement
    verb = _verb(reading, statement)
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
    receivers = [i for i in _children(reading, verb, "iobj") if i in inside]
    if not receivers or not _children(reading, verb, "obj", "ccomp"):
        return None
    a, b = subtree(reading, receivers[0])
    return b if a <= inside[0] else None
