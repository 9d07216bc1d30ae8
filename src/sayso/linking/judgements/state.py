"""What holds of all that was judged: a pure function of the set of judgements, whatever their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from sayso.errors import UsageError
from sayso.linking.judgements.groups import Conflict, Groups, Pair
from sayso.linking.judgements.record import JudgedAbout, Judgement, check, moment
from sayso.records import Attribution, Ledger, Link, Reliability, Speaker

_IN_GROUPS: tuple[JudgedAbout, ...] = ("event", "origin", "actor")


class Judgements:
    """The judgements that hold: those superseded are dropped, and of two on one question the later counts.

    "Later" is by their time; of two at one time the one with the greater id counts, so that the answer is the
    same each time. "unsure" takes an earlier "same" or "different" back.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """Take judgements in any order; one that can't be meant is a UsageError."""
        known = _by_id(judgements)
        dropped = {each.supersedes for each in known.values()}
        self.standing: tuple[Judgement, ...] = tuple(
            sorted((each for each in known.values() if each.id not in dropped), key=_when)
        )
        """All that were not superseded, the earliest first."""

    def same_pairs(self, about: JudgedAbout) -> frozenset[Pair]:
        """The pairs that are the same by a judgement of just them, the lesser id or name first."""
        return self._groups[about].same

    def different_pairs(self, about: JudgedAbout) -> frozenset[Pair]:
        """The pairs that are different by a judgement of just them, the lesser id or name first."""
        return self._groups[about].different

    def groups(self, about: JudgedAbout) -> tuple[frozenset[str], ...]:
        """What is the same, by a chain of "same" too; each group has two or more."""
        return self._groups[about].groups

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The judgements that do not hold since later ones contradict them, to be shown to a person."""
        return tuple(each for about in _IN_GROUPS for each in self._groups[about].conflicts)

    def stance_of(self, attribution: str) -> str | None:
        """The right stance of an attribution, or None if nobody judged it."""
        return self._said.get(("stance", (attribution,)))

    def speaker_of(self, attribution: str) -> str | None:
        """The full name of an attribution's right speaker, or None if nobody judged it."""
        return self._said.get(("speaker", (attribution,)))

    def reliability_of(self, name: str) -> Reliability | None:
        """The letter, ``A`` to ``F``, for an outlet, an actor or an origin; None if nobody judged it."""
        return self._said.get(("reliability", (_folded(name),)))  # type: ignore[return-value]  # checked

    def independence(self, a: str, b: str) -> bool | None:
        """Whether two parties are independent; None if nobody judged it, or somebody is unsure."""
        said = self._said.get(("independence", tuple(sorted((_folded(a), _folded(b))))))
        return {"same": False, "different": True}.get(said or "")

    def applied(self, ledger: Ledger) -> Ledger:
        """Return the ledger with the stances and speakers that were judged; all else is as it was."""
        return replace(ledger, attributions=tuple(map(self._judged, ledger.attributions)))

    def _judged(self, attribution: Attribution) -> Attribution:
        stance, name = self.stance_of(attribution.id), self.speaker_of(attribution.id)
        if stance:
            attribution = replace(attribution, stance=stance)  # type: ignore[arg-type]  # checked on the way in
        return replace(attribution, chain=_spoken_by(attribution.chain, name)) if name else attribution

    @cached_property
    def _groups(self) -> dict[JudgedAbout, Groups]:
        latest_first = self.standing[::-1]
        return {
            about: Groups(each for each in latest_first if each.about == about)
            for about in (*_IN_GROUPS, "independence")
        }

    @cached_property
    def _said(self) -> dict[tuple[str, tuple[str, ...]], str]:
        """What is said on each question that is no matter of groups; the later overwrites the earlier."""
        return {
            (each.about, _question(each)): each.says for each in self.standing if each.about not in _IN_GROUPS
        }


def _by_id(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    known: dict[str, Judgement] = {}
    for each in judgements:
        check(each)
        if known.setdefault(each.id, each) != each:
            raise UsageError(
                f"Two different judgements have the id {each.id!r}.",
                "A judgement is never edited: write a new one that supersedes it.",
            )
    return known


def _when(judgement: Judgement) -> tuple[float, str]:
    return moment(judgement).timestamp(), judgement.id


def _question(judgement: Judgement) -> tuple[str, ...]:
    """What a judgement is of, for comparing: people write names with and without capitals."""
    if judgement.about in ("reliability", "independence"):
        return tuple(sorted(map(_folded, judgement.of)))
    return judgement.of


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _spoken_by(chain: tuple[Link, ...], name: str) -> tuple[Link, ...]:
    """A chain whose last link is spoken by one speaker; what is known of the speaker of that name is kept."""
    if not chain:
        return (Link(speakers=(Speaker(name=name),)),)
    *nearer, last = chain
    return (*nearer, replace(last, speakers=(next(_named(last, name), Speaker(name=name)),)))


def _named(link: Link, name: str) -> Iterator[Speaker]:
    return (speaker for speaker in link.speakers if speaker.name == name)
