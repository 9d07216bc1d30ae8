"""Reports as little stories, for the tests of linking: who says what in them, and what they tell of.

    paper = Paper("The Harbour Post", "2031-05-09", "The Northern Guard killed 31 soldiers at Kelmet, Idris Vane said.")
    claim = paper.says("Idris Vane", "The Northern Guard killed 31 soldiers at Kelmet", affiliation="Northern Guard")
    paper.tells("killed", claim, actors=["The Northern Guard"], recipients=["31 soldiers"], killed=31, place=KELMET)
    linked = link(ledger_of(paper))

Words are given as they stand in the text; their places are looked up ("x … y" are two pieces, "x#2" is the second x).
The incidents, people, groups, outlets and towns are invented; the states are real.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast, get_args

from sayso.records import (
    Actor,
    Assessment,
    Attribution,
    Count,
    CountOf,
    Event,
    Ledger,
    Link,
    Medium,
    Mention,
    Origin,
    Participant,
    Place,
    Report,
    Span,
    Speaker,
    Time,
)

KELMET = Place(name="Kelmet", country="MLI", lat=17.0, lon=-1.0, precision="near")
SELM = Place(name="Selm", country="MLI", lat=14.0, lon=-6.0, precision="near")
"""Some 600 km from Kelmet."""


class Paper:
    """One report, with those whom it has speaking and what it tells of."""

    def __init__(self, outlet: str | None, published: str | None, text: str, **more: Any) -> None:
        """A report; its id is its outlet and day unless ``key`` is given."""
        key = more.pop("key", None) or f"{'-'.join((outlet or 'none').lower().split())}-{published}"
        told = {"file": f"{key}.txt"} | more
        self.report = Report(id=key, outlet=outlet, published=published, text=text, **told)
        self.attributions: list[Attribution] = []
        self.mentions: list[Mention] = []

    def says(self, who: str, words: str, stance: str = "asserts", **more: Any) -> str:
        """Somebody's words, and their id: ``who`` may be several, parted by " & ", or nobody ("").

        ``through`` are the outlets that stand before the speaker in the chain, ``day`` is a day or a pair of
        days, ``medium`` a kind, ``cue`` the words of saying; what else is given is the speaker's.
        """
        through, day, medium = more.pop("through", ()), more.pop("day", None), more.pop("medium", None)
        cue = more.pop("cue", None)
        last = Link(
            speakers=tuple(Speaker(name=name, **more) for name in who.split(" & ")) if who else (),
            cue=self.spans(cue),
            said=_time(day),
            medium=Medium(None, medium) if medium else None,
        )
        nearer = (Link(speakers=(Speaker(name=outlet, kind="outlet"),)) for outlet in through)
        made = Attribution(
            id=f"{self.report.id}/a{len(self.attributions) + 1}",
            report=self.report.id,
            content=self.spans(words),
            voice="indirect",
            stance=cast(Any, stance),
            chain=(*nearer, last) if who else (),
        )
        self.attributions.append(made)
        return made.id

    def tells(self, trigger: str, *claims: str, **more: Any) -> str:
        """A mention held by the claims, and its id: a name of what is counted (``killed=31``) gives a figure."""
        counts = tuple(
            _count(of, more.pop(of)) for of in cast(tuple[CountOf, ...], get_args(CountOf)) if of in more
        )
        sides = {
            side: tuple(Participant(name=each) for each in more.pop(side, ()))
            for side in ("actors", "recipients")
        }
        made = Mention(
            id=f"{self.report.id}/m{len(self.mentions) + 1}",
            report=self.report.id,
            type=more.pop("type", "ASSAULT"),
            trigger=self.spans(trigger),
            time=_time(more.pop("day", None)),
            counts=counts,
            attributions=claims,
            **sides,
            **more,
        )
        self.mentions.append(made)
        return made.id

    def spans(self, words: str | None) -> tuple[Span, ...]:
        """Where the words stand in the text."""
        return tuple(self._span(each) for each in words.split(" … ")) if words else ()

    def _span(self, words: str) -> Span:
        words, _, number = words.partition("#")
        start = -1
        for _ in range(int(number or 1)):
            start = self.report.text.index(words, start + 1)
        return self.report.span(start, start + len(words))


_OF_A_SPEAKER = ("affiliation", "role", "kind", "named", "through", "medium")
_GUARD = {"affiliation": "the Northern Guard", "kind": "person"}
_ARMY = {"affiliation": "the Malian army", "kind": "person"}
KNOWN_AS = {"Idris Vane": _GUARD, "Colonel Sen Ruda": _ARMY, "a nurse": {"named": False, "kind": "person"}}
"""Vane speaks for the Northern Guard, Ruda for the Malian army; the nurse is not named."""


def brief(
    outlet: str | None, published: str | None, who: str, words: str, stance: str = "asserts", **more: Any
) -> Paper:
    """A report of one sentence, "words, who said.", with one claim and one mention that it holds.

    The mention is of an ambush on soldiers at Kelmet on 8 May unless told otherwise; ``said`` is the day of
    the claim, ``cue`` its word of saying, ``text`` another text. Where ``who`` is "", nobody is named.
    """
    paper = Paper(
        outlet,
        published,
        more.pop("text", None) or (f"{words}, {who} {more.get('cue', 'said')}." if who else f"{words}."),
        key=more.pop("key", None),
    )
    cue = more.pop("cue", "said")
    speaker = KNOWN_AS.get(who, {}) | {name: more.pop(name) for name in _OF_A_SPEAKER if name in more}
    day = more.pop("said", None)
    claims = (paper.says(who, words, stance, day=day, cue=cue, **speaker),) if who else ()
    told = {"recipients": ["soldiers"], "place": KELMET, "day": "2031-05-08"} | more
    paper.tells(told.pop("trigger", "ambush"), *claims, **told)
    return paper


def ledger_of(*papers: Paper) -> Ledger:
    """The papers as one ledger that isn't linked yet."""
    return Ledger(
        reports=tuple(each.report for each in papers),
        attributions=tuple(a for each in papers for a in each.attributions),
        mentions=tuple(m for each in papers for m in each.mentions),
    )


def event_with(linked: Ledger, mention: str) -> Event:
    """The one event that has a mention."""
    (found,) = (each for each in linked.events if mention in each.mentions)
    return found


def origin_with(linked: Ledger, attribution: str) -> Origin:
    """The one origin that has an attribution."""
    (found,) = (each for each in linked.origins if attribution in each.attributions)
    return found


def actor_called(linked: Ledger, name: str) -> Actor:
    """The one actor with a name, as name or by-name."""
    (found,) = (each for each in linked.actors if name in (each.name, *each.aliases))
    return found


def assessment_of(linked: Ledger, mention: str) -> Assessment:
    """How the event that has a mention stands."""
    found = event_with(linked, mention).assessment
    assert found
    return found


def groups_of(records: Iterable[Any], members: str) -> set[frozenset[str]]:
    """What belongs together, without regard to order and ids."""
    return {frozenset(getattr(each, members)) for each in records}


def _time(day: str | tuple[str, str] | None) -> Time | None:
    first, last = day if isinstance(day, tuple) else (day, day)
    return Time(None, first, last) if first and last else None


def _count(of: CountOf, many: Any) -> Count:
    """A figure: a number, a range, or either with the noun of those counted: ``(31, None, "soldiers")``."""
    low, high, *who = many if isinstance(many, tuple) else (many, many)
    return Count(of=of, who=who[0] if who else None, low=low, high=high)
