"""What a person needs to see of a linked ledger, as plain values: for tables, pages, pictures and exports.

The views know records only, and neither read files nor print. Build them once: ``board(ledger)``.
"""

from __future__ import annotations

from sayso.views.board import board, find_event
from sayso.views.shown import EventView

__all__ = ["EventView", "board", "find_event"]
