"""Part: type and actors of events in single sentences, on the PLOVER gold standard records.

A record marks *one* event of its sentence: its type, its sources and its targets. The sentence may tell of
others that nobody marked. So of the mentions that the program finds, one is its answer, the *chief* mention:
the first in the text. It is chosen without a look at the record. ``plover.type`` is F1 over these answers;
``plover.any_type`` takes every mention for an answer, and so tells how much of the loss is the choice alone.

PLOVER codes what is only announced as a word of its own, where the ledger keeps the act and its status. So a
mention's type is read as PLOVER's: planned help, withdrawal or talks are AGREE, planned or conditional force,
sanctions and withdrawn ties THREATEN, and what somebody would not do or agree to is REJECT.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.figures import Counts, Figure, Share
from evaluation.reading_events import mentions, needed
from evaluation.setting import Setting
from sayso.records import Mention, Participant

TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of the records' version of PLOVER that later versions hold in others."""
CODES = {"JAP": "JPN", "ITL": "ITA"}
"""Codes of the records that are not ISO 3166's for the country meant."""
KIND = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
HOSTILE = frozenset({"COERCE", "ASSAULT", "SANCTION", "MOBILIZE", "PROTEST"})
NO_COUNTRIES = frozenset("IGO NGO ISM".split())


@dataclass(frozen=True)
class Side:
    """One actor of a record: what the text calls it, and its country if its code is one."""

    name: str
    country: str | None


@dataclass(frozen=True)
class Record:
    """One sentence and the event that is marked in it."""

    id: str
    text: str
    date: str | None
    type: str
    sources: tuple[Side, ...]
    targets: tuple[Side, ...]


def measure(setting: Setting) -> list[Figure]:
    """Return the figures over all records."""
    needed()
    records = setting.few(load(setting.corpus("plover-gsr/dev.json.gz")))
    scorer, analyser = setting.scorer, setting.analyser()
    told = [mentions(record.text, record.date, analyser=analyser)[2] for record in records]
    return figures(zip(records, told, strict=True), scorer)


def figures(told: Iterable[tuple[Record, Sequence[Mention]]], scorer: ModuleType) -> list[Figure]:
    """Return the figures over records and the mentions found in them."""
    typed, with_actors, anywhere = Counts(), Counts(), Share()
    for record, found in told:
        answer = chief(found)
        right = answer is not None and coded(answer) == record.type
        typed.count(right, 1, answer is not None)
        both = right and answer is not None and right_actors(record, answer, scorer)
        with_actors.count(both, 1, answer is not None)
        anywhere.add(any(coded(m) == record.type for m in found))
    return [
        typed.figure("plover.type"),
        with_actors.figure("plover.type_actors"),
        anywhere.figure("plover.any_type", gated=False),
    ]


def chief(found: Sequence[Mention]) -> Mention | None:
    """Return the first mention in the text."""
    return min(found, key=lambda m: min(s.start for s in m.trigger), default=None)


def coded(mention: Mention) -> str:
    """Return the type that PLOVER gives to a mention of this type and status."""
    kind = mention.type
    if mention.status in {"planned", "hypothetical"}:
        return (
            "AGREE"
            if kind in KIND and mention.status == "planned"
            else "THREATEN"
            if kind in HOSTILE
            else kind
        )
    return "REJECT" if mention.status == "negated" and kind in KIND else kind


def right_actors(record: Record, found: Mention, scorer: ModuleType) -> bool:
    """Tell whether half or more of the sources are among the actors, and of the targets among the recipients.

    What two sources do with each other has no target of its own: then either may be a recipient too. Where
    the mention has no recipient, its place stands for one.
    """
    mutual = not record.targets and len(record.sources) > 1
    actors = (*found.actors, *found.recipients) if mutual else found.actors
    targets = found.recipients or _there(found)
    return _half(record.sources, actors, scorer) and _half(record.targets, targets, scorer)


def _there(found: Mention) -> tuple[Participant, ...]:
    """Return the place as a target: PLOVER codes the state where it is done if it names nobody."""
    place = found.place
    return (Participant(name=place.name, country=place.country),) if place else ()


def _half(sides: Sequence[Side], found: Sequence[Participant], scorer: ModuleType) -> bool:
    hits = sum(any(same_side(side, participant, scorer) for participant in found) for side in sides)
    return 2 * hits >= len(sides)


def same_side(side: Side, found: Participant, scorer: ModuleType) -> bool:
    """Tell whether a participant has the name or the country of a record's actor."""
    country = getattr(found, "country", None)
    name = found.name or (found.span.text if found.span else "")
    return bool(side.country and country == side.country) or bool(scorer.same_name(side.name, name))


def load(path: Path) -> list[Record]:
    """Return the records of the corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [_record(raw) for raw in json.load(file)]


def _record(raw: dict[str, Any]) -> Record:
    sides = (tuple(_side(one) for one in raw.get(which) or []) for which in ("source", "target"))
    text = re.sub(r"``|''", '"', raw["text"]).strip()  # quotation marks as newspapers print them
    return Record(raw["id"], text, raw.get("date"), TYPES.get(raw["event"], raw["event"]), *sides)


def _side(raw: dict[str, str]) -> Side:
    code = CODES.get(raw["code"], raw["code"])
    country = code if re.fullmatch("[A-Z]{3}", code) and code not in NO_COUNTRIES else None
    return Side(raw["actorText"].strip(), country)
