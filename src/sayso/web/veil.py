"""Every record that a person is shown who must not know protected names, with other words in their place.

What passes here is anything that a case gives to a page. Whatever is of a kind that is not known here is not
let through: a new kind of record must fail, and not tell a name.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from sayso.ledger import blobs, protecting
from sayso.ledger.loading import judged
from sayso.ledger.paging import Page, cursor_of
from sayso.ledger.redacting import Moves, Redaction
from sayso.ledger.schema import actors, log, protections, reports
from sayso.ledger.shown import Hit
from sayso.records import Attribution, Caveat, Mention, Span, record_id
from sayso.views.shown import Passage
from sayso.web.disagreements import Disagreement
from sayso.web.hidden import shown_otherwise
from sayso.web.questions import Question
from sayso.web.wanted import Wanted

T = TypeVar("T")
WITHHELD = "withheld"
"""In the place of the hash of bytes or of a text: who guesses a name could check it with the hash."""
_NOBODY = "-"
"""An id that nothing has: an empty one would ask for all."""
_HASHES = frozenset({"sha256", "text_sha256"})
_PLAIN = (bool, int, float, type(None))
_MOST_TEXTS = 2_000


class Veil:
    """Puts other words in the place of protected names, and other ids in that of ids made of them."""

    def __init__(self, redaction: Redaction, ids: Mapping[str, str]) -> None:
        """Take what replaces names, and what is shown in the place of ids."""
        self.redaction = redaction
        self._ids = ids
        self._meant = {shown: id_ for id_, shown in ids.items()}
        self._moves: dict[str, Moves] = {}

    def shown(self, value: T, text_of: Callable[[str], str]) -> T:
        """Return what a case gave as it is shown; ``text_of`` gives a report's text by its id."""
        if not self.redaction:
            return value
        if len(self._moves) > _MOST_TEXTS:
            self._moves = {}
        found: T = _Walk(self, text_of).of(value)
        return found

    def meant(self, value: Any) -> Any:
        """Return what somebody means who asks with ids as they are shown; a hidden id means nothing."""
        if isinstance(value, str):
            return self._meant.get(value, _NOBODY if value in self._ids else value)
        if isinstance(value, dict):
            return {key: self._part_meant(key, each) for key, each in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return type(value)(self.meant(each) for each in value)
        return replace(value, actor=self.meant(value.actor)) if isinstance(value, Wanted) else value

    def _part_meant(self, name: Any, value: Any) -> Any:
        return of_cursor(value, self.meant) if name == "after" and value else self.meant(value)

    def word(self, text: str) -> str:
        """Return a text or an id as it is shown."""
        return self._ids.get(text) or self.redaction.text(text)

    def id(self, id_: str) -> str:
        """Return an id as it is shown."""
        return self._ids.get(id_, id_)

    def moves(self, report: str, text_of: Callable[[str], str]) -> Moves:
        """Return a report's text as it is shown, and where each offset went."""
        found = self._moves.get(report)
        if found is None:
            found = self._moves[report] = self.redaction.moves(text_of(report))
        return found


class _Walk:
    """One value gone through; what is in it several times is changed once."""

    def __init__(self, veil: Veil, text_of: Callable[[str], str]) -> None:
        self._veil, self._text_of = veil, text_of
        self._done: dict[tuple[int, int], Any] = {}

    def of(self, value: Any, moves: Moves | None = None) -> Any:
        if isinstance(value, _PLAIN):
            return value
        if type(value) is str:
            return self._veil.word(value)
        if isinstance(value, Span):
            return self._span(value, moves)
        key = id(value), id(moves)
        if key not in self._done:
            self._done[key] = self._changed(value, moves)
        return self._done[key]

    def _changed(self, value: Any, moves: Moves | None) -> Any:
        if type(value) in (tuple, list, set, frozenset):
            return type(value)(self.of(each, moves) for each in value)
        if type(value) is dict:
            return {self._veil.id(key): self._part(key, each, moves) for key, each in value.items()}
        if isinstance(value, Passage):
            return self._passage(value)
        if is_dataclass(value) and not isinstance(value, type | Hit):
            return self._record(value, moves)
        raise TypeError(f"{type(value).__name__} can't be shown without protected names.")

    def _record(self, value: Any, around: Moves | None) -> Any:
        moves = self._own_moves(value) or around
        parts = {each.name: self._part(each.name, getattr(value, each.name), moves) for each in fields(value)}
        if isinstance(value, Page):
            parts["next"] = of_cursor(value.next, self._veil.id) if value.next else None
        if isinstance(value, Question):
            parts["id"] = record_id("q", value.kind, *parts["of"])
        if isinstance(value, Disagreement):
            parts["id"] = record_id("d", value.about, *parts["of"])
        return replace(value, **parts)

    def _part(self, name: Any, value: Any, moves: Moves | None) -> Any:
        if name == "id" and isinstance(value, str):
            return self._veil.id(value)
        if name in _HASHES and value is not None:
            return WITHHELD
        return value if name == "format" else self.of(value, moves)

    def _own_moves(self, value: Any) -> Moves | None:
        """Return the text in which a record's spans stand, if it has any."""
        spanning = isinstance(value, Attribution | Caveat | Mention)
        return self._veil.moves(value.report, self._text_of) if spanning else None

    def _span(self, span: Span, moves: Moves | None) -> Span:
        if moves is None:
            return Span(span.start, span.end, self._veil.word(span.text))
        start, end = moves.place(span.start), moves.place(span.end, end=True)
        return Span(start, end, moves.text[start:end])

    def _passage(self, passage: Passage) -> Passage:
        moves = self._veil.moves(passage.report, self._text_of)
        start, end = moves.place(passage.start), moves.place(passage.end, end=True)
        return replace(passage, start=start, end=end, text=moves.text[start:end])


def veil_of(connection: Connection) -> Veil:
    """Return what hides the names that are protected in a case now."""
    redaction = protecting.redaction(connection)
    return Veil(redaction, _ids(connection, redaction) if redaction else {})


def of_cursor(cursor: str, each: Callable[[str], str]) -> str:
    """Return a cursor whose ids are changed: the place in a list of actors bears the id of one."""
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError:
        return cursor
    if not isinstance(place, list):
        return cursor
    return cursor_of(*(each(part) if isinstance(part, str) else part for part in place))


def text_of(connection: Connection, report: str) -> str:
    """Return a report's text by its id; "" where there is no such report."""
    sha256 = connection.execute(select(reports.c.text_sha256).where(reports.c.id == report)).scalar()
    return blobs.get(connection, sha256).decode("utf-8", "surrogatepass") if sha256 else ""


def _ids(connection: Connection, redaction: Redaction) -> dict[str, str]:
    """Return what is shown for ids that are made of a protected name: with the id a guess could be checked.

    It hangs on the log of the case, which nobody sees here, so the ids stay the same from day to day.
    """
    secret = connection.execute(
        select(log.c.hash)
        .join(protections, protections.c.id == log.c.subject)
        .order_by(log.c.number)
        .limit(1)
    ).scalar()
    key = (secret or "").encode()
    return {each: _other(key, each) for each in _telling(connection, redaction)}


def _telling(connection: Connection, redaction: Redaction) -> Iterable[str]:
    yield from shown_otherwise(connection, redaction, actors.c.id, actors.c.name)
    for each in judged(connection):
        told = " | ".join((*each.of, each.says, each.by, each.why or ""))
        if redaction.text(told) != told:
            yield each.id


def _other(key: bytes, id_: str) -> str:
    prefix, _, rest = id_.partition("-")
    return f"{prefix}-{hmac.digest(key, id_.encode(), hashlib.sha256).hex()[: max(len(rest), 12)]}"
