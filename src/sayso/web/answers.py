"""One address, three faces: a page for a person, JSON for a program, CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, TypeAlias

import msgspec
from fastapi import Request
from starlette.responses import Response

import sayso
from sayso.errors import UsageError
from sayso.ledger.paging import Page
from sayso.web.adding import Adding, Job
from sayso.web.desk import Desk
from sayso.web.faults import wants_page
from sayso.web.people import Person
from sayso.web.rendering import render

Face: TypeAlias = Literal["html", "json", "csv"]
_FACES = ("html", "json", "csv")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def desk_of(request: Request) -> Desk:
    """Return the desk at which the application asks for a person: for some it hides protected names."""
    person, state = person_of(request), request.app.state
    desk: Desk = state.desk if person and not person.redacted else state.redacted
    return desk


def adding_of(request: Request) -> Adding:
    """Return what takes new reports."""
    adding: Adding = request.app.state.adding
    return adding


def job_of(request: Request, id_: str) -> Job | None:
    """Return a lot of files by its id; none for those from whom names are hidden: they add nothing."""
    person = person_of(request)
    return adding_of(request).job(id_) if person and not person.redacted else None


def person_of(request: Request) -> Person | None:
    """Return who asks."""
    person: Person | None = request.scope.get("state", {}).get("person")
    return person


def face_of(request: Request) -> Face:
    """Return as what the answer is wanted: by ``format`` in the query, else by what the asker takes."""
    told = request.query_params.get("format")
    if told is None:
        return "html" if wants_page(request.scope) else "json"
    if told not in _FACES:
        raise UsageError(f"format is {told!r}.", f"Give one of: {', '.join(_FACES)}.")
    return told  # type: ignore[return-value]  # one of the three


def page(request: Request, template: str, *, at: str = "", status: int = 200, **values: Any) -> Response:
    """Return a page; ``at`` is where in the navigation it stands."""
    desk = desk_of(request)
    told = {
        "at": at,
        "case": desk.name,
        "counts": desk.counts(),
        "person": person_of(request),
        "has_keys": bool(request.app.state.doors.people),
        "here": request.url.path,
        "sayso_version": sayso.__version__,
    }
    body = render(template, **(told | values)).encode("utf-8", "replace")
    return Response(body, status, {"Vary": "Accept"}, media_type="text/html")


def json(value: Any, status: int = 200) -> Response:
    """Return records as JSON, with the names that the ledger's format has."""
    return Response(msgspec.json.encode(value), status, {"Vary": "Accept"}, media_type="application/json")


def json_page(found: Page[Any]) -> Response:
    """Return a page of a list as JSON: ``items``, and ``next``, the cursor of what follows, or null."""
    return json({"items": found.items, "next": found.next})


def table(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    """Return rows as a CSV file, in UTF-8 with a mark by which spreadsheets know it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([cell(each) for each in row] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Vary": "Accept"}
    body = ("\ufeff" + out.getvalue()).encode("utf-8", "replace")
    return Response(body, 200, headers, media_type="text/csv")


def cell(value: Any) -> str | int | float:
    """Return a cell that no spreadsheet takes for a formula, whatever a report's words begin with."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def respond(
    request: Request,
    *,
    html: Callable[[], Response],
    data: Callable[[], Response],
    rows: Callable[[], Response] | None = None,
) -> Response:
    """Return the face that is wanted; what isn't wanted is not made."""
    face = face_of(request)
    if face == "csv":
        if rows is None:
            raise UsageError("There is no table of this.", "Ask for format=json.")
        return rows()
    return html() if face == "html" else data()
