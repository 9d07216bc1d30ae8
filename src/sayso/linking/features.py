"""What speaks for and against two tellings being of one event: a visible list of named features.

Each feature returns a score and the reason in words, or None where it has nothing to say. The scores are
added; ``VETO`` ends the matter. The method is that of record linkage (Fellegi and Sunter 1969), with
weights set by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from sayso.linking.aspects import UNTOLD, may_be_parts
from sayso.linking.facts import Days, Facts, Spot
from sayso.linking.parties import Party, one_body, one_party
from sayso.linking.words import overlap

VETO = -10.0
SAME = 1.0
"""From this sum on, two tellings are of one event."""
PERHAPS = 0.5
_NARROW = 3
_COUNTED_WITHIN = 14
_RECALLED = 45
_TOWN_KM, _NEAR_KM, _FAR_KM = 10, 30, 80
_VIOLENT = frozenset({"attack", "capture", "displace", "retake", "seize"})
_IRREGULAR = frozenset({"UAF", "CRM", "REB"})
_TAKING = frozenset({"seize", "retake", "capture", "COERCE"})
_FIGHTING = frozenset({"fighters", "rebels"})
_PEOPLE = frozenset({"people", "fighters", "rebels"})
_ROUND = frozenset({10, 20, 30, 40, 50, 100, 200, 300, 500, 1000})
_BETWEEN_REPORTS = frozenset({"wording", "names", "published", "setting"})
"""The sentences of one report share words and names whatever they tell."""
_OWN_ACTS = frozenset(
    {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "PROTEST", "SUPPORT", "CONSULT", "AGREE", "SANCTION"}
)
"""What is done by one's own decision: another actor is another event."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One feature's word on a pair: how much it speaks for one event (below 0: against), and why."""

    feature: str
    score: float
    why: str


Feature = Callable[[Facts, Facts], "tuple[float, str] | None"]


def compare(first: Facts, second: Facts) -> tuple[Evidence, ...]:
    """Return what each feature says of a pair; a veto stands alone."""
    found: list[Evidence] = []
    for feature in FEATURES:
        said = feature(first, second)
        if said is None:
            continue
        evidence = Evidence(feature.__name__, said[0], said[1])
        if evidence.score <= VETO:
            return (evidence,)
        found.append(evidence)
    return tuple(found)


def score(first: Facts, second: Facts) -> float:
    """Return the sum over the features."""
    return round(sum(each.score for each in compare(first, second)), 3)


def within_a_report(first: Facts, second: Facts) -> float:
    """Return the sum over the features that tell something where both stand in one report."""
    return sum(each.score for each in compare(first, second) if each.feature not in _BETWEEN_REPORTS)


def fits(first: Facts, second: Facts) -> bool:
    """Return whether all that two clusters tell still speaks for one event."""
    return score(first, second) >= SAME


def between_reports(first: Facts, second: Facts) -> float:
    """Return the score of two tellings; those of one report were held apart there.

    Two that have nothing but words are left to `bare`.
    """
    if first.reports & second.reports or (first.bare and second.bare):
        return VETO
    return score(first, second)


def kind(first: Facts, second: Facts) -> tuple[float, str] | None:
    """An attack and an arrest are two events; an attack and the flight from it can be one."""
    if not all(may_be_parts(a, b) for a in first.aspects for b in second.aspects):
        return VETO, "another kind of event"
    shared = first.aspects & second.aspects
    if shared == {UNTOLD}:
        return None
    if shared:
        return 0.3, f"both tell of {', '.join(sorted(shared))}"
    if (first.negated or second.negated) and not (first.aspects & _TAKING and second.aspects & _TAKING):
        return VETO, "what is denied is of another kind"
    weight = 0.0 if (first.aspects | second.aspects) <= _VIOLENT else -0.15
    return weight, "one can be a part of the other"


def happened(first: Facts, second: Facts) -> tuple[float, str] | None:
    """What is feared or demanded is not what happened; what was announced may be."""
    if first.happened == second.happened:
        return None
    if _announces(first, second) or _announces(second, first):
        return -0.3, "the one announces what the other tells"
    return VETO, "one happened, the other is only planned or feared"


def _announces(plan: Facts, event: Facts) -> bool:
    """Whether what a report announces can be what a later one tells."""
    if not plan.planned or event.planned or plan.reports & event.reports or not plan.published:
        return False
    told = max((last for _, last in event.days), default=max(event.published, default=0))
    return bool(plan.triggers & event.triggers) and told >= min(plan.published)


def own_act(first: Facts, second: Facts) -> tuple[float, str] | None:
    """An accusation, a demand, a promise is its actor's: by two actors it is two events."""
    if not (first.aspects | second.aspects) <= _OWN_ACTS:
        return None
    if not first.doers or not second.doers:
        return -0.4, "it isn't told by whom"
    if _any(first.doers, second.doers, one_body):
        return 0.5, "done by the same"
    return VETO, "done by another"


