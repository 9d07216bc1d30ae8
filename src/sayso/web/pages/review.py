"""Review: one question after the other, each answered with one key; and all that was ever judged."""

from __future__ import annotations

from typing import get_args
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from sayso.errors import UsageError
from sayso.ledger.paging import Page
from sayso.linking.judgements import Judgement, judge
from sayso.records import Stance
from sayso.web.answers import desk_of, json, json_page, page, person_of, respond, table
from sayso.web.desk import Desk
from sayso.web.disagreements import disagreements
from sayso.web.documented import Documented
from sayso.web.judging import Effect
from sayso.web.limits import Limit
from sayso.web.questions import TAKEN_BACK, Question, candidates
from sayso.web.threads import waiting

router = APIRouter()
COLUMNS = ("id", "about", "of", "says", "by", "at", "why", "supersedes")
_LONGEST = 2_000
_ITEMS = 100


class Said(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A judgement as a program sends it; who says it is who sends it."""

    about: str
    of: list[str]
    says: str
    why: str | None = None
    supersedes: str | None = None


class Judged(msgspec.Struct, kw_only=True):
    """A judgement as it was kept, and what it changed."""

    judgement: Judgement
    effect: Effect


@router.get("/review", include_in_schema=False)
def review(request: Request, item: str = "", done: str = "", skip: str = "") -> Response:
    """Show the next question; ``skip`` are those put aside, ``done`` is the judgement just made."""
    desk = desk_of(request)
    aside = [each for each in skip.split(",") if each][-_ITEMS:]
    every = desk.remembered(desk.questioner)
    queue = [each for each in every if each.id not in aside]
    now = next((each for each in every if each.id == item), queue[0] if queue else None)
    place = queue.index(now) if now in queue else 0
    return page(
        request,
        "review.html",
        at="review",
        question=now,
        left=len(queue),
        names=candidates(now.event, now.claim) if now and now.claim else [],
        stances=get_args(Stance),
        skip=",".join(aside),
        skipped=len(aside),
        next=_other(queue, place + 1, aside),
        before=_other(queue, place - 1, aside) if place else "",
        aside=f"/review?{urlencode({'skip': ','.join([*aside, now.id])})}" if now else "/review",
        done=done_of(desk, done),
        disagreeing=len(desk.remembered(disagreements)),
    )


@router.get("/judgements", **Documented.page_of(Judgement, "All that people judged, the latest first."))
def judgements(request: Request, limit: Limit = 100, after: str | None = None) -> Response:
    """List every judgement, those superseded too."""
    desk = desk_of(request)
    every = desk.judgements()[::-1]
    start = next((n + 1 for n, each in enumerate(every) if each.id == after), 0)
    found = every[start : start + limit]
    next_ = found[-1].id if start + limit < len(every) else None
    holding = {each.id for each in desk.standing()}
    cells = ([" ".join(v) if isinstance(v := getattr(j, c), tuple) else v for c in COLUMNS] for j in every)
    return respond(
        request,
        html=lambda: page(request, "judgements.html", at="review", found=found, next=next_, holding=holding),
        data=lambda: json_page(Page(found, next_)),
        rows=lambda: table("judgements", COLUMNS, cells),
    )


@router.post(
    "/judgements",
    status_code=201,
    openapi_extra=Documented.body(Said),
    **Documented.one(Judged, "The judgement, and what it changed.", 201),
)
async def say(request: Request) -> Response:
    """Keep a judgement: JSON with about, of, says, why and supersedes; or a page's form."""
    if "json" in request.headers.get("content-type", ""):
        made = judgement_of(request, _sent(await request.body()))
        effect = await waiting(desk_of(request).judge, made)
        return json(Judged(judgement=made, effect=effect), 201)
    form = await request.form(max_files=0, max_fields=50)
    made = judgement_of(request, _of_form(form))
    await waiting(desk_of(request).judge, made)
    return RedirectResponse(_back(form, made), 303)


@router.post("/judgements/{id}/undo", include_in_schema=False)
async def undo(request: Request, id: str) -> Response:
    """Take a judgement back: a new one supersedes it, and the question is open again."""
    desk, person = desk_of(request), person_of(request)
    form = await request.form(max_files=0, max_fields=10)
    old = next((each for each in desk.judgements() if each.id == id), None)
    if old is None:
        raise UsageError(f"There is no judgement {id[:40]!r}.", "See them all: /judgements.")
    made = judge(
        old.about,
        old.of,
        _taken_back(desk, old),
        person.name if person else "",
        why=TAKEN_BACK,
        supersedes=old.id,
    )
    await waiting(desk.judge, made)
    return RedirectResponse(_back(form, made), 303)


def _taken_back(desk: Desk, old: Judgement) -> str:
    """Return what a judgement says that undoes another: what the program found, or that nobody is sure."""
    if old.about in ("stance", "speaker"):
        said = desk.found(old.of[0])
        names = [each.name for each in said.chain[-1].speakers] if said.chain else []
        return said.stance if old.about == "stance" else (names[0] if names else "not told by whom")
    return "F" if old.about == "reliability" else "unsure"


def judgement_of(request: Request, said: Said) -> Judgement:
    """Return a judgement as whoever asks says it; a UsageError where it can't be meant."""
    person = person_of(request)
    if len(said.says) + len(said.why or "") > _LONGEST:
        raise UsageError("A judgement of so many words.", f"Say it in up to {_LONGEST:,} characters.")
    return judge(
        said.about,
        said.of,
        said.says,
        person.name if person else "",
        why=said.why or None,
        supersedes=said.supersedes or None,
    )


def _sent(body: bytes) -> Said:
    try:
        return msgspec.json.decode(body, type=Said)
    except msgspec.DecodeError as fault:
        raise UsageError(f"This is no judgement: {fault}.", "See /openapi.json for its form.") from None


def _of_form(form: FormData) -> Said:
    says = str(form.get("other") or "").strip() or str(form.get("says") or "").strip()
    return Said(
        about=str(form.get("about", "")),
        of=[str(each) for each in form.getlist("of")],
        says=says,
        why=str(form.get("why") or "").strip() or None,
        supersedes=str(form.get("supersedes") or "") or None,
    )


def _back(form: FormData, made: Judgement) -> str:
    """Return where to go on: a page of this program, and never an address that somebody else wrote."""
    to = str(form.get("to") or "/review")
    inside = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable() and len(to) < 4_000
    base, _, fragment = (to if inside else "/review").partition("#")
    joined = f"{base}{'&' if '?' in base else '?'}{urlencode({'done': made.id})}"
    return joined + (f"#{fragment}" if fragment else "")


def done_of(desk: Desk, id_: str) -> tuple[Judgement, Effect | None] | None:
    """Return the judgement that was just made, and what it changed."""
    found = next((each for each in desk.judgements() if each.id == id_), None) if id_ else None
    return (found, desk.effect(found.id)) if found else None


def _other(queue: list[Question], place: int, aside: list[str]) -> str:
    if not 0 <= place < len(queue):
        return ""
    told = {"item": queue[place].id} | ({"skip": ",".join(aside)} if aside else {})
    return f"/review?{urlencode(told)}"
