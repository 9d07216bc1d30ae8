"""Some reports of a case, linked together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from sayso.ledger.deriving.memory import Memory
from sayso.ledger.deriving.roster import roster_for
from sayso.ledger.loading import Loaded, ledger_of, load, readings_of
from sayso.linking import Judgement, Linker
from sayso.linking.actors import roster_of
from sayso.linking.reading import Told, WordOnReports
from sayso.records import Attribution, Ledger, Mention, Report


class Scope:
    """Reports by their numbers, what each tells, and the ledger that comes out of linking them."""

    def __init__(self, connection: Connection, memory: Memory, judgements: tuple[Judgement, ...]) -> None:
        """Begin with no report; ``memory`` may know what some of them tell."""
        self.connection = connection
        self.judgements = judgements
        self.loaded: dict[int, Loaded] = {}
        self.readings: dict[int, int] = {}
        self.told: dict[str, Told] = {}
        self.linked = Ledger()
        self._memory = memory
        self._linker = Linker(judgements, tell=self._tell)

    def add(self, keys: Iterable[int]) -> bool:
        """Take further reports in; return whether there were any."""
        new = load(self.connection, set(keys) - self.loaded.keys())
        self.loaded |= new
        self.readings |= readings_of(self.connection, new)
        if new:
            self._linker.add(ledger_of(new.values()))
        return bool(new)

    def told_by(self, key: int) -> Told:
        """Return what a report tells, by its number."""
        return self.told[self.loaded[key].report.id]

    def link(self) -> None:
        """Link what is here; who stands behind an origin is named as the whole case names it."""
        linked = self._linker.ledger()
        here = roster_of(party for each in self.told.values() for party in each.parties)
        there = roster_for(self.connection, self.told.values())
        names = {here.of_key[key]: there.of_key[key] for key in here.of_key if key in there.of_key}
        origins = (replace(o, party=names.get(o.party) if o.party else None) for o in linked.origins)
        self.linked = replace(linked, origins=tuple(origins))

    def takes_back(self, report: str) -> bool:
        """Tell whether a report corrects or withdraws something, by its id."""
        return bool(self.told[report].corrections)

    def _tell(
        self,
        report: Report,
        attributions: Sequence[Attribution],
        mentions: Sequence[Mention],
        judged: WordOnReports,
    ) -> Told:
        told = self._memory.tell(report, attributions, mentions, judged)
        self.told[report.id] = told
        return told
