"""``sayso schema``: the form of a ledger, for those who check or read one with other tools."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Write the JSON Schema of a ledger, as `sayso read … --format json` writes it."""
    from sayso.records import ledger_schema

    typer.echo(json.dumps(ledger_schema(), indent=2, ensure_ascii=False))
