"""Sayso's own training texts: the YAML of `training/texts/*.yaml` to reports with marked cues.

`python -m training.texts FILE…` checks files against `training/texts/GUIDE.md` and prints what is wrong.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "texts"
STANCES = "asserts confirms denies accuses suspects demands promises threatens declines".split()
ENDORSEMENTS = "neutral distanced endorsed".split()
MEDIA = "television radio social_media press_conference statement interview print document other".split()
FAR = 400
"""Characters between a content and its cue and source beyond which the place is doubtful."""
CAVEATS = "unverified withheld no_response anonymity".split()
LINK_KEYS = {"source", "cue", "who", "unnamed", "said", "medium", "kind", "own"}
ATTRIBUTION_KEYS = {"content", "stance", "endorsement", "chain", "cue"}

Offsets = tuple[int, int]
Say = Callable[[str], object]
"""Takes the note of a fault."""


@dataclass
class CueItem:
    """One cue with what belongs to it; offsets are code points of the text."""

    cue: Offsets
    content: list[Offsets]
    source: Offsets | None = None
    via: Offsets | None = None
    said: Offsets | None = None
    medium: Offsets | None = None
    stance: str = "asserts"
    endorsement: str = "neutral"
    unnamed: bool = False
    medium_kind: str | None = None
    who: list[str] = field(default_factory=list)


@dataclass
class TextReport:
    """One report of the training texts with its marked cues and caveats."""

    id: str
    text: str
    items: list[CueItem]
    caveats: list[tuple[Offsets, str]]
    faults: list[str]


@dataclass(frozen=True)
class Placed:
    """An attribution of the YAML, and where its content stands."""

    attribution: dict[str, Any]
    content: list[Offsets]


@dataclass(frozen=True)
class Option:
    """A place where a content may stand, in its parent's where it has one; so many links come from that."""

    spread: int
    content: list[Offsets]
    parent: list[Offsets]
    inherited: int


def occurrences(text: str, needle: str) -> list[Offsets]:
    """Where the needle stands as whole words; `needle#2` gives only its second place."""
    match = re.fullmatch(r"(.*)#(\d+)", needle, re.DOTALL)
    nth = int(match[2]) if match else None
    needle = match[1] if match else needle
    left = r"(?<!\w)" if needle[:1].isalnum() else ""
    right = r"(?!\w)" if needle[-1:].isalnum() else ""
    found = [m.span() for m in re.finditer(left + re.escape(needle) + right, text)]
    return found[nth - 1 : nth] if nth else found


def gap(a: Offsets, b: Offsets) -> int:
    """Characters between two places; 0 where they touch."""
    return max(0, max(a[0], b[0]) - min(a[1], b[1]))


def inside(a: Offsets, b: Offsets) -> bool:
    """Whether the first place lies in the second."""
    return b[0] <= a[0] and a[1] <= b[1]


def nearest(
    text: str, needle: str, anchors: list[Offsets], avoid: list[Offsets], within: list[Offsets]
) -> Offsets | None:
    """The occurrence nearest to the anchors, outside `avoid`, and inside one of `within` where given."""
    found = [o for o in occurrences(text, needle) if not any(inside(o, a) for a in avoid)]
    if within:
        found = [o for o in found if any(inside(o, w) for w in within)] or found

    def cost(o: Offsets) -> tuple[int, int]:
        near = min(gap(o, a) for a in anchors)
        line = min(text.count("\n", min(o[0], a[0]), max(o[1], a[1])) for a in anchors)
        return line * 400 + near, o[0]

    return min(found, key=cost) if found else None


def content_candidates(text: str, pieces: list[str], within: list[Offsets]) -> list[list[Offsets]]:
    """Every way to lay the pieces over the text: the first anywhere, each next one at its next place."""
    out = []
    for first in occurrences(text, pieces[0]):
        if within and not any(inside(first, w) for w in within):
            continue
        spans = [first]
        for piece in pieces[1:]:
            later = [o for o in occurrences(text, piece) if o[0] >= spans[-1][1]]
            if not later:
                break
            spans.append(later[0])
        if len(spans) == len(pieces):
            out.append(spans)
    return out


