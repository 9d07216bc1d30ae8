"""Pictures of one event as SVG: how its claims spread, its figures by source, and where it happened.

A picture is one self-contained file: no script, nothing from elsewhere, light or dark as the screen is.
"""

from __future__ import annotations

from sayso.views.drawing.figures import figures_svg
from sayso.views.drawing.map import map_svg
from sayso.views.drawing.spread import spread_svg

__all__ = ["figures_svg", "map_svg", "spread_svg"]
