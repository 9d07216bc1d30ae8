"""What a time expression is read against, and the shape of a form of expression."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sayso.knowledge.dates.calendar import Resolved


class UnresolvedError(LookupError):
    """The expression needs something that nobody gave: a publication date, an anchor, a number."""


@dataclass(frozen=True, slots=True)
class Context:
    """The publication date, the day spoken of, and whether the sentence looks ahead."""

    published: date | None
    anchor: date | None = None
    future: bool = False

    @property
    def today(self) -> date:
        """The day of publication."""
        if self.published is None:
            raise UnresolvedError("the expression needs a publication date")
        return self.published

    @property
    def then(self) -> date:
        """The day spoken of, or else the day of publication."""
        return self.anchor if self.anchor is not None else self.today


Reading = Callable[[re.Match[str], Context], Resolved]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of expression: its pattern, and how to get from a match to days."""

    name: str
    pattern: str
    read: Reading
