"""A report: its text as it was published, with what was found in it marked, and how it came here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy import Connection, select
from starlette.responses import Response

from sayso.errors import UsageError
from sayso.ledger.schema import event_mentions, events
from sayso.ledger.shown import ReportShown
from sayso.linking.judgements import Judgement
from sayso.records import Attribution, Ledger, Report
from sayso.views import lines
from sayso.views.claims import claim_view
from sayso.views.index import Index
from sayso.views.shown import ClaimView
from sayso.web import lists
from sayso.web.answers import desk_of, json, json_page, page, respond, table
from sayso.web.documented import Documented
from sayso.web.faults import NotFoundError
from sayso.web.limits import After, Limit
from sayso.web.marking import Mark, anchors_of, first, hits_of, marked, marks_of

router = APIRouter()
_AT = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
COLUMNS = ("id", "outlet", "title", "author", "published", "language", "url", "file", "sha256")


@router.get("/reports", **Documented.page_of(Report, "Reports, the latest first; their texts are left out."))
def reports(
    request: Request, limit: Limit = 50, after: After = None, outlet: str = "", q: str = ""
) -> Response:
    """List the reports, by outlet or by words of their titles."""
    desk = desk_of(request)
    found = desk.ask(lists.report_page, desk.hidden, limit=limit, after=after, outlet=outlet[:200], q=q[:200])
    cells = ([getattr(each, name) for name in COLUMNS] for each in found.items)
    return respond(
        request,
        html=lambda: page(request, "reports.html", at="reports", found=found, outlet=outlet, q=q),
        data=lambda: json_page(found),
        rows=lambda: table("reports", COLUMNS, cells),
    )


@router.get("/reports/{id}", **Documented.one(ReportShown, "A report with what was found in it."))
def report(request: Request, id: str, at: str = "", q: str = "") -> Response:
    """Show a report; ``at=120-180`` marks these characters, ``q`` each place where words stand."""
    shown = desk_of(request).report(id)
    return respond(request, html=lambda: _page(request, shown, at, q[:200]), data=lambda: json(shown))


@router.get("/reports/{id}/original", include_in_schema=False)
def original(request: Request, id: str) -> Response:
    """Give a report's bytes as they came: as a file to keep, and never as something that a browser opens."""
    desk = desk_of(request)
    found = desk.ask(lists.collected, id)
    if found is None:
        raise NotFoundError(f"There is no report {id[:80]!r} in this case.", "Look for it with the search.")
    sha256, file = found
    suffix = re.sub(r"[^a-z0-9]", "", file.rpartition(".")[2].lower())[:8] if "." in file else ""
    name = f"{id}{f'.{suffix}' if suffix else ''}"
    headers = {
        "Content-Disposition": f'attachment; filename="{re.sub(r"[^A-Za-z0-9._-]", "_", name)}"',
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "X-Sha256": sha256,
    }
    return Response(desk.data(sha256), 200, headers, media_type="application/octet-stream")


def _page(request: Request, shown: ReportShown, at: str, q: str) -> Response:
    desk = desk_of(request)
    claims = claims_in(shown.report, shown.attributions)
    told_in = desk.ask(events_of, [each.id for each in shown.mentions])
    here = _here(at, len(shown.report.text))
    hits = hits_of(shown.report.text, q)
    tips = {each.id: f"{lines.speakers(each)}: {lines.manner(each)}" for each in claims}
    marks = [*marks_of(shown, told_in), *hits, *here]
    before, after = desk.ask(lists.neighbours_of, shown.report.id)
    return page(
        request,
        "report.html",
        at="reports",
        shown=shown,
        text=marked(shown.report.text, marks, anchors_of(shown.attributions, tips)),
        claims=claims,
        judged=_judged(desk.standing(), shown.attributions),
        caveats=sorted(shown.caveats, key=lambda each: each.text.start),
        told=desk.names_of_events(shown.events),
        custody=desk.ask(lists.custody_of, shown.report.id),
        before=before,
        after=after,
        q=q,
        hits=len(hits),
    )


def events_of(connection: Connection, mentions: Iterable[str]) -> dict[str, str]:
    """Return for mentions the id and the title of their event, with a tabulator between them."""
    rows = (
        select(event_mentions.c.mention, events.c.id, events.c.title)
        .join(events, events.c.id == event_mentions.c.event)
        .where(event_mentions.c.mention.in_(list(mentions)))
    )
    return {row.mention: f"{row.id}\t{row.title}" for row in connection.execute(rows)}


def claims_in(report: Report, said: Iterable[Attribution]) -> Sequence[ClaimView]:
    """Return claims of a report in the order of their places, numbered so in text and margin."""
    index = Index.of(Ledger(reports=(report,), attributions=_without_actors(said)))
    ordered = sorted(index.ledger.attributions, key=lambda each: (first(each), each.id))
    return [claim_view(index, each) for each in ordered]


def _without_actors(said: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Return attributions that name no actor: here none is shown, and the index would look for them."""
    from sayso.ledger.loading import speaking

    return tuple(speaking(each, {"": ""}) for each in said)


def _here(at: str, length: int) -> list[Mark]:
    """Return the mark of the words that a link leads to."""
    if not at:
        return []
    found = _AT.fullmatch(at)
    if not found or not int(found[1]) < int(found[2]) <= length:
        raise UsageError(f"at is {at[:40]!r}.", "Give two places in the text, as in at=120-180.")
    return [Mark(int(found[1]), int(found[2]), "here", "here")]


def _judged(standing: Sequence[Judgement], said: Iterable[Attribution]) -> dict[str, list[Any]]:
    ids = {each.id for each in said}
    found: dict[str, list[Any]] = {}
    for each in standing:
        for id_ in ids.intersection(each.of):
            found.setdefault(id_, []).append(each)
    return found
