"""What linking makes of one report alone: who is who, its tellings of events, its occasions of speaking."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sayso.linking.claims import pointing_denials
from sayso.linking.corrections import Correction, corrections_in
from sayso.linking.facts import Facts, facts_of, without_words
from sayso.linking.parties import Party
from sayso.linking.tellings import tellings_of
from sayso.linking.voices import Voice, voices_of
from sayso.linking.who import Who
from sayso.records import Attribution, Mention, Report


@dataclass(frozen=True, slots=True)
class Told:
    """A report as linking sees it. ``denied`` maps a denial that names nothing to what it denies."""

    report: Report
    attributions: dict[str, Attribution]
    mentions: dict[str, Mention]
    who: Who
    facts: dict[str, Facts]
    parties: list[Party]
    tellings: list[Facts]
    voices: list[Voice]
    denied: dict[str, str]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class WordOnReports:
    """A person's word as far as one report needs it: on names, and on pairs that are not one."""

    names: Callable[[Party], Party] = lambda party: party
    events_apart: frozenset[frozenset[str]] = frozenset()
    origins_apart: frozenset[frozenset[str]] = frozenset()


UNJUDGED = WordOnReports()


def told_by(
    report: Report,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    judged: WordOnReports = UNJUDGED,
) -> Told:
    """Return what a report tells, under what a person has judged."""
    who = Who(report, attributions, mentions, judged.names)
    said = {each.id: each for each in attributions}
    ordered = sorted(mentions, key=lambda m: (min((s.start for s in m.trigger), default=0), m.id))
    facts = {m.id: facts_of(m, report, who, said) for m in ordered}
    parties = _parties(who, attributions, facts)
    return Told(
        report=report,
        attributions=said,
        mentions={m.id: m for m in ordered},
        who=who,
        facts={name: without_words(each) for name, each in facts.items()},
        parties=parties,
        tellings=tellings_of(list(facts.values()), judged.events_apart),
        voices=voices_of(report, attributions, mentions, who, judged.origins_apart),
        denied=pointing_denials(attributions),
        corrections=tuple(corrections_in(report, parties)),
    )


def _parties(who: Who, attributions: Sequence[Attribution], facts: Mapping[str, Facts]) -> list[Party]:
    """Return all who speak, act or suffer in a report, once each."""
    speaking = (who.speaker(s) for a in attributions for link in a.chain for s in link.speakers)
    acting = (party for each in facts.values() for party in (*each.doers, *each.harmed))
    return list(dict.fromkeys([*speaking, *acting]))
