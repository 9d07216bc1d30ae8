"""What a mention, a report's telling of an event, or an event tells that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from sys import intern
from typing import TypeVar

from sayso.knowledge.numbers import number_of
from sayso.knowledge.places import lookup
from sayso.knowledge.states import is_state
from sayso.knowledge.words import plain
from sayso.linking.aspects import aspect_of, comes_after, is_counting, is_plain_people, objects_in
from sayso.linking.parties import Party
from sayso.linking.sentences import sentence_at
from sayso.linking.who import Who
from sayso.linking.words import listed, stem, stems, words_of
from sayso.records import Attribution, Mention, Place, Report

_T = TypeVar("_T")
Days = tuple[int, int]
"""The first and the last day, as ordinals."""
_ACTUAL = frozenset({"actual", "negated"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared: its folded name, where it lies, whether it is a whole country."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    whole: bool

    @property
    def point(self) -> tuple[float, float] | None:
        """Its latitude and longitude in degrees, where both are known."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of one happening.

    ``things`` are stems of the nouns for what was harmed, ``objects`` their groups; ``figures`` are
    (of, low, high); ``names`` are the proper names around; ``words`` the stems of the sentences. ``happened``
    tells what is said to have happened from what is planned, feared or demanded; ``negated`` what is only
    said not to have happened; ``sayers`` are the keys of those who say that it did (True) or did not (False).
    ``setting`` are the names in a report's title and first sentences, for what it tells without a place;
    ``after`` the days of deaths and counts, which may lie after the event.
    """

    id: str
    reports: frozenset[str]
    mentions: tuple[str, ...]
    aspects: frozenset[str]
    happened: bool
    triggers: frozenset[str]
    doers: tuple[Party, ...] = ()
    harmed: tuple[Party, ...] = ()
    things: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    spots: tuple[Spot, ...] = ()
    days: tuple[Days, ...] = ()
    figures: frozenset[tuple[str, int | None, int | None]] = frozenset()
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    published: tuple[int, ...] = ()
    accused: bool = False
    negated: bool = False
    sayers: frozenset[tuple[str, bool]] = frozenset()
    setting: frozenset[str] = frozenset()
    after: tuple[Days, ...] = ()
    planned: bool = False
    denied: bool = False

    @property
    def bare(self) -> bool:
        """Whether no place, no time, no participant and no figure is told: nothing but words."""
        return not (self.spots or self.days or self.doers or self.harmed or self.figures)


def merged(parts: Iterable[Facts]) -> Facts:
    """Return what several tell together; the first gives the id."""
    every = sorted(parts, key=lambda each: each.id)
    if len(every) == 1:
        return every[0]
    joined = replace(every[0])
    return replace(
        joined,
        reports=frozenset().union(*(each.reports for each in every)),
        mentions=tuple(m for each in every for m in each.mentions),
        aspects=frozenset().union(*(each.aspects for each in every)),
        triggers=frozenset().union(*(each.triggers for each in every)),
        doers=_distinct(p for each in every for p in each.doers),
        harmed=_distinct(p for each in every for p in each.harmed),
        things=frozenset().union(*(each.things for each in every)),
        objects=frozenset().union(*(each.objects for each in every)),
        spots=_distinct(s for each in every for s in each.spots),
        days=_distinct(d for each in every for d in each.days),
        figures=frozenset().union(*(each.figures for each in every)),
        names=frozenset().union(*(each.names for each in every)),
        words=frozenset().union(*(each.words for each in every)),
        published=_distinct(d for each in every for d in each.published),
        accused=all(each.accused for each in every),
        negated=all(each.negated for each in every),
        sayers=frozenset().union(*(each.sayers for each in every)),
        setting=frozenset().union(*(each.setting for each in every)),
        after=_distinct(d for each in every for d in each.after),
        happened=any(each.happened for each in every),
        planned=all(each.planned for each in every),
        denied=any(each.denied for each in every),
    )


def without_words(facts: Facts) -> Facts:
    """Return the facts of a mention without what only served to compare it: a tenth of the memory."""
    none: frozenset[str] = frozenset()
    return replace(
        facts,
        triggers=none,
        things=none,
        names=none,
        words=none,
        setting=none,
        objects=none,
        sayers=frozenset(),
    )


def facts_of(mention: Mention, report: Report, who: Who, said: Mapping[str, Attribution]) -> Facts:
    """Return what one mention tells; ``said`` are the report's attributions by id."""
    holding = [said[each] for each in mention.attributions if each in said]
    speaker = speaker_of(mention, who, said)
    heads = [each.name for each in mention.recipients]
    sentence = _sentence(mention, report)
    days = ((day_of(mention.time.start), day_of(mention.time.end)),) if mention.time else ()
    return Facts(
        id=mention.id,
        reports=frozenset({report.id}),
        mentions=(mention.id,),
        aspects=frozenset({aspect_of(mention)}),
        happened=mention.status in _ACTUAL,
        triggers=frozenset(stem(w) for span in mention.trigger for w in words_of(span.text)),
        negated=mention.status == "negated",
        denied=any(each.stance == "denies" for each in holding),
        planned=mention.status == "planned",
        sayers=_sayers(holding, who, mention),
        doers=_distinct(
            _doer(each.name, speaker) or who.participant(each, speaker) for each in mention.actors
        ),
        harmed=_distinct(who.participant(each, speaker) for each in mention.recipients),
        things=frozenset(thing for name in heads for thing in _things(name)),
        objects=frozenset().union(*(objects_in(name) for name in heads)),
        spots=(_spot(mention.place),) if mention.place and not is_counting(mention) else (),
        days=() if comes_after(mention) else days,
        after=days if comes_after(mention) else (),
        figures=frozenset((c.of, c.low, c.high) for c in mention.counts),
        names=_names_in(sentence),
        setting=frozenset() if mention.place else _setting(report),
        words=stems(sentence),
        published=(day_of(report.published),) if report.published else (),
        accused=bool(holding) and all(each.stance in ("accuses", "suspects") for each in holding),
    )


