"""Which statements are attributions at all: what only looks like speech, or is a caveat, is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution import stance
from sayso.attribution.caveats import Found
from sayso.attribution.statements import Offsets, Statement, agreement, length, overlap, touch
from sayso.knowledge import cues
from sayso.language.quotes import Quotation
from sayso.language.reading import Reading

_REFUSES = re.compile(r"(?i)\b(?:declin|refus|would|will|neither|could)")
_OFFERS = re.compile(r"(?i)\boffer(?:s|ed|ing)?$")
_WHETHER = re.compile(r"(?i)^(?:if|whether|how|who|what|where|when|why|which|that)\b")


def attributions_only(
    reading: Reading,
    statements: Sequence[Statement],
    caveats: Sequence[Found],
    quotations: Sequence[Quotation],
) -> list[Statement]:
    """The statements that are attributions, each content once."""
    kept = [s for s in statements if _is_attribution(reading, s, caveats)]
    kept = _claim_quotations(reading, kept, quotations)
    kept = _merge_quotations(reading, kept, quotations)
    return _each_once(kept)


def _is_attribution(reading: Reading, statement: Statement, caveats: Sequence[Found]) -> bool:
    cue = reading.text_of(statement.cue.span)
    if cues.never_speech(cue, _sentence_start(reading, statement)):
        return False
    if _in_caveat(statement, caveats):
        return _declines(reading, statement)
    # "offered to pay" promises; "offered training" is an event.
    start, end = statement.content[0]
    return not _OFFERS.search(cue) or reading.text[start:end].startswith(("to ", '"', "“"))


def _sentence_start(reading: Reading, statement: Statement) -> str:
    """The words from the source to the cue: "no group has" before "claimed"."""
    a = statement.cue.span[0]
    first = max((s for s, _ in reading.sentences if s <= a), default=a)
    return reading.text[reading.words[max(first, a - 5)].start : statement.at[0]]


def _in_caveat(statement: Statement, caveats: Sequence[Found]) -> bool:
    return any(f.start <= statement.at[0] < f.end and f.kind != "unverified" for f in caveats) or any(
        f.start <= statement.at[0] and statement.at[1] <= f.end for f in caveats
    )


def _declines(reading: Reading, statement: Statement) -> bool:
    """Whether it is an attribution too: "would not say whether P" is, "declined to comment" is not."""
    if not _REFUSES.search(stance.cue_text(reading, statement)):
        return False
    start, end = statement.content[0]
    return bool(_WHETHER.match(reading.text[start:end]))


def _claim_quotations(
    reading: Reading, statements: list[Statement], quotations: Sequence[Quotation]
) -> list[Statement]:
    """Gives a quotation to the statement whose source or cue stands right beside it, and to no other."""
    out = list(statements)
    for q in quotations:
        piece = (q.start, q.end)
        owner = next((i for i, s in enumerate(out) if _stands_beside(reading, s, q)), None)
        if owner is None or q.end - q.start < 12:
            continue
        for i, s in enumerate(out):
            rest = tuple(p for p in s.content if not (q.start <= p[0] and p[1] <= q.end))
            if i == owner:
                near = tuple(p for p in rest if _one_line(reading.text, p, s.at))
                out[i] = replace(
                    s, content=tuple(sorted([*near, piece])) if not overlap(rest, [piece]) else s.content
                )
            elif rest and not (q.start <= s.at[0] < q.end):
                out[i] = replace(s, content=rest)
    return out


def _one_line(text: str, piece: Offsets, at: Offsets) -> bool:
    return "\n" not in text[min(piece[0], at[0]) : max(piece[1], at[1])]


def _stands_beside(reading: Reading, statement: Statement, q: Quotation) -> bool:
    """Whether it reads "…," X said; "…," said X; X said: "…"; or X said, "…"."""
    text, sources = reading.text, [reading.offsets(s) for s in statement.source]
    if q.start <= statement.at[0] < q.end:
        return False
    first = min([statement.at, *sources])
    follows = (
        first[0] >= q.end and text[q.end : first[0]].strip(" ") in {"", ","} and text[q.end - 2] in ",?!…"
    )
    if follows and statement.at[0] - q.end < 160 and "\n" not in text[q.end : statement.at[1]]:
        return not re.search(r"[.!?]\s", text[first[1] : statement.at[0]])
    gap = text[statement.at[1] : q.start] if statement.at[1] <= q.start else "."
    return bool(re.fullmatch(r"[^.!?\n\"“”]{0,60}[:,]\s*|\s+", gap)) and text[q.start + 1].isupper()


def _merge_quotations(
    reading: Reading, statements: list[Statement], quotations: Sequence[Quotation]
) -> list[Statement]:
    """A quotation that stands alone right after a direct one of the same paragraph is its next piece."""
    out = list(statements)
    for q in quotations:
        piece = (q.start, q.end)
        if (
            q.end - q.start < 8
            or any(overlap(s.content, [piece]) for s in out)
            or not _is_sentence(reading.text, piece)
        ):
            continue
        owner = _speaking_before(reading, out, quotations, q)
        if owner is not None:
            s = out[owner]
            out[owner] = replace(s, content=tuple(sorted([*s.content, piece])))
    return out


def _is_sentence(text: str, piece: Offsets) -> bool:
    """Whether a quotation is a whole sentence, not words in marks within one."""
    before = text[: piece[0]].rstrip(" ")
    return (not before or before[-1] in '.!?\n:”"’') and any(
        c in ".!?…," for c in text[max(piece[0], piece[1] - 3) : piece[1] + 1]
    )


def _speaking_before(
    reading: Reading, statements: Sequence[Statement], quotations: Sequence[Quotation], q: Quotation
) -> int | None:
    """The direct quotation whose sentence ends right before this one, on one line unless it runs on."""
    best = None
    for i, s in enumerate(statements):
        quoted = any(
            p.start >= s.content[-1][0] and p.end <= s.content[-1][1] for p in quotations if p.end <= q.start
        )
        if not quoted or s.parent is not None:
            continue
        last = (
            max(s.end, s.at[1], *(reading.offsets(x)[1] for x in s.source))
            if s.source
            else max(s.end, s.at[1])
        )
        if last > q.start:
            continue
        gap = reading.text[last : q.start]
        runs_on = not gap.strip(" \n") and "\n" in gap and not _closed(quotations, s.end)
        if ("\n" not in gap and len(re.findall(r"[.!?]", gap)) <= 1 and len(gap) < 120) or runs_on:
            best = i
    return best


def _closed(quotations: Sequence[Quotation], end: int) -> bool:
    return any(p.end == end and p.closed for p in quotations)


def _each_once(statements: Sequence[Statement]) -> list[Statement]:
    """Of two statements by one source with nearly one content, the one with the surer cue."""
    out: list[Statement] = []
    for s in sorted(statements, key=lambda s: (not s.source, -s.cue.valid * s.cue.probability)):
        twin = any(
            s.start < t.end
            and t.start < s.end
            and agreement(s.content, t.content) > 0.8
            and _same_source(s, t)
            for t in out
        )
        if not twin and length(s.content) > 1:
            out.append(s)
    return sorted(out, key=lambda s: s.at)


def _same_source(s: Statement, t: Statement) -> bool:
    """Whether both have one source, or one of them has none: who is named is kept."""
    if not s.source or not t.source:
        return True
    return any(touch(a, b) for a in s.source for b in t.source)
