"""Part: the held-out texts through the network alone, before any rule: cues and what belongs to them."""

from __future__ import annotations

from collections import defaultdict

from evaluation.figures import Counts, Figure, Share, Span, agreement, covered, pairs
from evaluation.held_out import HeldOut, held_out
from evaluation.setting import Setting
from sayso.language.reading import CueReading, Reading
from training.texts import CueItem

SPAN_ROLES = ("source", "via", "said", "medium")


class Tallies:
    """All that is counted over the texts."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.counts: dict[str, Counts] = defaultdict(Counts)
        self.shares: dict[str, Share] = defaultdict(Share)

    def figures(self) -> list[Figure]:
        """Return everything as figures."""
        counts = [c.figure(f"texts.{name}") for name, c in self.counts.items()]
        return counts + [s.figure(f"texts.{name}") for name, s in self.shares.items()]


def measure(setting: Setting) -> list[Figure]:
    """Return the figures over all held-out texts."""
    analyser, tallies = setting.analyser(), Tallies()
    for one in held_out(setting):
        count(one, analyser.analyse(one.report.text), tallies)
    return tallies.figures()


def count(one: HeldOut, reading: Reading, tallies: Tallies) -> None:
    """Compare one text's marks with the network's reading."""
    gold, found = one.report.items, list(reading.cues)
    cues = pairs(gold, found, lambda g, f: overlap(g.cue, reading.offsets(f.span)), 1.0)
    tallies.counts["cue.overlap"].count(len(cues), len(gold), len(found))
    tallies.counts["cue.exact"].add((g.cue for g in gold), (reading.offsets(f.span) for f in found))
    matched = pairs(gold, found, lambda g, f: match(g, f, reading), 0.5)
    exact = [p for p in matched if content_agreement(*p, reading) >= 0.9]
    tallies.counts["content.found"].count(len(matched), len(gold), len(found))
    tallies.counts["content.exact"].count(len(exact), len(gold), len(found))
    for item, cue in matched:
        count_pair(item, cue, reading, tallies)
    caveats = [reading.offsets(span) for span, _, _ in reading.caveats]
    hits = pairs(one.report.caveats, list(zip(caveats, reading.caveats, strict=True)), _caveat, 1.0)
    tallies.counts["caveat"].count(len(hits), len(one.report.caveats), len(caveats))


def match(item: CueItem, cue: CueReading, reading: Reading) -> float:
    """Return how well the contents agree; of two with one content, that with the same cue counts more."""
    value = content_agreement(item, cue, reading)
    return value + (value >= 0.5 and overlap(item.cue, reading.offsets(cue.span)) > 0)


def content_agreement(item: CueItem, cue: CueReading, reading: Reading) -> float:
    """Return intersection over union of the contents, in characters."""
    spans = [reading.offsets(s) for s in cue.roles.get("content", ())]
    return agreement(covered(item.content), covered(spans))


def count_pair(item: CueItem, cue: CueReading, reading: Reading, tallies: Tallies) -> None:
    """Count what else is marked about a cue whose content was found."""
    shares = tallies.shares
    shares["stance"].add(_best(cue.stance) == item.stance)
    shares["endorsement"].add(_best(cue.endorsement) == item.endorsement)
    shares["unnamed"].add((cue.unnamed > 0.5) == item.unnamed)
    shares["medium_kind"].add(_best(cue.medium) == (item.medium_kind or "none"))
    for role in SPAN_ROLES:
        gold: Span | None = getattr(item, role)
        spans = [reading.offsets(s) for s in cue.roles.get(role, ())]
        hit = gold is not None and any(overlap(gold, s) > 0 for s in spans)
        tallies.counts[f"{role}.overlap"].count(int(hit), int(gold is not None), int(bool(spans)))
    if item.source:
        shares["source.exact"].add(item.source in [reading.offsets(s) for s in cue.roles.get("source", ())])


def overlap(one: Span, other: Span) -> float:
    """Return how many places two spans share."""
    return float(max(0, min(one[1], other[1]) - max(one[0], other[0])))


def _caveat(gold: tuple[Span, str], found: tuple[Span, tuple[Span, str, float]]) -> float:
    shared = overlap(gold[0], found[0])
    shorter = min(gold[0][1] - gold[0][0], found[0][1] - found[0][0])
    return float(gold[1] == found[1][1] and shared >= shorter / 2)


def _best(probabilities: dict[str, float]) -> str:
    return max(probabilities, key=probabilities.__getitem__)
