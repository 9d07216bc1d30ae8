"""The board: which events there are, how they stand, and what is left of them when one asks for some only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from sayso.ledger.paging import Page
from sayso.ledger.schema import actors, origins
from sayso.ledger.shown import EventRow
from sayso.records import Event
from sayso.views.words import CREDIBILITY, STANDS, TYPES, count_words
from sayso.web import browsing
from sayso.web.answers import desk_of, json_page, page, respond, table
from sayso.web.desk import Desk
from sayso.web.documented import Documented
from sayso.web.facets import Value, actors_named, facets, outlets
from sayso.web.limits import After, Limit
from sayso.web.wanted import JUDGED, SORTS, Wanted, parameters, wanted_of

router = APIRouter()
MOST_FIGURES = 3
COLUMNS = (
    "id", "title", "type", "status", "credibility", "independent_origins", "place", "country", "first_day",
    "last_day", "first_reported", "reports", "mentions", "figures", "why",
)  # fmt: skip


@router.get("/", include_in_schema=False)
def home() -> Response:
    """Lead to the board."""
    return RedirectResponse("/events", 303)


@router.get(
    "/events",
    openapi_extra={"parameters": parameters()},
    **Documented.page_of(EventRow, "Events, filtered and sorted as the board is."),
)
def events(request: Request, limit: Limit = 25, after: After = None) -> Response:
    """Show the events: a page, JSON by cursor, or all of them as CSV, under the same filters.

    Filters: q, status, type, country, place, credibility (each of these but q may be given several times),
    since, until, actor, outlet, judged; sort.
    """
    desk, wanted = desk_of(request), wanted_of(_query(request))
    return respond(
        request,
        html=lambda: _page(request, desk, wanted, limit, after),
        data=lambda: json_page(desk.rows(wanted, limit, after)),
        rows=lambda: table("events", COLUMNS, map(_cells, _all(desk, wanted))),
    )


def figures(event: Event) -> list[str]:
    """Return the gravest figures of an event in words."""
    from sayso.views.figures import ORDER

    counts = sorted(
        event.counts, key=lambda each: (ORDER.index(each.of), -max(each.low or 0, each.high or 0))
    )
    told = [each for each in counts if (each.low, each.high) != (None, None)]
    return [count_words(each.of, each.who, each.low, each.high) for each in told[:MOST_FIGURES]]


def _query(request: Request) -> dict[str, list[str]]:
    return {key: request.query_params.getlist(key) for key in request.query_params}


def _page(request: Request, desk: Desk, wanted: Wanted, limit: int, after: str | None) -> Response:
    found = desk.rows(wanted, limit, after)
    told = {id_ for row in found.items for id_ in _origins(row.event)}
    names = desk.names(origins, told)
    actor = desk.names(actors, [wanted.actor]).get(wanted.actor, wanted.actor) if wanted.actor else ""
    return page(
        request,
        "board.html",
        at="events",
        wanted=wanted,
        found=found,
        number=desk.remembered(browsing.number, desk.hidden, wanted),
        facets=_facets(desk, wanted),
        figures=figures,
        sides=lambda event: _sides(event, names),
        chosen=_chosen(wanted, actor),
        sorts=SORTS,
        judged=JUDGED,
        limit=limit,
        next=_next(request, found),
    )


def _next(request: Request, found: Page[EventRow]) -> str:
    return str(request.url.include_query_params(after=found.next).query) if found.next else ""


def _facets(desk: Desk, wanted: Wanted) -> list[tuple[str, str, list[Value]]]:
    """Return the facets with their names, each value with its name in words."""
    from sayso.knowledge.states import state_name

    credibility = {str(key): f"{key} {words}" for key, words in CREDIBILITY.items()}
    names: dict[str, tuple[str, Callable[[Any], str | None]]] = {
        "status": ("How it stands", STANDS.get),
        "type": ("What", TYPES.get),
        "country": ("Country", state_name),
        "place": ("Place", str),
        "actor": ("Who takes part", str),
        "outlet": ("Who tells it", str),
        "credibility": ("Credibility", credibility.get),
    }
    found = dict(desk.remembered(facets, desk.hidden, wanted))
    found["actor"] = desk.remembered(actors_named, wanted.actor)
    found["outlet"] = desk.remembered(outlets, desk.hidden, wanted.outlet)
    shown = []
    for key, (title, words) in names.items():
        values = [replace(each, name=each.name or words(each.value) or each.value) for each in found[key]]
        if key == "credibility":
            values.sort(key=lambda each: each.value)
        shown.append((key, title, values))
    return shown


def _chosen(wanted: Wanted, actor: str) -> list[tuple[str, str]]:
    """Return what was chosen beyond the facets, each with the query that takes it away."""
    told = {
        "q": f"“{wanted.q}”",
        "actor": f"with {actor}",
        "outlet": f"told by {wanted.outlet}",
        "since": f"since {wanted.since}",
        "until": f"until {wanted.until}",
        "judged": JUDGED.get(wanted.judged, ""),
    }
    return [(words, wanted.query(**{key: ""})) for key, words in told.items() if getattr(wanted, key)]


def _origins(event: Event) -> tuple[str, ...]:
    told = event.assessment
    return (*told.origins, *told.denied_by) if told else ()


def _sides(event: Event, names: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the names of those who say so and of those who deny it, each once."""
    told = event.assessment
    if told is None:
        return [], []
    says = dict.fromkeys(names[each] for each in told.origins if each in names)
    denies = dict.fromkeys(names[each] for each in told.denied_by if each in names)
    return list(says), list(denies)


def _all(desk: Desk, wanted: Wanted) -> Iterator[EventRow]:
    after: str | None = None
    while True:
        found = desk.rows(wanted, browsing.LOT, after)
        yield from found.items
        if (after := found.next) is None:
            return


def _cells(row: EventRow) -> tuple[object, ...]:
    told = row.event.assessment
    return (
        row.id, row.title, row.type, row.status, row.credibility, row.independent, row.place, row.country,
        row.first_day, row.last_day, row.first_reported, row.reports, row.mentions,
        "; ".join(figures(row.event)), told.why if told else None,
    )  # fmt: skip
