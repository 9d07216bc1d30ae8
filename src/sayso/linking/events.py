"""Events as records: the mentions of one happening over all reports, and what is told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.linking import features
from sayso.linking.aspects import comes_after, is_unharmed
from sayso.linking.assessment import Independence, Standing, counts_of, stand
from sayso.linking.blocking import keys_of
from sayso.linking.claims import Claim, Figure, bears_on, figures_in, grouped, is_denied
from sayso.linking.corrections import Correction, concerning, is_corrected, withdrawal_of
from sayso.linking.facts import Facts, day_of, merged
from sayso.linking.graph import Graph, Rules, Scores
from sayso.linking.names import key
from sayso.linking.parties import Party
from sayso.linking.reading import Told
from sayso.linking.why import why
from sayso.linking.words import stems
from sayso.records import Assessment, Attribution, Event, Mention, MentionType, Place, Time, record_id

_PRECISE = ("exact", "near", "admin1", "country", None)


@dataclass(frozen=True, slots=True)
class Source:
    """An origin as events need it: its id, its name, who stands behind it, and when it was said, if told.

    ``via`` are the keys of those (no outlets) by whose word alone its words are known.
    """

    id: str
    name: str
    party: Party
    said: str | None
    via: frozenset[str] = frozenset()


Sources = Mapping[str, Sequence[Source]]
"""The origins of each attribution."""


def event_graph(scores: Scores[Facts] | None = None) -> Graph[Facts]:
    """Return an empty graph of tellings, in which those of one event are put together."""
    return Graph(
        Rules(
            keys=keys_of,
            order=lambda facts: (
                facts.days[0][0] if facts.days else min(facts.published, default=0),
                facts.id,
            ),
            score=features.between_reports,
            merge=merged,
            fits=features.fits,
            same=features.SAME,
            perhaps=features.PERHAPS,
        ),
        scores,
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What is known over all reports that an event is judged by."""

    sources: Sources
    independent: Independence
    corrections: Sequence[Correction] = ()
    outlets: frozenset[str] = frozenset()


def standing_on(told: Sequence[tuple[Told, Mention]], whole: Facts, known: Known) -> object:
    """Return all that an event follows from, beside its mentions: if it is the same, so is the event."""
    attributions = {a: None for report, _ in told for a in report.attributions if a in known.sources}
    rests = tuple(
        (a, source.id, source.name, source.said) for a in attributions for source in known.sources[a]
    )
    outlets = tuple(f"outlet:{key(name)}" in known.outlets for _, _, name, _ in rests)
    return rests, outlets, tuple(concerning(known.corrections, whole))


def event_of(told: Sequence[tuple[Told, Mention]], whole: Facts, known: Known) -> Event:
    """Return the event that mentions (each with what its report tells) are about."""
    mentions = [mention for _, mention in told]
    corrections = concerning(known.corrections, whole)
    every = [_as_outlet(c, known.outlets) for c in _claims(told, known.sources)]
    back = {c: w for c in every if (w := withdrawal_of(corrections, c.by, c.day, c.words))}
    figures = grouped(_uncorrected(list(_figures(told, known.sources)), corrections, back))
    claims = [c for c in every if c not in back]
    standing = stand(claims, figures, whole, known.independent)
    return Event(
        id=record_id("e", min(m.id for m in mentions)),
        type=_commonest(m.type for m in mentions),
        mentions=tuple(m.id for m in mentions),
        place=_place(mentions),
        time=_time(mentions),
        counts=counts_of(figures),
        assessment=Assessment(
            status=standing.status,
            origins=tuple(c.origin for c in standing.asserting),
            denied_by=tuple(c.origin for c in standing.denying),
            independent=standing.independent,
            credibility=standing.credibility,
            why=" ".join([_why(standing, told, known.sources), *_taken_back(corrections, back.values())]),
        ),
    )


def _as_outlet(claim: Claim, outlets: frozenset[str]) -> Claim:
    """Return a claim of one of the collection's own outlets as an outlet's, whatever its name looks like."""
    if claim.by.is_outlet or f"outlet:{key(claim.by.name)}" not in outlets:
        return claim
    return replace(claim, by=replace(claim.by, kind="outlet"))


def _why(standing: Standing, told: Sequence[tuple[Told, Mention]], sources: Sources) -> str:
    reports = {t.report.id: t for t, _ in told}
    names = {s.id: s.name for t in reports.values() for a in t.attributions for s in sources.get(a, ())}
    ordered = sorted((t.report for t in reports.values()), key=lambda r: (r.published or "9", r.id))
    outlets = list(dict.fromkeys(r.outlet or r.file for r in ordered))
    return why(standing, lambda origin: names.get(origin, origin), outlets)


