"""Events marked in the training texts: the YAML of `training/events/*.yaml` to placed mentions.

`python -m training.events FILE…` checks files against `training/events/GUIDE.md` and prints what is wrong.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from training import texts
from training.texts import Offsets

FOLDER = Path(__file__).parent / "events"
TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT"
).split()
STATUSES = "actual planned hypothetical negated".split()
COUNTED = "killed wounded captured missing displaced destroyed involved other".split()
KEYS = {
    "trigger", "type", "mode", "actors", "recipients", "place", "time", "counts", "status", "optional"
}  # fmt: skip
_TIME = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}-\d\d-\d\d)?")


@dataclass(frozen=True)
class GoldMention:
    """One marked mention: its triggers' offsets in the text, and the entry as it stands in the file."""

    triggers: tuple[Offsets, ...]
    raw: dict[str, Any]

    @property
    def types(self) -> list[str]:
        """The types that will do, the likeliest first."""
        return str(self.raw["type"]).split("|")

    @property
    def optional(self) -> bool:
        """Whether it is neither asked for nor counted against."""
        return bool(self.raw.get("optional"))


@dataclass(frozen=True)
class EventReport:
    """One report of the training texts with its marked mentions."""

    raw: dict[str, Any]
    text: str
    mentions: tuple[GoldMention, ...]


def load(name: str, faults: list[str] | None = None) -> list[EventReport]:
    """The marked reports of one file, by its name without ending; what is wrong is added to `faults`."""
    faults = [] if faults is None else faults
    reports = {r["id"]: r for r in _yaml(texts.FOLDER / f"{name}.yaml")}
    out = []
    for entry in _yaml(FOLDER / f"{name}.yaml"):
        raw = reports.get(entry.get("report"))
        if raw is None:
            faults.append(f"{name}: no report {entry.get('report')!r}")
            continue
        text = str(raw["text"]).strip("\n")
        mentions = tuple(_placed(text, m, f"{raw['id']}: ", faults) for m in entry.get("mentions") or [])
        out.append(EventReport(raw, text, tuple(m for m in mentions if m)))
    return out


def _placed(text: str, raw: dict[str, Any], where: str, faults: list[str]) -> GoldMention | None:
    told = list(_faults(text, raw))
    faults += [f"{where}{raw.get('trigger')}: {fault}" for fault in told]
    return None if told else GoldMention(tuple(_locate(text, t)[0] for t in raw["trigger"]), raw)


def _faults(text: str, raw: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an entry."""
    if unknown := set(raw) - KEYS:
        yield f"unknown keys {sorted(unknown)}"
    if not isinstance(raw.get("trigger"), list) or not raw["trigger"]:
        yield "trigger must be a list of strings"
        return
    absent = [t for t in raw["trigger"] if not _locate(text, t)]
    absent += [w for key in ("actors", "recipients") for w in raw.get(key, []) if _first(w) not in text]
    yield from (f"{needle!r} is not in the text" for needle in absent)
    if not set(str(raw.get("type")).split("|")) <= set(TYPES):
        yield f"unknown type {raw.get('type')!r}"
    yield from _value_faults(raw)


def _value_faults(raw: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the values that are no words of the text."""
    if raw.get("status", "actual") not in STATUSES:
        yield f"unknown status {raw['status']!r}"
    if raw.get("time") is not None and not _TIME.fullmatch(str(raw["time"])):
        yield f"time {raw['time']!r} is no day, month, year or start/end"
    for count in raw.get("counts", []):
        if count.get("of") not in COUNTED or {"of", "low", "high"} != set(count):
            yield f"count {count!r} needs of, low and high"
    place = raw.get("place")
    if place is not None and (not isinstance(place, dict) or set(place) != {"name", "country"}):
        yield "place needs name and country"


def _first(who: object) -> str:
    """The words of the text, before the full name behind a bar."""
    return str(who).split("|")[0]


def _locate(text: str, needle: object) -> list[Offsets]:
    """Where the needle stands, as a whole word if it stands as one: the first place, or that of `#n`."""
    return (texts.occurrences(text, str(needle)))[:1]


def _yaml(path: Path) -> list[dict[str, Any]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader) or []  # noqa: S506 - it is a safe loader


def main(paths: list[str]) -> int:
    """Prints the faults and a summary; 1 where there are faults."""
    names = [Path(p).stem for p in paths] or sorted(p.stem for p in FOLDER.glob("*.yaml"))
    faults: list[str] = []
    reports = [r for name in names for r in load(name, faults)]
    for fault in faults:
        print(fault)
    mentions = [m for r in reports for m in r.mentions]
    print(
        f"{len(reports)} reports, {len(mentions)} mentions, {sum(m.optional for m in mentions)} optional, "
        f"{len(faults)} faults"
    )
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
