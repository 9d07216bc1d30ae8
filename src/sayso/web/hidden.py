"""Lists that are asked for by words compare what is shown, so that no yes or no tells a protected name.

The database knows the names. Were it to compare, each yes or no would tell a letter of one; so where a text
is shown in other words, these are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Column, ColumnElement, Connection, and_, or_, select

from sayso.ledger.redacting import Redaction

Shown: TypeAlias = Mapping[str, str]
"""What is shown in the place of a text, by the key of its row: only where that is something else."""
Finder: TypeAlias = Callable[[Connection, Column[Any], Column[Any]], Shown]


class Hidden:
    """Which texts of a column are shown as other words; of a case that is shown as it is, none."""

    def __init__(self, find: Finder | None = None) -> None:
        """Take what finds them: ``find(connection, key, column)``."""
        self._find = find

    def holding(
        self, connection: Connection, key: Column[Any], column: Column[Any], words: Sequence[str]
    ) -> ColumnElement[bool]:
        """Return the condition that a text, as it is shown, holds all of some words."""
        stored = and_(*(column.ilike(f"%{like(word)}%", escape="\\") for word in words))
        shown = self._shown(connection, key, column)
        if not shown:
            return stored
        fitting = [id_ for id_, text in shown.items() if all(w.lower() in text.lower() for w in words)]
        return or_(and_(stored, key.not_in(list(shown))), key.in_(fitting))

    def named(self, connection: Connection, column: Column[Any], name: str) -> ColumnElement[bool]:
        """Return the condition that a name, as it is shown, is just this one."""
        shown = self._shown(connection, column, column)
        meant = [stored for stored, text in shown.items() if text == name]
        return column.in_(meant if name in shown else [*meant, name])

    def _shown(self, connection: Connection, key: Column[Any], column: Column[Any]) -> Shown:
        return self._find(connection, key, column) if self._find else {}


NOTHING = Hidden()


def shown_otherwise(
    connection: Connection, redaction: Redaction, key: Column[Any], column: Column[Any]
) -> dict[str, str]:
    """Return what is shown in the place of a column's texts, by their keys, where names stand in them."""
    rows = select(key.label("key"), column.label("text")).where(column.is_not(None)).distinct()
    told = ((str(row.key), row.text, redaction.text(row.text)) for row in connection.execute(rows))
    return {id_: shown for id_, text, shown in told if shown != text}


def like(word: str) -> str:
    """Return a word in which nothing has a meaning for SQL's LIKE, with the backslash as its mark."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
