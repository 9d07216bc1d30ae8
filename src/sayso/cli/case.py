"""``sayso init``, ``add`` and ``reread``: what is put into a case."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.gathering import INTERRUPTED, SOME_UNREAD, Outlet, Published, notes_shown, shown_progress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.adding import Added, Reread
    from sayso.ledger import Case

CasePath = Annotated[
    str,
    typer.Argument(metavar="CASE", help="The case: its file, or postgresql://…", show_default=False),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who does it; else the name of this computer's user."),
]
_Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, - for standard input, or addresses (https://…).",
        show_default=False,
    ),
]
_Every = Annotated[bool, typer.Option("--every", help="Also those that this very version has read.")]


def opened(name: str) -> Case:
    """Return an open case; of one that was brought to a new form it is told where its copy is."""
    from sayso.ledger import open_case

    case = open_case(name)
    if case.copy:
        print(
            f"Note: the case was of an older form; the copy of what it was before is {case.copy}.",
            file=sys.stderr,
        )
    return case


def init(case: CasePath) -> None:
    """Make a new, empty case: a file, or the tables of a case in an empty PostgreSQL database."""
    from sayso.cli.plain import plain
    from sayso.ledger import init_case

    with init_case(case) as made:
        typer.echo(f"Made {plain(made.place)}. Add reports: sayso add {plain(case)} PATH…")


def add(
    case: CasePath,
    paths: _Paths,
    *,
    by: By = None,
    published: Published = None,
    outlet: Outlet = None,
) -> None:
    """Read reports and keep them in a case, with their bytes and what was found; what is there is skipped.

    Stopped at any moment, nothing is lost: give the same command again, and it goes on.
    Exit status: 0 all was read, 1 some was not, 2 wrong use, 130 stopped by Ctrl-C.
    """
    from sayso.adding import add_to_case

    with opened(case) as into, notes_shown():
        with shown_progress() as progress:
            results = add_to_case(into, paths, by=by, published=published, outlet=outlet, progress=progress)
            done, stopped = gathered(results)
        tell_added(done)
        left = into.counts().waiting
    if left:
        typer.echo(f"{left} of them are not linked with the others yet: give the command again.", err=True)
    raise typer.Exit(INTERRUPTED if stopped else SOME_UNREAD if any(each.unread for each in done) else 0)


def reread(case: CasePath, *, by: By = None, every: _Every = False) -> None:
    """Read the reports of a case again with this version, and show what it finds otherwise.

    What was found before stays in the case. Exit status: 0 done, 2 wrong use, 130 stopped by Ctrl-C.
    """
    from sayso.adding import reread_case
    from sayso.cli.plain import plain

    changed = same = 0
    stopped = False
    with opened(case) as within, notes_shown(), shown_progress() as progress:
        try:
            for each in reread_case(within, by=by, every=every, progress=progress):
                if each.added or each.gone or each.changed:
                    changed += 1
                    typer.echo(plain(f"{each.file} ({each.report}): {_difference(each)}"))
                else:
                    same += 1
        except KeyboardInterrupt:
            stopped = True
    typer.echo(f"{changed} of {changed + same} reports read again have other findings.")
    if stopped:
        typer.echo("Stopped; give the command again to go on.", err=True)
        raise typer.Exit(INTERRUPTED)


def gathered(results: Iterable[Added]) -> tuple[list[Added], bool]:
    """Return what became of each report, and whether the user stopped it."""
    done: list[Added] = []
    try:
        done.extend(results)
    except KeyboardInterrupt:
        return done, True
    return done, False


def tell_added(done: list[Added]) -> None:
    """Name what was not read, and print how many reports are new, there already, or not read."""
    from sayso.cli.plain import plain

    for each in done:
        if each.unread:
            print(plain(f"{each.file}: {each.unread.reason} {each.unread.next_step}"), file=sys.stderr)
    told = Counter("new" if each.new else "there" if not each.unread else "unread" for each in done)
    typer.echo(f"{told['new']} added, {told['there']} there already, {told['unread']} not read.")


def _difference(each: Reread) -> str:
    told = ((each.added, "new"), (each.gone, "gone"), (each.changed, "changed"))
    return ", ".join(f"{count} {word}" for count, word in told if count)
