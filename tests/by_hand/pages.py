"""A case made of records by hand, for tests of what is shown of one: no network, no weights."""

from __future__ import annotations

from pathlib import Path

from cases import found_of
from linked import Desk

from sayso.ledger import init_case
from sayso.ledger.kept import Found

HERE = "http://127.0.0.1:8765"
PAGE = {"Accept": "text/html,application/xhtml+xml"}
"""What a browser asks with."""
FROM_HERE = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
"""What a browser sends along with a change that one of our own pages asks for."""


def case_of(desk: Desk, place: Path, *, data: bytes | None = None) -> Path:
    """Write a case with the reports and findings of a desk, linked; `data` are the bytes of each report."""
    return kept(found_of(desk.ledger(), **({} if data is None else {"data": data})), place)


def kept(found: list[Found], place: Path) -> Path:
    """Write a case with reports and what was found in them, linked."""
    with init_case(place) as case:
        run = case.begin("add", by="Ann Lindqvist")
        for each in found:
            case.keep(run, [each])
        case.link(run)
    return place
