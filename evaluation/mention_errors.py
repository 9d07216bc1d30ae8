"""What is wrong with the mentions found in a marked report, one line each, for whoever improves the rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from types import ModuleType

from evaluation.mention_scores import (
    ROLES,
    CountKey,
    Paired,
    counts_in,
    counts_of,
    names,
    right_country,
    right_mode,
    right_place,
    right_time,
    right_type,
    same,
    status_of,
)
from sayso.records import Mention
from training.events import EventReport, GoldMention

AROUND = 60
"""Characters of context on either side of a trigger."""
Spans = tuple[tuple[int, int], ...]


def lines(report: EventReport, told: Paired, scorer: ModuleType) -> list[str]:
    """Return a head line for the report and its errors in the order of the text; nothing if all is right."""
    rows = [(g.triggers, ("missed", _kind(g.raw))) for g in told.missed]
    rows += [(_triggers(m), ("extra", m.type)) for m in told.extra]
    rows += [(g.triggers, row) for g, m in told.pairs for row in _wrong(g, m, scorer)]
    if not rows:
        return []
    rows.sort(key=lambda row: min(row[0]))
    shown = [f"  {what:<9} {detail:<40} {context(report.text, spans)}" for spans, (what, detail) in rows]
    return [f"{report.raw['id']} ({report.raw.get('published')})", *shown]


def context(text: str, spans: Spans) -> str:
    """Return the text around a mention's first trigger, on one line, that trigger in brackets."""
    start, end = spans[0]
    pieces = text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]
    before, trigger, after = (re.sub(r"\s+", " ", piece) for piece in pieces)
    return f"{before:>{AROUND}}[{trigger}]{after}"


def _wrong(gold: GoldMention, found: Mention, scorer: ModuleType) -> Iterator[tuple[str, str]]:
    """What is wrong with a mention that was found: what it is, and the found against the marked."""
    if not right_type(gold, found):
        yield "type", f"{found.type} for {_kind(gold.raw)}"
    if gold.raw.get("mode") and not right_mode(gold, found):
        yield "mode", f"{found.mode} for {gold.raw['mode']}"
    if status_of(gold) != found.status:
        yield "status", f"{found.status} for {status_of(gold)}"
    for role in ROLES:
        yield from _wrong_role(role, gold, found, scorer)
    yield from _wrong_place(gold, found, scorer)
    if (gold.raw.get("time") or found.time) and not right_time(gold, found, scorer):
        told = f"{found.time.start}/{found.time.end} ({found.time.text})" if found.time else None
        yield "time", f"{told} for {gold.raw.get('time')}"
    marked, given = counts_of(gold), counts_in(found)
    if marked != given:
        yield "counts", f"{_counts(given - marked)} for {_counts(marked - given)}"


def _wrong_role(
    role: str, gold: GoldMention, found: Mention, scorer: ModuleType
) -> Iterator[tuple[str, str]]:
    wanted, told = gold.raw.get(role, []), names(getattr(found, role))
    both = same(wanted, told, scorer)
    missed = [w for i, w in enumerate(wanted) if i not in {i for i, _ in both}]
    extra = [t for j, t in enumerate(told) if j not in {j for _, j in both}]
    if missed or extra:
        yield role[:-1], f"{'; '.join(extra) or None} for {'; '.join(missed) or None}"


def _wrong_place(gold: GoldMention, found: Mention, scorer: ModuleType) -> Iterator[tuple[str, str]]:
    marked, place = gold.raw.get("place"), found.place
    if (marked or place) and not right_place(gold, found, scorer):
        yield "place", f"{place.name if place else None} for {marked['name'] if marked else None}"
    elif marked and not right_country(gold, found):
        yield "country", f"{place.country if place else None} for {marked['country']} ({marked['name']})"


def _counts(counts: Counter[CountKey]) -> str:
    return "; ".join(f"{of} {low}..{high}" for of, low, high in counts.elements()) or "None"


def _kind(raw: dict[str, object]) -> str:
    """The marked type, and the status unless it is the usual one."""
    status = raw.get("status", "actual")
    return f"{raw['type']}" + (f" ({status})" if status != "actual" else "")


def _triggers(found: Mention) -> Spans:
    return tuple((s.start, s.end) for s in found.trigger)
