"""The server: uvicorn on one address, with little patience for those who connect and say nothing."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from sayso.errors import UsageError
from sayso.ledger.case import user
from sayso.views.drawing.borders import read_borders
from sayso.web.app import create_app
from sayso.web.doors import doors_for
from sayso.web.people import invite, people_in

MOST_CONNECTIONS = 400
PATIENCE_SECONDS = 10
"""How long a connection may take to send the head of its first request."""


class Patience(H11Protocol):
    """Hangs up on a connection that doesn't ask in time, and on any beyond the most that are open at once."""

    _asked: bool = False
    waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait; where too many are here, the one that has been silent for longest must go."""
        super().connection_made(transport)
        self.waiting = self.loop.call_later(PATIENCE_SECONDS, self._lose_patience)
        if len(self.connections) > MOST_CONNECTIONS:
            silent = {c: c.waiting.when() for c in self.connections if isinstance(c, Patience) and c.waiting}
            min(silent, key=lambda each: silent[each]).transport.abort()

    def handle_events(self) -> None:
        """Let h11 find what came; a whole head is an asking."""
        super().handle_events()
        if self.cycle is not None and self.waiting:
            self.waiting.cancel()
            self.waiting = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        if self.waiting:
            self.waiting.cancel()
        super().connection_lost(exc)

    def _lose_patience(self) -> None:
        self.transport.abort()  # a head that came in time has called this off


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What is shown, and where: a case by its name or URL, an address, and who judges without a key.

    With ``redacted`` protected names are shown as other words, to everybody, and nothing can be changed.
    ``borders`` is a GeoJSON file whose lines are drawn on the maps.
    """

    case: str
    host: str = "127.0.0.1"
    port: int = 8765
    allowed: tuple[str, ...] = ()
    by: str | None = None
    redacted: bool = False
    borders: str | None = None

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"http://{'127.0.0.1' if self.host == 'localhost' else self.host}:{self.port}"


def serve(wanted: Serving, ready: Callable[[str], object]) -> None:
    """Show a case until Ctrl-C; ``ready`` hears the address. A UsageError where that must or can not be."""
    people = people_in(_beside(wanted.case, "people"))
    doors = doors_for(
        wanted.host,
        wanted.port,
        allowed=wanted.allowed,
        people=people,
        owner=wanted.by or user(),
        redacted=wanted.redacted,
    )
    borders = read_borders(wanted.borders) if wanted.borders else None
    _check_free(wanted.host, wanted.port)
    app = create_app(wanted.case, doors, audit=_beside(wanted.case, "audit"), borders=borders)
    ready(wanted.address)
    run(app, wanted.host, wanted.port)


def invite_to(case: str, name: str, *, read_only: bool = False, redacted: bool = False) -> str:
    """Give somebody a key to a case, and return it; with ``redacted`` it shows no protected name."""
    if redacted and not read_only:
        raise UsageError(
            "Who doesn't see the protected names can't judge: such a key is for reading only.",
            f"Give both: `sayso serve {case} --invite '{name}' --read-only --redact`.",
        )
    return invite(_beside(case, "people"), name, "reader" if read_only else "reviewer", redacted=redacted)


def run(app: ASGIApp, host: str, port: int) -> None:
    """Answer requests until Ctrl-C."""
    uvicorn.run(
        app,
        host=host.strip("[]"),
        port=port,
        http=Patience,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=32_768,
        proxy_headers=False,
    )


def _beside(case: str, what: str) -> Path:
    """Return a file beside a case; in the folder where one is, for a case on a server."""
    if "://" in case:
        return Path(f"sayso.{what}")
    path = Path(case)
    return path.with_name(f"{path.name}.{what}")


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host.strip("[]"), port))
        except OSError as fault:
            raise UsageError(
                f"Nothing can listen on {host}, port {port}: {fault.strerror}.",
                "Give another --port or --host.",
            ) from None