def time(first: Facts, second: Facts) -> tuple[float, str] | None:
    """The same day speaks for one event; days apart speak against it."""
    if not first.days or not second.days:
        later = _afterwards(first, second) or _afterwards(second, first)
        return later or _background(first, second) or _background(second, first)
    gap = min(_gap(a, b) for a in first.days for b in second.days)
    if gap > 1:
        return VETO, f"{gap} days apart"
    if gap == 1:
        return -0.3, "a day apart"
    width = min(max(a[1] - a[0], b[1] - b[0]) for a in first.days for b in second.days if _gap(a, b) == 0)
    return (0.7, "the same day") if width <= _NARROW else (0.2, "the times overlap")


def _background(old: Facts, news: Facts) -> tuple[float, str] | None:
    """Tell what a report recalls of long ago from its news, which it tells without a day."""
    if not old.days or news.days or news.after or not news.published or not news.happened:
        return None
    lag = min(news.published) - max(last for _, last in old.days)
    return (-0.8, f"the one is recalled from {lag} days before") if lag > _RECALLED else None


def _afterwards(dead: Facts, event: Facts) -> tuple[float, str] | None:
    """Tell whether deaths or counts of some day can be those of an event of another day."""
    if dead.days or not dead.after or not (event.days or event.after):
        return None
    lag = min(a[1] - b[0] for a in dead.after for b in (event.days or event.after))
    if event.days and lag < -1:
        return VETO, "counted before it happened"
    return (0.3, "counted in the days after") if abs(lag) <= _COUNTED_WITHIN else (-0.5, "counted long after")


def place(first: Facts, second: Facts) -> tuple[float, str] | None:
    """The same place speaks for one event, another town against it; a country holds its towns."""
    if not first.spots or not second.spots:
        return None
    found = max(_spots(a, b) for a in first.spots for b in second.spots)
    if any(set(spot.name.split()) <= other.names for spot, other in _named_by_the_other(first, second)):
        return max(found, (0.3, "one's place is named in the other"))
    return found


def setting(first: Facts, second: Facts) -> tuple[float, str] | None:
    """A report that opens with a place's name tells of what happened there, where it tells no other place."""
    for bare, placed in ((first, second), (second, first)):
        for spot in placed.spots:
            if not bare.spots and not spot.whole and set(spot.name.split()) <= bare.setting:
                return 0.6, f"its report opens in {spot.name}"
    return None


def harmed(first: Facts, second: Facts) -> tuple[float, str] | None:
    """The same thing harmed (a train, a convoy) speaks for one event, another kind of thing against it."""
    if things := first.things & second.things:
        return 0.5, f"the same is harmed: {', '.join(sorted(things))}"
    shared = first.objects & second.objects
    if shared - _PEOPLE:
        return 0.3, f"the like is harmed: {', '.join(sorted(shared))}"
    if shared or not first.objects or not second.objects:
        return None
    if not (first.aspects | second.aspects) & _VIOLENT:
        return None
    return _other_harm(first.objects, second.objects)


def _other_harm(first: frozenset[str], second: frozenset[str]) -> tuple[float, str] | None:
    if (first <= _PEOPLE) != (second <= _PEOPLE):
        return None  # a thing, and those in it
    sides = (first | second) & _FIGHTING
    if len(sides) == 2:
        return -1.0, "the other side is harmed"
    if "people" in first | second:
        return (-0.5, "the one harmed fighters, the other people") if sides else None
    return -0.4, "something else is harmed"


def doers(first: Facts, second: Facts) -> tuple[float, str] | None:
    """The same doer speaks for one event; where doer and harmed change places, there are two."""
    if _any(first.doers, second.doers, _known_party):
        return 0.4, "done by the same"
    if not (first.aspects | second.aspects) <= _OWN_ACTS and (
        _answers(first, second) or _answers(second, first)
    ):
        return -1.5, "who acts in the one suffers in the other"
    if _strike_back(first, second) or _strike_back(second, first):
        return -1.0, "the attackers are harmed"
    if _any(first.harmed, second.harmed, _known_party):
        return 0.3, "done to the same"
    if _any(first.doers, second.doers, _army_and_gunmen) or _any(second.doers, first.doers, _army_and_gunmen):
        return -0.5, "an army is no unknown gunmen"
    named = all(any(party.known for party in each.doers) for each in (first, second))
    return (-0.2, "another is named as the doer") if named else None


