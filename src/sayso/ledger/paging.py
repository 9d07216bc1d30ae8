"""Pages of a list that grows: each goes on where the one before ended, however much was added meanwhile."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.errors import UsageError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of a list, and the cursor that gives what follows; None at the end."""

    items: tuple[T, ...]
    next: str | None


def cursor_of(*place: str | int) -> str:
    """Return the cursor for what comes after a place in a list."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def place_of(cursor: str, *kinds: type) -> list[str | int]:
    """Return the place that a cursor means; a UsageError for one that no page gave."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        place = json.loads(base64.urlsafe_b64decode(padded.encode()))
    except (binascii.Error, ValueError, UnicodeError):
        place = None
    fits = isinstance(place, list) and len(place) == len(kinds)
    if not fits or any(type(one) is not kind for one, kind in zip(place, kinds, strict=True)):
        raise UsageError(f"{cursor!r} is no place in this list.", "Begin with the first page again.")
    return list(place)
