"""Reports of a case that have another one's text, or are another version of it: tied, never dropped.

Looked for when a report is shown: pieces of its text and its title lead to those that may be alike, by the
index of the search, and these are then compared word by word. So it holds for reports in any language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import nlargest

from sqlalchemy import Connection, select

from sayso.ledger.folding import folded
from sayso.ledger.loading import load
from sayso.ledger.schema import reports
from sayso.ledger.searching import may_have
from sayso.ledger.shown import Resembling
from sayso.linking.reuse import is_version
from sayso.records import Report

AT = (0.15, 0.4, 0.65, 0.9)
"""Where in the text the pieces are taken: of a version with a new head or end, some are still there."""
LONG, SHORTEST = 48, 12
"""Characters of a piece."""
MOST, COMPARED = 24, 8
"""So many reports are looked at for each piece, those added last; and so many compared word by word."""


def resembling(connection: Connection, key: int, report: Report) -> tuple[Resembling, ...]:
    """Return the reports that have a report's text or are versions of it, those published first first.

    ``key`` is its number. Of a text that very many have, those that were added last are told.
    """
    exact = _same(connection, key)
    near = _near(connection, report, without={key, *exact})
    wanted = sorted({*exact, *near} - {key})
    found = [
        Resembling(
            report=each.id,
            outlet=each.outlet,
            title=each.title,
            published=each.published,
            same_text=number in exact,
            same_address=bool(each.url) and each.url == report.url,
        )
        for number, each in _reports(connection, wanted)
        if number in exact or is_version(report, each)
    ]
    return tuple(sorted(found, key=lambda each: (each.published or "9999", each.report)))


def _near(connection: Connection, report: Report, *, without: set[int]) -> list[int]:
    """Return the reports that have most of the pieces: more than one, where there are some."""
    pieces = list(_pieces(report))
    votes = Counter(other for piece in pieces for other in may_have(connection, piece, most=MOST))
    least = 2 if len(pieces) > 2 else 1
    likely = [each for each, number in votes.items() if number >= least and each not in without]
    return nlargest(COMPARED, likely, key=lambda each: (votes[each], each))


def _reports(connection: Connection, keys: list[int]) -> Iterator[tuple[int, Report]]:
    return ((key, each.report) for key, each in load(connection, keys).items())


def _same(connection: Connection, key: int) -> list[int]:
    """Return the reports with this one's text to the letter, itself too: those added last, at most some."""
    own = select(reports.c.text_sha256).where(reports.c.key == key).scalar_subquery()
    same = select(reports.c.key).where(reports.c.text_sha256 == own).order_by(reports.c.key.desc())
    return [int(each) for each in connection.execute(same.limit(MOST)).scalars()]


def _pieces(report: Report) -> Iterator[str]:
    """Yield pieces of a report's text, of whole words where there are spaces between them, and its title."""
    body = folded(report.text).replace('"', " ")
    for share in AT:
        start = int(share * len(body))
        blank = body.find(" ", start, start + LONG)
        start = blank + 1 if blank >= 0 else start
        piece = body[start : start + LONG]
        if " " in piece.strip() and start + LONG < len(body):
            piece = piece[: piece.rindex(" ")]
        if len(piece.strip()) >= SHORTEST:
            yield piece.strip()
    title = folded(report.title or "").replace('"', " ").strip()
    if len(title) >= SHORTEST:
        yield title
