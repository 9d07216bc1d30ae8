"""The desk of those who must not know protected names: what it gives has other words in their place.

The pages ask it as they ask the other desk. All that it has of the case came through the veil, and what the
veil can't change, it refuses; so no page has to think of names.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, NoReturn, TypeVar

from sqlalchemy import Column, Connection

from sayso.ledger import searching
from sayso.ledger.paging import Page
from sayso.ledger.searching import Where
from sayso.ledger.shown import Hit
from sayso.linking.judgements import Judgement
from sayso.web import browsing
from sayso.web.desk import Desk, Memory
from sayso.web.faults import WithheldError
from sayso.web.hidden import Hidden, Shown, shown_otherwise
from sayso.web.judging import Effect
from sayso.web.veil import Veil, text_of, veil_of

T = TypeVar("T")


class RedactedDesk(Desk):
    """A view of a desk through a veil; it has no case of its own to be opened or closed, or written to."""

    def __init__(self, desk: Desk) -> None:
        """Look at the case of another desk."""
        self._whole = desk
        self._engine, self._place = desk._engine, desk._place  # noqa: SLF001 - another view of the same case
        self._memory = Memory()
        self._effects = OrderedDict()
        self.questioner = desk.questioner
        self.hidden = Hidden(self._shown_otherwise)

    @property
    def name(self) -> str:
        """The case's name, without its folder and without names."""
        with self.reading() as connection:
            return self._veil(connection).word(self._whole.name)

    def ask(self, question: Callable[..., T], *given: Any, **named: Any) -> T:
        """Return what a question gives of the case, as it is shown."""
        with self.reading() as connection:
            return self._answer(connection, question, given, named)

    def remembered(self, question: Callable[..., T], *given: Hashable) -> T:
        """Return what a question gives, from memory where nothing in the case has changed since."""
        with self.reading() as connection:
            at, key = browsing.version(connection), (question, given)
            return self._memory.get(at, key, lambda: self._answer(connection, question, given, {}))

    def search(self, words: str, where: Where, limit: int, after: str | None) -> Page[Hit]:
        """Return a page of the places where words stand in what is shown."""
        with self.reading() as connection:
            redaction = self._veil(connection).redaction
            return searching.search(
                connection, words, where=where, limit=limit, after=after, redaction=redaction
            )

    def data(self, sha256: str) -> NoReturn:  # noqa: ARG002 - none is given
        """Refuse: a report's bytes would tell the names."""
        raise WithheldError(
            "The original bytes would tell names that are protected here.",
            "Ask somebody who may know them. The page of the report has its text, with other words.",
        )

    def judge(self, made: Judgement) -> NoReturn:  # noqa: ARG002 - none is kept
        """Refuse: who doesn't see the names can't speak of them."""
        raise WithheldError("Nothing is judged where names are hidden.", "Ask for a reviewer's key.")

    def effect(self, judgement: str) -> Effect | None:
        """Return what a judgement changed, as it is shown."""
        return self.ask(lambda _, meant: self._whole.effect(meant), judgement)

    def _answer(
        self, connection: Connection, question: Callable[..., T], given: Any, named: dict[str, Any]
    ) -> T:
        veil = self._veil(connection)
        found = question(connection, *veil.meant(given), **veil.meant(named))
        return veil.shown(found, lambda report: text_of(connection, report))

    def _veil(self, connection: Connection) -> Veil:
        return self._memory.get(browsing.version(connection), "veil", lambda: veil_of(connection))

    def _shown_otherwise(self, connection: Connection, key: Column[Any], column: Column[Any]) -> Shown:
        redaction, at = self._veil(connection).redaction, browsing.version(connection)
        wanted = ("shown otherwise", str(key), str(column))
        return self._memory.get(at, wanted, lambda: shown_otherwise(connection, redaction, key, column))
