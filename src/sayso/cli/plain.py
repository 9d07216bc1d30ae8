"""Text from reports made safe for a terminal: as the views do it, for whoever prints."""

from __future__ import annotations

from sayso.views.plain import plain

__all__ = ["plain"]
