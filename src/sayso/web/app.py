"""The application: its parts put together, with the guard outermost."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

import sayso
from sayso.views.drawing.borders import Borders
from sayso.web.adding import Adding
from sayso.web.audit import Audit
from sayso.web.desk import Desk
from sayso.web.documented import Documented
from sayso.web.doors import Doors
from sayso.web.faults import install
from sayso.web.heads import Heads
from sayso.web.pages import actors, add, board, disagreements, entering, event, found, report, review
from sayso.web.redacted import RedactedDesk
from sayso.web.security import Guard, Sessions
from sayso.web.threads import few_workers
from sayso.web.unchanged import Unchanged

_NO_TELEMETRY: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
"""FastAPI would tell a collector of each request if the environment named one. Sayso tells nobody."""
_ABOUT = "Everything that the pages show, under the names of the format sayso-ledger/1."


def create_app(
    case: str | os.PathLike[str],
    doors: Doors,
    *,
    audit: Path | None = None,
    borders: Borders | None = None,
    linking: Callable[[], None] | None = None,
) -> ASGIApp:
    """Return the application over a case; nobody comes past ``doors``, and ``audit`` is the file of the log.

    ``borders`` are drawn on the maps; without them they show land only. ``linking`` links what waits after a
    judgement; a thread does without. Raises CaseError where the case cannot be opened.
    """
    desk, sessions = Desk(case, linking), Sessions()
    app = FastAPI(
        title="Sayso",
        version=sayso.__version__,
        description=_ABOUT,
        docs_url=None,  # its pages load from a CDN
        redoc_url=None,
        telemetry=_NO_TELEMETRY,
        lifespan=_closing(desk),
    )
    app.state.desk, app.state.redacted, app.state.adding = desk, RedactedDesk(desk), Adding(desk)
    app.state.doors, app.state.sessions = doors, sessions
    app.state.borders = borders
    install(app)
    for module in (board, event, report, actors, review, disagreements, add, found, entering):
        app.include_router(module.router)
    app.add_middleware(Heads)
    app.mount("/static", StaticFiles(packages=[("sayso.web", "static")]))
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]  # FastAPI's documented way
    return Guard(
        Unchanged(app, desk, beside=borders.sha256 if borders else ""), doors, sessions, Audit(audit)
    )


def _closing(desk: Desk) -> Any:
    @asynccontextmanager
    async def closing(_: FastAPI) -> AsyncIterator[None]:
        few_workers()
        yield
        desk.close()

    return closing


def _openapi(app: FastAPI) -> dict[str, Any]:
    """Return the description of the API, with the schemas of the ledger's own records."""
    if not app.openapi_schema:
        app.openapi_schema = Documented.completed(FastAPI.openapi(app))
    return app.openapi_schema
