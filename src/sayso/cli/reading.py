"""``sayso read``: reports in, who said what and what happened out."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from sayso.cli.gathering import Outlet, Published, gather, leave, notes_shown, shown_progress


class Format(StrEnum):
    """How the ledger is written: for a person, as one JSON document, or one JSON record a line."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


_Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.", show_default=False),
]
_Format = Annotated[Format, typer.Option(help="How to write what was found.")]
_Events = Annotated[
    bool, typer.Option("--events", help="In the table, show what happened above who said what.")
]


def read(
    paths: _Paths,
    format: _Format = Format.table,
    published: Published = None,
    outlet: Outlet = None,
    events: _Events = False,
) -> None:
    """Tell who said what, and what happened, in reports: text, HTML, PDF, feeds, WARC, chats, mails, ZIP.

    Exit status: 0 all was read, 1 some was not, 2 wrong use, 130 stopped by Ctrl-C.
    """
    from sayso.api import read_each
    from sayso.cli.output import output

    writer = output(format.value, events_first=events)
    quiet = format is Format.jsonl and sys.stdout.isatty()
    with notes_shown(), shown_progress(quiet=quiet) as progress:
        results = read_each(paths, published=published, outlet=outlet, progress=progress)
        unread, stopped = gather(results, writer.add)
    writer.finish()
    leave(unread, stopped=stopped)
