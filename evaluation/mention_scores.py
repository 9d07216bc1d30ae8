"""Marked mentions of events against found ones, counted as the shared scorer of the dossiers counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import ModuleType

from evaluation.figures import Counts, Figure, Share, covered
from sayso.records import Mention, Participant
from training.events import GoldMention

ROLES = ("actors", "recipients")
F1 = ("found", "typed", *ROLES, "counts")
SHARES = ("place", "country", "time", "status", "mode")
CountKey = tuple[str, int | None, int | None]


@dataclass(frozen=True)
class Paired:
    """The mentions of one report: pairs of marked and found, and what stands alone on either side.

    What is marked as optional is neither asked for nor counted against: it is in none of the three lists,
    and neither is what was found for it.
    """

    pairs: tuple[tuple[GoldMention, Mention], ...]
    missed: tuple[GoldMention, ...]
    extra: tuple[Mention, ...]


def paired(gold: Sequence[GoldMention], found: Sequence[Mention], scorer: ModuleType) -> Paired:
    """Pair one to one by the characters that the triggers share, the most first."""
    marked = [covered(m.triggers) for m in gold]
    told = [covered((s.start, s.end) for s in m.trigger) for m in found]
    both = scorer.pair_up(marked, told, lambda a, b: float(len(a & b)), 1.0)
    left, right = {i for i, _ in both}, {j for _, j in both}
    return Paired(
        tuple((gold[i], found[j]) for i, j in sorted(both) if not gold[i].optional),
        tuple(m for i, m in enumerate(gold) if i not in left and not m.optional),
        tuple(m for j, m in enumerate(found) if j not in right),
    )


@dataclass
class Scores:
    """Counts over any number of reports."""

    scorer: ModuleType
    f1: dict[str, Counts] = field(default_factory=lambda: {name: Counts() for name in F1})
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in SHARES})

    def add(self, told: Paired) -> None:
        """Count one report."""
        both = len(told.pairs)
        sizes = both + len(told.missed), both + len(told.extra)
        self.f1["found"].count(both, *sizes)
        self.f1["typed"].count(sum(right_type(g, m) for g, m in told.pairs), *sizes)
        for gold, found in told.pairs:
            self._pair(gold, found)

    def figures(self, prefix: str) -> list[Figure]:
        """Return all figures, under names that begin with ``prefix``."""
        f1 = [counts.figure(f"{prefix}.{name}") for name, counts in self.f1.items()]
        return f1 + [share.figure(f"{prefix}.{name}") for name, share in self.shares.items()]

    def _pair(self, gold: GoldMention, found: Mention) -> None:
        for role in ROLES:
            wanted, told = gold.raw.get(role, []), names(getattr(found, role))
            self.f1[role].count(len(same(wanted, told, self.scorer)), len(wanted), len(told))
        marked, given = counts_of(gold), counts_in(found)
        self.f1["counts"].count((marked & given).total(), marked.total(), given.total())
        if gold.raw.get("place") or found.place:
            self.shares["place"].add(right_place(gold, found, self.scorer))
        if gold.raw.get("place"):
            self.shares["country"].add(right_country(gold, found))
        if gold.raw.get("time") or found.time:
            self.shares["time"].add(right_time(gold, found, self.scorer))
        self.shares["status"].add(status_of(gold) == found.status)
        if gold.raw.get("mode"):
            self.shares["mode"].add(right_mode(gold, found))


def right_type(gold: GoldMention, found: Mention) -> bool:
    """Tell whether the found type is one of those that will do."""
    return found.type in gold.types


def right_mode(gold: GoldMention, found: Mention) -> bool:
    """Tell whether the found mode is one of those that will do; asked only where one is marked."""
    return found.mode in str(gold.raw["mode"]).split("|")


def right_place(gold: GoldMention, found: Mention, scorer: ModuleType) -> bool:
    """Tell whether the places have one name; a place found where none is marked is wrong."""
    place, name = gold.raw.get("place"), found.place.name if found.place else ""
    return bool(place and scorer.same_name(place["name"], name))


def right_country(gold: GoldMention, found: Mention) -> bool:
    """Tell whether the countries of the places agree."""
    return bool(gold.raw["place"].get("country") == (found.place.country if found.place else None))


def right_time(gold: GoldMention, found: Mention, scorer: ModuleType) -> bool:
    """Tell whether both ends of the time agree, with a day's leeway."""
    time = {"start": found.time.start, "end": found.time.end} if found.time else None
    return bool(gold.raw.get("time") and scorer.same_time(gold.raw["time"], time))


def status_of(gold: GoldMention) -> str:
    """Return the status that is marked: actual where nothing is."""
    return str(gold.raw.get("status", "actual"))


def same(wanted: Sequence[str], told: Sequence[str], scorer: ModuleType) -> list[tuple[int, int]]:
    """Pair the names of one role one to one."""
    return list(scorer.pair_up(wanted, told, lambda a, b: float(scorer.same_name(a, b)), 1.0))


def names(participants: Iterable[Participant]) -> list[str]:
    """Return what the participants are called."""
    return [p.name or (p.span.text if p.span else "") for p in participants]


def counts_of(gold: GoldMention) -> Counter[CountKey]:
    """Return the counts that are marked."""
    return Counter((c["of"], c.get("low"), c.get("high")) for c in gold.raw.get("counts", []))


def counts_in(found: Mention) -> Counter[CountKey]:
    """Return the counts that were found."""
    return Counter((c.of, c.low, c.high) for c in found.counts)