def speaker_of(mention: Mention, who: Who, said: Mapping[str, Attribution]) -> Party | None:
    """Return whose words tell of a mention: for whom "we" stands in them."""
    links = [said[each].chain[-1] for each in mention.attributions if each in said and said[each].chain]
    return who.speaker(links[-1].speakers[0]) if links and links[-1].speakers else None


def _doer(name: str, speaker: Party | None) -> Party | None:
    """Return the speaker for "it" in "the army said that it had retaken the village", else None."""
    return speaker if plain(name) in listed("singular_pronouns") else None


def _sayers(holding: list[Attribution], who: Who, mention: Mention) -> frozenset[tuple[str, bool]]:
    """Return who says that it happened (True) or did not; denying one's own deed is no such word."""
    found: set[tuple[str, bool]] = set()
    own = {plain(each.name) for each in mention.actors}
    for each in holding:
        if not each.chain or each.stance == "suspects":
            continue
        denied = each.stance == "denies" or mention.status == "negated"
        for speaker in each.chain[-1].speakers:
            party = who.speaker(speaker)
            doers = [_doer(a.name, party) or who.participant(a, party) for a in mention.actors]
            if denied and own and any(party.keys & doer.keys for doer in doers):
                continue
            found |= {(key, not denied) for key in party.keys}
    return frozenset(found)


def _sentence(mention: Mention, report: Report) -> str:
    if not mention.trigger:
        return ""
    start, end = sentence_at(report.text, mention.trigger[0].start)
    return report.text[start:end]


def _things(name: str) -> frozenset[str]:
    """Return the stems of nouns that tell what was harmed; "people" and numbers tell nothing."""
    words = [word for word in words_of(name) if not word[0].isdigit() and number_of(word) is None]
    kept = {stem(w) for w in words if not is_plain_people(w) and plain(w) not in listed("empty")}
    return frozenset(kept - {stem(word) for word in listed("pronouns")})


def _names_in(sentence: str) -> frozenset[str]:
    words = words_of(sentence)
    names = (intern(plain(word)) for i, word in enumerate(words) if i and word[:1].isupper())
    return frozenset(name for name in names if name not in _CALENDAR)


@lru_cache(maxsize=16)
def _setting(report: Report) -> frozenset[str]:
    """Return the proper names with which a report opens: where it is set, before it tells what happened."""
    first = sentence_at(report.text, 0)
    second = sentence_at(report.text, first[1] + 2)
    told = (report.title or "", report.text[slice(*first)], report.text[slice(*second)])
    return frozenset(name for each in told for name in _names_in(f"- {each}"))


@lru_cache(maxsize=20_000)
def _spot(place: Place) -> Spot:
    whole = place.precision == "country" or is_state(place.name) or _is_region_of_state(place.name)
    lat, lon = place.lat, place.lon
    if lat is None and not whole:
        found = next((p for p in _lookup(place.name) if place.country in (None, p[0])), None)
        lat, lon = (found[1], found[2]) if found else (None, None)
    return Spot(plain(place.name), place.country, lat, lon, whole)


@lru_cache(maxsize=20_000)
def _lookup(name: str) -> tuple[tuple[str | None, float, float], ...]:
    return tuple((each.country, each.lat, each.lon) for each in lookup(name))


def _is_region_of_state(name: str) -> bool:
    """Whether it is "northern Mozambique" or "western Sudan": as wide as a country."""
    first, _, rest = name.partition(" ")
    return first.lower().endswith("ern") and is_state(rest)


def day_of(day: str) -> int:
    """Return a day as its ordinal; a day that its month lacks is taken as the 28th, one of no month as 1."""
    for told in (day, f"{day[:7]}-28"):  # another program may write a day that the calendar doesn't have
        with suppress(ValueError):
            return date.fromisoformat(told).toordinal()
    return 1


def _distinct(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))


_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug sept sep oct nov dec i".split()
)
