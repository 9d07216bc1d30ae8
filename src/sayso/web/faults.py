"""What went wrong, told in one way: a page for a person, and for a program always the same JSON.

``{"error": {"status": 404, "reason": "…", "next_step": "…"}}``
"""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from sayso.errors import CaseError, SaysoError, UsageError

_LOG = logging.getLogger("sayso.web")
_REASONS = {
    404: ("There is no such page.", "Begin at the board: /events."),
    405: ("This cannot be done here.", "GET /openapi.json tells what can be done where."),
}


class NotFoundError(UsageError):
    """What was asked for is not in the case."""


class WithheldError(UsageError):
    """What was asked for would tell names that are hidden from who asks."""


class TooMuchError(UsageError):
    """More was sent than is taken."""


_STATUSES: tuple[tuple[type[SaysoError], int], ...] = (
    (NotFoundError, 404), (TooMuchError, 413), (WithheldError, 403), (UsageError, 400), (CaseError, 503),
)  # fmt: skip


def _status(fault: SaysoError) -> int:
    for kind, status in _STATUSES:
        if isinstance(fault, kind):
            return status
    return 500


def refusal(scope: Scope, status: int, reason: str, next_step: str) -> Response:
    """Return the answer that tells what is wrong: a page where a browser asks, else JSON."""
    if wants_page(scope):
        from sayso.web.rendering import render

        told = {"status": status, "reason": reason, "next_step": next_step}
        return Response(render("fault.html", **told), status, media_type="text/html")
    return JSONResponse(shape(status, reason, next_step), status)


def shape(status: int, reason: str, next_step: str) -> dict[str, Any]:
    """Return the one shape in which a program is told what is wrong."""
    return {"error": {"status": status, "reason": reason, "next_step": next_step}}


def wants_page(scope: Scope) -> bool:
    """Tell whether a person asks, with a browser: it names HTML first of what it takes."""
    return "text/html" in Headers(scope=scope).get("accept", "")


def install(app: FastAPI) -> None:
    """Have an application tell all that goes wrong in this way."""

    @app.exception_handler(SaysoError)
    def on_known(request: Request, fault: SaysoError) -> Response:
        if isinstance(fault, CaseError) and _sees_no_names(request):
            fault = CaseError("The case cannot be read now.", "Ask who runs Sayso here.")
        return refusal(request.scope, _status(fault), fault.reason, fault.next_step)

    @app.exception_handler(RequestValidationError)
    def on_unfit(request: Request, fault: RequestValidationError) -> Response:
        first = fault.errors()[0]
        where = ".".join(str(each) for each in first.get("loc", ())[1:]) or "the request"
        return refusal(request.scope, 400, f"{where}: {first.get('msg', 'not understood')}.", "Put it right.")

    @app.exception_handler(HTTPException)
    def on_http(request: Request, fault: HTTPException) -> Response:
        reason, next_step = _REASONS.get(
            fault.status_code, (str(fault.detail), "Begin at the board: /events.")
        )
        return refusal(request.scope, fault.status_code, reason, next_step)

    @app.exception_handler(Exception)
    def on_fault(request: Request, fault: Exception) -> Response:
        _LOG.error("A fault at %s", request.url.path, exc_info=fault)
        told = f"A fault in Sayso ({type(fault).__name__}) stopped this page."
        return refusal(request.scope, 500, told, "Please report it, with what you did.")


def _sees_no_names(request: Request) -> bool:
    """Tell whether names are hidden from who asks: then the case's place isn't told, as files bear names."""
    person = request.scope.get("state", {}).get("person")
    return person is None or person.redacted
