"""Why an event has its status: one plain sentence that names the origins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from sayso.linking.assessment import Standing
from sayso.linking.claims import Claim, Figure

Named = Callable[[str], str]
"""Gives the name of an origin by its id."""
_MOST = 4


def why(standing: Standing, named: Named, outlets: Sequence[str]) -> str:
    """Return the sentence for an event; ``outlets`` are those that tell of it, the first first."""
    if standing.status == "single_origin":
        return _single(standing, named, outlets)
    if standing.status == "unsourced":
        return _unsourced(outlets)
    tell = {"disputed": _disputed, "both_sides": _both_sides, "corroborated": _corroborated}
    return tell[standing.status](standing, named)


def _disputed(standing: Standing, named: Named) -> str:
    if standing.denying:
        said = (
            f"Said by {_names(standing.asserting, named)}"
            if standing.asserting
            else "Nobody is named who says it"
        )
        return f"{said}; denied by {_names(standing.denying, named)}."
    told = " and ".join(_figure(each, named) for each in standing.clash or ())
    return f"The figures can't both hold: {told}."


def _both_sides(standing: Standing, named: Named) -> str:
    admitting = {c.origin for c in standing.against_interest}
    others = [c for c in standing.asserting if c.origin not in admitting]
    if not others:
        first, *rest = standing.asserting
        return f"Said by {_names([first], named)} and by the other side, {_names(rest, named)}."
    against = _names(standing.against_interest, named)
    return f"Said by {_names(others, named)} and, against their own interest, by {against}."


def _corroborated(standing: Standing, named: Named) -> str:
    return f"Said independently by {_names(standing.asserting, named)}: {standing.independent} parties."


def _single(standing: Standing, named: Named, outlets: Sequence[str]) -> str:
    carried = f", carried by {len(outlets)} outlets" if len(outlets) > 1 else ""
    if len(standing.asserting) == 1:
        (only,) = standing.asserting
        unnamed = "" if only.by.named else ", who is not named"
        return f"Rests on {_name(only, named)} alone{unnamed}{carried}."
    return f"Rests on {_names(standing.asserting, named)}, who are not independent of each other{carried}."


def _unsourced(outlets: Sequence[str]) -> str:
    told = _listed([each for each in outlets if each], "and") or "The report"
    tells = "tell it in their" if len(outlets) > 1 else "tells it in its"
    return f"{told} {tells} own words; nobody is named who says it."


def _names(claims: Sequence[Claim], named: Named) -> str:
    names = list(dict.fromkeys(_name(c, named) for c in claims))
    more = len(names) - _MOST
    return _listed(names if more <= 0 else [*names[:_MOST], f"{more} more"], "and")


def _name(claim: Claim, named: Named) -> str:
    return f"{named(claim.origin)} ({_day(claim.day)})" if claim.day else named(claim.origin)


def _figure(figure: Figure, named: Named) -> str:
    low, high = figure.low, figure.high
    told = (
        f"{low}"
        if low == high
        else f"at least {low}"
        if high is None
        else f"up to {high}"
        if low is None
        else f"{low} to {high}"
    )
    return f"{told} {figure.of} ({named(figure.origin or '')})"


def _listed(names: Sequence[str], joint: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joint} {names[-1]}" if names else ""


def _day(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day} {day:%B}"
