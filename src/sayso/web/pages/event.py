"""An event: on whose word it stands, with every passage, and pictures of how it spread."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.views import EventView
from sayso.views.drawing import figures_svg, map_svg, spread_svg
from sayso.views.drawing.style import STYLE
from sayso.views.lines import numbered
from sayso.web.answers import desk_of, json, page, respond
from sayso.web.documented import Documented
from sayso.web.faults import NotFoundError
from sayso.web.timeline import timeline

router = APIRouter()
_SHEET = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
PICTURE_POLICY = f"default-src 'none'; style-src 'sha256-{_SHEET}'; frame-ancestors 'none'; sandbox"
"""A picture has a style sheet inside, the same always: its hash is allowed, and nothing else."""


@router.get("/events/{id}", **Documented.one(EventView, "All that a person needs to see of an event."))
def event(request: Request, id: str) -> Response:
    """Show an event: its claims under their origins, denials, caveats, figures, why, and pictures."""
    view = desk_of(request).event(id)
    return respond(request, html=lambda: _page(request, view), data=lambda: json(view))


@router.get("/events/{id}/{picture}.svg", include_in_schema=False)
def picture(request: Request, id: str, picture: str) -> Response:
    """Give a picture of an event: `spread`, `figures` or `map`."""
    view = desk_of(request).event(id)
    drawn = {"spread": spread_svg, "figures": figures_svg, "map": _map(request)}.get(picture)
    if drawn is None:
        raise NotFoundError(f"There is no picture {picture!r}.", "There are spread, figures and map.")
    return Response(drawn(view), 200, {"Content-Security-Policy": PICTURE_POLICY}, media_type="image/svg+xml")


def _map(request: Request) -> Callable[[EventView], bytes]:
    return partial(map_svg, borders=request.app.state.borders)


def _page(request: Request, view: EventView) -> Response:
    desk = desk_of(request)
    perhaps = desk.names_of_events(view.event.perhaps)
    judged = [j for j in desk.judgements() if not set(j.of).isdisjoint(_ids(view))]
    place = view.event.place
    return page(
        request,
        "event.html",
        at="events",
        view=view,
        numbers=numbered(view),
        timeline=timeline(view),
        perhaps=perhaps,
        judged=judged,
        standing=desk.standing(),
        has_map=place is not None and place.lat is not None and place.lon is not None,
        borders=request.app.state.borders,
        has_figures=any(each.by for each in view.counts),
        parts=(
            ("Who says so", "asserts", view.asserted),
            ("Who denies it", "denies", view.denied),
            ("Who speaks of it in another way", "other", view.other),
        ),
    )


def _ids(view: EventView) -> set[str]:
    """Return the ids and names on which a judgement about this event would be."""
    origins = {name for each in view.origins for name in (each.name, each.party) if name}
    return {*view.event.mentions, *(claim.id for claim in view.claims), *origins}
