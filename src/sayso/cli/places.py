"""``sayso places``: the list of places, what it knows and what you add to it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sayso.knowledge.places import Candidate

places = typer.Typer(
    name="places",
    help="Look up places by name, and add files of GeoNames to the list of places.",
    no_args_is_help=True,
)
_Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...",
        help="allCountries.txt, one country's file such as SD.txt, or their .zip, from GeoNames.",
        show_default=False,
    ),
]
_Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A name as a report writes it.", show_default=False)
]


@places.command(name="import")
def import_(files: _Files) -> None:
    """Add files that you downloaded from GeoNames, so that villages are found too; nothing is fetched.

    What is added stays until you delete it. If you stop it, the list is as it was before.
    """
    from sayso.knowledge.places import import_dump

    for file in files:
        with _progress(file.name) as progress:
            done = import_dump(file, progress=progress)
        left_out = f"lines of other kinds left out: {done.left_out:,}"
        typer.echo(f"Places added from {_plain(file)}: {done.places:,} ({left_out}).")


@places.command()
def lookup(name: _Name) -> None:
    """Show the places that a name can stand for, the likeliest first.

    Exit status: 0 something was found, 1 nothing was.
    """
    from sayso.knowledge.places import lookup

    found = lookup(name)
    if not found:
        print(f"No place called {_plain(name)} is known.", file=sys.stderr)
        raise typer.Exit(1)
    for line in _table(found):
        typer.echo(line)


def _table(found: list[Candidate]) -> Iterator[str]:
    """A line for each place, the columns aligned."""
    rows = [("name", "kind", "division", "state", "latitude", "longitude", "people", "GeoNames")]
    rows += [
        (
            _plain(each.name),
            each.kind,
            _plain(each.admin1 or "-"),
            each.country or "-",
            f"{each.lat:.3f}",
            f"{each.lon:.3f}",
            f"{each.population:,}" if each.population else "-",
            str(each.geoname or "-"),
        )
        for each in found
    ]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = (
            cell.rjust(width) if i in (4, 5, 6) else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def _plain(text: object) -> str:
    from sayso.cli.plain import plain

    return plain(str(text))


@contextmanager
def _progress(name: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give a progress bar on standard error where a person watches it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Adding {task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(_plain(name), total=None)
    with bar:
        yield lambda done, total: bar.update(task, completed=done, total=total)
