"""The quality gate: figures against floors that go up, and come down only by name and with a reason.

``floors.json`` holds a floor for each figure (a ceiling where lower is better), the digest of the gold files
that the figures were measured on, and every lowering with its reason.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.figures import Figure

FLOORS = Path(__file__).parent / "floors.json"
MARGIN = 0.01
"""How far below a figure its floor is set, or one case if that is more: processors round int8 differently."""


@dataclass
class Floors:
    """What ``floors.json`` holds."""

    gold: str = ""
    floors: dict[str, float] = field(default_factory=dict)
    ceilings: dict[str, float] = field(default_factory=dict)
    lowered: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path = FLOORS) -> Floors:
        """Read the file; without one there are no floors yet."""
        return cls(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else cls()

    def save(self, path: Path = FLOORS) -> None:
        """Write the file, the names in order."""
        content = {
            "gold": self.gold,
            "floors": dict(sorted(self.floors.items())),
            "ceilings": dict(sorted(self.ceilings.items())),
            "lowered": self.lowered,
        }
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def limits(self, lower: bool) -> dict[str, float]:
        """Return the floors, or the ceilings of the figures of which less is better."""
        return self.ceilings if lower else self.floors


def digest(folder: Path) -> str:
    """Return the SHA-256 of all files of a folder, with their names."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name, content = str(path.relative_to(folder)).encode(), path.read_bytes()
        total.update(b"%d:%s%d:%s" % (len(name), name, len(content), content))
    return total.hexdigest()


def faults(
    figures: Iterable[Figure], floors: Floors, gold: str, parts: Sequence[str] | None = None
) -> list[str]:
    """Return what is wrong, a line each: changed gold, figures beyond their limits, figures not measured.

    ``parts`` are the beginnings of the names that were asked for; without them, all.
    """
    measured = {f.name: f for f in figures}
    out = []
    if floors.gold and floors.gold != gold:
        out.append("the gold files are not those of the floors; look at the figures, then --raise-floors")
    for name, floor in sorted((floors.floors | floors.ceilings).items()):
        if parts is not None and name.partition(".")[0] not in parts:
            continue
        if name not in measured:
            out.append(f"{name} was not measured (its limit is {floor:.3f})")
        elif beyond(measured[name], floor):
            word = "above its ceiling" if measured[name].lower else "below its floor"
            out.append(f"{name} is {measured[name].value:.3f}, {word} {floor:.3f}")
    return out


def beyond(figure: Figure, limit: float) -> bool:
    """Tell whether a figure is on the wrong side of its limit."""
    return figure.value > limit if figure.lower else figure.value < limit


def limit_for(figure: Figure) -> float:
    """Return the limit that a figure would set: itself and a small margin."""
    margin = max(MARGIN, 1 / figure.cases if figure.cases else 0)
    if figure.lower:
        return math.ceil((figure.value + margin) * 1000 - 1e-6) / 1000
    return max(0.0, math.floor((figure.value - margin) * 1000 + 1e-6) / 1000)


def raised(
    figures: Iterable[Figure], floors: Floors, gold: str, *, lower: Sequence[str] = (), reason: str = ""
) -> list[str]:
    """Set the floors anew, in place; return what forbids it, and then nothing is changed.

    A floor only rises, unless ``lower`` names it and ``reason`` says why.
    """
    if lower and not reason.strip():
        return ["--lower needs --reason, a sentence for those who will ask why"]
    kept = [f for f in figures if f.gated]
    if unknown := set(lower) - {f.name for f in kept}:
        return [f"--lower {name}: no such figure was measured" for name in sorted(unknown)]
    refused = [f for f in kept if _limit(floors, f) is not None and beyond(f, _limit(floors, f) or 0.0)]
    if told := [_refusal(f, floors) for f in refused if f.name not in lower]:
        return told
    for figure in kept:
        _set(figure, floors, reason if figure.name in lower else "")
    floors.gold = gold
    return []


def _limit(floors: Floors, figure: Figure) -> float | None:
    return floors.limits(figure.lower).get(figure.name)


def _refusal(figure: Figure, floors: Floors) -> str:
    limit = _limit(floors, figure)
    return (
        f"{figure.name} is {figure.value:.3f}, beyond its limit {limit:.3f}: "
        f"not set anew without --lower {figure.name} --reason TEXT"
    )


def _set(figure: Figure, floors: Floors, reason: str) -> None:
    new, old = limit_for(figure), _limit(floors, figure)
    eased = old is not None and (new > old if figure.lower else new < old)
    if eased and not reason:
        return
    if eased:
        floors.lowered.append({"name": figure.name, "from": old, "to": new, "reason": reason})
    floors.limits(figure.lower)[figure.name] = new
