"""The one way in: reports that wait are linked, and what follows from them is written.

A small case is linked as a whole, each time, and comes out as `sayso.linking.link` gives it. In a large one
a report is linked with its neighbours (``neighbours``) and with all that it touches (``change``): that
stays fast however many reports there are, and may miss a link where a sign is borne by very many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import Lock

from sqlalchemy import Connection, delete, func, insert, select

from sayso import __version__
from sayso.ledger.deriving.change import Change, change_by, change_of_all
from sayso.ledger.deriving.memory import Memory
from sayso.ledger.deriving.neighbours import enter, neighbours
from sayso.ledger.deriving.roster import roster_for, update_roster
from sayso.ledger.deriving.rows import write_events, write_origins, write_pairs
from sayso.ledger.deriving.scope import Scope
from sayso.ledger.deriving.touched import touched_by
from sayso.ledger.kept import Run
from sayso.ledger.loading import judged, lots, places_of, readings_of
from sayso.ledger.schema import acting, pending, reports
from sayso.linking.actors import attributions_with_actors, mentions_with_actors
from sayso.records import Attribution, Mention

WHOLE = 500
"""Up to so many reports a case is linked as a whole."""
LOT, FIRST_LOT = 100, 500
"""So many waiting reports are linked in one transaction; up to `LARGEST` more, as most are at hand anyway."""
LARGEST = 2_000
"""From so many reports on, those that are at hand from before are let go, for the sake of memory."""


class Deriver:
    """Keeps actors, origins and events in step with the reports; it remembers what reports tell."""

    def __init__(self, whole: int = WHOLE, lot: int = LOT, first_lot: int = FIRST_LOT) -> None:
        """Begin without memory."""
        self._whole, self._lot, self._first_lot = whole, lot, first_lot
        self._memory = Memory()
        self._kept: Scope | None = None
        self._next: Scope | None = None
        self._one = Lock()
        """What is remembered is for one at a time; who writes has the case's lock already."""

    def bring_up_to_date(self, connection: Connection, run: Run) -> int:
        """Link a lot of the reports that wait; return how many are left to wait.

        The connection is in a transaction that may write; if that is given up, so must be this object.
        """
        with self._one:
            new = self._waiting(connection)
            scope = self._prepared(connection, new)
            again: set[int] = set()
            if scope is not None:
                new, again = sorted(scope.prepared), self._judged_since(connection, scope)
            if new:
                self._derive(connection, run, new, scope or self._scope(connection, run, new))
                for lot in lots(sorted({*new} - again)):
                    connection.execute(delete(pending).where(pending.c.report.in_(lot)))
        return int(connection.execute(select(func.count()).select_from(pending)).scalar_one())

    def rehearse(self, connection: Connection) -> bool:
        """Link a lot of the reports that wait without writing, so that little is left while others wait.

        Returns whether any wait. What came out is used by the next `bring_up_to_date` if it still holds.
        """
        with self._one:
            new = self._waiting(connection)
            if not new:
                return False
            scope = Scope(connection, self._memory, judged(connection), __version__)
            scope.writes = False
            scope.add(new)
            every, is_whole = self._every(connection)
            told = {key: scope.told_by(key) for key in new}
            scope.add(every if is_whole else neighbours(connection, told))
            scope.link()
            (change_of_all if is_whole else change_by)(connection, scope, new)
            scope.prepared = frozenset(new)
            self._next = scope
            return True

    def _prepared(self, connection: Connection, waiting: Sequence[int]) -> Scope | None:
        """Return what was linked without writing, if no reading of it is another one by now."""
        scope, self._next = self._next, None
        if scope is None or not scope.prepared <= set(waiting):
            return None
        if scope.readings != readings_of(connection, scope.readings):
            return None
        scope.connection, scope.writes = connection, True
        scope.keep_told()
        return scope

    def _judged_since(self, connection: Connection, scope: Scope) -> set[int]:
        """Return the reports that judgements touch of which a scope does not know: they go on waiting."""
        known = {each.id for each in scope.judgements}
        new = [each for each in judged(connection) if each.id not in known]
        return {key for each in new for key in touched_by(connection, each)}

    def _waiting(self, connection: Connection) -> list[int]:
        some = connection.execute(select(reports.c.key).limit(LARGEST + 1)).all()
        lot = self._lot if len(some) > LARGEST else max(self._lot, self._first_lot)
        waiting = select(pending.c.report).order_by(pending.c.report).limit(lot)
        return [int(key) for key in connection.execute(waiting).scalars()]

    def _every(self, connection: Connection) -> tuple[list[int], bool]:
        """Return the reports of a small case, and whether it is small enough to be linked as a whole."""
        rows = connection.execute(select(reports.c.key).limit(self._whole + 1))
        every = [int(key) for key in rows.scalars()]
        return every, len(every) <= self._whole

    def _derive(self, connection: Connection, run: Run, new: Sequence[int], scope: Scope) -> None:
        every, is_whole = self._every(connection)
        scope.add(new)
        told = {key: scope.told_by(key) for key in new}
        unclear = update_roster(connection, run, told)
        enter(connection, told)
        scope.add([*unclear, *(every if is_whole else neighbours(connection, told))])
        scope.link()
        change = (change_of_all if is_whole else change_by)(connection, scope, new)
        _write(connection, run, scope, change)
        _write_acting(connection, scope, {*new, *unclear})
        self._kept = scope

    def _scope(self, connection: Connection, run: Run, new: Iterable[int]) -> Scope:
        """Return the scope of before, to be added to, where all of it still holds; else a new one."""
        kept, judgements = self._kept, judged(connection)
        holds = (
            kept is not None
            and len(kept.loaded) < LARGEST
            and kept.judgements == judgements
            and kept.loaded.keys().isdisjoint(new)
            and kept.readings == readings_of(connection, kept.readings)
        )
        if kept is None or not holds:
            return Scope(connection, self._memory, judgements, run.sayso)
        kept.connection = connection
        return kept


def _write(connection: Connection, run: Run, scope: Scope, change: Change) -> None:
    numbers = {each.report.id: key for key, each in scope.loaded.items()}
    found = {mention.id: mention for each in scope.loaded.values() for mention in each.mentions}
    told = []
    for event in change.events:
        mentions = [found[each] for each in event.mentions]
        keys = [numbers[each.report] for each in mentions]
        told.append((event, [(k, scope.loaded[k].report, m) for k, m in zip(keys, mentions, strict=True)]))
    write_origins(connection, run, change.origins, change.origins_gone)
    write_events(connection, run, told, change.events_gone)
    write_pairs(connection, change.pairs, {*change.events_gone, *(event.id for event in change.events)})


def _write_acting(connection: Connection, scope: Scope, keys: Iterable[int]) -> None:
    """Write who the speakers and participants of reports are."""
    wanted = sorted(keys)
    told = {key: scope.told_by(key) for key in wanted}
    roster = roster_for(connection, told.values())
    rows = []
    for key, each in told.items():
        records: list[Attribution | Mention] = [
            *attributions_with_actors(each, roster),
            *mentions_with_actors(each, roster),
        ]
        for record in records:
            rows += [
                {"record": record.id, "place": place, "report": key, "actor": actor}
                for place, actor in places_of(record)
            ]
    for lot in lots(wanted):
        connection.execute(delete(acting).where(acting.c.report.in_(lot)))
    if rows:
        connection.execute(insert(acting), rows)
