"""One judgement: what a person can say about what, checked when it is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, TypeAlias, get_args

from sayso.errors import UsageError
from sayso.records import Stance, record_id

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


SAME_OR_NOT = ("same", "different", "unsure")
_SAYS: dict[str, tuple[str, ...]] = {
    "event": SAME_OR_NOT,
    "origin": SAME_OR_NOT,
    "actor": SAME_OR_NOT,
    "independence": SAME_OR_NOT,
    "reliability": ("A", "B", "C", "D", "E", "F"),
    "stance": get_args(Stance),
    "speaker": (),
}
"""What can be said about each; nothing listed: any words."""
_SEVERAL = "two or more"
_NUMBER: dict[str, int | str] = {
    "event": _SEVERAL,
    "origin": _SEVERAL,
    "actor": _SEVERAL,
    "independence": 2,
    "reliability": 1,
    "stance": 1,
    "speaker": 1,
}


def judge(  # noqa: PLR0913 - the parts of a judgement, none of which can be left to another
    about: str,
    of: str | Iterable[str],
    says: str,
    by: str,
    *,
    at: str | None = None,
    why: str | None = None,
    supersedes: str | None = None,
) -> Judgement:
    """Return a judgement that was checked, its id made from all its parts; ``at`` is now if left out.

    What can't be meant is a UsageError that tells what can.
    """
    items = (of,) if isinstance(of, str) else tuple(of)
    at = at or datetime.now(UTC).isoformat()
    name = record_id("j", about, len(items), *items, says, by, at, why, supersedes)
    made = Judgement(
        id=name,
        about=about,  # type: ignore[arg-type]  # checked in the next line
        of=items,
        says=says,
        by=by,
        at=at,
        why=why,
        supersedes=supersedes,
    )
    check(made)
    return made


def check(judgement: Judgement) -> None:
    """Raise a UsageError if a judgement can't be meant."""
    if judgement.about not in _SAYS:
        raise UsageError(
            f"A judgement about {judgement.about!r} is not known.", f"Judge about {_listed(_SAYS)}."
        )
    _check_of(judgement)
    allowed = _SAYS[judgement.about]
    if allowed and judgement.says not in allowed:
        raise UsageError(
            f"A judgement about {judgement.about} says {judgement.says!r}.", f"Say {_listed(allowed)}."
        )
    if not judgement.says.strip():
        raise UsageError("A judgement about a speaker names nobody.", "Give the speaker's full name.")
    if not judgement.by.strip():
        raise UsageError("A judgement must tell whose it is, and `by` is empty.", "Give a person's name.")
    moment(judgement)


def moment(judgement: Judgement) -> datetime:
    """When a judgement was made; a time without a zone is UTC. A UsageError if it is no time."""
    try:
        told = datetime.fromisoformat(judgement.at)
    except ValueError:
        raise UsageError(
            f"The time of a judgement is {judgement.at!r}.", "Write it as 2024-05-01T12:30:00Z."
        ) from None
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _check_of(judgement: Judgement) -> None:
    wanted, items = _NUMBER[judgement.about], judgement.of
    right = len(items) >= 2 if wanted == _SEVERAL else len(items) == wanted
    if not right or len(set(items)) < len(items) or not all(item.strip() for item in items):
        raise UsageError(
            f"A judgement about {judgement.about} is of {wanted}, each named once, and not of {items!r}.",
            "Give the ids or names that the ledger has.",
        )


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}"
