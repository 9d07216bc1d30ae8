"""Who spoke on which occasion, report by report: one speaker's words that belong to one act of speaking."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.linking.facts import Days, day_of
from sayso.linking.names import core, key
from sayso.linking.parties import Party, one_body
from sayso.linking.sentences import sentence_at
from sayso.linking.who import Who
from sayso.linking.words import listed, stems, words_of
from sayso.records import Attribution, Link, Mention, Report

Figure = tuple[str, int | None, int | None]
_LATER = re.compile(r"\b(?:later|then|earlier|previously|again)\b", re.IGNORECASE)
_POINTED = re.compile(r"\b(?:the (?:claim|accusation|charge|allegation)|an? threat)\b", re.IGNORECASE)
_OF_THEM = frozenset("one two both all some another them others".split())
_PERFECT = re.compile(r"^(?:has|have)\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"^(?:says?|claims?|accuses?|denies|deny|insists?|believes?|maintains?)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Voice:
    """What one speaker said on one occasion, as one report tells it.

    ``said`` are the days that the report names for it; ``through`` are the outlets that it names as having
    carried it, ``nearest`` the one nearest to the report (``carrier``: as it is written), ``via`` the keys of
    others who passed it on.
    ``loose`` tells that the act of speaking may lie long before the report ("has put the toll at 12",
    "accuses"). ``hearsay``: the last that the report can name is itself an outlet.
    """

    id: str
    report: str
    outlet: str | None
    party: Party
    attributions: tuple[str, ...]
    contents: tuple[frozenset[str], ...] = ()
    figures: frozenset[Figure] = frozenset()
    context: frozenset[str] = frozenset()
    said: Days | None = None
    published: int | None = None
    media: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    stances: frozenset[str] = frozenset()
    loose: bool = False
    later: bool = False
    via: frozenset[str] = frozenset()
    nearest: str | None = None
    carrier: str | None = None

    @property
    def hearsay(self) -> bool:
        """Whether the last who is named is an outlet: what it rests on is not told here."""
        return self.party.is_outlet

    @property
    def words(self) -> frozenset[str]:
        """The stems of all that was said."""
        return frozenset().union(*self.contents)


def voices_of(
    report: Report,
    attributions: Iterable[Attribution],
    mentions: Iterable[Mention],
    who: Who,
    apart: frozenset[frozenset[str]] = frozenset(),
) -> list[Voice]:
    """Return the occasions of speaking of which one report tells, in the order of the text.

    ``apart`` are pairs of attributions that a person holds for two occasions.
    """
    told: dict[str, set[Figure]] = {}
    for mention in mentions:
        for each in mention.attributions:
            told.setdefault(each, set()).update((c.of, c.low, c.high) for c in mention.counts)
    found: list[Voice] = []
    last: Party | None = None
    for attribution in sorted(attributions, key=lambda a: a.content[0].start if a.content else 0):
        for voice in _each_speaker(report, attribution, frozenset(told.get(attribution.id, ())), who):
            own = voice.party if last is None or not _points_back(voice.party) else last
            _take(found, replace(voice, party=own), apart)
            last = own
    return found


def merged(parts: Iterable[Voice]) -> Voice:
    """Return several tellings of one occasion as one; the earliest published gives the rest."""
    every = sorted(parts, key=lambda each: (each.loose, each.published or 0, each.id))
    first = every[0]
    return replace(
        first,
        id=min(each.id for each in every),
        party=_together([each.party for each in every if not each.hearsay] or [first.party]),
        via=frozenset.intersection(*(each.via for each in every)),
        attributions=tuple(dict.fromkeys(a for each in every for a in each.attributions)),
        contents=tuple(c for each in every for c in each.contents),
        figures=frozenset().union(*(each.figures for each in every)),
        context=frozenset().union(*(each.context for each in every)),
        said=next((each.said for each in every if each.said), None),
        media=frozenset().union(*(each.media for each in every)),
        through=frozenset().union(*(each.through for each in every)),
        carrier=next((each.carrier for each in every if each.carrier), None),
        stances=frozenset().union(*(each.stances for each in every)),
        loose=all(each.loose for each in every),
    )


def _together(parties: list[Party]) -> Party:
    """Return who spoke, as several tellings know them: by all their keys."""
    return replace(
        parties[0],
        keys=frozenset().union(*(each.keys for each in parties)),
        roots=frozenset().union(*(each.roots for each in parties)),
    )


def _each_speaker(report: Report, said: Attribution, figures: frozenset[Figure], who: Who) -> Iterable[Voice]:
    if not said.chain:
        return
    last = said.chain[-1]
    carriers = [s for link in said.chain[:-1] for s in link.speakers]
    through = [f"outlet:{key(s.name)}" for s in carriers]
    tellers = [who.speaker(s) for s in carriers]
    via = frozenset(k for party in tellers if not party.is_outlet for k in party.keys)
    sentence = _sentence(report, said)
    cue = " ".join(span.text for span in last.cue)
    before = _before_content(report, said)
    for number, speaker in enumerate(last.speakers):
        yield Voice(
            id=f"{said.id}/{number}",
            report=report.id,
            outlet=report.outlet,
            party=who.speaker(speaker),
            attributions=(said.id,),
            contents=(stems(" ".join(span.text for span in said.content)),),
            figures=figures,
            context=stems(sentence),
            said=_days(last),
            published=day_of(report.published) if report.published else None,
            media=frozenset({last.medium.kind} if last.medium and last.medium.kind else ()),
            through=frozenset(through),
            via=via,
            nearest=through[0] if through else None,
            carrier=carriers[0].name if carriers else None,
            stances=frozenset({said.stance}),
            loose=_is_loose(cue, before, is_news=_opens(report, said)),
            later=bool(_LATER.search(f"{cue} {before}")),
        )


def _points_back(party: Party) -> bool:
    """Whether it is "one of them", "the statement": of those who spoke last, or of theirs."""
    words = set(core(party.name))
    return not party.known and (not words - _OF_THEM or words <= listed("documents"))


def _take(found: list[Voice], voice: Voice, apart: frozenset[frozenset[str]]) -> None:
    """Put a voice to the occasion of which the report told before, or begin another."""
    own = voice.attributions[0]
    fitting = [
        (_nearness(each, voice), i)
        for i, each in enumerate(found)
        if _one_occasion(each, voice)
        and not any(frozenset({own, other}) in apart for other in each.attributions)
    ]
    if not fitting:
        found.append(voice)
        return
    index = max(fitting)[1]
    found[index] = merged([found[index], voice])


def _nearness(before: Voice, voice: Voice) -> int:
    return 2 * (before.party.name == voice.party.name) + (before.party.person == voice.party.person)


def _one_occasion(before: Voice, voice: Voice) -> bool:
    """Whether what a report tells of one speaker twice was said at once, as far as it tells."""
    return (
        (one_body(before.party, voice.party) or _one_source(before, voice))
        and before.through == voice.through
        and before.loose == voice.loose
        and not voice.later
        and not (before.said and voice.said and before.said != voice.said)
        and not (before.media and voice.media and not before.media & voice.media)
    )


def _one_source(before: Voice, voice: Voice) -> bool:
    """Whether an outlet's "a commander" is the commander of whom the report told before."""
    heads = {key(each.party.name).rsplit(" ", 1)[-1] for each in (before, voice)}
    unnamed = not before.party.named and not voice.party.named
    return unnamed and bool(before.through) and len(heads) == 1 and before.party.kind == voice.party.kind


def _days(link: Link) -> Days | None:
    if link.said is None:
        return None
    return day_of(link.said.start), day_of(link.said.end)


def _sentence(report: Report, said: Attribution) -> str:
    if not said.content:
        return ""
    start, end = sentence_at(report.text, said.content[0].start)
    return report.text[start:end]


def _is_loose(cue: str, before: str, *, is_news: bool) -> bool:
    """Whether the words of saying leave open when it was said; the first sentence always tells news."""
    if is_news:
        return False
    return bool(_PERFECT.search(cue) or _PRESENT.search(cue) or _POINTED.search(before))


def _opens(report: Report, said: Attribution) -> bool:
    return bool(said.content) and said.content[0].start < sentence_at(report.text, 0)[1]


def _before_content(report: Report, said: Attribution) -> str:
    """What the sentence has before the content: where "Rodeni later put" stands."""
    if not said.content:
        return ""
    start, _ = sentence_at(report.text, said.content[0].start)
    return " ".join(words_of(report.text[start : said.content[0].start])[-6:])
