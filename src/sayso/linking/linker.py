"""The stage as one call, and as an object that takes reports as they come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.linking.judgements import Judgement
from sayso.records import Ledger


def link(ledger: Ledger, judgements: Iterable[Judgement] = ()) -> Ledger:
    """Return the ledger with its actors, origins and events filled in, under a person's ``judgements``."""
    linker = Linker(judgements)
    linker.add(ledger)
    return linker.ledger()


class Linker:
    """Links reports as they come; what it gives is the same in whatever order they came."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """Begin with no report, and with what a person has judged."""
        self._judgements = tuple(judgements)
        self._ledger = Ledger()

    def add(self, ledger: Ledger) -> None:
        """Take the reports of ``ledger``, with their attributions, caveats and mentions."""
        old = self._ledger
        self._ledger = replace(
            old,
            reports=(*old.reports, *ledger.reports),
            attributions=(*old.attributions, *ledger.attributions),
            caveats=(*old.caveats, *ledger.caveats),
            mentions=(*old.mentions, *ledger.mentions),
            unread=(*old.unread, *ledger.unread),
        )

    def ledger(self) -> Ledger:
        """Return all that was added, linked."""
        return self._ledger
