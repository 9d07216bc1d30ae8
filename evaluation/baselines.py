"""Part: what simpler programs would say about the events of the gold dossiers, beside what Sayso says.

Each baseline gets more than Sayso does: which mentions are about one event is given, as people marked it.
It answers with a status for each event. What it gets right is counted as for Sayso.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from evaluation.figures import Figure, Share
from evaluation.linked_dossiers import LinkedDossier, linked_dossiers
from evaluation.linking_errors import chief
from evaluation.setting import Setting
from sayso.records import AssessmentStatus, Event, Ledger, Mention, Report

ALONE = frozenset({"single_origin", "unsourced"})
"""Of events that are so, none may be called corroborated."""
CONFIRMED = frozenset({"corroborated", "both_sides"})
SHINGLE = 3
"""How many words in a row are compared in two texts."""
ALIKE = 0.5
"""From which share of shingles in common (Jaccard) on two texts are near-duplicates."""
PERMUTATIONS = 256

Answers = Mapping[str, AssessmentStatus | None]
"""A status by the id of each marked event; None where there is no answer."""


@dataclass(slots=True)
class Score:
    """How many statuses are right, and how many events were called corroborated though they are not."""

    status: Share = field(default_factory=Share)
    false_corroboration: Share = field(default_factory=Share)

    def add(self, gold: Iterable[Event], told: Answers) -> None:
        """Count the events of which a status is marked."""
        for event in gold:
            wanted = event.assessment.status if event.assessment else None
            if wanted:
                self.status.add(told.get(event.id) == wanted)
            if wanted in ALONE:
                self.false_corroboration.add(told.get(event.id) in CONFIRMED)


def measure(setting: Setting) -> list[Figure]:
    """Return for Sayso and for each baseline the share of right statuses and of false corroborations."""
    figures = []
    for name, score in scores(linked_dossiers(setting)).items():
        figures.append(score.status.figure(f"baselines.{name}.status", gated=False))
        false = f"baselines.{name}.false_corroboration"
        figures.append(score.false_corroboration.figure(false, lower=True, gated=False))
    return figures


def scores(dossiers: Iterable[LinkedDossier]) -> dict[str, Score]:
    """Return the score of Sayso and of each baseline, by name, over all dossiers."""
    out = {name: Score() for name in ("sayso", *BASELINES)}
    for dossier in dossiers:
        out["sayso"].add(dossier.gold.events, statuses(dossier))
        for name, baseline in BASELINES.items():
            out[name].add(dossier.gold.events, baseline(dossier.gold))
    return out


def ahead(told: Mapping[str, Score], part: str = "linking") -> list[Figure]:
    """Return by how much Sayso's share of right statuses is above that of each baseline."""
    own = told["sayso"].status
    figures = []
    for name in BASELINES:
        one, other = (share.right / share.of if share.of else 0.0 for share in (own, told[name].status))
        detail = f"{own.right} against {told[name].status.right} of {own.of}"
        figures.append(Figure(f"{part}.ahead_of.{name}", one - other, detail, cases=own.of))
    return figures


def statuses(dossier: LinkedDossier) -> Answers:
    """Return Sayso's status of each marked event."""
    found = {m: event for event in dossier.linked.events for m in event.mentions}
    chosen = {event.id: chief(event.mentions, found) for event in dossier.gold.events}
    return {id_: e.assessment.status if e and e.assessment else None for id_, e in chosen.items()}


def outlets(gold: Ledger) -> Answers:
    """Count the outlets that report an event: two or more corroborate it."""
    return by_number(gold, {report.id: report.outlet or report.id for report in gold.reports})


def near_duplicates(gold: Ledger) -> Answers:
    """Count the outlets that report an event, with those whose texts are near-duplicates as one."""
    voice = {report.id: report.outlet or report.id for report in gold.reports}
    for one, other in alike(gold.reports):
        replaced, by = voice[other], voice[one]
        voice = {report: by if outlet == replaced else outlet for report, outlet in voice.items()}
    return by_number(gold, voice)


def earliest(gold: Ledger) -> Answers:
    """Let the claim of the first report be the only origin, whatever the later ones say: they repeat it."""
    published = {report.id: report.published or "" for report in gold.reports}

    def status(mentions: Sequence[Mention]) -> AssessmentStatus:
        first = min(published[m.report] for m in mentions)
        claimed = any(m.attributions for m in mentions if published[m.report] == first)
        return "single_origin" if claimed else "unsourced"

    return by_mentions(gold, status)


def by_number(gold: Ledger, voice: Mapping[str, str]) -> Answers:
    """Return a status by the number of voices that report an event; ``voice`` is that of each report."""

    def status(mentions: Sequence[Mention]) -> AssessmentStatus:
        return "corroborated" if len({voice[m.report] for m in mentions}) > 1 else "single_origin"

    return by_mentions(gold, status)


def by_mentions(gold: Ledger, status: Callable[[Sequence[Mention]], AssessmentStatus]) -> Answers:
    """Return what a rule says to the mentions of each event; nothing to an event without mentions."""
    mentions = {m.id: m for m in gold.mentions}
    held = {event.id: [mentions[m] for m in event.mentions] for event in gold.events}
    return {id_: status(each) if each else None for id_, each in held.items()}


def alike(reports: Sequence[Report]) -> list[tuple[str, str]]:
    """Return the pairs of reports whose texts are near-duplicates, by MinHash of their shingles."""
    from rensa import RMinHash

    signatures = {}
    for report in reports:
        signature = RMinHash(num_perm=PERMUTATIONS, seed=1)
        signature.update(shingles(report.text))
        signatures[report.id] = signature
    return [
        (one, other)
        for one, other in combinations(signatures, 2)
        if signatures[one].jaccard(signatures[other]) >= ALIKE
    ]


def shingles(text: str) -> list[str]:
    """Return each ``SHINGLE`` words in a row, in small letters; a shorter text is one shingle."""
    words = text.lower().split()
    return [" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))]


BASELINES: dict[str, Callable[[Ledger], Answers]] = {
    "outlets": outlets,
    "near_duplicates": near_duplicates,
    "earliest": earliest,
}
