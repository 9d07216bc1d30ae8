"""From a `Reading` to attributions and caveats: who said what, through whom, when and how."""

from __future__ import annotations

from sayso.attribution.assembling import Attributed, attribute

__all__ = ["Attributed", "attribute"]
