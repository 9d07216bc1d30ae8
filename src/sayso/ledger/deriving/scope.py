"""Some reports of a case, linked together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from sayso.ledger.deriving.memory import Memory
from sayso.ledger.deriving.roster import roster_for
from sayso.ledger.loading import Loaded, ledger_of, load, readings_of
from sayso.ledger.schema import reports
from sayso.linking import Judgement, Linker
from sayso.linking.reading import Told, WordOnReports
from sayso.records import Attribution, Event, Mention, Origin, Report


class Scope:
    """Reports by their numbers, what each tells, and the origins and events that come out of linking them.

    Which there are is known at once; each is made whole when it is asked for.

    A person's word on how reliable an origin is stands in none of them: it is told anew whenever they are
    read.
    """

    def __init__(
        self,
        connection: Connection,
        memory: Memory,
        judgements: tuple[Judgement, ...],
        version: str,
    ) -> None:
        """Begin with no report; ``memory`` may know what some of them tell to this version of Sayso.

        With ``writes`` the case remembers too what is found out anew; ``prepared`` are the reports for whose
        sake all this was linked before anybody might write.
        """
        self.writes = True
        self.prepared: frozenset[int] = frozenset()
        self.connection = connection
        self.judgements = judgements
        self.loaded: dict[int, Loaded] = {}
        self.readings: dict[int, int] = {}
        self.told: dict[str, Told] = {}
        self.doubtful: list[tuple[str, str]] = []
        self._memory, self._version = memory, version
        outlets = connection.execute(select(reports.c.outlet).distinct()).scalars()
        self._linker = Linker(
            judgements, tell=self._tell, outlets=filter(None, outlets), remembered=memory.made
        )
        self.origins, self.events = self._linker.outcome(roster_for(connection, ()))

    def add(self, keys: Iterable[int]) -> bool:
        """Take further reports in; return whether there were any."""
        wanted = set(keys) - self.loaded.keys()
        new = load(self.connection, wanted)
        if not new:
            return False
        self.loaded |= new
        self.readings |= readings_of(self.connection, new)
        self._memory.fetch(self.connection, list(new))
        self._linker.add(ledger_of(new.values()))
        if self.writes:
            self._memory.keep(self.connection, {each.report.id: key for key, each in new.items()})
        return True

    def keep_told(self) -> None:
        """Have the case remember what was found out before it might be written."""
        self._memory.keep(self.connection, {each.report.id: key for key, each in self.loaded.items()})

    def told_by(self, key: int) -> Told:
        """Return what a report tells, by its number."""
        return self.told[self.loaded[key].report.id]

    def link(self) -> None:
        """Link what is here; who stands behind an origin is named as the whole case names it."""
        roster = roster_for(self.connection, self.told.values())
        self.origins, self.events = self._linker.outcome(roster)
        self.doubtful = list(self._linker.doubtful())

    def origin(self, id_: str) -> Origin:
        """Return an origin that came out, whole."""
        return replace(self.origins.whole(id_), reliability=None)

    def every_origin(self) -> list[Origin]:
        """Return all origins that came out, whole."""
        return [self.origin(id_) for id_ in sorted(self.origins.known)]

    def every_event(self) -> list[Event]:
        """Return all events that came out, each with those that may be the same."""
        return list(self._linker.every(self.events))

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
        told = self._memory.tell(report, attributions, mentions, judged, self._version)
        self.told[report.id] = told
        return told
