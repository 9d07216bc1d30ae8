"""What reports tell, remembered while a case is open: it takes longer to find out than all linking that follows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.linking.reading import Told, WordOnReports, told_by
from sayso.records import Attribution, Mention, Report

MOST = 3_000
"""How many reports are remembered: some 60 KB each."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a report tells, and all that this depends on."""

    of: tuple[object, ...]
    told: Told


class Memory:
    """Tells what a report tells, from memory where nothing has changed that matters to it."""

    def __init__(self) -> None:
        """Begin with no report."""
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def tell(
        self,
        report: Report,
        attributions: Sequence[Attribution],
        mentions: Sequence[Mention],
        judged: WordOnReports,
    ) -> Told:
        """Return what a report tells, under what a person has judged."""
        of = (tuple(attributions), tuple(mentions), *_word(attributions, mentions, judged))
        kept = self._kept.get(report.id)
        if kept is None or kept.of != of:
            kept = self._kept[report.id] = _Kept(of, told_by(report, attributions, mentions, judged))
        self._kept.move_to_end(report.id)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return kept.told


def _word(
    attributions: Sequence[Attribution], mentions: Sequence[Mention], judged: WordOnReports
) -> tuple[object, ...]:
    """Return what of a person's word can matter to one report: pairs that stand in it, and names."""
    said, told = {each.id for each in attributions}, {each.id for each in mentions}
    names = getattr(judged.names, "__self__", None)
    return (
        frozenset(pair for pair in judged.events_apart if pair <= told),
        frozenset(pair for pair in judged.origins_apart if pair <= said),
        (tuple(sorted(names.same.items())), names.alone) if names else None,
    )
