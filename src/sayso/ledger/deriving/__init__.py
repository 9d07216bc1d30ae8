"""What follows from all reports together, kept in tables of its own: actors, origins and events.

``Deriver.bring_up_to_date`` is the one way in. It takes the reports that are new, or read anew, or touched
by a judgement, links them with those that may tell of the same, and writes the difference.
"""

from __future__ import annotations

from sayso.ledger.deriving.deriver import Deriver

__all__ = ["Deriver"]
