"""``sayso read``: reports in, who said what and what happened out."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.errors import SaysoWarning

if TYPE_CHECKING:
    from sayso.api import Progress, Result
    from sayso.cli.output import Output
    from sayso.records import Unread


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
_Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day of publication of reports that don't tell it (YYYY-MM-DD)."),
]
_Outlet = Annotated[
    str | None, typer.Option(metavar="NAME", help="The outlet of reports that don't tell it.")
]
_Events = Annotated[
    bool, typer.Option("--events", help="In the table, show what happened above who said what.")
]


def read(
    paths: _Paths,
    format: _Format = Format.table,
    published: _Published = None,
    outlet: _Outlet = None,
    events: _Events = False,
) -> None:
    """Tell who said what, and what happened, in reports: text, HTML, PDF, feeds, WARC, chats, mails, ZIP.

    Exit status: 0 all was read, 1 some was not, 2 wrong use, 130 stopped by Ctrl-C.
    """
    from sayso.api import read_each
    from sayso.cli.output import output

    writer = output(format.value, events_first=events)
    quiet = format is Format.jsonl and sys.stdout.isatty()
    with _warnings_shown(), _progress(quiet) as progress:
        results = read_each(paths, published=published, outlet=outlet, progress=progress)
        unread, stopped = _gather(results, writer)
    writer.finish()
    _tell(unread)
    if stopped:
        print("Stopped; what was ready is written.", file=sys.stderr)
        raise typer.Exit(130)
    raise typer.Exit(1 if unread else 0)


def _gather(results: Iterable[Result], writer: Output) -> tuple[list[Unread], bool]:
    """Hand every result to the writer; return what was not read, and whether the user stopped it."""
    unread: list[Unread] = []
    try:
        for result in results:
            writer.add(result)
            if result.unread:
                unread.append(result.unread)
    except KeyboardInterrupt:
        return unread, True
    return unread, False


def _tell(unread: list[Unread]) -> None:
    from sayso.cli.plain import plain

    for each in unread:
        print(plain(f"{each.file}: {each.reason} {each.next_step}"), file=sys.stderr)


@contextmanager
def _warnings_shown() -> Iterator[None]:
    """Show Sayso's own warnings as notes for a person; those of the libraries below are for developers."""
    from sayso.cli.plain import plain

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", SaysoWarning)
        warnings.showwarning = lambda message, *_, **__: print(plain(f"Note: {message}"), file=sys.stderr)
        yield


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    """Give a progress bar on standard error where a person watches it and there is more than one report."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from sayso.cli.plain import plain
    from sayso.knowledge.places import is_ready

    if not is_ready():
        print("Note: the list of places is being made; it takes some seconds, this once.", file=sys.stderr)
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[file]}", markup=False),
    )
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=None, file="", visible=False)

    def show(done: int, total: int, file: str) -> None:
        bar.update(task, completed=done, total=total, file=plain(file), visible=total > 1)

    with bar:
        yield show
