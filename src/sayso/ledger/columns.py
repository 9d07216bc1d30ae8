"""What of a record stands in columns of its own, beside the record: to search, sort and compare by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.ledger.kept import as_json
from sayso.records import Attribution, Caveat, Mention, Report

Row = dict[str, Any]


def report_row(report: Report) -> Row:
    """Return the columns of a report; its text is kept elsewhere."""
    return {
        "id": report.id,
        "file": plain(report.file),
        "outlet": plain(report.outlet),
        "title": plain(report.title),
        "published": report.published,
        "language": report.language,
        "record": as_json(replace(report, text="")),
    }


def attribution_row(attribution: Attribution) -> Row:
    """Return the columns of an attribution."""
    return {
        "id": attribution.id,
        "stance": attribution.stance,
        "confidence": float(attribution.confidence),
        "record": as_json(attribution),
    }


def caveat_row(caveat: Caveat) -> Row:
    """Return the columns of a caveat."""
    return {"id": caveat.id, "kind": caveat.kind, "record": as_json(caveat)}


def mention_row(mention: Mention) -> Row:
    """Return the columns of a mention."""
    return {
        "id": mention.id,
        "type": mention.type,
        "status": mention.status,
        "confidence": float(mention.confidence),
        "record": as_json(mention),
    }


def plain(text: str | None) -> str | None:
    """Return a text without the one character that PostgreSQL takes in no text."""
    return text if text is None else text.replace("\0", "\N{REPLACEMENT CHARACTER}")
