"""The server: uvicorn on one address."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from sayso.errors import UsageError
from sayso.ledger.case import user
from sayso.views.drawing.borders import read_borders
from sayso.web.app import create_app
from sayso.web.doors import doors_for
from sayso.web.linking import Linking
from sayso.web.patience import MOST_CONNECTIONS, Patience
from sayso.web.people import invite, people_in

_BACKLOG = 256
"""Connections that wait to be taken; so few that those who ask get their turn among many who do not."""


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
    beside = _beside(wanted.case, "audit")
    with closing(Linking(wanted.case)) as linking:
        app = create_app(wanted.case, doors, audit=beside, borders=borders, linking=linking)
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


def run(app: ASGIApp, host: str, port: int, protocol: type[Patience] | None = None) -> None:
    """Answer requests until Ctrl-C; ``protocol`` may have other limits."""
    gc.freeze()  # what is loaded now stays: to look through it for rubbish again and again delays answers
    uvicorn.run(
        app,
        host=host.strip("[]"),
        port=port,
        http=protocol or Patience.with_limits(most=min(MOST_CONNECTIONS, _open_files() // 2)),
        backlog=_BACKLOG,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=32_768,
        proxy_headers=False,
    )


def _open_files() -> int:
    """Return how many files and connections may be open at once, after asking for as many as are allowed."""
    try:
        import resource
    except ImportError:  # Windows, where connections are no files
        return 2 * MOST_CONNECTIONS
    most, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4 * MOST_CONNECTIONS if hard == resource.RLIM_INFINITY else min(4 * MOST_CONNECTIONS, hard)
    if most != resource.RLIM_INFINITY and most < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            most = wanted
    return most if most != resource.RLIM_INFINITY else wanted


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
