"""``sayso verify``, ``export``, ``stamp``, ``protect``: what a case can prove, and what it must not show."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.case import By, CasePath, opened
from sayso.cli.gathering import Redact
from sayso.errors import UsageError

_Expected = Annotated[
    str | None,
    typer.Option("--head", metavar="HASH", help="A hash of the log that you wrote down: it must be in it."),
]
_Evidence = Annotated[
    str | None,
    typer.Option(
        "--evidence", metavar="ID", help="One report with its bytes, hashes and log, as a ZIP for others."
    ),
]
_Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write it; - for standard output."),
]
_Token = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="The time stamp: .tsr (RFC 3161) or .ots.", show_default=False),
]
_Root = Annotated[
    Path | None,
    typer.Option("--root", metavar="PEM", help="The root certificate of the service (RFC 3161), as PEM."),
]
_Name = Annotated[
    str,
    typer.Argument(metavar="NAME", help="The name as the reports write it.", show_default=False),
]
_As = Annotated[str | None, typer.Option("--as", metavar="WORDS", help="What is shown in its place.")]
_Why = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="Why, for those who come later.")]
_Lift = Annotated[bool, typer.Option("--lift", help="Show the name again.")]


def verify(case: CasePath, *, head: _Expected = None) -> None:
    """Check the log of a case and every byte that it vouches for, and name what was altered.

    Write the last hash down, or have it time-stamped: only so can it be shown later that nobody made the
    whole log anew. Exit status: 0 nothing was altered, 1 something was, 2 wrong use.
    """
    from sayso.cli.plain import plain

    with opened(case) as within:
        verdict = within.verify(expected=head.strip().lower() if head else None)
    for each in verdict.faults:
        print(plain(each), file=sys.stderr)
    what = "nothing was altered" if verdict.whole else f"{len(verdict.faults)} faults"
    typer.echo(f"{verdict.reports} reports, {verdict.readings} readings, {verdict.entries} entries: {what}.")
    typer.echo(f"Last hash of the log: {verdict.head}")
    raise typer.Exit(0 if verdict.whole else 1)


def export(
    case: CasePath, *, evidence: _Evidence = None, output: _Output = None, redact: Redact = False
) -> None:
    """Write the whole case as one ledger (JSON), or one report as evidence that others can check."""
    from sayso.cli.writing import write

    with opened(case) as within:
        if evidence is None:
            ledger = within.ledger()
            ledger = within.redaction().ledger(ledger) if redact else ledger
            write(output or "-", ledger.to_json(indent=2) + b"\n")
            return
        if redact:
            raise UsageError(
                "Evidence is the bytes as they came, and proves nothing with other words in them.",
                "Leave --redact out, or show the report: `sayso show CASE ID --redact`.",
            )
        id_, data = within.evidence(evidence)
    name = output or f"{id_}.zip"
    write(name, data)
    if name != "-":
        typer.echo(f"Wrote {name}. To check it: unzip it, and type sha256sum -c SHA256SUMS in its folder.")


def stamp(case: CasePath, file: _Token, *, root: _Root = None, by: By = None) -> None:
    """Keep a time stamp that others gave on a report or on the log of a case; it is found what it is of.

    With --root its signature is checked: a stamp that it does not vouch for is not kept.
    """
    data, certificates = _bytes_of(file), _bytes_of(root) if root else None
    with opened(case) as within:
        kept = within.stamp(data, file.name, by=by, certificates=certificates)
    what = "the log" if kept.of == "log" else kept.of
    typer.echo(f"Kept as {kept.id}: a time stamp of {what}{f', given {kept.at}' if kept.at else ''}.")
    if kept.checked:
        typer.echo("Its signature holds.")
    elif kept.kind == "OpenTimestamps":
        typer.echo("Whether Bitcoin's chain has it was not checked: `ots verify` tells.")
    else:
        typer.echo("Its signature was not checked: give the root certificate of the service with --root.")


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise UsageError(f"{file} cannot be opened: {fault.strerror}.", "Check its name.") from fault


def protect(  # noqa: PLR0913 - the options of a command are its parameters
    case: CasePath,
    name: _Name,
    *,
    shown_as: _As = None,
    why: _Why = None,
    lift: _Lift = False,
    by: By = None,
) -> None:
    """Have a name shown as something else wherever --redact is given; what is kept stays as it is."""
    from sayso.cli.plain import plain

    with opened(case) as within:
        made = within.protect(name, by=by, shown_as=shown_as, why=why, lifted=lift)
    now = "is shown again" if made.lifted else f"is shown as {made.shown_as} with --redact"
    typer.echo(plain(f"{made.name} {now}."))
