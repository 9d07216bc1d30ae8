"""When and by which medium somebody spoke: only what the report ties to that very word of saying."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.attribution.statements import Offsets, Statement, overlap
from sayso.knowledge import media
from sayso.language.reading import Reading, WordSpan
from sayso.records import Medium, Time

_NO_MEDIUM = re.compile(r"(?i)^(?:to )?(?:reporters|journalists|the press|the media|newsmen)$")
_MEDIUM_SURE = 0.5
_NEAR = 600
"""Characters between a cue and the date that tells when it was said, at the most."""
_BESIDE = re.compile(r"\s+(?:(?:late|early) )?(?:on )?")


def said_of(reading: Reading, statement: Statement, times: Sequence[tuple[Offsets, Time]]) -> Time | None:
    """When the speaker spoke: the date that the network ties to the cue, else one right beside the cue."""
    near = [(at, t) for at, t in times if abs(at[0] - statement.at[0]) < _NEAR]
    free = [(at, t) for at, t in near if not overlap(statement.content, [at])]
    for span in statement.cue.roles.get("said", ()):
        words = reading.offsets(span)
        tied = [t for at, t in free if overlap([words], [at])]
        if tied:
            return tied[0]
    beside = [t for at, t in free if _BESIDE.fullmatch(reading.text[statement.at[1] : at[0]])]
    return beside[0] if beside else None


def medium_of(reading: Reading, statement: Statement) -> Medium | None:
    """The medium that the network ties to the cue, or that stands in the cue's own clause."""
    others = [reading.offsets(s) for s in (*statement.source, *statement.via)]
    for span in statement.cue.roles.get("medium", ()):
        if overlap(others, [reading.offsets(span)]):
            continue
        words = reading.text_of(span)
        if _NO_MEDIUM.match(words):
            continue
        told = media.medium_of(_whole(reading, span)) or media.medium_of(words)
        kind = told[0] if told else _guess(statement)
        if kind:
            return Medium(words, kind)  # type: ignore[arg-type]
    return _in_clause(reading, statement, others)


def _whole(reading: Reading, span: WordSpan) -> str:
    """The words for a medium up to the next stop: "in a video" may go on "posted on Telegram"."""
    start, _ = reading.offsets(span)
    return re.split(r"[,.;:\"“”\n]|\b(?:that|said|told)\b", reading.text[start : start + 60])[0]


def _guess(statement: Statement) -> str | None:
    kind, sureness = max(statement.cue.medium.items(), key=lambda p: p[1])
    return kind if kind != "none" and sureness >= _MEDIUM_SURE else None


def _in_clause(reading: Reading, statement: Statement, others: Sequence[Offsets]) -> Medium | None:
    """Words for a medium that hang on the cue in the parse, without a comma's clause between."""
    cue = statement.cue.span
    first, last = reading.offsets(reading.sentence_at(cue[0]))
    found = media.find_media(reading.text)
    for start, end, kind in found[bisect_left(found, (first,)) :]:
        if end > last:
            break
        if overlap([*statement.content, *others], [(start, end)]):
            continue
        if _hangs_on(reading, reading.word_at(start), range(*cue)):
            return Medium(reading.text[start:end], kind)  # type: ignore[arg-type]
    return None


def _hangs_on(reading: Reading, word: int, cue: Sequence[int]) -> bool:
    """Whether the word's path to the root meets the cue within three steps."""
    for _ in range(4):
        if word < 0:
            return False
        word = reading.words[word].head
        if word in cue:
            return True
    return False
