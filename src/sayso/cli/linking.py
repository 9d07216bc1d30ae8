"""``sayso link``: a ledger in, the same ledger with actors, origins and events out."""

from __future__ import annotations

from typing import Annotated

import typer

_Ledger = Annotated[
    str,
    typer.Argument(metavar="LEDGER", help="A ledger as JSON, or - for standard input.", show_default=False),
]
_Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to write it; - for standard output.")
]


def link(ledger: _Ledger, output: _Output = "-") -> None:
    """Find who is who over all reports, where each claim comes from, and which reports tell of one event.

    The ledger may be one that another program wrote. What linking found in it before is found anew.
    """
    from sayso.cli.gathering import notes_shown
    from sayso.cli.writing import write
    from sayso.linked import load_ledger
    from sayso.linking import link

    with notes_shown():
        write(output, link(load_ledger(ledger)).to_json(indent=2) + b"\n")
