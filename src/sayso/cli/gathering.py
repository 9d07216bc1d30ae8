"""What all commands that read reports share: the progress bar, notes, Ctrl-C, and what was not read."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.errors import SaysoWarning, UsageError

if TYPE_CHECKING:
    from sayso.api import Progress, Result
    from sayso.linked import Part, Wanted
    from sayso.records import Ledger, Unread

SOME_UNREAD, INTERRUPTED = 1, 130

Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day of publication of reports that don't tell it (YYYY-MM-DD)."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="The outlet of reports that don't tell it.")]
Redact = Annotated[
    bool, typer.Option("--redact", help="Show other words in the place of a case's names under protection.")
]
LedgerPaths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, or - for standard input: reports, ledgers as JSON, or cases (also postgresql://…).",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A linked ledger, what was not read on the way to it, and whether the user stopped the reading.

    ``part`` counts the whole case of which the ledger is a part.
    """

    ledger: Ledger
    unread: tuple[Unread, ...] = ()
    stopped: bool = False
    part: Part | None = None

    def leave(self) -> None:
        """Tell what was not read, and end the command with the exit status that says so."""
        leave(self.unread, stopped=self.stopped)


def gather_linked(
    paths: Sequence[str], published: str | None, outlet: str | None, wanted: Wanted | None = None
) -> Gathered:
    """Return one linked ledger of reports, ledgers and cases; after Ctrl-C of what was ready.

    Of a case that stands alone it has what is ``wanted``, if that is told.
    """
    from sayso.api import ledger_of, read_each
    from sayso.linked import linked, part_of_case, sort_out, whole_cases

    results: list[Result] = []
    with notes_shown():
        given = sort_out(paths)
        if given.case and wanted:
            part = part_of_case(given.case, wanted)
            return Gathered(part.ledger, part=part)
        if wanted and wanted.redact:
            raise UsageError("--redact is for a case that is given alone.", "Leave it out, or give one case.")
        with shown_progress(quiet=not given.paths) as progress:
            reading = read_each(given.paths, published=published, outlet=outlet, progress=progress)
            unread, stopped = gather(reading, results.append)
        ledgers = (*given.ledgers, *whole_cases(given.cases))
        ledger = linked(ledgers, ledger_of(results))
    return Gathered(ledger, tuple(unread), stopped)


def gather(results: Iterable[Result], take: Callable[[Result], object]) -> tuple[list[Unread], bool]:
    """Hand every result on; return what was not read, and whether the user stopped it."""
    unread: list[Unread] = []
    try:
        for result in results:
            take(result)
            if result.unread:
                unread.append(result.unread)
    except KeyboardInterrupt:
        return unread, True
    return unread, False


def leave(unread: Iterable[Unread], *, stopped: bool) -> None:
    """Name what was not read, and end the command with the exit status that says so."""
    from sayso.cli.plain import plain

    some = False
    for each in unread:
        some = True
        print(plain(f"{each.file}: {each.reason} {each.next_step}"), file=sys.stderr)
    if stopped:
        print("Stopped; what was ready is written.", file=sys.stderr)
        raise typer.Exit(INTERRUPTED)
    raise typer.Exit(SOME_UNREAD if some else 0)


@contextmanager
def notes_shown() -> Iterator[None]:
    """Show Sayso's own warnings as notes for a person; those of the libraries below are for developers."""
    from sayso.cli.plain import plain

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", SaysoWarning)
        warnings.showwarning = lambda message, *_, **__: print(plain(f"Note: {message}"), file=sys.stderr)
        yield


@contextmanager
def shown_progress(*, quiet: bool = False) -> Iterator[Progress | None]:
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
