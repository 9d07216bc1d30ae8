"""Whose words they are, by the parse: whole phrases, shared subjects, passives, those who are cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.statements import Offsets, Statement, overlap, touch
from sayso.knowledge import cues
from sayso.language.reading import Reading, WordSpan
from sayso.language.syntax import children, is_passive, subtree, verb_of, whole_phrase

ADVERBS = re.compile(r"(?i)^(?:reportedly|allegedly|purportedly|supposedly)$")
_PASSIVE_CUE = re.compile(
    r"(?i)\b(?:been|is|are|was|were|being)\s+(?:\w+ly\s+)?"
    r"(?:accused|suspected|blamed|believed|thought|alleged|rumou?red|said|reported|feared|understood|known|presumed)\b"
)
_ACCUSED = re.compile(r"(?i)\b(?:accused|suspected|blamed)\b")
_CITING, _QUOTED = frozenset("citing quoting relaying".split()), frozenset("quoted cited".split())
_SUBJECT_SHARING = {"conj", "xcomp", "advcl", "parataxis"}


def with_source(reading: Reading, statement: Statement) -> Statement:
    """The source as a whole phrase; a passive's subject is none; else a verb's subject may be it."""
    verb = verb_of(reading, statement.cue.span)
    source = _one_phrase(
        reading, [_before_citing(reading, whole_phrase(reading, s)) for s in statement.source]
    )
    if _is_agentless(reading, statement):
        behind = tuple(p for p in statement.content if p[0] >= statement.at[1])
        accused = behind and _ACCUSED.search(reading.text_of(statement.cue.span))
        return replace(statement, source=(), content=behind if accused else statement.content)
    if is_passive(reading, verb):
        subjects = children(reading, verb, "nsubj:pass")
        source = tuple(s for s in source if not any(s[0] <= i < s[1] for i in subjects))
        return replace(statement, source=source)
    if reading.words[verb].upos == "NOUN":
        return replace(statement, source=_owner_of_claim(reading, statement, verb) or source)
    source = _last_of_two(reading, statement, source)
    if source or reading.words[verb].upos != "VERB":
        return replace(statement, source=source)
    found = _subject(reading, statement, verb)
    return replace(statement, source=(found,)) if found else statement


def without_relayers(reading: Reading, statement: Statement, all_: Sequence[Statement]) -> Statement:
    """Without those who only pass on: of "a guard quoted by the Post said" the guard is the speaker."""
    if len(statement.source) < 2 or cues.relays(reading.text_of(statement.cue.span)):
        return statement
    near = (s for s in all_ if abs(s.cue.span[0] - statement.cue.span[0]) < 25 and s is not statement)
    relayers = [x for s in near if cues.relays(reading.text_of(s.cue.span)) for x in s.source]
    kept = tuple(x for x in statement.source if not any(touch(x, r) for r in relayers))
    return replace(statement, source=kept) if kept else statement


def _owner_of_claim(reading: Reading, statement: Statement, noun: int) -> tuple[WordSpan, ...]:
    """Who makes "the claim by X" or "X's claim": the parse's owner of the noun, or the phrase behind "by"."""
    end = statement.cue.span[1]
    behind = tuple(x for x in statement.source if x[0] == end + 1 and reading.words[end].text == "by")
    if behind:
        return behind
    for i in children(reading, noun, "nmod:poss", "nmod", "obl", "obl:agent"):
        span = subtree(reading, i)
        words = [w.text.lower() for w in reading.words[span[0] : span[1]]]
        owns = reading.words[i].relation == "nmod:poss" or words[0] in {"by", "from"}
        if owns and not overlap(statement.content, [reading.offsets(span)]):
            return ((span[0] + (words[0] in {"by", "from"}), span[1]),)
    return ()


def _is_agentless(reading: Reading, statement: Statement) -> bool:
    """Whether nobody is named as the one who says it: "has been accused of", "allegedly"."""
    b = statement.cue.span[1]
    text = reading.text_of(statement.cue.span)
    if ADVERBS.match(text):
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


def _before_citing(reading: Reading, span: WordSpan) -> WordSpan:
    """A source up to "citing": "a website, citing a nurse, spoke of" has two links."""
    cited = (i for i in range(span[0] + 1, span[1]) if reading.words[i].text.lower() in _CITING)
    return span[0], next(cited, span[1])


def with_relayed(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """Adds who is cited ("citing a commander") or cites ("quoted by") where the network saw no cue."""
    out = list(statements)
    known = {i for s in statements for i in range(*s.cue.span)}
    for i, word in enumerate(reading.words):
        by = word.text.lower() in _QUOTED and reading.words[min(i + 1, len(reading.words) - 1)].text == "by"
        if i in known or not (by or word.text.lower() in _CITING):
            continue
        span = _relayed(reading, i + by)
        carrier = _carrier(reading, out, i) if span else None
        if span is None or carrier is None:
            continue
        rest = tuple(s for s in carrier.source if not touch(span, s))
        if not rest:
            continue
        kept = replace(carrier, source=rest, content=_cut(carrier.content, reading.offsets((i, span[1]))))
        out[out.index(carrier)] = kept
        roles = {**carrier.cue.roles, "source": (span,), "said": (), "medium": ()}
        cue = replace(carrier.cue, span=(i, i + 1), roles=roles)
        out.append(Statement(cue, reading.offsets((i, i + 1)), kept.content, (span,), () if by else rest))
    return sorted(out, key=lambda s: s.at)


def _relayed(reading: Reading, cue: int) -> WordSpan | None:
    """The noun phrase behind "citing" or "quoted by": the verb's object, or the words up to a stop."""
    objects = [i for i in children(reading, cue, "obj", "obl", "obl:agent") if i > cue]
    if objects:
        return subtree(reading, objects[0])
    words, a = reading.words, cue + 1
    while a < len(words) and words[a].text in {'"', "“", "by"}:
        a += 1
    b = a
    while b < min(a + 8, len(words)) and words[b].upos in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}:
        b += 1
    return (a, b) if b > a else None


def _carrier(reading: Reading, statements: Sequence[Statement], word: int) -> Statement | None:
    """The statement of the sentence through which somebody is cited at the word."""
    sentence = reading.sentence_at(word)
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
        subjects = children(reading, verb, "nsubj")
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