def place_link(
    text: str, link: dict[str, Any], content: list[Offsets], within: list[Offsets], say: Say
) -> dict[str, Offsets | None]:
    """Offsets of a link's cue, source, said and medium, nearest to the content."""
    got: dict[str, Offsets | None] = {}
    if link.get("cue"):
        got["cue"] = nearest(text, str(link["cue"]), content, content, within)
        if got["cue"] is None:
            say(f"cue {link['cue']!r} is not in the text (or only inside its own content)")
    cue = got.get("cue")
    anchors = [cue] if cue else content
    for key in ("source", "said", "medium", "own"):
        if link.get(key):
            got[key] = nearest(text, str(link[key]), anchors, [], within if key == "source" else [])
            if got[key] is None:
                say(f"{key} {link[key]!r} is not in the text")
    return got


def spread(content: list[Offsets], placed: dict[str, Offsets | None]) -> int:
    """How far a link's cue and source stand from the content."""
    spans = [s for s in [placed.get("cue"), placed.get("source")] if s]
    return sum(min(gap(s, c) for c in content) for s in spans)


def who_list(who: Any) -> list[str]:
    """One name or several as a list."""
    return [str(w) for w in who] if isinstance(who, list) else [str(who)] if who else []


def parse_report(raw: dict[str, Any]) -> TextReport:
    """One YAML entry to a `TextReport`; what is wrong with it is told in `faults`."""
    text = str(raw.get("text", "")).strip("\n")
    report = TextReport(str(raw.get("id")), text, [], [], [])
    resolved: list[Placed] = []
    for a in sorted(raw.get("attributions") or [], key=lambda a: len(a.get("chain") or [])):
        say = _noting(report, a)
        if problem := shape_fault(a):
            say(problem)
        else:
            place_attribution(report, a, resolved, say)
    seen: dict[Offsets, CueItem] = {}
    for item in report.items:
        if item.cue in seen:
            report.faults.append(
                f"{report.id}: two attributions have the cue {text[slice(*item.cue)]!r} "
                f"at {item.cue[0]}; use #n"
            )
        seen[item.cue] = item
    report.items = sorted(seen.values(), key=lambda i: i.cue)
    for c in raw.get("caveats") or []:
        places = occurrences(text, str(c.get("text")))
        if c.get("kind") not in CAVEATS or not places:
            report.faults.append(f"{report.id}: caveat {c}: unknown kind, or not in the text")
        else:
            report.caveats.append((places[0], c["kind"]))
    return report


def _noting(report: TextReport, attribution: dict[str, Any]) -> Say:
    return lambda message: report.faults.append(f"{report.id}: {attribution.get('content')}: {message}")


def shape_fault(a: dict[str, Any]) -> str | None:
    """What is wrong with the form of an attribution; None where nothing is."""
    if set(a) - ATTRIBUTION_KEYS:
        return f"unknown keys {set(a) - ATTRIBUTION_KEYS}"
    if not a.get("content") or not isinstance(a["content"], list):
        return "content must be a list of strings"
    if a.get("stance") not in STANCES or a.get("endorsement", "neutral") not in ENDORSEMENTS:
        return "unknown stance or endorsement"
    return _chain_fault(a)


def _chain_fault(a: dict[str, Any]) -> str | None:
    chain = a.get("chain")
    if chain is None or (not chain and not a.get("cue")):
        return "no chain (an empty chain needs a cue beside the content)"
    for link in chain:
        if set(link) - LINK_KEYS:
            return f"unknown keys {set(link) - LINK_KEYS}"
        if link.get("medium") and link.get("kind") not in MEDIA:
            return "medium without a kind"
    if chain and not (chain[-1].get("cue") and chain[-1].get("source")):
        return "the last link needs source and cue"
    return None


