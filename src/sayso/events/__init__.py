"""From a `Reading` to mentions: what happened, who did it to whom, where, when and how many."""

from __future__ import annotations

from sayso.events.assembling import mentions_of

__all__ = ["mentions_of"]
