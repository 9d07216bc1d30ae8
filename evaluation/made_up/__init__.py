"""Made-up reports with known events and origins, to link any number of them."""

from __future__ import annotations

from evaluation.made_up.reports import MadeUp, made_up

__all__ = ["MadeUp", "made_up"]
