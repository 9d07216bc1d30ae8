"""Pictures of one event as SVG: how its claims spread, and its figures by source.

A picture is one self-contained file: no script, nothing from elsewhere, light or dark as the screen is.
"""

from __future__ import annotations

from sayso.views.drawing.figures import figures_svg
from sayso.views.drawing.spread import spread_svg

__all__ = ["figures_svg", "spread_svg"]
