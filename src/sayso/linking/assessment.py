"""On whose say-so an event stands: the rules of the ledger's format, each with its reason in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.linking.claims import Claim, Figure
from sayso.linking.facts import Facts
from sayso.linking.parties import Party, one_body, one_party
from sayso.records import AssessmentStatus, EventCount, FigureBy

_CIVIL = frozenset({"CVL", "MED", "LAB", "EDU", "REL", "AGR", "BUS", "REF", "SOC"})
_POWERS = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "REB", "PRM", "UAF"})

Independence = Callable[[Party, Party], "bool | None"]
"""A person's word on whether two parties are independent; None where nobody has judged."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the claims come to, before it is put into words."""

    status: AssessmentStatus
    asserting: tuple[Claim, ...]
    denying: tuple[Claim, ...]
    independent: int
    credibility: int
    against_interest: tuple[Claim, ...] = ()
    clash: tuple[Figure, Figure] | None = None


def stand(claims: Sequence[Claim], figures: Sequence[Figure], event: Facts, judged: Independence) -> Standing:
    """Return how an event stands by the claims on it and the figures of it."""
    asserting = latest(c for c in claims if not c.suspects)
    denying = [c for c in asserting if c.denies]
    asserting = [c for c in asserting if not c.denies]
    sources = _by_origin(asserting)
    independent = len(independent_of(sources, judged))
    clash = disagreement(figures)
    admitted = against_interest(sources, claims, event, judged) if independent > 1 or len(sources) > 1 else ()
    status = _status(denying, clash, sources, independent, admitted)
    return Standing(
        status=status,
        asserting=tuple(sources),
        denying=tuple(_by_origin(denying)),
        independent=independent,
        credibility=_credibility(status, independent, sources),
        against_interest=admitted,
        clash=clash,
    )


