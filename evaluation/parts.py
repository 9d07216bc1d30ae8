"""The parts of an evaluation, by name, and how they are run."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from evaluation import (
    adding,
    baselines,
    case,
    dossiers,
    ecbplus,
    geoparsing,
    held_out_events,
    linking,
    names,
    network,
    pipeline,
    plover,
    polnear,
    scale,
    speed,
    treebanks,
)
from evaluation.figures import Figure, Skipped, table
from evaluation.muc4 import part as muc4
from evaluation.setting import Setting


@dataclass(frozen=True)
class Part:
    """One part: what it measures, whether the gate runs it, and whether float weights are compared."""

    name: str
    title: str
    measure: Callable[[Setting], list[Figure]]
    gate: bool = True
    compare: bool = True


PARTS = (
    Part("gold", "Gold dossiers, by the command and the shared scorer", dossiers.measure, compare=False),
    Part("linking", "Linking alone, on the gold's attributions and mentions", linking.measure, compare=False),
    Part("own", "Sayso's own dossiers, by the command and the shared scorer", dossiers.own, compare=False),
    Part("own_linking", "Linking alone, on Sayso's own dossiers", linking.own, compare=False),
    Part(
        "ecbplus", "ECB+, events over the documents of a topic, gold mentions", ecbplus.measure, compare=False
    ),
    Part("baselines", "Status of events: Sayso and simpler programs", baselines.measure, compare=False),
    Part("polnear", "PolNeAR, development articles (words)", polnear.measure),
    Part("ewt", "UD-EWT, development part, gold words", treebanks.ewt),
    Part("gum", "GUM, development part, gold words", lambda s: [*treebanks.gum(s), *names.gum(s)]),
    Part("re3d", "re3d, development part, exact entities", names.re3d),
    Part("lgl", "LGL, places in local news", geoparsing.lgl, compare=False),
    Part(
        "geovirus",
        "GeoVirus, places in news on epidemics",
        geoparsing.geovirus,
        compare=False,
    ),
    Part("texts", "Sayso's own held-out texts, the network alone", network.measure),
    Part("pipeline", "Sayso's own held-out texts, the whole road", pipeline.measure),
    Part(
        "events",
        "Events in Sayso's own held-out texts, the whole road",
        held_out_events.measure,
        compare=False,
    ),
    Part("plover", "Types and actors of events, PLOVER gold records", plover.measure, compare=False),
    Part(
        "muc4",
        "MUC-4: role fillers and slots of templates, development documents",
        muc4.measure,
        compare=False,
    ),
    Part(
        "calibration",
        "Confidence: share with the right speaker and content",
        pipeline.calibration,
        gate=False,
    ),
    Part("speed", "Speed and memory, one report, one thread", speed.measure, gate=False, compare=False),
    Part("scale", "Linking of made-up reports, one by one", scale.measure, gate=False, compare=False),
    Part(
        "case",
        "A case with made-up reports: adding, the board, searching",
        case.measure,
        gate=False,
        compare=False,
    ),
    Part("adding", "Adding to a case against reading", adding.measure, gate=False, compare=False),
    Part("length", "Time by the length of a report", speed.lengths, gate=False, compare=False),
)


@dataclass
class Outcome:
    """The figures by column ("int8", "float"), and the names of the parts that a fault stopped."""

    columns: dict[str, list[Figure]] = field(default_factory=lambda: {"int8": [], "float": []})
    failed: list[str] = field(default_factory=list)


def run(parts: Sequence[Part], setting: Setting, float_weights: Path | None = None) -> Outcome:
    """Run parts and print a table of each, or why there is none."""
    outcome = Outcome()
    settings = {"int8": setting}
    if float_weights:
        settings["float"] = replace(setting, weights=float_weights)
    for part in parts:
        kept = {c: s for c, s in settings.items() if c == "int8" or part.compare}
        try:
            columns = {column: part.measure(one) for column, one in kept.items()}
        except Skipped as reason:
            print(f"\n# {part.title}\nskipped: {reason}", flush=True)
            continue
        except Exception:  # noqa: BLE001 - one part's fault must not hide the figures of the others
            print(f"\n# {part.title}\nfailed:\n{traceback.format_exc()}", flush=True)
            outcome.failed.append(part.name)
            continue
        print(table(part.title, columns), flush=True)
        for column, figures in columns.items():
            outcome.columns[column] += figures
    return outcome
