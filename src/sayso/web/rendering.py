"""From values to HTML: the templates, and the words, links and cuts that all of them share."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.knowledge.states import state_name
from sayso.views import lines, words
from sayso.web.harmless import harmless

STATUS_TIPS = {
    "disputed": "An origin denies it, or two give figures that cannot both hold.",
    "both_sides": "Origins of two sides tell it, one of them against its own interest.",
    "corroborated": "Two or more independent origins tell it.",
    "single_origin": "All that is told goes back to one origin, however many reports carry it.",
    "unsourced": "Told in the reports' own voice only.",
}
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
STANCES = {
    "asserts": "says so",
    "confirms": "confirms it",
    "denies": "denies it",
    "accuses": "accuses",
    "suspects": "suspects it",
    "demands": "demands it",
    "promises": "promises it",
    "threatens": "threatens it",
    "declines": "would not say",
}
_PREFIX = 24


def render(template: str, /, **values: Any) -> str:
    """Return a page made of a template."""
    return environment().get_template(template).render(**values)


@cache
def environment() -> Environment:
    """Return the templates with all that they may use; what they name must be there."""
    found = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    found.filters |= {
        "day": words.day_words,
        "short_day": words.short_day,
        "span_of_time": words.time_words,
        "several": words.several,
        "clipped": words.clipped,
        "some": some,
        "listed": lambda names: words.listed(list(names)),
        "state": lambda code: state_name(code) or code,
        "path": lambda text: quote(harmless(text), safe=""),
        "query": urlencode,
        "utc": lambda at: at.replace("T", " ").replace("Z", " UTC") if at else "",
    }
    found.globals |= {
        "lines": lines,
        "words": words,
        "STANDS": words.STANDS,
        "STATUS_TIPS": STATUS_TIPS,
        "CREDIBILITY": words.CREDIBILITY,
        "CAVEATS": words.CAVEATS,
        "TYPES": words.TYPES,
        "HAPPENED": words.HAPPENED,
        "RELIABILITY": RELIABILITY,
        "STANCES": STANCES,
        "passage_link": passage_link,
    }
    return found


def passage_link(report: str, start: int, end: int, text: str = "") -> str:
    """Return the link to exact words of a report.

    The offsets hold whatever is read anew, as a report's text never changes; the fragment leads there without
    any script, and a browser that knows text fragments marks the words in its own way too.
    """
    return f"/reports/{quote(report, safe='')}?at={start}-{end}#here{_fragment(text)}"


def some(names: list[str], most: int = 3) -> str:
    """Return "A, B and C", or "A, B, C and 4 more"."""
    rest = len(names) - most
    return words.listed([*names[:most], f"{rest} more"] if rest > 0 else names)


def _fragment(text: str) -> str:
    """Return a text fragment for some words: their beginning and end, if they are long."""
    told = " ".join(text.split())
    if not told or "\ufffd" in harmless(told):
        return ""
    parts = told.split(" ")
    if len(parts) > 2 * _PREFIX:
        return f":~:text={_encoded(parts[:6])},{_encoded(parts[-6:])}"
    return f":~:text={_encoded(parts)}"


def _encoded(parts: list[str]) -> str:
    return quote(" ".join(parts), safe="").replace("-", "%2D")


def _finalized(value: Any) -> Any:
    """Make every word that a template puts out harmless; what is HTML already was made by us."""
    if value is None:
        return ""
    return value if isinstance(value, Markup) or not isinstance(value, str) else harmless(value)
