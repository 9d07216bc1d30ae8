"""Where people disagree: both words and their reasons beside the context, and a decision that settles it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import UsageError
from sayso.ledger.loading import findings
from sayso.ledger.paging import Page
from sayso.linking.judgements.record import JudgedAbout
from sayso.records import Ledger
from sayso.views import EventView
from sayso.views.claims import telling_view
from sayso.views.index import Index
from sayso.views.shown import ClaimView, TellingView
from sayso.web.answers import desk_of, json, json_page, page, respond, table
from sayso.web.desk import Desk
from sayso.web.disagreements import ASKED, Disagreement, choices, disagreements, in_words, overruled
from sayso.web.documented import Documented
from sayso.web.faults import NotFoundError
from sayso.web.pages.report import claims_in, events_of
from sayso.web.pages.review import Judged, Said, done_of, judgement_of
from sayso.web.threads import waiting

router = APIRouter()
COLUMNS = ("id", "about", "of", "by", "says", "why", "at")
_MOST = 4
"""So many claims or events are shown as context."""


class Decision(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What is right, and why, as a program sends it; who decides is who sends it."""

    says: str
    why: str | None = None


class Settled(msgspec.Struct, kw_only=True):
    """The judgements by which a disagreement was settled, each with what it changed."""

    judgements: list[Judged]


@router.get("/disagreements", **Documented.page_of(Disagreement, "Where people disagree, the oldest first."))
def every_disagreement(
    request: Request, about: JudgedAbout | Literal[""] = "", item: str = "", done: str = ""
) -> Response:
    """List what people judged differently and nobody settled; `about` is a kind of judgement."""
    every = desk_of(request).remembered(disagreements)
    found = tuple(each for each in every if about in ("", each.about))
    return respond(
        request,
        html=lambda: _page(request, every, found, {"about": about, "item": item, "done": done}),
        data=lambda: json_page(Page(found, None)),
        rows=lambda: table("disagreements", COLUMNS, _cells(found)),
    )


@router.post(
    "/disagreements/{id}",
    status_code=201,
    openapi_extra=Documented.body(Decision),
    **Documented.one(Settled, "How it was settled.", 201),
)
async def settle(request: Request, id: str) -> Response:
    """Settle a disagreement: JSON with says and why, or a page's form; the words overruled are superseded."""
    if "json" in request.headers.get("content-type", ""):
        decision, about = _sent(await request.body()), None
    else:
        form = await request.form(max_files=0, max_fields=10)
        said = {key: str(form.get(key) or "").strip() for key in ("other", "says", "why", "about")}
        decision = Decision(says=said["other"] or said["says"], why=said["why"] or None)
        about = said["about"]
    judged = await waiting(_settled, request, id, decision)
    if about is None:
        return json(Settled(judgements=judged), 201)
    told = {"done": judged[0].judgement.id} | ({"about": about} if about in ASKED else {})
    return RedirectResponse(f"/disagreements?{urlencode(told)}", 303)


def _settled(request: Request, id_: str, decision: Decision) -> list[Judged]:
    """Keep a judgement for each word that a decision overrules; the first of them changes what stands."""
    desk = desk_of(request)
    found = desk.ask(overruled, id_, decision.says)
    if found is None:
        raise NotFoundError(f"There is no open disagreement {id_[:40]!r}.", "Somebody may have settled it.")
    question, words = found
    said = Said(about=question.about, of=list(question.of), says=decision.says, why=decision.why)
    made = [
        judgement_of(request, msgspec.structs.replace(said, supersedes=each.id)) for each in reversed(words)
    ]
    return [Judged(judgement=each, effect=desk.judge(each)) for each in made]


def _sent(body: bytes) -> Decision:
    try:
        return msgspec.json.decode(body, type=Decision)
    except msgspec.DecodeError as fault:
        raise UsageError(f"This is no decision: {fault}.", "See /openapi.json for its form.") from None


def _page(
    request: Request,
    every: tuple[Disagreement, ...],
    found: tuple[Disagreement, ...],
    asked: dict[str, str],
) -> Response:
    desk = desk_of(request)
    now = next((each for each in found if each.id == asked["item"]), found[0] if found else None)
    many = Counter(each.about for each in every)
    return page(
        request,
        "disagreements.html",
        at="review",
        every=every,
        found=found,
        now=now,
        about=asked["about"],
        kinds=[(kind, many[kind]) for kind in ASKED if many[kind]],
        asked=ASKED,
        claims=_claims(desk, now) if now else [],
        tellings=_tellings(desk, now) if now else [],
        events=_events(desk, now) if now else [],
        choices=choices(now.about) if now else {},
        in_words=in_words,
        done=done_of(desk, asked["done"]),
    )


def _claims(desk: Desk, now: Disagreement) -> list[ClaimView]:
    """Return the claims that are disagreed on, as the program found them."""
    if now.about not in ("speaker", "stance", "origin"):
        return []
    found = [desk.found(each) for each in now.of[:_MOST]]
    told = [(said, desk.ask(findings, said.report)[0]) for said in found]
    return [claim for said, report in told for claim in claims_in(report, [said])]


def _events(desk: Desk, now: Disagreement) -> list[EventView]:
    """Return the events that are disagreed on; one, if they are taken for one now."""
    if now.about != "event":
        return []
    told = desk.ask(events_of, now.of[:_MOST])
    return [desk.event(id_) for id_ in dict.fromkeys(each.partition("\t")[0] for each in told.values())]


def _tellings(desk: Desk, now: Disagreement) -> list[TellingView]:
    """Return the sentences of the mentions of which it is asked whether they are one event."""
    if now.about != "event":
        return []
    found = [desk.mention(each) for each in now.of[:_MOST]]
    return [telling_view(Index.of(Ledger(reports=(report,))), mention) for mention, report in found]


def _cells(found: tuple[Disagreement, ...]) -> Iterator[list[Any]]:
    for each in found:
        for word in each.words:
            yield [each.id, each.about, " ".join(each.of), word.by, word.says, word.why, word.at]
