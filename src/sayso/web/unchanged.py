"""ETags: a page that was not changed since is not sent again, and not even made.

All that is shown follows from the case, the address and who asks: one word for these stands for the answer.
"""

from __future__ import annotations

import hashlib

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import sayso
from sayso.web.desk import Desk

_NEVER = ("/static/", "/enter", "/add", "/jobs/", "/openapi.json")
"""What has tags of its own, or doesn't follow from the case alone."""


class Unchanged:
    """Answers 304 where the asker has the answer already, and gives every other answer its tag."""

    def __init__(self, app: ASGIApp, desk: Desk, *, beside: str = "") -> None:
        """Stand before an application; ``beside`` is a word for what its answers hang on beside the case."""
        self._app, self._desk, self._beside = app, desk, beside

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        if (
            scope["type"] != "http"
            or scope["method"] not in ("GET", "HEAD")
            or scope["path"].startswith(_NEVER)
        ):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        version = f"{await run_in_threadpool(self._desk.version)} {self._beside}"
        tag = _tag(scope, headers, version)
        if tag in {each.strip() for each in headers.get("if-none-match", "").split(",")}:
            await Response(status_code=304, headers={"ETag": tag, "Vary": "Accept"})(scope, receive, send)
            return

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message)["ETag"] = tag
            await send(message)

        await self._app(scope, receive, tagged)


def _tag(scope: Scope, headers: Headers, version: str) -> str:
    person = scope.get("state", {}).get("person")
    told = (
        sayso.__version__, version, scope["path"], scope["query_string"].decode("latin-1"),
        headers.get("accept", ""), person.name if person else "", person.role if person else "",
        str(bool(person and person.redacted)),
    )  # fmt: skip
    return f'W/"{hashlib.sha256(chr(0).join(told).encode("utf-8", "replace")).hexdigest()[:24]}"'
