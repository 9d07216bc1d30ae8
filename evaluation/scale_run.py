"""Links made-up reports one by one, in a process of its own, and prints what it took and how right it was.

Started as ``python -m evaluation.scale_run NUMBER``. Processor time is taken, not the clock's.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from random import Random

from evaluation.coreference_scores import b_cubed
from evaluation.figures import ratio
from evaluation.made_up import made_up
from sayso.linking import Linker
from sayso.records import Ledger

TENTH = 10
PAIRS = 50
"""How many pairs of mentions of one event are asked for at most."""
Truth = dict[str, str]
"""The true event or origin, by the id of a mention or an attribution."""


def run(number: int) -> dict[str, float]:
    """Return times, memory and accuracy for so many reports."""
    linker = Linker()
    adding = added(linker, number)
    begun = time.process_time()
    ledger = linker.ledger()
    taken = time.process_time() - begun
    memory = peak_megabytes()
    events, origins = truths(number)
    found = {m: event.id for event in ledger.events for m in event.mentions}
    told = {
        "milliseconds": 1000 * adding,
        "ledger_seconds": taken,
        "megabytes": memory,
        "events_b_cubed": agreement(events, found),
        "origins_b_cubed": agreement(origins, origins_of(ledger)),
    }
    if compared := getattr(linker, "compared", None):
        told["blocking_recall"] = blocking_recall(events, found, compared)
    return told


def added(linker: Linker, number: int) -> float:
    """Add so many reports; return the seconds that each of the last tenth took."""
    last, spent = max(1, number // TENTH), 0.0
    for i, one in enumerate(made_up(number)):
        begun = time.process_time()
        linker.add(one.ledger)
        if i >= number - last:
            spent += time.process_time() - begun
    return spent / last


def truths(number: int) -> tuple[Truth, Truth]:
    """Return the truth about events and origins: made anew, so that it takes no memory while linking."""
    events: Truth = {}
    origins: Truth = {}
    for one in made_up(number):
        events |= one.events
        origins |= one.origins
    return events, origins


def origins_of(ledger: Ledger) -> Truth:
    """Return the origin of each attribution; of several, that which has most attributions."""
    out: Truth = {}
    for origin in sorted(ledger.origins, key=lambda o: (len(o.attributions), o.id)):
        out |= dict.fromkeys(origin.attributions, origin.id)
    return out


def agreement(gold: Truth, found: Mapping[str, str]) -> float:
    """Return B-cubed F1; what was put into nothing is alone."""
    return b_cubed(gold, {each: found.get(each, f"alone {each}") for each in gold}).f1


def blocking_recall(events: Truth, found: Mapping[str, str], compared: Callable[[str, str], bool]) -> float:
    """Return the share of the pairs of one event that were compared, or came together without."""
    met = total = 0
    for one, other in pairs(events):
        together = one in found and found.get(one) == found.get(other)
        met += together or compared(one, other)
        total += 1
    return ratio(met, total)


def pairs(events: Truth) -> Iterator[tuple[str, str]]:
    """Return pairs of mentions of one event: all of them, or some where there are many."""
    random, groups = Random(1), defaultdict(list)
    for mention, event in events.items():
        groups[event].append(mention)
    for mentions in groups.values():
        if len(mentions) * (len(mentions) - 1) // 2 <= PAIRS:
            yield from combinations(mentions, 2)
        else:
            for _ in range(PAIRS):
                one, other = random.sample(mentions, 2)
                yield one, other


def peak_megabytes() -> float:
    """Return the most memory that this process held so far.

    Linux counts what the parent held at the start into ``getrusage``, but not into its own list of facts.
    """
    facts = Path("/proc/self/status")
    if facts.exists():
        lines = dict(line.split(":", 1) for line in facts.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]))))