def latest(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims without those that their own party took back: a denial taken back is an admission."""
    every = list(claims)
    # An event may have thousands of claims by few parties: one of each party and day is asked.
    distinct = {(c.denies, c.by, c.day): c for c in every}
    gone = {each for each, c in distinct.items() if any(_takes_back(later, c) for later in distinct.values())}
    return [c for c in every if (c.denies, c.by, c.day) not in gone]


def _takes_back(later: Claim, earlier: Claim) -> bool:
    return (
        later.denies != earlier.denies
        and later.day > earlier.day
        and later.by.known
        and one_body(later.by, earlier.by)
    )


def _by_origin(claims: Iterable[Claim]) -> list[Claim]:
    """Return one claim for each origin: a confirmation before a plain word, the earliest first."""
    best: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda c: (not c.confirms, c.day, c.attribution)):
        best.setdefault(claim.origin, claim)
    return sorted(best.values(), key=lambda c: (c.day, c.origin))


def _status(
    denying: Sequence[Claim],
    clash: tuple[Figure, Figure] | None,
    sources: Sequence[Claim],
    independent: int,
    admitted: Sequence[Claim],
) -> AssessmentStatus:
    if denying or clash:
        return "disputed"
    if admitted:
        return "both_sides"
    if independent >= 2:
        return "corroborated"
    return "single_origin" if sources else "unsourced"


def _credibility(status: AssessmentStatus, independent: int, sources: Sequence[Claim]) -> int:
    """Return the information's place on the Admiralty scale, by the format's rules; 5 is left to a person."""
    if status == "disputed":
        return 4
    if status == "both_sides" or independent >= 3:
        return 1
    if independent == 2:
        return 2
    return 3 if any(c.by.named for c in sources) else 6


def independent_of(sources: Sequence[Claim], judged: Independence) -> list[Claim]:
    """Return as many sources as are independent of each other: named parties first, the earliest first."""
    chosen: list[Claim] = []
    for claim in sorted(sources, key=lambda c: (not c.by.named, not c.by.known, c.day, c.origin)):
        if all(_are_independent(claim, other, judged) for other in chosen):
            chosen.append(claim)
    return chosen


def _are_independent(first: Claim, second: Claim, judged: Independence) -> bool:
    """Whether neither is known by the other's word alone, and both speak for different powers."""
    if first.via & second.by.keys or second.via & first.by.keys:
        return False
    return _independent(first.by, second.by, judged)


def _independent(first: Party, second: Party, judged: Independence) -> bool:
    """Whether two speak for different powers, as far as one can tell.

    Who is not named belongs to nobody knows whom: only those who plainly don't belong to the other count.
    """
    if (word := judged(first, second)) is not None:
        return word
    if one_party(first, second):
        return False
    if first.named and second.named:
        return not (first.is_outlet and second.is_outlet)
    return _plainly_apart(first, second) or _plainly_apart(second, first)


def _plainly_apart(unnamed: Party, other: Party) -> bool:
    """Whether one without a name plainly doesn't belong to a party: a nurse to an army."""
    if unnamed.is_outlet or unnamed.kind == "document" or not other.named:
        return False
    return unnamed.sector in _CIVIL and (other.sector in _POWERS or other.is_state)


def against_interest(
    sources: Sequence[Claim], claims: Sequence[Claim], event: Facts, judged: Independence
) -> tuple[Claim, ...]:
    """Return those who say against their interest what another party says too; () where nobody does.

    The doer and the harmed both say it; or the harmed admits its own loss; or the doer, a state or whoever is
    accused, owns up to it; each time another, independent party has to say the same.
    """
    found: list[Claim] = []
    for claim in sources:
        doer, harmed = _is_any(claim.by, event.doers), _is_any(claim.by, event.harmed)
        if not (doer or harmed):
            continue  # who has no part in it has no interest: most of the sources of a large event
        others = [c.by for c in sources if _are_independent(c, claim, judged)]
        if others and (not doer or _owns_up(claim, others, event, claims)):
            found.append(claim)
    return tuple(found)


def _owns_up(claim: Claim, others: Sequence[Party], event: Facts, claims: Sequence[Claim]) -> bool:
    """Whether the doer says what the harmed, an accuser or another power says too, or is a state."""
    if any(_is_any(other, event.harmed) for other in others):
        return True
    opposed = any(other.is_state != claim.by.is_state and other.sector in _POWERS for other in others)
    if opposed or claim.by.is_state:
        return True
    accusers = [c.by for c in claims if not c.denies and _is_any(claim.by, c.against)]
    return any(_is_any(other, accusers) for other in others)


def _is_any(party: Party, those: Iterable[Party]) -> bool:
    return any(one_party(party, each) for each in those if each.known)


def disagreement(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Return two figures of one thing, by two parties, that can't both hold; each party's latest counts."""
    told = [f for f in figures if f.origin and f.by and not f.vague and not _is_hearsay(f.by)]
    ordered = sorted(told, key=lambda f: (f.day, f.low or 0, f.origin or ""), reverse=True)
    distinct = {(f.of, f.group, f.low, f.high, f.by, f.day): f for f in ordered}
    last = [f for f in distinct.values() if not any(_replaces(later, f) for later in distinct.values())]
    for first, second in combinations(sorted(last, key=lambda f: (f.day, f.low or 0, f.origin or "")), 2):
        if _of_one_thing(first, second) and _apart(first, second) and not _by_one(first, second):
            return first, second
    return None


def _replaces(later: Figure, earlier: Figure) -> bool:
    """Whether a party's later figure takes the place of its earlier one."""
    return _of_one_thing(later, earlier) and later.day > earlier.day and _by_one(later, earlier)


def _of_one_thing(first: Figure, second: Figure) -> bool:
    return (first.of, first.group) == (second.of, second.group)


def _by_one(first: Figure, second: Figure) -> bool:
    return bool(first.by and second.by and one_body(first.by, second.by))


def _apart(first: Figure, second: Figure) -> bool:
    return (first.high is not None and second.low is not None and first.high < second.low) or (
        second.high is not None and first.low is not None and second.high < first.low
    )


def _is_hearsay(party: Party) -> bool:
    return party.is_outlet or (party.kind == "document" and not party.named)


def counts_of(figures: Sequence[Figure]) -> tuple[EventCount, ...]:
    """Return the event's counts: of each thing the range over the origins, and who gave which figure."""
    found: list[EventCount] = []
    for of, group in dict.fromkeys((f.of, f.group) for f in figures):
        same = [f for f in figures if (f.of, f.group) == (of, group)]
        told = [f for f in same if f.origin] or same
        greatest = _greatest(told)
        exact = [f for f in told if not f.vague and not _is_rounded(f, greatest)] or told
        lows = [f.low for f in exact if f.low is not None]
        highs = [f.high for f in exact if f.high is not None]
        low, high = min(lows, default=None), max(highs, default=None)
        if low is not None and high is not None and low > high:
            high = None  # "at least 30" beside "up to 12": no range holds both, and the lower bound stands
        found.append(
            EventCount(of=of, who=_who(same), low=low, high=high, by=_givers(same))  # type: ignore[arg-type]
        )
    return tuple(found)


def _greatest(told: Sequence[Figure]) -> dict[str | None, int]:
    """Return the greatest exact figure of each origin."""
    found: dict[str | None, int] = {}
    for figure in told:
        if figure.low is not None and figure.low == figure.high:
            found[figure.origin] = max(figure.low, found.get(figure.origin, 0))
    return found


def _is_rounded(figure: Figure, greatest: dict[str | None, int]) -> bool:
    """Whether one origin's "more than 20" is a carrier's word for the 27 that it gave."""
    return figure.high is None and greatest.get(figure.origin, -1) >= (figure.low or 0)


def _who(figures: Sequence[Figure]) -> str | None:
    return next((f.who for f in figures if f.who), None)


def _givers(figures: Sequence[Figure]) -> tuple[FigureBy, ...]:
    told = sorted((f for f in figures if f.origin), key=lambda f: (f.day, f.origin or "", f.low or 0))
    given = (FigureBy(origin=f.origin or "", low=f.low, high=f.high, said=f.said) for f in told)
    return tuple(dict.fromkeys(given))
