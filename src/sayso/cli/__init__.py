"""The command ``sayso``: a thin twin of the Python API, one module per group of commands.

Exit status: 0 all was read, 1 some was not, 2 wrong use, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import Annotated

import typer

import sayso
from sayso.cli.board import board
from sayso.cli.case import add, init, reread
from sayso.cli.case_custody import export, protect, stamp, verify
from sayso.cli.case_showing import search, show
from sayso.cli.graph import graph
from sayso.cli.linking import link
from sayso.cli.places import places
from sayso.cli.reading import read
from sayso.cli.schema import schema
from sayso.cli.serve import serve
from sayso.cli.watching import watch
from sayso.errors import SaysoError, UsageError

SOME_UNREAD, WRONG_USE, INTERRUPTED = 1, 2, 130

app = typer.Typer(
    name="sayso",
    help="Read news reports on conflicts and tell who said what, through whom, and what happened.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(read)
app.command()(board)
app.command()(graph)
app.command()(link)
app.command()(init)
app.command()(add)
app.command()(watch)
app.command()(show)
app.command()(search)
app.command()(reread)
app.command()(verify)
app.command()(export)
app.command()(stamp)
app.command()(protect)
app.command()(schema)
app.command()(serve)
app.add_typer(places)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"sayso {sayso.__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read news reports on conflicts and tell who said what, through whom, and what happened."""


def main() -> None:
    """Run the command line; whatever happens, a person sees a sentence and never a traceback."""
    # Without a handler the libraries' own complaints about a bad page would land on the user's screen.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        app()
    except KeyboardInterrupt:
        _leave("Stopped.", INTERRUPTED)
    except SaysoError as fault:
        _leave(f"Error: {fault}", WRONG_USE if isinstance(fault, UsageError) else SOME_UNREAD)
    except OSError as fault:
        _abandon_output()
        _leave(f"Error: {fault.strerror or fault}. Check the disk and the place you write to.", SOME_UNREAD)
    except Exception as fault:  # noqa: BLE001 - the last resort: no traceback ever reaches a user
        told = " ".join(f"{type(fault).__name__}: {fault}".split())[:300]
        _leave(f"Error: a fault in Sayso ({told}). Please report it with the command you gave.", SOME_UNREAD)


def _leave(message: str, status: int) -> None:
    print(message, file=sys.stderr)
    sys.exit(status)


def _abandon_output() -> None:
    """Point standard output at nothing: Python would flush it on exit, fail again, and print a traceback."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - open until the process ends
