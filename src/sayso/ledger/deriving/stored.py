"""What the case holds of events and origins: what has to be asked before others are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Table, select

from sayso.ledger.loading import keys_of, lots
from sayso.ledger.schema import (
    attributions,
    event_mentions,
    events,
    origin_attributions,
    origins,
    readings,
)
from sayso.records import Event, Origin

Record = TypeVar("Record", Event, Origin)


@dataclass(frozen=True, slots=True)
class Stored:
    """Asks the case; ``connection`` is that in which the answers will be used."""

    connection: Connection

    def events_with(self, mentions: Iterable[str]) -> set[str]:
        """Return the ids of the events that hold these mentions."""
        return self._of(event_mentions, "mention", "event", mentions)

    def event_of(self, mentions: Iterable[str]) -> dict[str, str]:
        """Return the id of the event that holds each of these mentions, where there is one."""
        found: dict[str, str] = {}
        for lot in lots(sorted(set(mentions))):
            rows = select(event_mentions.c.mention, event_mentions.c.event)
            told = self.connection.execute(rows.where(event_mentions.c.mention.in_(lot)))
            found |= {row.mention: row.event for row in told}
        return found

    def events_in(self, reports: Iterable[int]) -> set[str]:
        """Return the ids of the events that these reports tell of, by the reports' numbers."""
        return self._of(event_mentions, "report", "event", reports)

    def mentions_of(self, events: Iterable[str]) -> set[str]:
        """Return the ids of all mentions of events."""
        return self._of(event_mentions, "event", "mention", events)

    def origins_with(self, attributions: Iterable[str]) -> set[str]:
        """Return the ids of the origins that hold these attributions."""
        return self._of(origin_attributions, "attribution", "origin", attributions)

    def attributions_of(self, origins: Iterable[str]) -> set[str]:
        """Return the ids of all attributions of origins."""
        return self._of(origin_attributions, "origin", "attribution", origins)

    def origins_in(self, reports: Iterable[int]) -> set[str]:
        """Return the ids of the origins of what these reports tell, or told to an older reading."""
        found: set[str] = set()
        for lot in lots(sorted(reports)):
            rows = (
                select(origin_attributions.c.origin)
                .join(attributions, attributions.c.id == origin_attributions.c.attribution)
                .join(readings, readings.c.key == attributions.c.reading)
                .where(readings.c.report.in_(lot))
            )
            found |= set(self.connection.execute(rows).scalars())
        return found

    def reports_of_events(self, events: Iterable[str]) -> set[int]:
        """Return the numbers of the reports that tell of events."""
        return {int(key) for key in self._of(event_mentions, "event", "report", events)}

    def reports_of_origins(self, origins: Iterable[str]) -> set[int]:
        """Return the numbers of the reports that carry what origins said."""
        found = self.origins(origins).values()
        return set(keys_of(self.connection, {report for each in found for report in each.reports}))

    def events(self, ids: Iterable[str] | None = None) -> dict[str, Event]:
        """Return events by their ids; all without any."""
        return self._records(events, Event, ids)

    def origins(self, ids: Iterable[str] | None = None) -> dict[str, Origin]:
        """Return origins by their ids; all without any."""
        return self._records(origins, Origin, ids)

    def _of(self, table: Table, by: str, wanted: str, values: Iterable[str] | Iterable[int]) -> set[str]:
        found: set[str] = set()
        for lot in lots(sorted(set(values))):  # type: ignore[type-var]
            rows = select(table.c[wanted]).where(table.c[by].in_(lot)).distinct()
            found |= set(self.connection.execute(rows).scalars())
        return found

    def _records(self, table: Table, kind: type[Record], ids: Iterable[str] | None) -> dict[str, Record]:
        wanted = select(table.c.record)
        asked = (
            [wanted] if ids is None else [wanted.where(table.c.id.in_(lot)) for lot in lots(sorted(set(ids)))]
        )
        rows = (row for each in asked for row in self.connection.execute(each).scalars())
        return {each.id: each for each in (msgspec.json.decode(row, type=kind) for row in rows)}
