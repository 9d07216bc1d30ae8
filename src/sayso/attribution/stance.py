"""How the speaker stands to the content, and whether the reporter vouches for it: cue first, then network."""

from __future__ import annotations

from typing import cast

from sayso.attribution.statements import Statement
from sayso.knowledge import cues
from sayso.language.reading import Reading
from sayso.records import Endorsement, Stance

_SURE = 0.9


def cue_text(reading: Reading, statement: Statement) -> str:
    """The cue's words, with the particle that belongs to it ("pointed" + "out")."""
    a, b = statement.cue.span
    end = b
    if (
        end < len(reading.words)
        and reading.words[end].text.lower() in {"out", "for", "on", "up"}
        and end not in _content_words(statement)
    ):
        end += 1
    start = a
    while (
        start > 0
        and reading.words[start - 1].upos in {"AUX", "PART"}
        and reading.words[start - 1].head in range(a, b)
    ):
        start -= 1
    return reading.text_of((start, end))


def _content_words(statement: Statement) -> set[int]:
    return {i for a, b in statement.cue.roles.get("content", ()) for i in range(a, b)}


def stance_of(reading: Reading, statement: Statement) -> Stance:
    """The cue's own meaning where it has but one; the network's where it has none, or is very sure."""
    cue = cue_text(reading, statement)
    told = cues.stance_of(cue)
    guess, sureness = max(statement.cue.stance.items(), key=lambda p: p[1])
    if told is None:
        return cast(Stance, guess)
    if told == "asserts":
        # "told them to leave" demands; otherwise "said" and "warned" assert, whatever it is that they tell.
        return "demands" if guess == "demands" and sureness >= _SURE else "asserts"
    if told != guess and guess == "asserts" and sureness > 0.97:
        return "asserts"
    return cast(Stance, told)


def endorsement_of(reading: Reading, statement: Statement) -> Endorsement:
    """As `stance_of`: the word of saying tells, else the network."""
    told = cues.endorsement_of(cue_text(reading, statement))
    guess, sureness = max(statement.cue.endorsement.items(), key=lambda p: p[1])
    if told is None:
        return cast(Endorsement, guess if sureness > 0.6 else "neutral")
    return cast(Endorsement, told)
