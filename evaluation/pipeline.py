"""Parts: the held-out texts through the whole road, and how far its confidence can be believed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from evaluation.figures import Counts, Figure, Share, Skipped, agreement, covered, pairs, ratio
from evaluation.held_out import GoldAttribution, GoldLink, HeldOut, held_out
from evaluation.setting import Setting
from sayso.language.reading import Analyser

EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""The bins of confidence: from each up to the next."""


@dataclass(frozen=True)
class Pair:
    """A gold attribution and the one found for it, or one found for nothing."""

    gold: GoldAttribution | None
    found: Any

    def same_content(self, least: float = 0.5) -> bool:
        """Tell whether the contents agree by at least ``least``."""
        return self.gold is not None and content_agreement(self.gold, self.found) >= least


def measure(setting: Setting) -> list[Figure]:
    """Return the figures of the whole road over all held-out texts."""
    counts: dict[str, Counts] = {name: Counts() for name in ("found", "exact", "who_said_what")}
    shares: dict[str, Share] = defaultdict(Share)
    for one, found in attributed(setting):
        matched = [p for p in paired(one, found) if p.gold]
        sizes = len(one.attributions), len(found)
        counts["found"].count(len(matched), *sizes)
        counts["exact"].count(sum(p.same_content(0.9) for p in matched), *sizes)
        full = [p for p in matched if right_source(p, setting.scorer) and _same(p, "stance")]
        counts["who_said_what"].count(len(full), *sizes)
        for pair in matched:
            count_pair(pair, setting.scorer, shares)
    figures = [c.figure(f"pipeline.{name}") for name, c in counts.items()]
    return figures + [s.figure(f"pipeline.{n}", lower=n == "wrong_speaker") for n, s in shares.items()]


def calibration(setting: Setting) -> list[Figure]:
    """Return for each bin of confidence how many attributions have the right speaker and content."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in EDGES[1:]]
    for one, found in attributed(setting):
        for pair in paired(one, found):
            right = pair.same_content() and right_source(pair, setting.scorer)
            confidence = float(pair.found.confidence)
            number = sum(confidence >= edge for edge in EDGES[1:-1])
            bins[number].append((confidence, right))
    figures = [_bin(low, high, rows) for low, high, rows in zip(EDGES, EDGES[1:], bins, strict=False) if rows]
    return [*figures, _error(bins)]


def _bin(low: float, high: float, rows: list[tuple[float, bool]]) -> Figure:
    right, mean = sum(r for _, r in rows), sum(c for c, _ in rows) / len(rows)
    detail = f"{right} of {len(rows)} right; mean confidence {mean:.3f}"
    return Figure(f"calibration.{low:.2f}-{high:.2f}", right / len(rows), detail, gated=False)


def _error(bins: list[list[tuple[float, bool]]]) -> Figure:
    """Return the expected calibration error: how far confidence and share right lie apart, over all bins."""
    gaps = (abs(sum(c for c, _ in rows) - sum(r for _, r in rows)) for rows in bins)
    whole = sum(map(len, bins))
    return Figure("calibration.error", ratio(sum(gaps), whole), f"{whole} attributions", True, gated=False)


def attributed(setting: Setting) -> Iterator[tuple[HeldOut, list[Any]]]:
    """Return each held-out report with what the whole road finds in it."""
    assert setting.scorer
    analyser = setting.analyser()
    for one in held_out(setting):
        yield one, attributions_of(one, analyser)


def attributions_of(one: HeldOut, analyser: Analyser) -> list[Any]:
    """Return the attributions of one report."""
    try:
        from sayso.attribution import attribute
        from sayso.records import Report
    except ImportError as fault:
        raise Skipped(f"sayso.attribution is not here ({fault})") from fault
    text = one.report.text
    name = one.report.id
    report = Report(id=name, file=name, outlet=one.outlet, published=one.published, language="en", text=text)
    return list(attribute(report, analyser.analyse(text)).attributions)


def paired(one: HeldOut, found: list[Any]) -> list[Pair]:
    """Pair what was found with the gold; what pairs with nothing stands alone."""
    matched = pairs(list(one.attributions), found, match, 0.5)
    taken = {id(f) for _, f in matched}
    return [*(Pair(g, f) for g, f in matched), *(Pair(None, f) for f in found if id(f) not in taken)]


def match(gold: GoldAttribution, found: Any) -> float:
    """Return how well the contents agree; of two with one content, that with the same cue counts more."""
    value = content_agreement(gold, found)
    cue = covered((s.start, s.end) for s in (found.chain[-1].cue if found.chain else ()))
    return value + (value >= 0.5 and bool(cue & covered([gold.item.cue])))


def content_agreement(gold: GoldAttribution, found: Any) -> float:
    """Return intersection over union of the contents, in characters."""
    return agreement(covered(gold.item.content), covered((s.start, s.end) for s in found.content))


def right_source(pair: Pair, scorer: ModuleType) -> bool:
    """Tell whether the last links name the same speakers."""
    assert pair.gold
    gold, found = pair.gold.chain, pair.found.chain
    if not gold or not found:
        return not gold and not found
    return _same_names(gold[-1], found[-1], scorer)


def right_chain(pair: Pair, scorer: ModuleType) -> bool:
    """Tell whether every link names the same speakers."""
    assert pair.gold
    gold, found = pair.gold.chain, pair.found.chain
    return len(gold) == len(found) and all(
        _same_names(g, f, scorer) for g, f in zip(gold, found, strict=True)
    )


def count_pair(pair: Pair, scorer: ModuleType, shares: dict[str, Share]) -> None:
    """Count everything about one attribution whose content was found."""
    assert pair.gold
    gold, found = pair.gold, pair.found
    named = [name for link in found.chain for name in _names(link)]
    shares["source"].add(right_source(pair, scorer))
    shares["chain"].add(right_chain(pair, scorer))
    if len(gold.chain) > 1:
        shares["chain_long"].add(right_chain(pair, scorer))
    wrong = not any(scorer.same_name(w, n) for link in gold.chain for w in link.who for n in named)
    shares["wrong_speaker"].add(bool(named) and wrong)
    shares["stance"].add(_same(pair, "stance"))
    shares["endorsement"].add(_same(pair, "endorsement"))
    if gold.chain and found.chain:
        count_link(gold.chain[-1], found.chain[-1], shares)


def count_link(gold: GoldLink, found: Any, shares: dict[str, Share]) -> None:
    """Count what is told about the last speaker; a date or medium counts where either side tells it."""
    shares["unnamed"].add(gold.unnamed == any(not s.named for s in found.speakers))
    kind = found.medium.kind if found.medium else None
    if gold.medium or kind:
        shares["medium"].add(gold.medium == kind)
    if gold.said or found.said:
        wanted, told = gold.said or "", (found.said.text or "") if found.said else ""
        shares["said_words"].add(wanted and told and (told in wanted or wanted in told))


def _same(pair: Pair, field: str) -> bool:
    return bool(getattr(pair.gold, field) == getattr(pair.found, field))


def _names(link: Any) -> list[str]:
    return [s.name or (s.span.text if s.span else "") for s in link.speakers]


def _same_names(gold: GoldLink, found: Any, scorer: ModuleType) -> bool:
    return bool(scorer.names_agree(gold.who, _names(found)))
