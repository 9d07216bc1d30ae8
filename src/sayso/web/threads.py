"""The threads in which pages are made: few, since more hinder each other; and others for those who wait.

Python runs one thread at a time, and each row that SQLite gives is a chance for another thread to take the
turn: of forty that make pages at once each takes many times as long. Who waits must not hold one of the few.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

import anyio.to_thread
from anyio import CapacityLimiter

T = TypeVar("T")
WORKERS = max(4, os.cpu_count() or 1)
WAITING = 100
_waiting: CapacityLimiter | None = None


def few_workers() -> None:
    """Have pages made in a few threads only; to be called in the loop that serves."""
    global _waiting  # noqa: PLW0603 - as the limiter of anyio itself, it belongs to the loop
    anyio.to_thread.current_default_thread_limiter().total_tokens = WORKERS
    _waiting = CapacityLimiter(WAITING)


async def waiting(call: Callable[..., T], *given: object) -> T:
    """Return what a call gives that mostly waits, in a thread beside those that make pages."""
    return await anyio.to_thread.run_sync(call, *given, limiter=_waiting)
