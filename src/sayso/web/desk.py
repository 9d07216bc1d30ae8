"""The desk at which pages and the REST API ask: one open case, and what was lately asked of it."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Table, select

from sayso.ledger import blobs, open_case, searching
from sayso.ledger.connecting import engine_of, place_of, reading
from sayso.ledger.deriving.touched import touched_by
from sayso.ledger.loading import judged
from sayso.ledger.paging import Page
from sayso.ledger.parts import ledger_of_events
from sayso.ledger.queries import Counts
from sayso.ledger.queries import counts as counted
from sayso.ledger.schema import actors, attributions, events, mentions, origins, reports
from sayso.ledger.searching import Where
from sayso.ledger.showing import report as report_shown
from sayso.ledger.showing import show
from sayso.ledger.shown import EventRow, FoundShown, Hit, ReportShown
from sayso.linking.judgements import Judgement, Judgements
from sayso.records import Actor, Attribution, Mention, Origin, Report
from sayso.views import EventView, board
from sayso.web import browsing, judging
from sayso.web.catching_up import CatchingUp
from sayso.web.faults import NotFoundError
from sayso.web.hidden import NOTHING
from sayso.web.judging import Awaited, Effect
from sayso.web.questions import Questioner
from sayso.web.wanted import Wanted

T = TypeVar("T")
_REMEMBERED = 512
_EFFECTS = 200
_MOMENT = 0.5
"""Seconds that a judgement waits for what changes by it; the page tells it later where it takes longer."""


class Desk:
    """An open case and its questions; several threads may ask and judge at once."""

    def __init__(self, name: str | os.PathLike[str], linking: Callable[[], None] | None = None) -> None:
        """Open a case by its file's name or its URL; raises CaseError where there is none.

        ``linking`` links what waits in the case, if that is to be done elsewhere.
        """
        self.case = open_case(name)
        self._place = place_of(name)
        self._engine = engine_of(self._place)
        self._memory = Memory()
        self._effects: OrderedDict[str, Effect | Awaited] = OrderedDict()
        self._linking = CatchingUp(linking or self.case.catch_up)
        self.questioner = Questioner()
        self.hidden = NOTHING
        """What of the case is shown in other words than it has, for questions by words."""

    def close(self) -> None:
        """Let go of the case."""
        self._engine.dispose()
        self.case.close()

    @property
    def name(self) -> str:
        """The case's name, without its folder."""
        return os.path.basename(self.case.place) or self.case.place

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the case as it is now."""
        with reading(self._engine, self._place) as connection:
            yield connection

    def version(self) -> str:
        """Return a word that is another one whenever something in the case is."""
        with self.reading() as connection:
            return browsing.version(connection)

    def ask(self, question: Callable[..., T], *given: Any, **named: Any) -> T:
        """Return what a question gives of the case: ``question(connection, …)``."""
        with self.reading() as connection:
            return question(connection, *given, **named)

    def remembered(self, question: Callable[..., T], *given: Hashable) -> T:
        """Return what a question gives, from memory where nothing in the case has changed since."""
        with self.reading() as connection:
            at = browsing.version(connection)
            return self._memory.get(at, (question, given), lambda: question(connection, *given))

    def counts(self) -> Counts:
        """Return how much is in the case."""
        return self.remembered(counted)

    def rows(self, wanted: Wanted, limit: int, after: str | None) -> Page[EventRow]:
        """Return a page of the events that are wanted."""
        return self.ask(browsing.board, self.hidden, wanted, limit=limit, after=after)

    def search(self, words: str, where: Where, limit: int, after: str | None) -> Page[Hit]:
        """Return a page of the places where words stand."""
        return self.ask(searching.search, words, where=where, limit=limit, after=after)

    def event(self, id_: str) -> EventView:
        """Return all that a person needs to see of an event; a NotFoundError where there is none."""
        self._check(events, id_, "event")
        return self.remembered(_event_view, id_)

    def report(self, id_: str) -> ReportShown:
        """Return a report with what was found in it; a NotFoundError where there is none."""
        self._check(reports, id_, "report")
        return self.ask(report_shown, id_)

    def data(self, sha256: str) -> bytes:
        """Return a report's bytes as they came, by their hash."""
        return self.ask(blobs.get, sha256)

    def actor(self, id_: str) -> Actor:
        """Return an actor; a NotFoundError where there is none."""
        self._check(actors, id_, "actor")
        found = self.ask(show, id_)
        assert isinstance(found, Actor)  # noqa: S101 - the table was just asked
        return found

    def origin(self, id_: str) -> Origin:
        """Return an origin; a NotFoundError where there is none."""
        self._check(origins, id_, "origin")
        found = self.ask(show, id_)
        assert isinstance(found, Origin)  # noqa: S101 - the table was just asked
        return found

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all that people judged, the earliest first."""
        return self.remembered(judged)

    def standing(self) -> tuple[Judgement, ...]:
        """Return the judgements that were not superseded, the earliest first."""
        return self.remembered(_standing)

    def judge(self, made: Judgement) -> Effect:
        """Keep a judgement, have linked anew what rests on it, and return what changed by it so far."""
        keys = frozenset(self.ask(touched_by, made))
        before = self.ask(judging.standings, keys)
        self.case.judge(made, link=False)
        number = self._linking.begin()
        self._effects[made.id] = Awaited(number, keys, before)
        while len(self._effects) > _EFFECTS:
            self._effects.popitem(last=False)
        self._linking.wait(number, _MOMENT)
        return self.effect(made.id) or Effect()

    def found(self, attribution: str) -> Attribution:
        """Return an attribution as the program found it; a NotFoundError where there is none."""
        kept = self.ask(_attribution, attribution)
        if kept is None:
            raise NotFoundError(f"There is no attribution {attribution[:80]!r}.", "Look at its report.")
        return kept

    def mention(self, id_: str) -> tuple[Mention, Report]:
        """Return a mention and its report; a NotFoundError where there is none."""
        self._check(mentions, id_, "mention")
        found = self.ask(show, id_)
        assert isinstance(found, FoundShown)  # noqa: S101 - the table was just asked
        assert isinstance(found.record, Mention)  # noqa: S101 - likewise
        return found.record, found.report

    def effect(self, judgement: str) -> Effect | None:
        """Return what a judgement changed, if it was made since the program runs, and lately."""
        found = self._effects.get(judgement)
        if not isinstance(found, Awaited):
            return found
        if not self._linking.wait(found.number, 0):
            return Effect(waiting=True)
        told = judging.effect_of(found.before, self.ask(judging.standings, found.reports))
        self._effects[judgement] = told
        return told

    def names(self, table: Table, ids: Iterable[str]) -> dict[str, str]:
        """Return the names of actors or origins by their ids."""
        return self.ask(_names, table, frozenset(ids))

    def names_of_events(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of events by their ids."""
        return self.ask(_titles, frozenset(ids))

    def _check(self, table: Table, id_: str, noun: str) -> None:
        if not self.ask(_is_there, table, id_):
            raise NotFoundError(
                f"There is no {noun} {id_[:80]!r} in this case.", "Look for it with the search."
            )


