"""``sayso board``: the events of reports or ledgers, the most reported first, and on whose word."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.gathering import LedgerPaths, Outlet, Published, Redact, gather_linked

if TYPE_CHECKING:
    from sayso.cli.gathering import Gathered
    from sayso.views import EventView

MOST_SHOWN = 25
"""Of a table for a person, if nothing else is asked for."""


class BoardFormat(StrEnum):
    """How the events are written: for a person, as one JSON document, or as Markdown."""

    table = "table"
    json = "json"
    markdown = "markdown"


Event = Annotated[
    str | None,
    typer.Option(
        "--event",
        metavar="ID",
        help="The event to show: its id, the beginning of it, or its number on the board.",
    ),
]
_Format = Annotated[BoardFormat, typer.Option(help="How to write the events.")]
_Limit = Annotated[
    int | None,
    typer.Option(
        min=0,
        metavar="N",
        help=f"How many events at most; 0 for all. A table has {MOST_SHOWN} if you don't say.",
    ),
]


def board(  # noqa: PLR0913 - the options of a command are its parameters
    paths: LedgerPaths,
    *,
    event: Event = None,
    format: _Format = BoardFormat.table,
    limit: _Limit = None,
    published: Published = None,
    outlet: Outlet = None,
    redact: Redact = False,
) -> None:
    """Show what happened by how often it is told: who says so, who denies it, and how it stands.

    A case is shown as it is; a file with a ledger too, and it is linked if it has no events.
    Exit status: 0 all was read, 1 some was not, 2 wrong use, 130 stopped by Ctrl-C.
    """
    from sayso.linked import Wanted
    from sayso.views import board, find_event

    most = (MOST_SHOWN if limit is None and format is BoardFormat.table else limit) or None
    found = gather_linked(paths, published, outlet, Wanted(most, event, redact))
    views = board(found.ledger, trusted=True)
    if event is None:
        _write_board(views, len(views) if most is None else most, format, found)
    elif found.part:
        _write_event(views[0], format)
    else:
        _write_event(find_event(views, event), format)
    found.leave()


def _write_board(views: tuple[EventView, ...], most: int, format: BoardFormat, found: Gathered) -> None:
    shown, left_out = views[:most], max(0, (found.part.events if found.part else len(views)) - most)
    if format is BoardFormat.json:
        _write_json(shown)
    elif format is BoardFormat.markdown:
        from sayso.views.markdown import board_markdown

        typer.echo(board_markdown(shown, left_out=left_out), nl=False)
    else:
        from sayso.cli.board_table import print_board
        from sayso.cli.table import console

        print_board(console(), views, most, found.ledger, found.part)


def _write_event(view: EventView, format: BoardFormat) -> None:
    if format is BoardFormat.json:
        _write_json((view,))
    elif format is BoardFormat.markdown:
        from sayso.settings import Settings
        from sayso.views.markdown import event_markdown

        below = Settings.from_environment().unsure_below
        typer.echo(event_markdown(view, unsure_below=below), nl=False)
    else:
        from sayso.cli.event_page import print_event
        from sayso.cli.table import console

        print_event(console(), view)


def _write_json(views: tuple[EventView, ...]) -> None:
    from sayso.views.document import board_json

    sys.stdout.buffer.write(board_json(views) + b"\n")
    sys.stdout.buffer.flush()
