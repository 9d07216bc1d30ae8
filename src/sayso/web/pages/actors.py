"""Actors and outlets: what they said, where they were contradicted, whom they rest on, how reliable."""

from __future__ import annotations

from collections import Counter

import msgspec
from fastapi import APIRouter, Request
from sqlalchemy import Connection, select
from starlette.responses import Response

from sayso.ledger.loading import judged, load
from sayso.ledger.paging import Page
from sayso.ledger.schema import acting, actors, events, origins, reports
from sayso.linking.judgements import Judgements
from sayso.records import Actor, Event, Ledger, Step
from sayso.views.claims import claim_view, in_order
from sayso.views.index import Index
from sayso.views.shown import ClaimView
from sayso.web import lists
from sayso.web.answers import desk_of, json, json_page, page, respond, table
from sayso.web.documented import Documented
from sayso.web.faults import NotFoundError
from sayso.web.hidden import Hidden
from sayso.web.limits import After, Limit
from sayso.web.wanted import Wanted

router = APIRouter()
MOST = 200
_MOST_EVENTS = 50
COLUMNS = ("id", "name", "kind", "country", "sector", "part_of", "reliability", "reports")


@router.get("/actors", **Documented.page_of(lists.ActorRow, "Who acts or speaks, the most named first."))
def every_actor(request: Request, limit: Limit = 50, after: After = None, q: str = "") -> Response:
    """List the actors, or those whose name holds some words."""
    desk = desk_of(request)
    found = desk.ask(lists.actor_page, desk.hidden, limit=limit, after=after, q=q[:200])
    cells = ([getattr(each.actor, name, each.reports) for name in COLUMNS] for each in found.items)
    return respond(
        request,
        html=lambda: page(request, "actors.html", at="actors", found=found, q=q),
        data=lambda: json_page(found),
        rows=lambda: table("actors", COLUMNS, cells),
    )


@router.get("/actors/{id}", **Documented.one(Actor, "Who acts or speaks."))
def actor(request: Request, id: str) -> Response:
    """Show an actor: what it said over time, and on what it was contradicted."""
    desk = desk_of(request)
    shown = desk.actor(id)
    return respond(request, html=lambda: _actor(request, shown), data=lambda: json(shown))


def _actor(request: Request, shown: Actor) -> Response:
    desk = desk_of(request)
    said, more = desk.remembered(_said_by, shown.id)
    whole = desk.names(actors, [shown.part_of]) if shown.part_of else {}
    return page(
        request,
        "actor.html",
        at="actors",
        actor=shown,
        claims=said,
        more=more,
        parts=desk.remembered(_parts_of, shown.id),
        whole=whole,
        contradicted=desk.remembered(_contradicted, shown.id),
        acts=desk.rows(Wanted(actor=shown.id), 20, None),
    )


@router.get("/outlets", **Documented.page_of(lists.OutletRow, "Outlets, those with most reports first."))
def every_outlet(request: Request) -> Response:
    """List the outlets."""
    found = desk_of(request).remembered(lists.outlets)
    columns = ("name", "reports", "first", "last", "reliability")
    return respond(
        request,
        html=lambda: page(request, "outlets.html", at="outlets", found=found),
        data=lambda: json_page(Page(found, None)),
        rows=lambda: table("outlets", columns, ([getattr(o, c) for c in columns] for o in found)),
    )


@router.get("/outlet", **Documented.one(lists.OutletRow, "An outlet."))
def outlet(request: Request, name: str) -> Response:
    """Show an outlet: its reports, whom it rests on, and how reliable a person holds it to be."""
    desk = desk_of(request)
    found = next((each for each in desk.remembered(lists.outlets) if each.name == name), None)
    if found is None:
        raise NotFoundError(f"No report is from {name[:80]!r}.", "See the list of outlets: /outlets.")
    return respond(request, html=lambda: _outlet(request, found), data=lambda: json(found))


