"""Search over all reports and speakers; and the lists that only programs ask for."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.ledger.paging import Page
from sayso.ledger.searching import Where
from sayso.ledger.shown import Hit
from sayso.records import Attribution, Mention, Origin
from sayso.web import lists
from sayso.web.answers import desk_of, json, json_page, page, respond
from sayso.web.documented import Documented
from sayso.web.limits import After, Limit

router = APIRouter()


@router.get("/search", **Documented.page_of(Hit, "Places where the words stand."))
def search(
    request: Request, q: str = "", limit: Limit = 30, after: After = None, where: Where = "texts"
) -> Response:
    """Look for words in texts, titles and names, in any script, whatever their case and accents."""
    words = " ".join(q.split())[:200]
    found: Page[Hit] = Page((), None)
    if words:
        found = desk_of(request).search(words, where, limit, after)
    return respond(
        request,
        html=lambda: page(request, "search.html", at="search", q=words, where=where, found=found),
        data=lambda: json_page(found),
    )


@router.get("/attributions", **Documented.page_of(Attribution, "Attributions, as people judged them."))
def attributions(  # noqa: PLR0913, PLR0917 - the filters of a list are its parameters
    request: Request,
    limit: Limit = 100,
    after: After = None,
    report: str = "",
    stance: str = "",
    actor: str = "",
) -> Response:
    """List attributions, of a report, with a stance, or by an actor."""
    ask = desk_of(request).ask
    return json_page(
        ask(lists.attribution_page, limit=limit, after=after, report=report, stance=stance, actor=actor)
    )


@router.get("/mentions", **Documented.page_of(Mention, "Mentions of events."))
def mentions(  # noqa: PLR0913, PLR0917 - as above
    request: Request,
    limit: Limit = 100,
    after: After = None,
    report: str = "",
    type: str = "",
    actor: str = "",
) -> Response:
    """List mentions, of a report, of a type, or in which an actor takes part."""
    ask = desk_of(request).ask
    return json_page(ask(lists.mention_page, limit=limit, after=after, report=report, type=type, actor=actor))


@router.get("/origins", **Documented.page_of(Origin, "Origins of claims."))
def origins(request: Request, limit: Limit = 100, after: After = None, party: str = "") -> Response:
    """List origins, or those of a party."""
    return json_page(desk_of(request).ask(lists.origin_page, limit=limit, after=after, party=party))


@router.get("/origins/{id}", **Documented.one(Origin, "Where a claim entered the public record."))
def origin(request: Request, id: str) -> Response:
    """Give an origin."""
    return json(desk_of(request).origin(id))
