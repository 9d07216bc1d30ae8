"""Single lines of plain text about what is shown: the words that tables, pages and exports have in common.

The lines hold a report's own words as they are; whoever shows them makes them safe for the place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.views.shown import (
    CaveatView,
    ClaimView,
    CountView,
    EventView,
    FigureView,
    OriginView,
    ReportView,
    StepView,
)
from sayso.views.words import (
    CAVEATS,
    CREDIBILITY,
    HAPPENED,
    SPREAD,
    STANDS,
    day_words,
    listed,
    range_words,
    several,
    time_words,
)

NOT_TOLD = "not told by whom"
FEW = 40
"""So few letters of a claim tell little without the sentence around them."""


def standing(view: EventView) -> str:
    """Return how an event stands: "disputed · 3 independent origins · credibility 4 of 6, doubtful"."""
    told = [STANDS[view.status] if view.status else "not assessed"]
    if view.independent is not None:
        told.append(several(view.independent, "independent origin"))
    if view.credibility is not None:
        told.append(f"credibility {view.credibility} of 6, {CREDIBILITY[view.credibility]}")
    return " · ".join(told)


def extent(view: EventView) -> str:
    """Return how often an event is told, and since when: "5 reports, 15 mentions, first on 9 May 2031"."""
    first = f", first on {day_words(view.first_reported)}" if view.first_reported else ""
    return f"{several(len(view.reports), 'report')}, {several(view.mentions, 'mention')}{first}"


def where_and_when(view: EventView) -> str:
    """Return place, state and day, as far as they are told."""
    told = [view.place or "", view.state or "", time_words(view.time), HAPPENED[view.happened or "actual"]]
    return ", ".join(each for each in told if each)


def named(origin: OriginView) -> str:
    """Return an origin's name, with its party where the name doesn't tell it."""
    party = origin.party
    return origin.name if not party or party.lower() in origin.name.lower() else f"{origin.name} ({party})"


def carried_by(origin: OriginView) -> str:
    """Return who carries an origin's words: the one report by its name, or how many there are."""
    return origin.reports[0].name if len(origin.reports) == 1 else several(len(origin.reports), "report")


def occasion(origin: OriginView) -> str:
    """Return when an origin spoke, and how many reports carry it."""
    if origin.id is None:
        return "speaker or occasion not clear"
    said = f"said on {day_words(origin.first_said)}" if origin.first_said else "day of saying not told"
    return f"{said} · carried by {several(len(origin.reports), 'report')}"


def elsewhere(view: EventView, origin: OriginView) -> str:
    """Return where else an origin stands: one that says it happened may deny a part of it."""
    headings = (("Said by", view.asserted), ("Denied by", view.denied), ("Also spoken of by", view.other))
    other = [f"“{h}”" for h, part in headings for o in part if o.id == origin.id and o.part != origin.part]
    return f" · stands under {listed(other)} too" if origin.id and other else ""


def speakers(claim: ClaimView) -> str:
    """Return who speaks, with what they are: "Idris Vane, spokesman, Northern Guard"."""
    told = [", ".join(filter(None, (s.name, s.role, None if s.named else "unnamed"))) for s in claim.speakers]
    return listed(told) or NOT_TOLD


def manner(claim: ClaimView) -> str:
    """Return the stance, the day and the medium: "asserts, 9 May 2031, statement"."""
    endorsement = "" if claim.endorsement == "neutral" else claim.endorsement
    return ", ".join(filter(None, (claim.stance, endorsement, time_words(claim.said), claim.medium)))


def published(report: ReportView) -> str:
    """Return a report's name and day."""
    return ", ".join(filter(None, (report.name, day_words(report.published) or "date not told")))


def way(claim: ClaimView) -> str:
    """Return through whom the claim came into the report: "through Le Phare, then Orrin Wire"; or nothing."""
    return f"through {', then '.join(claim.through)}" if claim.through else ""


def words(claim: ClaimView) -> str:
    """Return a claim's exact words; two pieces are parted by "…"."""
    return " … ".join(each.text for each in claim.passages)


def context(claim: ClaimView) -> str:
    """Return the sentence around a claim's words where these are few, else nothing."""
    told = words(claim)
    return claim.sentence.text if len(told) < FEW and claim.sentence.text != told else ""


def offsets(claim: ClaimView) -> str:
    """Return where a claim's words stand: "r-1 120–180, 190–200"."""
    places = ", ".join(f"{each.start}–{each.end}" for each in claim.passages)
    return f"{claim.report.id} {places}".strip()


def step(step: StepView, reports: Mapping[str, ReportView]) -> str:
    """Return one report's place in the spread: "10 May 2031: Selm Daily cites Orrin Wire (31 became 40)"."""
    earlier = reports.get(step.source_report or "")
    source = step.source or (earlier.name if earlier else None)
    day = day_words(step.published) or "date not told"
    if step.how == "heard":
        how = SPREAD["heard"]
    elif step.how == "cited":
        how = f"{SPREAD['cited']} {source or 'another report'}"
    else:
        how = f"has the words of {source or 'another report'} without naming it"
    return f"{day}: {step.report.name} {how}{f' ({step.change})' if step.change else ''}"


def figure(each: FigureView) -> str:
    """Return one origin's figure: "31: Idris Vane, 9 May 2031"; a replaced one says so."""
    day = day_words(each.said)
    told = f"{range_words(each.low, each.high)}: {each.name}{f', {day}' if day else ''}"
    return told + (" (replaced later)" if each.replaced else "")


def figures(count: CountView) -> str:
    """Return the heading of a count: what was counted, and the range over all origins."""
    what = " ".join(filter(None, (count.who, "" if count.of == "other" else count.of))) or "number"
    return f"{what}: {range_words(count.low, count.high)}"


def caveat(each: CaveatView, numbers: Mapping[str, int]) -> str:
    """Return a caveat with its report and the numbers of the claims that it is about."""
    by = f" ({each.by})" if each.by else ""
    about = ", ".join(str(numbers[key]) for key in each.about if key in numbers)
    told = f"{CAVEATS[each.kind]}{by}: {each.passage.text} [{each.report.name}]"
    return told + (f" (about {about})" if about else "")


def numbered(view: EventView) -> dict[str, int]:
    """Return the number of each claim on an event's page, in the order in which they are shown."""
    return {claim.id: number for number, claim in enumerate(view.claims, 1)}


def summary(views: Sequence[EventView], reports: int, unread: int = 0) -> str:
    """Return one line that counts the events and how they stand."""
    heavy = [each for each in views if not each.minor]
    stands = [(words, sum(each.status == key for each in heavy)) for key, words in STANDS.items()]
    told = "; ".join(f"{words} {count:,}" for words, count in stands if count)
    light = len(views) - len(heavy)
    missing = f"; {several(unread, 'file')} not read" if unread else ""
    return (
        f"{several(reports, 'report')}, {several(len(heavy), 'event')}{f' ({told})' if told else ''}"
        f"{f', and {light:,} of little weight' if light else ''}{missing}"
    )
