"""A case made of records by hand, for tests of what is shown of one: no network, no weights."""

from __future__ import annotations

from pathlib import Path

from linked import Desk

from sayso.ledger import init_case
from sayso.ledger.kept import Collection, Findings, Found, now, sha256_of

HERE = "http://127.0.0.1:8765"
PAGE = {"Accept": "text/html,application/xhtml+xml"}
"""What a browser asks with."""
FROM_HERE = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
"""What a browser sends along with a change that one of our own pages asks for."""
VERSIONS = ("0.0.0", "by hand")


def case_of(desk: Desk, place: Path, *, data: bytes | None = None) -> Path:
    """Write a case with the reports and findings of a desk, linked; `data` are the bytes of each report."""
    ledger = desk.ledger()
    with init_case(place) as case:
        run = case.begin("add", by="Nora Tell", versions=VERSIONS)
        for report in ledger.reports:
            own = data if data is not None else report.text.encode("utf-8", "surrogatepass")
            collection = Collection(
                source=report.file,
                method="file",
                collected_at=now(),
                collector="Nora Tell",
                tool="sayso",
                tool_version="0.0.0",
                sha256=sha256_of(own),
                size=len(own),
            )
            findings = Findings(
                attributions=tuple(each for each in ledger.attributions if each.report == report.id),
                caveats=tuple(each for each in ledger.caveats if each.report == report.id),
                mentions=tuple(each for each in ledger.mentions if each.report == report.id),
            )
            case.keep(run, [Found(report=report, data=own, collection=collection, findings=findings)])
        case.link(run)
    return place
