"""``sayso show`` and ``sayso search``: what is in a case."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.case import CasePath, opened
from sayso.cli.gathering import Redact

if TYPE_CHECKING:
    from sayso.ledger import Case
    from sayso.ledger.redacting import Redaction
    from sayso.ledger.shown import Hit, Shown


class ShownFormat(StrEnum):
    """How it is written: for a person, or as JSON."""

    table = "table"
    json = "json"


class Place(StrEnum):
    """Where words are looked for."""

    texts = "texts"
    contents = "contents"
    speakers = "speakers"


_Id = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="An id that the case has, or the beginning of one.", show_default=False
    ),
]
_Words = Annotated[
    list[str],
    typer.Argument(metavar="WORDS...", help='Words, or "a phrase"; all must be there.', show_default=False),
]
_Format = Annotated[ShownFormat, typer.Option(help="How to write it.")]
_Where = Annotated[
    Place,
    typer.Option(
        "--in", help="In all text, only in what somebody is reported to have said, or in speakers' names."
    ),
]
_Limit = Annotated[int, typer.Option(min=1, max=200, metavar="N", help="How many results at most.")]
_After = Annotated[
    str | None, typer.Option(metavar="CURSOR", help="Go on after a page: the word at its end.")
]


def show(case: CasePath, id: _Id, *, format: _Format = ShownFormat.table, redact: Redact = False) -> None:
    """Show one thing: a report with what was found in it and how it came here, an event, an actor."""
    from sayso.cli.case_pages import print_shown

    with opened(case) as within:
        redaction = within.redaction() if redact else None
        found = within.show(id)
        if format is ShownFormat.json:
            _write_json(_redacted(found, redaction))
        else:
            print_shown(within, found, redaction)


def search(  # noqa: PLR0913 - the options of a command are its parameters
    case: CasePath,
    words: _Words,
    *,
    where: _Where = Place.texts,
    limit: _Limit = 20,
    after: _After = None,
    format: _Format = ShownFormat.table,
    redact: Redact = False,
) -> None:
    """Find where words stand, in any script, without regard to case and accents; what was added last first.

    Exit status: 0 something was found, 1 nothing was, 2 wrong use.
    """
    from sayso.cli.case_pages import print_hits

    with opened(case) as within:
        page = within.search(" ".join(_quoted(words)), where=where.value, limit=limit, after=after)
        hits = [_redacted_hit(within, each, within.redaction()) if redact else each for each in page.items]
    if format is ShownFormat.json:
        _write_json({"items": hits, "next": page.next})
    else:
        print_hits(hits, page.next)
    raise typer.Exit(0 if hits or page.next else 1)


def _quoted(words: list[str]) -> list[str]:
    """Return the words as one query: what the shell took for one word is a phrase."""
    return [f'"{word}"' if " " in word and '"' not in word else word for word in words]


def _redacted(found: Shown, redaction: Redaction | None) -> Shown:
    return redaction.shown(found) if redaction else found


def _redacted_hit(case: Case, hit: Hit, redaction: Redaction) -> Hit:
    return redaction.hit(hit, case.findings(hit.report)[0].text)


def _write_json(value: object) -> None:
    import msgspec

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    sys.stdout.buffer.flush()
