"""Sayso's own held-out texts, as gold: reports with their attributions, placed, and their chains of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from evaluation.figures import Skipped
from evaluation.setting import Setting
from training import texts
from training.texts import CueItem, TextReport


@dataclass(frozen=True)
class GoldLink:
    """One link of a chain: full names, and what was marked beside them."""

    who: tuple[str, ...]
    unnamed: bool
    said: str | None
    medium: str | None


@dataclass(frozen=True)
class GoldAttribution:
    """An attribution with its last cue, and its chain from the link nearest to the report to the origin."""

    item: CueItem
    chain: tuple[GoldLink, ...]
    stance: str
    endorsement: str


@dataclass(frozen=True)
class HeldOut:
    """One held-out report."""

    report: TextReport
    outlet: str | None
    published: str | None
    attributions: tuple[GoldAttribution, ...]


def held_out(setting: Setting) -> list[HeldOut]:
    """Return the held-out reports."""
    paths = sorted(texts.FOLDER.glob("dev-*.yaml"))
    if not paths:
        raise Skipped(f"no dev-*.yaml in {texts.FOLDER}")
    return setting.few([one for path in paths for one in load(path)])


@lru_cache
def load(path: Path) -> tuple[HeldOut, ...]:
    """Return the reports of one file."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(_held_out(raw) for raw in entries)


def _held_out(raw: dict[str, Any]) -> HeldOut:
    report = texts.parse_report(raw)
    day = raw.get("published")
    attributions = tuple(_attributions(raw.get("attributions") or [], report))
    return HeldOut(report, raw.get("outlet"), str(day) if day else None, attributions)


def _attributions(marked: list[dict[str, Any]], report: TextReport) -> Iterator[GoldAttribution]:
    """Tie what is marked to where it was found: the same cue, source and pieces of content."""
    left = list(report.items)
    for raw in marked:
        chain = tuple(_link(link) for link in raw["chain"])
        wanted = _key(raw)
        item = next((i for i in left if _key_of(i, report.text) == wanted), None)
        if item:
            left.remove(item)
            yield GoldAttribution(item, chain, raw["stance"], raw.get("endorsement", "neutral"))


def _key(raw: dict[str, Any]) -> tuple[str | None, ...]:
    last = raw["chain"][-1] if raw["chain"] else raw
    return (_bare(last["cue"]), _bare(last.get("source")), *(_bare(piece) for piece in raw["content"]))


def _key_of(item: CueItem, text: str) -> tuple[str | None, ...]:
    source = text[slice(*item.source)] if item.source else None
    return (text[slice(*item.cue)], source, *(text[a:b] for a, b in item.content))


def _bare(needle: object) -> str | None:
    return None if needle is None else re.sub(r"#\d+$", "", str(needle))


def _link(raw: dict[str, Any]) -> GoldLink:
    kind = raw.get("kind") if raw.get("medium") else None
    return GoldLink(
        tuple(texts.who_list(raw.get("who"))), bool(raw.get("unnamed")), _bare(raw.get("said")), kind
    )
