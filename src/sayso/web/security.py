"""The guard at the door: what every request is asked, and what every answer bears.

In this order: by which name the program is called (against DNS rebinding, on every method), whence a change
is asked for (against other sites' pages), who asks, what that person may do, and how much is sent.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.audit import Audit
from sayso.web.doors import Doors
from sayso.web.faults import TooMuchError, refusal, wants_page
from sayso.web.people import Person, bearer_of, hash_of

SAFE = frozenset({"GET", "HEAD"})
OPEN = ("/enter", "/static/")
"""What one sees without a key: the door itself, and how it looks."""
COOKIE = "sayso"
SESSION_SECONDS = 12 * 3600
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}


class Sessions:
    """Who came in by which cookie, as long as the program runs; a cookie's value itself is not kept."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._known: dict[str, tuple[Person, float]] = {}

    def begin(self, person: Person) -> str:
        """Return the value of a new cookie for a person."""
        now, value = time.monotonic(), secrets.token_urlsafe(32)
        self._known = {key: each for key, each in self._known.items() if each[1] > now}
        self._known[hash_of(value)] = (person, now + SESSION_SECONDS)
        return value

    def end(self, value: str) -> None:
        """Forget a cookie."""
        self._known.pop(hash_of(value), None)

    def person(self, value: str) -> Person | None:
        """Return who came in with a cookie, unless it is too old."""
        found = self._known.get(hash_of(value))
        return found[0] if found and found[1] > time.monotonic() else None


class Guard:
    """The outermost layer of the application; nothing is answered that has not passed it."""

    def __init__(self, app: ASGIApp, doors: Doors, sessions: Sessions, audit: Audit) -> None:
        """Stand before an application."""
        self._app, self._doors, self._sessions, self._audit = app, doors, sessions, audit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with why not."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # a web socket: there is none
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)
        person = self._seen(self._person(headers))
        scope.setdefault("state", {})["person"] = person
        refused = self._refused(scope, headers, person)
        noted = self._noting(scope, person, _with_headers(send))
        if refused:
            await refused(scope, receive, noted)
            return
        await self._app(scope, _capped(receive, self._doors.most_bytes), noted)

    def _refused(self, scope: Scope, headers: Headers, person: Person | None) -> Response | None:
        """Return the answer to a request that may not pass, or None."""
        method, path = scope["method"], scope["path"]
        if not _called_rightly(headers, self._doors.hosts):
            return refusal(scope, 421, "The program is not called by this name.", _HOW_CALLED)
        if method not in SAFE and not self._from_here(headers):
            return refusal(scope, 403, "The change was asked for from another site.", _HOW_CHANGED)
        if person is None and not path.startswith(OPEN):
            return _to_the_door(scope)
        if method not in SAFE and path != "/enter" and not (person and person.may_change):
            return refusal(scope, 403, "You may read here, and change nothing.", "Ask for a reviewer's key.")
        if _too_much(headers, self._doors.most_bytes):
            return refusal(scope, 413, f"More than {self._doors.most_bytes:,} bytes at once.", "Send less.")
        return None

    def _from_here(self, headers: Headers) -> bool:
        """Tell whether a change comes from a page of this program, or from a program with a key."""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None:
            # Under our referrer policy a browser gives the origin of its own pages' forms as "null".
            return site in ("same-origin", "none") and origin in (None, "null", *self._doors.origins)
        if origin is not None:
            return origin in self._doors.origins
        return self._by_key(headers) is not None

    def _seen(self, person: Person | None) -> Person | None:
        """Return a person as one from whom names are hidden, where they are hidden from everybody."""
        return replace(person, redacted=True) if person and self._doors.redacted else person

    def _person(self, headers: Headers) -> Person | None:
        if not self._doors.people:
            return Person(name=self._doors.owner, role="reviewer", sha256="")
        found = self._by_key(headers)
        if found:
            return found
        return self._sessions.person(cookie_of(headers) or "")

    def _by_key(self, headers: Headers) -> Person | None:
        kind, _, key = headers.get("authorization", "").partition(" ")
        return bearer_of(key.strip(), self._doors.people) if kind.lower() == "bearer" else None

    def _noting(self, scope: Scope, person: Person | None, send: Send) -> Send:
        """Return a send that notes changes, and whatever was refused, in the audit log."""

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                changed = scope["method"] not in SAFE
                if changed or message["status"] in (401, 403, 413, 421):
                    self._audit.note(scope, person, message["status"])
            await send(message)

        return noting


_HOW_CALLED = "Open the address that `sayso serve` printed; a further name is allowed with --allow-host."
_HOW_CHANGED = (
    "Use this program's own pages; a script sends the header Origin with the address that it calls, or a key."
)


def cookie_of(headers: Headers) -> str | None:
    """Return the value of our cookie, or None."""
    for part in headers.get("cookie", "").split(";"):
        name, _, value = part.strip().partition("=")
        if name == COOKIE:
            return value
    return None


def _called_rightly(headers: Headers, hosts: Iterable[str]) -> bool:
    told = headers.getlist("host")
    return len(told) == 1 and told[0].lower() in hosts


def _too_much(headers: Headers, most: int) -> bool:
    told = headers.get("content-length", "0")
    return not told.isdecimal() or int(told) > most


def _to_the_door(scope: Scope) -> Response:
    if scope["method"] in SAFE and wants_page(scope):
        wanted = scope["path"] + (
            f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
        )
        return RedirectResponse(f"/enter?to={quote(wanted, safe='')}", 303)
    answer = refusal(scope, 401, "A key is needed here.", "Send it: Authorization: Bearer KEY.")
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _with_headers(send: Send) -> Send:
    """Return a send that puts the guard's headers on every answer; one of its own for an answer's is kept."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


def _capped(receive: Receive, most: int) -> Receive:
    """Return a receive that breaks off a body that is longer than it may be, whatever its header says."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message: dict[str, Any] = dict(await receive())
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooMuchError(f"More than {most:,} bytes were sent at once.", "Send less at once.")
        return message

    return receiving
