"""Where people disagree: one question, different words on it, and what settles it.

The later word counts until then. A decision is a judgement like any other: it supersedes the words that it
overrules, so that only one answer stands, and erases none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from sayso.ledger.loading import judged
from sayso.linking.judgements import Judgement, Judgements
from sayso.linking.judgements.record import JudgedAbout
from sayso.records import record_id
from sayso.web.questions import TAKEN_BACK
from sayso.web.rendering import RELIABILITY, STANCES

ASKED: dict[JudgedAbout, str] = {
    "speaker": "Who said it?",
    "stance": "What does the speaker do?",
    "event": "Are these one event?",
    "origin": "Do these go back to one origin?",
    "actor": "Are these names of one?",
    "independence": "Are these two independent of each other?",
    "reliability": "How reliable is it?",
}
"""What a judgement about each answers."""
_SAME: dict[str, dict[str, str]] = {
    "event": {"same": "one event", "different": "two events"},
    "origin": {"same": "one origin", "different": "different origins"},
    "actor": {"same": "the same", "different": "not the same"},
    "independence": {"same": "one stands behind both", "different": "independent"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One question on which people's words differ: the last word of each person, the latest at the end."""

    id: str
    about: JudgedAbout
    of: tuple[str, ...]
    words: tuple[Judgement, ...]

    @property
    def counting(self) -> Judgement:
        """The word that counts as long as nobody settles it."""
        return self.words[-1]


def disagreements(connection: Connection) -> tuple[Disagreement, ...]:
    """Return where people disagree in a case, the longest open first."""
    return disagreeing(judged(connection))


def disagreeing(judgements: Iterable[Judgement]) -> tuple[Disagreement, ...]:
    """Return where judgements that hold are of different people and say different things on one question."""
    latest: dict[tuple[JudgedAbout, tuple[str, ...]], dict[str, Judgement]] = {}
    for each in _standing(judgements):
        by_person = latest.setdefault(_question(each), {})
        by_person.pop(each.by, None)
        by_person[each.by] = each
    found = [
        Disagreement(id=record_id("d", about, *of), about=about, of=of, words=tuple(words.values()))
        for (about, of), words in latest.items()
        if len({each.says for each in words.values()}) > 1
    ]
    return tuple(sorted(found, key=lambda each: (each.counting.at, each.id)))


def overruled(
    connection: Connection, id_: str, says: str
) -> tuple[Disagreement, tuple[Judgement, ...]] | None:
    """Return a disagreement and all words on it that a decision overrules; None if it is settled."""
    every = judged(connection)
    found = next((each for each in disagreeing(every) if each.id == id_), None)
    if found is None:
        return None
    question = (found.about, found.of)
    return found, tuple(e for e in _standing(every) if _question(e) == question and e.says != says)


def choices(about: JudgedAbout) -> dict[str, str]:
    """Return what can be said about something, each in words; nothing where any name can be given."""
    told = {"stance": STANCES, "reliability": {key: f"{key}, {words}" for key, words in RELIABILITY.items()}}
    if about in _SAME:
        return {**_SAME[about], "unsure": "nobody can be sure"}
    return told.get(about, {})


def in_words(about: JudgedAbout, says: str) -> str:
    """Return what a judgement says, in words."""
    return choices(about).get(says, says)


def _standing(judgements: Iterable[Judgement]) -> Sequence[Judgement]:
    return [each for each in Judgements(judgements).standing if each.why != TAKEN_BACK]


def _question(judgement: Judgement) -> tuple[JudgedAbout, tuple[str, ...]]:
    return judgement.about, tuple(sorted(judgement.of))
