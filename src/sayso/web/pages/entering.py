"""The door: where a person with a key comes in and goes out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from sayso.web.people import bearer_of
from sayso.web.rendering import render
from sayso.web.security import COOKIE, SESSION_SECONDS, Sessions, cookie_of

router = APIRouter(include_in_schema=False)


@router.get("/enter")
def door(to: str = "/events") -> Response:
    """Ask for a key."""
    return Response(render("enter.html", to=_inside(to), wrong=False), media_type="text/html")


@router.post("/enter")
async def enter(request: Request) -> Response:
    """Let a person with a key in."""
    form = await request.form(max_files=0, max_fields=5)
    to = _inside(str(form.get("to") or ""))
    person = bearer_of(str(form.get("key") or "").strip(), request.app.state.doors.people)
    if person is None:
        return Response(render("enter.html", to=to, wrong=True), 401, media_type="text/html")
    sessions: Sessions = request.app.state.sessions
    answer = RedirectResponse(to, 303)
    answer.set_cookie(
        COOKIE,
        sessions.begin(person),
        max_age=SESSION_SECONDS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/leave")
def leave(request: Request) -> Response:
    """Let a person out."""
    sessions: Sessions = request.app.state.sessions
    sessions.end(cookie_of(request.headers) or "")
    answer = RedirectResponse("/enter", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer


def _inside(to: str) -> str:
    """Return a page of this program: a link must lead nobody out through the door."""
    inside = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable()
    return to if inside else "/events"