def _outlet(request: Request, shown: lists.OutletRow) -> Response:
    desk = desk_of(request)
    return page(
        request,
        "outlet.html",
        at="outlets",
        outlet=shown,
        reports=desk.ask(lists.report_page, desk.hidden, limit=50, outlet=shown.name),
        rests=desk.remembered(_rests_on, desk.hidden, shown.name),
        events=desk.rows(Wanted(outlet=shown.name), 20, None),
        history=[j for j in desk.judgements() if j.about == "reliability" and j.of == (shown.name,)],
        standing={j.id for j in desk.standing()},
    )


def _said_by(connection: Connection, actor: str) -> tuple[tuple[ClaimView, ...], bool]:
    """Return the latest claims of an actor and of those who are part of it, and whether there are more."""
    parts = select(actors.c.id).where(actors.c.part_of == actor)
    ids = [actor, *connection.execute(parts).scalars()]
    its = (acting.c.actor.in_(ids), acting.c.record.startswith("a-"))
    latest = select(acting.c.report).where(*its).distinct().order_by(acting.c.report.desc()).limit(MOST)
    keys = [int(key) for key in connection.execute(latest).scalars()]
    wanted = set(connection.execute(select(acting.c.record).where(*its, acting.c.report.in_(keys))).scalars())
    loaded = load(connection, keys)
    word = Judgements(judged(connection))
    said = tuple(
        claim
        for each in loaded.values()
        for claim in word.applied(Ledger(attributions=each.attributions)).attributions
        if claim.id in wanted
    )
    index = Index.of(Ledger(reports=tuple(each.report for each in loaded.values()), attributions=said))
    claims = in_order(claim_view(index, each) for each in said)[::-1]
    return claims[:MOST], len(claims) > MOST or len(keys) == MOST


def _parts_of(connection: Connection, actor: str) -> tuple[tuple[str, str], ...]:
    rows = select(actors.c.id, actors.c.name).where(actors.c.part_of == actor)
    rows = rows.order_by(actors.c.reports.desc(), actors.c.name).limit(100)
    return tuple((row.id, row.name) for row in connection.execute(rows))


def _contradicted(connection: Connection, actor: str) -> tuple[tuple[str, str, str], ...]:
    """Return the disputed events in which an actor's origins stand, each with its side."""
    rows = select(origins.c.id).where(origins.c.party == actor)
    own = set(connection.execute(rows).scalars())
    if not own:
        return ()
    found = []
    disputed = select(events.c.id, events.c.title, events.c.record).where(events.c.status == "disputed")
    for row in connection.execute(disputed.order_by(events.c.weight).limit(2_000)):
        event = msgspec.json.decode(row.record, type=Event)
        told = event.assessment
        if told and not own.isdisjoint((*told.origins, *told.denied_by)):
            side = "says so" if not own.isdisjoint(told.origins) else "denies it"
            found.append((row.id, row.title, side))
    return tuple(found[:_MOST_EVENTS])


class _Spread(msgspec.Struct):
    """Of an origin, what is needed to tell who rests on it."""

    name: str
    spread: tuple[Step, ...]


def _rests_on(connection: Connection, hidden: Hidden, outlet: str) -> tuple[tuple[str, str, int], ...]:
    """Return whom an outlet's reports have their claims from: a name, how, and how often."""
    of_outlet = hidden.named(connection, reports.c.outlet, outlet)
    ids = set(connection.execute(select(reports.c.id).where(of_outlet).limit(5_000)).scalars())
    found: Counter[tuple[str, str]] = Counter()
    decoder = msgspec.json.Decoder(_Spread)
    records = select(origins.c.record).order_by(origins.c.reports.desc()).limit(5_000)
    for record in connection.execute(records).scalars():
        origin = decoder.decode(record)
        for step in origin.spread:
            if step.report in ids:
                heard = step.how == "heard"
                found[origin.name if heard else (step.source or "another report"), step.how] += 1
    ordered = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return tuple((name, how, many) for (name, how), many in ordered[:30])
