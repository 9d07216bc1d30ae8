"""The board as one JSON document, for a page or another program: its ``format`` and its ``events``."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sayso.views.shown import EventView

FORMAT = "sayso-board/1"


def board_json(views: Iterable[EventView]) -> bytes:
    """Return the events as UTF-8 JSON, indented by two spaces; every field is written."""
    data = msgspec.json.encode({"format": FORMAT, "events": tuple(views)})
    return msgspec.json.format(data, indent=2)
