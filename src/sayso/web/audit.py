"""The audit log: who changed something, who was refused, and when; one line of JSON each, only added to.

What was changed stands in the case's own chain of custody. This log also has what was only tried.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from starlette.types import Scope

from sayso.web.people import Person

_LOG = logging.getLogger("sayso.web")
_LONGEST = 300


class Audit:
    """A file to which lines are added, or nothing where there is no file."""

    def __init__(self, file: Path | None = None) -> None:
        """Add to a file; it is made when the first line comes."""
        self._file = file

    def note(self, scope: Scope, person: Person | None, status: int) -> None:
        """Add a line on a request and its answer; a full disk must not stop the work of readers."""
        if self._file is None:
            return
        client = scope.get("client")
        line = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "who": person.name if person else None,
            "from": client[0] if client else None,
            "method": scope["method"][:_LONGEST],
            "path": scope["path"][:_LONGEST].encode("utf-8", "replace").decode(),
            "status": status,
        }
        try:
            with self._file.open("ab") as out:
                out.write(msgspec.json.encode(line) + b"\n")
        except OSError as fault:
            _LOG.warning("The audit log %s cannot be written: %s", self._file, fault)
