"""Writers of what was found: each takes results one by one, and ``finish`` leaves a whole, valid output."""

from __future__ import annotations

import sys
from typing import Protocol

from sayso.api import Result, ledger_of
from sayso.records import record_json


class Output(Protocol):
    """What the command hands its results to."""

    def add(self, result: Result) -> None:
        """Take one result."""

    def finish(self) -> None:
        """Write what is not yet written."""


def output(format: str, *, events_first: bool = False) -> Output:
    """Return the writer for ``format``: json, jsonl or table; only the table has an order of its own."""
    if format == "json":
        return JsonOutput()
    if format == "jsonl":
        return JsonLinesOutput()
    from sayso.cli.table import TableOutput, console

    return TableOutput(console(), events_first=events_first)


class JsonOutput:
    """One ledger as one JSON document, written at the end."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._results: list[Result] = []

    def add(self, result: Result) -> None:
        """Keep the result for the document."""
        self._results.append(result)

    def finish(self) -> None:
        """Write the document."""
        _write(ledger_of(self._results).to_json(indent=2))


class JsonLinesOutput:
    """One JSON record a line: each file's as soon as they are ready, and what links them at the end."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._results: list[Result] = []

    def add(self, result: Result) -> None:
        """Write the records of one file."""
        self._results.append(result)
        for kind, records in (
            ("report", (result.report,)),
            ("attribution", result.attributions),
            ("caveat", result.caveats),
            ("mention", result.mentions),
            ("unread", (result.unread,)),
        ):
            for each in records:
                if each is not None:
                    _write(record_json(kind, each))

    def finish(self) -> None:
        """Write the actors, origins and events, which only all reports together tell."""
        linked = ledger_of(self._results)
        for kind, records in (("actor", linked.actors), ("origin", linked.origins), ("event", linked.events)):
            for each in records:
                _write(record_json(kind, each))


def _write(line: bytes) -> None:
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