def place_attribution(report: TextReport, a: dict[str, Any], resolved: list[Placed], say: Say) -> None:
    """Finds where an attribution stands, and adds a cue to the report for each link that is its own."""
    options = _options(report.text, a, resolved)
    if not options:
        say("content is not in the text in this order")
        return
    # Of equally near places the one deepest in other speech: its chain is the one that is written out.
    best = min(options, key=lambda o: (o.spread, -o.inherited))
    links = (a["chain"] or [{"cue": a["cue"]}])[best.inherited :]
    before: Offsets | None = None
    for link in links:
        where = place_link(report.text, link, best.content, best.parent, say)
        if where.get("cue"):
            if spread(best.content, where) > FAR:
                say(f"cue {link['cue']!r} or its source is far from the content; use #n if it is wrong")
            told = a if link is links[-1] else {}
            where["via"] = before or where.get("own")
            report.items.append(_item(link, where, told, best.content))
        before = where.get("source")
    resolved.append(Placed(a, best.content))


def _options(text: str, a: dict[str, Any], resolved: list[Placed]) -> list[Option]:
    """Every place where the content may stand: in that of the outer speech, if there is one and it fits."""
    chain = a["chain"] or [{"cue": a["cue"]}]
    pieces = [str(p) for p in a["content"]]
    parents = _parents(chain, resolved)
    options = [
        _option(text, chain, content, parent, inherited)
        for parent, inherited in parents or [([], 0)]
        for content in content_candidates(text, pieces, parent)
        if content != parent
    ]
    if not options and parents:
        options = [_option(text, chain, c, [], 0) for c in content_candidates(text, pieces, [])]
    return options


def _parents(chain: list[dict[str, Any]], resolved: list[Placed]) -> list[tuple[list[Offsets], int]]:
    """Contents of the attributions whose chain is the beginning of this one, and how many links that is."""
    key = [(link.get("source"), link.get("cue")) for link in chain]
    found = []
    for placed in resolved:
        outer = [(link.get("source"), link.get("cue")) for link in placed.attribution["chain"]]
        if 0 < len(outer) < len(key) and outer == key[: len(outer)]:
            found.append((placed.content, len(outer)))
    return found


def _option(
    text: str, chain: list[dict[str, Any]], content: list[Offsets], parent: list[Offsets], inherited: int
) -> Option:
    last = place_link(text, chain[-1], content, parent, lambda _: None)
    return Option(spread(content, last), content, parent, inherited)


def _item(
    link: dict[str, Any], where: dict[str, Offsets | None], told: dict[str, Any], content: list[Offsets]
) -> CueItem:
    """A link as a cue; `told` is its attribution where it is the last link, whose stance that is."""
    cue = where["cue"]
    assert cue
    return CueItem(
        cue=cue,
        content=content,
        source=where.get("source"),
        via=where.get("via"),
        said=where.get("said"),
        medium=where.get("medium"),
        stance=told.get("stance", "asserts"),
        endorsement=told.get("endorsement", "neutral"),
        unnamed=bool(link.get("unnamed")),
        medium_kind=link.get("kind") if link.get("medium") else None,
        who=who_list(link.get("who")),
    )


def load(paths: list[Path] | None = None) -> list[TextReport]:
    """Every report of the given files, or of the whole folder, in a fixed order."""
    paths = sorted(FOLDER.glob("*.yaml")) if paths is None else paths
    return list(itertools.chain.from_iterable(map(load_file, paths)))


def load_file(path: Path) -> list[TextReport]:
    """Every report of one file."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the fast one where libyaml is there
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - it is a safe loader
    return [parse_report(r) for r in raw or []]


def main(paths: list[str]) -> int:
    """Prints the faults and a summary; 1 where there are faults."""
    reports = load([Path(p) for p in paths] if paths else None)
    for fault in (f for r in reports for f in r.faults):
        print(fault)
    items = [i for r in reports for i in r.items]
    print(
        f"{len(reports)} reports, {len(items)} cues, {sum(i.via is not None for i in items)} with a via, "
        f"{sum(len(r.caveats) for r in reports)} caveats, {sum(len(r.faults) for r in reports)} faults"
    )
    return int(any(r.faults for r in reports))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
