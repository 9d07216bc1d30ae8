"""Linking after judgements, beside all else: in one go for all that wait at once.

Whoever judged waits a moment for what changed. Where that takes longer, the judgement is in the case already,
and what rests on it follows.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

_LOG = logging.getLogger("sayso.web")


class CatchingUp:
    """Has what waits in a case linked, as often as it is asked to; several who ask at once share one go."""

    def __init__(self, link: Callable[[], None]) -> None:
        """Do nothing until asked; ``link`` links what waits."""
        self._link = link
        self._changed = threading.Condition()
        self._asked = self._done = 0
        self._works = False

    def begin(self) -> int:
        """Have linked what waits now; return a number by which `wait` knows it."""
        with self._changed:
            self._asked += 1
            if not self._works:
                self._works = True
                threading.Thread(target=self._work, name="linking", daemon=True).start()
            return self._asked

    def wait(self, number: int, seconds: float) -> bool:
        """Wait until it is linked, but no longer than this; tell whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self._done >= number, seconds)

    def _work(self) -> None:
        while True:
            with self._changed:
                going_for = self._asked
            try:
                self._link()
            except Exception:  # noqa: BLE001 - what waits goes on waiting, and the next go takes it too
                _LOG.exception("What was judged is kept, and could not be linked yet")
            with self._changed:
                self._done = going_for
                self._changed.notify_all()
                if self._asked == going_for:
                    self._works = False
                    return
