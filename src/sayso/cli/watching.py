"""``sayso watch``: the pages of feeds into a case, once or again and again."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from sayso.cli.case import By, CasePath, gathered, opened, tell_added
from sayso.cli.gathering import INTERRUPTED, SOME_UNREAD, notes_shown, shown_progress

_Feeds = Annotated[
    list[str],
    typer.Argument(metavar="FEED...", help="Addresses of RSS or Atom feeds (https://…).", show_default=False),
]
_Every = Annotated[
    int | None,
    typer.Option(
        "--every", metavar="MINUTES", min=5, max=10_080, help="Repeat after so many minutes, until Ctrl-C."
    ),
]


def watch(case: CasePath, feeds: _Feeds, *, by: By = None, every: _Every = None) -> None:
    """Fetch feeds, and keep every page of their entries that is not in the case yet.

    Exit status: 0 all was read, 1 some was not, 2 wrong use, 130 stopped by Ctrl-C.
    """
    from sayso.watching import Watch

    with opened(case) as into, notes_shown():
        watching = Watch(into, feeds, by=by)
        while True:
            with shown_progress() as progress:
                done, stopped = gathered(watching.once(progress))
            tell_added(done)
            if every is None or stopped or not _waited(every * 60):
                break
    if stopped or every is not None:
        typer.echo("Stopped; what was ready is kept.", err=True)
        raise typer.Exit(INTERRUPTED)
    raise typer.Exit(SOME_UNREAD if any(each.unread for each in done) else 0)


def _waited(seconds: float) -> bool:
    """Wait, and tell whether the user let it."""
    try:
        time.sleep(seconds)
    except KeyboardInterrupt:
        return False
    return True
