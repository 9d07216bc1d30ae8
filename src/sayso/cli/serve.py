"""``sayso serve``: the pages and the REST API over a case, in the browser on this computer."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.case import By, CasePath

PORT = 8765

_Host = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Where to listen; beyond this computer people need keys.")
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

_Redact = Annotated[
    bool,
    typer.Option("--redact", help="Show other words in the place of protected names, and change nothing."),
]
_Borders = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="A GeoJSON file whose lines are drawn on the maps; without it they show land only.",
    ),
]
_Browser = Annotated[bool, typer.Option("--open", help="Open the board in the browser.")]


def serve(  # noqa: PLR0913 - the options of a command are its parameters
    case: CasePath,
    *,
    host: _Host = "127.0.0.1",
    port: _Port = PORT,
    allow_host: _Allow = None,
    invite: _Invitee = None,
    read_only: _ReadOnly = False,
    redact: _Redact = False,
    borders: _Borders = None,
    by: By = None,
    open: _Browser = False,
) -> None:
    """Show a case in the browser: see it, check it, correct it.

    It listens on this computer only, unless told otherwise. End it with Ctrl-C.
    """
    from sayso.web import Serving, invite_to
    from sayso.web import serve as show

    if invite is not None:
        key = invite_to(case, invite, read_only=read_only, redacted=redact)
        typer.echo(f"The key of {invite}, shown this once; only its hash is kept:\n\n    {key}\n")
        return
    wanted = Serving(
        case=case,
        host=host,
        port=port,
        allowed=tuple(allow_host or ()),
        by=by,
        redacted=redact,
        borders=borders,
    )

    def ready(address: str) -> None:
        typer.echo(f"Sayso shows {case} at {address} (Ctrl-C ends it).")
        if redact:
            typer.echo("Protected names are shown as other words, and nothing can be changed.")
        if open:
            typer.launch(address)

    show(wanted, ready)