class Memory:
    """Answers by their questions, each looked for by one only; all are forgotten when the case is another."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._at = ""
        self._found: OrderedDict[Hashable, Any] = OrderedDict()
        self._looking: dict[tuple[str, Hashable], Future[Any]] = {}
        self._lock = threading.Lock()

    def get(self, at: str, key: Hashable, find: Callable[[], T]) -> T:
        """Return the answer to ``key`` in the state ``at`` of the case; ``find`` it where it isn't known."""
        with self._lock:
            if self._at != at:
                self._found.clear()
                self._at = at
            if key in self._found:
                self._found.move_to_end(key)
                found: T = self._found[key]
                return found
            mine = (at, key) not in self._looking
            looking: Future[T] = self._looking.setdefault((at, key), Future())
        if not mine:  # somebody asks the same just now
            return looking.result()
        try:
            looking.set_result(find())
        except BaseException as fault:
            looking.set_exception(fault)
            raise
        finally:
            self._note(at, key, looking)
        return looking.result()

    def _note(self, at: str, key: Hashable, looking: Future[T]) -> None:
        with self._lock:
            del self._looking[at, key]
            if self._at == at and looking.exception() is None:
                self._found[key] = looking.result()
                while len(self._found) > _REMEMBERED:
                    self._found.popitem(last=False)


def _event_view(connection: Connection, id_: str) -> EventView:
    (view,) = board(ledger_of_events(connection, [id_]), trusted=True)
    return view


def _standing(connection: Connection) -> tuple[Judgement, ...]:
    return Judgements(judged(connection)).standing


def _names(connection: Connection, table: Table, ids: frozenset[str]) -> dict[str, str]:
    rows = select(table.c.id, table.c.name).where(table.c.id.in_(sorted(ids)))
    return {row.id: row.name for row in connection.execute(rows)}


def _attribution(connection: Connection, id_: str) -> Attribution | None:
    rows = select(attributions.c.record).where(attributions.c.id == id_).order_by(attributions.c.key.desc())
    record = connection.execute(rows.limit(1)).scalar()
    return msgspec.json.decode(record, type=Attribution) if record else None


def _titles(connection: Connection, ids: frozenset[str]) -> dict[str, str]:
    rows = select(events.c.id, events.c.title).where(events.c.id.in_(sorted(ids))).order_by(events.c.weight)
    return {row.id: row.title for row in connection.execute(rows)}


def _is_there(connection: Connection, table: Table, id_: str) -> bool:
    clean = "\0" not in id_ and id_.isprintable()
    return clean and connection.execute(select(table.c.id).where(table.c.id == id_)).first() is not None
