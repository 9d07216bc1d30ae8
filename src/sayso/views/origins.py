"""The claims of an event grouped under their origins, and how each origin's claim spread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.records import Assessment, Event, Mention, Origin, Step
from sayso.views.claims import claim_view, in_order
from sayso.views.index import Index
from sayso.views.passages import report_view
from sayso.views.shown import ClaimView, OriginView, Part, ReportView, StepView
from sayso.views.words import listed

NOT_TOLD = "not told by whom"
_LAST = "9999"


def origin_views(index: Index, event: Event, mentions: Sequence[Mention]) -> tuple[OriginView, ...]:
    """Return the origins of an event, the earliest first, each with its claims about this event.

    An origin that both asserted and denied it stands there twice, with its claims parted. Claims whose origin
    is not clear are grouped by who speaks, behind the others.
    """
    ids = dict.fromkeys(key for each in mentions for key in each.attributions)
    found: dict[str, list[ClaimView]] = {key: [] for key in _assessed(event)}
    homeless: dict[str, list[ClaimView]] = {}
    for key in ids:
        claim, homes = claim_view(index, index.attributions[key]), index.origins_of.get(key, ())
        for origin in homes:
            found.setdefault(origin.id, []).append(claim)
        if not homes:
            homeless.setdefault(_who(claim), []).append(claim)
    settled = [
        view for key, claims in found.items() for view in _settled(index, event, index.origins[key], claims)
    ]
    unclear = [_unclear(name, claims) for name, claims in homeless.items()]
    return (*sorted(settled, key=_when), *sorted(unclear, key=_when))


def _assessed(event: Event) -> tuple[str, ...]:
    told = event.assessment
    return (*told.origins, *told.denied_by) if told else ()


def _settled(index: Index, event: Event, origin: Origin, claims: list[ClaimView]) -> Iterable[OriginView]:
    """Return the views of one origin: one, or two if it asserted the event and denied it."""
    if not claims:
        claims = _all_said(index, event, origin)
    parts: dict[Part, list[ClaimView]] = {}
    for claim in claims:
        parts.setdefault(_part(event, origin.id, claim), []).append(claim)
    party = index.actors[origin.party].name if origin.party else None
    for part, own in parts.items() or [(_part(event, origin.id, None), claims)]:
        spread = _spread(index, origin, own)
        yield OriginView(
            id=origin.id,
            name=origin.name,
            party=party,
            part=part,
            first_said=origin.first_said,
            reports=_reports(index, origin, own),
            claims=in_order(own),
            spread=spread,
        )


def _all_said(index: Index, event: Event, origin: Origin) -> list[ClaimView]:
    """Return all that an origin said, where the ledger doesn't tell what of it is about the event."""
    said = [claim_view(index, index.attributions[key]) for key in origin.attributions]
    denials = [each for each in said if each.stance == "denies"]
    return denials if denials and origin.id in (event.assessment or Assessment()).denied_by else said


def _part(event: Event, origin: str, claim: ClaimView | None) -> Part:
    """Return how an origin stands to an event: by the assessment, or by a claim's stance if there is none."""
    stance = claim.stance if claim else "asserts"
    if event.assessment is None:
        return "denies" if stance == "denies" else "asserts" if stance in ("asserts", "confirms") else "other"
    told = event.assessment
    if origin in told.origins and origin in told.denied_by:
        return "denies" if stance == "denies" else "asserts"
    return "asserts" if origin in told.origins else "denies" if origin in told.denied_by else "other"


def _reports(index: Index, origin: Origin, claims: list[ClaimView]) -> tuple[ReportView, ...]:
    """Return the reports that carry the claims, or those of the origin where there are no claims."""
    carried = {claim.report.id: claim.report for claim in in_order(claims)}
    return tuple(carried.values()) or tuple(report_view(index.reports[key]) for key in origin.reports)


def _spread(index: Index, origin: Origin, claims: list[ClaimView]) -> tuple[StepView, ...]:
    """Return the steps that lead to the reports with these claims; made from the claims where there are none.

    An origin may speak of several events, and a report that carries another of its claims is no step here.
    """
    carried = {claim.report.id for claim in claims} or set(origin.reports)
    by_report = {step.report: step for step in origin.spread}
    kept = set[str]()
    for key in carried & by_report.keys():
        step: Step | None = by_report[key]
        while step and step.report not in kept:
            kept.add(step.report)
            step = by_report.get(step.source_report or "")
    steps = [_step(index, each) for each in origin.spread if each.report in kept]
    steps += _steps_of(claim for claim in claims if claim.report.id not in kept)
    return tuple(sorted(steps, key=lambda each: each.published or _LAST))


def _step(index: Index, step: Step) -> StepView:
    report = report_view(index.reports[step.report])
    return StepView(
        report=report,
        how=step.how,
        source=step.source,
        source_report=step.source_report,
        published=step.published or report.published,
        change=step.change,
    )


def _steps_of(claims: Iterable[ClaimView]) -> list[StepView]:
    """Return a step for each report by what it says itself: whom it cites, or that it heard the speaker."""
    found: dict[str, StepView] = {}
    for claim in claims:
        source = claim.through[-1] if claim.through else None
        step = StepView(
            report=claim.report,
            how="cited" if source else "heard",
            source=source,
            source_report=None,
            published=claim.report.published,
            change=None,
        )
        if claim.report.id not in found or step.how == "heard":
            found[claim.report.id] = step
    return list(found.values())


def _unclear(name: str, claims: list[ClaimView]) -> OriginView:
    stances = {claim.stance for claim in claims}
    part: Part = "other"
    if stances == {"denies"}:
        part = "denies"
    elif stances <= {"asserts", "confirms"}:
        part = "asserts"
    reports = {claim.report.id: claim.report for claim in in_order(claims)}
    view = OriginView(
        id=None,
        name=name,
        party=None,
        part=part,
        first_said=None,
        reports=tuple(reports.values()),
        claims=in_order(claims),
        spread=(),
    )
    return replace(view, spread=tuple(sorted(_steps_of(view.claims), key=lambda s: s.published or _LAST)))


def _who(claim: ClaimView) -> str:
    return listed([each.name for each in claim.speakers]) or NOT_TOLD


def _when(origin: OriginView) -> tuple[str, str, int, str]:
    """Order by when it was said, then by when it was first reported, then by how many carry it."""
    published = min((each.published or _LAST for each in origin.reports), default=_LAST)
    return (origin.first_said or published, published, -len(origin.reports), origin.name)
