"""Add: files are dropped, a text is pasted; how far the reading is, and what could not be read and why."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

import msgspec
from fastapi import APIRouter, Query, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from sayso.errors import UsageError
from sayso.records import Unread
from sayso.web import lists
from sayso.web.adding import MOST_FILES, Given, Job
from sayso.web.answers import adding_of, desk_of, face_of, job_of, json, page, person_of
from sayso.web.documented import Documented
from sayso.web.faults import NotFoundError
from sayso.web.threads import waiting

router = APIRouter()
_PASTED = "pasted.txt"
Wait: TypeAlias = Annotated[float, Query(ge=0, le=600, description="Seconds to wait for the reading.")]
_HEADERS = ("outlet", "published", "title", "url")


class Added(msgspec.Struct, kw_only=True):
    """What became of what was sent: ids of new reports, names of those known, what was not read."""

    job: str
    reports: list[str]
    known: list[str]
    unread: list[Unread]
    finished: bool
    done: int
    total: int


@router.get("/add", include_in_schema=False)
def add(request: Request, job: str = "") -> Response:
    """Show where reports are dropped; or how far a lot of them is."""
    desk = desk_of(request)
    found = job_of(request, job)
    return page(request, "add.html", at="add", job=found, unread=desk.ask(lists.unread), most=MOST_FILES)


@router.get("/jobs/{id}", **Documented.one(Added, "How far the reading of what was sent is."))
def job(request: Request, id: str) -> Response:
    """Tell how far a lot of files is."""
    found = job_of(request, id)
    if found is None:
        raise NotFoundError(f"There is no lot {id[:40]!r}.", "Lots are remembered while the program runs.")
    return json(_added(found))


@router.post(
    "/reports",
    status_code=201,
    openapi_extra={
        "requestBody": {
            "content": {
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "properties": {
                            "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                            "text": {"type": "string"},
                            "published": {"type": "string"},
                            "outlet": {"type": "string"},
                        },
                    }
                }
            }
        }
    },
    **Documented.one(Added, "What became of the files; 202 if they are still being read.", 201, 202),
)
async def take(request: Request, wait: Wait = 60) -> Response:
    """Take reports: the form field `files`, several times, or `text`; wait for them up to `wait` seconds."""
    form = await request.form(max_files=MOST_FILES, max_fields=50, max_part_size=30_000_000)
    files = [each async for each in _files(form)] + _pasted(form)
    person = person_of(request)
    job = adding_of(request).begin(
        files,
        person.name if person else "",
        published=str(form.get("published") or ""),
        outlet=str(form.get("outlet") or ""),
    )
    if face_of(request) == "html":
        return RedirectResponse(f"/add?job={job.id}", 303)
    await waiting(job.finished.wait, wait)
    return json(_added(job), 201 if job.finished.is_set() else 202)


async def _files(form: FormData) -> Any:
    for each in form.getlist("files"):
        if isinstance(each, UploadFile) and (each.filename or each.size):
            yield Given(name=(each.filename or "report.txt")[:200], data=await each.read())


def _pasted(form: FormData) -> list[Given]:
    """Return a pasted text as a plain-text report, with header lines for what was told of it."""
    text = str(form.get("text") or "").strip()
    if not text:
        return []
    told = {name: " ".join(str(form.get(name) or "").split()) for name in _HEADERS}
    if told["published"] and not told["published"].isascii():
        raise UsageError(f"{told['published']!r} is not a date.", "Write it as 2024-08-05.")
    head = "".join(f"{'URL' if name == 'url' else name.capitalize()}: {v}\n" for name, v in told.items() if v)
    data = f"{head}\n{text}\n" if head else f"{text}\n"
    return [Given(name=_PASTED, data=data.encode("utf-8", "replace"), method="pasted")]


def _added(job: Job) -> Added:
    return Added(
        job=job.id,
        reports=[id_ for id_, _ in job.new],
        known=list(job.known),
        unread=list(job.unread),
        finished=job.finished.is_set(),
        done=job.done,
        total=job.total,
    )
