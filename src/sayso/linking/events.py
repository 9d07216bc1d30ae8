"""Events as records: the mentions of one happening over all reports, and what is told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.linking import features
from sayso.linking.assessment import Independence, counts_of, stand
from sayso.linking.blocking import keys_of
from sayso.linking.claims import Claim, Figure, bears_on, figures_in, grouped, is_denied
from sayso.linking.facts import Facts, day_of, merged
from sayso.linking.graph import Graph, Rules
from sayso.linking.parties import Party
from sayso.linking.reading import Told
from sayso.linking.why import why
from sayso.records import Assessment, Attribution, Event, Mention, MentionType, Place, Time, record_id

_PRECISE = ("exact", "near", "admin1", "country", None)


@dataclass(frozen=True, slots=True)
class Source:
    """An origin as events need it: its id, its name, who stands behind it, and when it was said, if told."""

    id: str
    name: str
    party: Party
    said: str | None
    withdrawn: int | None = None


Sources = Mapping[str, Sequence[Source]]
"""The origins of each attribution."""


def event_graph() -> Graph[Facts]:
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
        )
    )


def event_of(
    told: Sequence[tuple[Told, Mention]], whole: Facts, sources: Sources, judged: Independence
) -> Event:
    """Return the event that mentions (each with what its report tells) are about."""
    mentions = [mention for _, mention in told]
    claims = list(_claims(told, sources))
    figures = grouped(list(_figures(told, sources)))
    standing = stand(claims, figures, whole, judged)
    names = {s.id: s.name for report, m in told for a in m.attributions for s in sources.get(a, ())}
    names |= {s.id: s.name for report, _ in told for a in report.denied for s in sources.get(a, ())}
    ordered = sorted(
        {t.report.id: t.report for t, _ in told}.values(), key=lambda r: (r.published or "9", r.id)
    )
    outlets = list(dict.fromkeys(r.outlet or r.file for r in ordered))
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
            why=why(standing, lambda origin: names.get(origin, origin), outlets),
        ),
    )


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
    if not bears_on(said.stance, happened=facts.happened):
        return
    for source in sources.get(said.id, ()):
        day = day_of(source.said) if source.said else (facts.published or (0,))[0]
        if source.withdrawn and source.withdrawn >= day:
            continue
        yield Claim(
            origin=source.id,
            by=source.party,
            mention=mention.id,
            attribution=said.id,
            denies=is_denied(said.stance, mention.status, all_negated=all_negated),
            suspects=said.stance == "suspects",
            confirms=said.stance == "confirms",
            against=facts.doers,
            day=day,
        )


def _figures(told: Sequence[tuple[Told, Mention]], sources: Sources) -> Iterable[Figure]:
    for report, mention in told:
        facts = report.facts[mention.id]
        published = (facts.published or (0,))[0]
        origins = [
            source
            for each in mention.attributions
            if each in report.attributions and report.attributions[each].stance not in ("denies", "demands")
            for source in sources.get(each, ())
        ]
        for count, group in figures_in(mention, report.report):
            told_as = (count.of, count.who, group, count.low, count.high)
            if not mention.attributions:
                yield Figure(*told_as, origin=None)
            for source in origins:
                day = day_of(source.said) if source.said else published
                yield Figure(*told_as, origin=source.id, by=source.party, day=day, said=source.said)


def _commonest(types: Iterable[MentionType]) -> MentionType:
    counted = Counter(types)
    return min(counted, key=lambda each: (-counted[each], each))


def _place(mentions: Sequence[Mention]) -> Place | None:
    """Return the most precise place, and of those the one told most often."""
    places = [m.place for m in mentions if m.place]
    counted = Counter(p.name for p in places)
    return min(
        places,
        key=lambda p: (_PRECISE.index(p.precision), -counted[p.name], p.name),
        default=None,
    )


def _time(mentions: Sequence[Mention]) -> Time | None:
    """Return the narrowest time, and of those the one told most often."""
    times = [m.time for m in mentions if m.time]
    counted = Counter((t.start, t.end) for t in times)
    return min(
        times,
        key=lambda t: (day_of(t.end) - day_of(t.start), -counted[t.start, t.end], t.start),
        default=None,
    )