def _claims(told: Sequence[tuple[Told, Mention]], sources: Sources) -> Iterable[Claim]:
    all_negated = all(mention.status == "negated" for _, mention in told)
    for report, mention in told:
        for held in mention.attributions:
            for said in (held, *(d for d, target in report.denied.items() if target == held)):
                attribution = report.attributions.get(said)
                if attribution:
                    yield from _claim(report, mention, attribution, sources, all_negated=all_negated)


def _claim(
    told: Told, mention: Mention, said: Attribution, sources: Sources, *, all_negated: bool
) -> Iterable[Claim]:
    facts = told.facts[mention.id]
    harmless = is_unharmed(mention) and said.stance != "denies" and not all_negated
    if harmless or not bears_on(said.stance, happened=facts.happened):
        return
    for source in sources.get(said.id, ()):
        day = day_of(source.said) if source.said else (facts.published or (0,))[0]
        yield Claim(
            origin=source.id,
            by=source.party,
            mention=mention.id,
            attribution=said.id,
            denies=is_denied(said.stance, mention.status, all_negated=all_negated),
            suspects=said.stance == "suspects",
            confirms=said.stance == "confirms",
            against=facts.doers,
            via=source.via,
            words=stems(" ".join(span.text for span in said.content)),
            day=day,
        )


def _figures(told: Sequence[tuple[Told, Mention]], sources: Sources) -> Iterable[Figure]:
    for report, mention in told:
        facts = report.facts[mention.id]
        published = (facts.published or (0,))[0]
        origins = [
            (each, source)
            for each in mention.attributions
            if each in report.attributions and report.attributions[each].stance not in ("denies", "demands")
            for source in sources.get(each, ())
        ]
        outlets = _told_by(report, mention)
        for count, group in figures_in(mention, report.report):
            figure = Figure(count.of, count.who, group, count.low, count.high, None, outlets=outlets)
            if not mention.attributions:
                yield figure
            for attribution, source in origins:
                day = day_of(source.said) if source.said else published
                yield replace(
                    figure,
                    origin=source.id,
                    by=source.party,
                    day=day,
                    said=source.said,
                    attribution=attribution,
                )


def _told_by(told: Told, mention: Mention) -> frozenset[str]:
    """Return the outlets from which a mention's report has it: its own, and those that it cites."""
    own = {f"outlet:{key(told.report.outlet)}"} if told.report.outlet else set()
    said = (told.attributions[a] for a in mention.attributions if a in told.attributions)
    cited = (told.who.speaker(s) for each in said for link in each.chain for s in link.speakers)
    return frozenset(own | {k for party in cited if party.is_outlet for k in party.keys})


def _uncorrected(
    figures: Sequence[Figure], corrections: Sequence[Correction], back: Mapping[Claim, Correction]
) -> list[Figure]:
    """Leave out what its own giver took back, and what the outlet that told it has corrected."""
    taken = {(claim.origin, claim.attribution) for claim in back}
    return [
        f
        for f in figures
        if not is_corrected(corrections, f.outlets, f.low) and (f.origin, f.attribution) not in taken
    ]


def _taken_back(corrections: Sequence[Correction], withdrawals: Iterable[Correction]) -> list[str]:
    """Return a sentence for each party that took something back, each outlet that corrected itself."""
    back = dict.fromkeys(each.name for each in withdrawals)
    corrected = dict.fromkeys(c.name for c in corrections if c.kind == "notice" and c.wrong)
    return [
        *(f"{name} has taken back what it said." for name in back),
        *(f"{name} has corrected its figures." for name in corrected),
    ]


def _commonest(types: Iterable[MentionType]) -> MentionType:
    counted = Counter(types)
    return min(counted, key=lambda each: (-counted[each], each))


def _place(mentions: Sequence[Mention]) -> Place | None:
    """Return the place told most often, of those the most precise, of those the one told first."""
    places = [m.place for m in mentions if m.place]
    counted = Counter(p.name for p in places)
    return min(places, key=lambda p: (-counted[p.name], _PRECISE.index(p.precision)), default=None)


def _time(mentions: Sequence[Mention]) -> Time | None:
    """Return the narrowest time, of those the one told most often; days of deaths and counts if no other."""
    times = [m.time for m in mentions if m.time and not comes_after(m)]
    times = times or [m.time for m in mentions if m.time]
    counted = Counter((t.start, t.end) for t in times)
    return min(
        times,
        key=lambda t: (day_of(t.end) - day_of(t.start), -counted[t.start, t.end], t.start),
        default=None,
    )
