"""What a person has judged: kept apart from what the program found, and always honoured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

JudgedAbout: TypeAlias = Literal[
    "event", "origin", "actor", "independence", "reliability", "stance", "speaker"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word on what the program found: kept apart from it, never edited, only superseded.

    | ``about`` | ``of`` | ``says`` |
    |---|---|---|
    | ``event`` | mention ids | ``same``, ``different`` or ``unsure`` |
    | ``origin`` | attribution ids | ``same``, ``different`` or ``unsure`` |
    | ``actor`` | names | ``same``, ``different`` or ``unsure`` |
    | ``independence`` | names of two parties | ``same`` (one is behind both), ``different`` or ``unsure`` |
    | ``reliability`` | the name of an outlet, an actor or an origin | ``A`` to ``F`` of the Admiralty scale |
    | ``stance`` | one attribution id | the right stance |
    | ``speaker`` | one attribution id | the right speaker's full name |
    """

    id: str
    about: JudgedAbout
    of: tuple[str, ...]
    says: str
    by: str
    at: str
    why: str | None = None
    supersedes: str | None = None
