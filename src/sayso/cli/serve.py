"""``sayso serve``: the pages and the REST API over a case, in the browser on this computer."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.case import By
from sayso.errors import UsageError

if TYPE_CHECKING:
    from sayso.web.people import Person

PORT = 8765

_Case = Annotated[
    str, typer.Argument(metavar="CASE", help="The case: a file that `sayso init` made, or a URL.")
]
_Host = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Where to listen; others reach only what is not loopback.")
]
_Port = Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port to listen on.")]
_Allow = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="NAME", help="A further name under which browsers may call it."),
]
_Invitee = Annotated[
    str | None,
    typer.Option(metavar="PERSON", help="Give this person a key, print it once, and end."),
]
_ReadOnly = Annotated[
    bool, typer.Option("--read-only", help="With --invite: the person may look, and change nothing.")
]

_Browser = Annotated[bool, typer.Option("--open", help="Open the board in the browser.")]


def serve(  # noqa: PLR0913 - the options of a command are its parameters
    case: _Case,
    *,
    host: _Host = "127.0.0.1",
    port: _Port = PORT,
    allow_host: _Allow = None,
    invite: _Invitee = None,
    read_only: _ReadOnly = False,
    by: By = None,
    open: _Browser = False,
) -> None:
    """Show a case in the browser: see it, check it, correct it.

    It listens on this computer only, unless told otherwise. End it with Ctrl-C.
    """
    keys = _keys_of(case)
    if invite is not None:
        _invite(keys, invite, read_only=read_only)
        return
    from sayso.ledger.case import user
    from sayso.web.app import create_app
    from sayso.web.doors import doors_for
    from sayso.web.people import people_in
    from sayso.web.serving import serve as run

    people: tuple[Person, ...] = people_in(keys)
    doors = doors_for(host, port, allowed=allow_host or (), people=people, owner=by or user())
    _check_free(host, port)
    app = create_app(case, doors, audit=keys.with_suffix(".audit"))
    address = f"http://{'127.0.0.1' if host == 'localhost' else host}:{port}"
    typer.echo(f"Sayso shows {case} at {address} (Ctrl-C ends it).")
    if open:
        typer.launch(address)
    run(app, host, port)


def _keys_of(case: str) -> Path:
    """Return the file with the hashes of the keys: beside the case, or here for one on a server."""
    if "://" in case:
        return Path("sayso.people")
    path = Path(case)
    return path.with_name(f"{path.name}.people")


def _invite(keys: Path, name: str, *, read_only: bool) -> None:
    from sayso.web.people import invite

    key = invite(keys, name, "reader" if read_only else "reviewer")
    typer.echo(f"{name}'s key, shown this once (its hash is kept in {keys}):\n\n    {key}\n")


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