def figures(first: Facts, second: Facts) -> tuple[float, str] | None:
    """The same figure of the same thing speaks for one event; that figures differ says nothing."""
    shared = first.figures & second.figures
    if _none_and_some(first, second) or _none_and_some(second, first):
        return -0.5, "none in the one, some in the other"
    exact = [(of, low) for of, low, high in shared if low == high and low]
    rare = [(of, low) for of, low in exact if low >= 10 and low not in _ROUND]
    if rare:
        return 0.7, f"the same figure: {rare[0][1]} {rare[0][0]}"
    return (0.3, f"the same figure: {exact[0][1]} {exact[0][0]}") if exact else None


def one_speaker(first: Facts, second: Facts) -> tuple[float, str] | None:
    """Who says the one and denies the other holds them for two."""
    if any(each.negated and each.harmed for each in (first, second)):
        return None  # "He denied that any civilian had died": a part of what he tells of
    both = any((key, not said) in second.sayers for key, said in first.sayers)
    return (-0.6, "one speaker says the one and denies the other") if both else None


def trigger(first: Facts, second: Facts) -> tuple[float, str] | None:
    """The same word for what happened."""
    shared = first.triggers & second.triggers
    return (0.2, f"the same word: {', '.join(sorted(shared))}") if shared else None


def wording(first: Facts, second: Facts) -> tuple[float, str] | None:
    """The sentences share most of their words: one copies the other, or both copy a third."""
    share = overlap(first.words, second.words)
    if share >= 0.7 and min(len(first.words), len(second.words)) >= 6:
        return 1.0, "nearly the same words"
    return (0.3, "many of the same words") if share >= 0.45 else None


def names(first: Facts, second: Facts) -> tuple[float, str] | None:
    """The same proper names around."""
    shared = first.names & second.names
    return (min(0.3, 0.1 * len(shared)), f"both name {', '.join(sorted(shared)[:3])}") if shared else None


def published(first: Facts, second: Facts) -> tuple[float, str] | None:
    """Reports that are weeks apart seldom tell of one event, where no day is told."""
    if not first.published or not second.published or (first.days and second.days):
        return None
    gap = min(abs(a - b) for a in first.published for b in second.published)
    return (-0.6, f"published {gap} days apart") if gap > 21 else (0.1, "published within three weeks")


FEATURES: tuple[Feature, ...] = (
    kind, happened, own_act, time, place, setting, harmed, doers, figures, one_speaker, trigger, wording,
    names, published,
)  # fmt: skip


def _none_and_some(first: Facts, second: Facts) -> bool:
    none = {of for of, _, high in first.figures if high == 0}
    return any(of in none and (low or 0) > 0 for of, low, _ in second.figures)


def _any(first: tuple[Party, ...], second: tuple[Party, ...], test: Callable[[Party, Party], bool]) -> bool:
    return any(test(a, b) for a in first for b in second)


def _known_party(first: Party, second: Party) -> bool:
    return first.known and second.known and one_party(first, second)


def _answers(first: Facts, second: Facts) -> bool:
    """Whether all whom the second harms are of those who act in the first; in a fight both sides suffer."""
    if not second.harmed or _any(first.doers, second.doers, one_party):
        return False
    return all(any(_known_party(doer, harmed) for doer in first.doers) for harmed in second.harmed)


def _strike_back(first: Facts, second: Facts) -> bool:
    """Whether the one harms the armed men who did the other."""
    return (
        "rebels" in first.objects
        and not second.objects & _FIGHTING
        and any(doer.sector in _IRREGULAR for doer in second.doers)
    )


def _army_and_gunmen(first: Party, second: Party) -> bool:
    return first.is_state and not second.known and second.sector in _IRREGULAR


def _gap(first: Days, second: Days) -> int:
    return max(0, first[0] - second[1], second[0] - first[1])


def _named_by_the_other(first: Facts, second: Facts) -> Iterator[tuple[Spot, Facts]]:
    yield from ((spot, second) for spot in first.spots if not spot.whole)
    yield from ((spot, first) for spot in second.spots if not spot.whole)


def _spots(first: Spot, second: Spot) -> tuple[float, str]:
    if first.country and second.country and first.country != second.country:
        return VETO, "in another country"
    if first.name == second.name:
        return (0.3 if first.whole else 0.8), f"both in {first.name}"
    if first.whole or second.whole:
        return 0.1, "one tells no more than the country"
    if set(first.name.split()) & set(second.name.split()):
        return 0.5, f"{first.name} and {second.name} share a name"
    return _by_distance(first, second)


def _by_distance(first: Spot, second: Spot) -> tuple[float, str]:
    if not first.point or not second.point:
        return -0.2, "two places, one not on the map"
    km = _distance(first.point, second.point)
    weight = 0.4 if km <= _TOWN_KM else 0.0 if km <= _NEAR_KM else -0.5 if km <= _FAR_KM else -1.5
    return weight, f"{km:.0f} km apart"


def _distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return kilometres along the great circle (haversine)."""
    lat1, lon1, lat2, lon2 = map(radians, (*first, *second))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12_742 * asin(sqrt(h))
