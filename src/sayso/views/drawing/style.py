"""How the pictures look, in the light and in the dark: CSS whose rules hold inside a picture only."""

from __future__ import annotations

SHEET = "sayso-picture"

_LIGHT = {
    "paper": "#ffffff",
    "ink": "#1c2128",
    "dim": "#59636e",
    "rule": "#e4e8ec",
    "line": "#7d8894",
    "says": "#0a5fa8",
    "denies": "#b42318",
    "change": "#8a4600",
    "band": "#eef3f8",
    "water": "#e3edf5",
    "land": "#fbf8f1",
}
_DARK = {
    "paper": "#14181d",
    "ink": "#e8ecf0",
    "dim": "#a2acb7",
    "rule": "#2a3139",
    "line": "#8e99a5",
    "says": "#6cb6ff",
    "denies": "#ff8a7d",
    "change": "#f0b46c",
    "band": "#1c2631",
    "water": "#17212b",
    "land": "#2a2c2b",
}
"""Each text has at least 4.5 times the contrast of its paper in both."""

_RULES = """
text {{ font-family: system-ui, "Helvetica Neue", Arial, sans-serif; font-size: 13px; fill: {ink};
  paint-order: stroke; stroke: {paper}; stroke-width: 4px; stroke-linejoin: round; }}
.paper {{ fill: {paper}; }}
.heading {{ font-size: 18px; font-weight: 700; }}
.name {{ font-weight: 700; }}
.label {{ font-weight: 600; }}
tspan {{ unicode-bidi: isolate; }}
tspan.small {{ font-weight: 400; }}
.small {{ font-size: 12px; fill: {dim}; }}
.note {{ font-size: 12px; fill: {change}; }}
.badge {{ font-size: 11px; font-weight: 700; fill: {denies}; letter-spacing: 0.03em; }}
.middle {{ text-anchor: middle; }}
.end {{ text-anchor: end; }}
.italic {{ font-style: italic; }}
.line {{ fill: none; stroke: {line}; stroke-width: 1.6px; }}
.rule {{ stroke: {rule}; stroke-width: 1px; }}
.cited {{ stroke-dasharray: 7 4; }}
.copied {{ stroke-dasharray: 0.1 4.5; stroke-linecap: round; stroke-width: 2.6px; }}
.head {{ fill: {line}; stroke: none; stroke-dasharray: none; }}
.band {{ fill: {band}; }}
.mark {{ stroke-width: 2px; stroke: {line}; fill: {paper}; }}
.mark.full {{ fill: {line}; }}
.mark.asserts {{ stroke: {says}; fill: {says}; }}
.mark.other {{ stroke: {line}; fill: {paper}; }}
.mark.denies {{ stroke: {denies}; fill: {paper}; }}
.mark.hollow {{ fill: {paper}; }}
.mark.voice {{ stroke-dasharray: 2.5 2; }}
.line.asserts {{ stroke: {says}; }}
.line.denies {{ stroke: {denies}; stroke-width: 2px; }}
.head.asserts {{ fill: {says}; }}
.head.denies {{ fill: {denies}; }}
.water {{ fill: {water}; }}
.land {{ fill: {land}; stroke: {line}; stroke-width: 0.7px; }}
.border {{ fill: none; stroke: {dim}; stroke-width: 1.3px; stroke-dasharray: 7 2.5 1.5 2.5; }}
.frame {{ fill: none; stroke: {line}; stroke-width: 1px; }}
.frame.asserts {{ stroke: {says}; stroke-width: 1.5px; }}
.mark.area {{ fill: none; stroke: {says}; stroke-width: 1.2px; stroke-dasharray: 4 3; }}
.side.asserts {{ fill: {says}; }}
.side.denies {{ fill: {denies}; }}
.side.other {{ fill: {line}; }}
"""


def _sheet(colours: dict[str, str]) -> str:
    """Return the rules with their colours: as words, for viewers that know no variables of CSS."""
    lines = _RULES.format(**colours).strip().split("\n")
    return "\n".join(line if line.startswith(" ") else f".{SHEET} {line}" for line in lines)


STYLE = f"\n{_sheet(_LIGHT)}\n@media (prefers-color-scheme: dark) {{\n{_sheet(_DARK)}\n}}\n"
