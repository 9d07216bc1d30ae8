"""``sayso graph``: a picture of one event, of who said it and how it spread, or of its figures by source."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.board import Event
from sayso.cli.gathering import LedgerPaths, Outlet, Published, Redact, gather_linked
from sayso.errors import UsageError

if TYPE_CHECKING:
    from sayso.views import EventView

_Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to write the picture, an SVG; - for standard output.",
        show_default=False,
    ),
]
_Figures = Annotated[
    bool, typer.Option("--figures", help="Draw how many were harmed by source, in place of how it spread.")
]


def graph(  # noqa: PLR0913 - the options of a command are its parameters
    paths: LedgerPaths,
    *,
    output: _Output,
    event: Event = None,
    figures: _Figures = False,
    published: Published = None,
    outlet: Outlet = None,
    redact: Redact = False,
) -> None:
    """Draw who said it at the left, and the reports that carry it by their days: heard, cited or copied.

    Without --event it is the first event of `sayso board`. The picture needs no network and holds no script.
    """
    from sayso.cli.writing import write
    from sayso.linked import Wanted
    from sayso.views import board
    from sayso.views.drawing import figures_svg, spread_svg

    found = gather_linked(paths, published, outlet, Wanted(None if event else 1, event, redact))
    view = _chosen(board(found.ledger, trusted=True), None if found.part else event)
    write(output, figures_svg(view) if figures else spread_svg(view))
    found.leave()


def _chosen(views: tuple[EventView, ...], event: str | None) -> EventView:
    from sayso.cli.plain import plain
    from sayso.views import find_event

    if event is not None:
        return find_event(views, event)
    if not views:
        raise UsageError("There is no event to draw.", "Give reports or a ledger that tell of one.")
    if len(views) > 1:
        print(plain(f"Note: drawn is {views[0].title} ({views[0].id})."), file=sys.stderr)
    return views[0]
