"""How much of a list is asked for, and from where on: the same two questions everywhere."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from fastapi import Query

MOST = 500
Limit: TypeAlias = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
After: TypeAlias = Annotated[
    str | None, Query(max_length=400, description="The cursor `next` of the page before.")
]
