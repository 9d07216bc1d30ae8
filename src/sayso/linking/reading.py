"""What linking makes of one report alone: who is who, its tellings of events, its occasions of speaking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.linking.claims import pointing_denials
from sayso.linking.facts import Facts, facts_of
from sayso.linking.parties import Who
from sayso.linking.tellings import tellings_of
from sayso.linking.voices import Voice, voices_of
from sayso.records import Attribution, Mention, Report


@dataclass(frozen=True, slots=True)
class Told:
    """A report as linking sees it. ``denied`` maps a denial that names nothing to what it denies."""

    report: Report
    attributions: dict[str, Attribution]
    mentions: dict[str, Mention]
    who: Who
    facts: dict[str, Facts]
    tellings: list[Facts]
    voices: list[Voice]
    denied: dict[str, str]


def told_by(
    report: Report,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    apart: frozenset[frozenset[str]] = frozenset(),
) -> Told:
    """Return what a report tells; ``apart`` are pairs of mentions or attributions that are not one."""
    who = Who(report, attributions, mentions)
    said = {each.id: each for each in attributions}
    ordered = sorted(mentions, key=lambda m: (min((s.start for s in m.trigger), default=0), m.id))
    facts = {m.id: facts_of(m, report, who, said) for m in ordered}
    return Told(
        report=report,
        attributions=said,
        mentions={m.id: m for m in ordered},
        who=who,
        facts=facts,
        tellings=tellings_of(list(facts.values()), apart),
        voices=voices_of(report, attributions, mentions, who, apart),
        denied=pointing_denials(attributions),
    )
