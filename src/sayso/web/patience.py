"""Little patience for connections that ask slowly or not at all, and an end to how many there may be.

uvicorn itself waits without end for the head and the body of a request; an application sees neither before
the head is whole. So the limits stand in the protocol: on the head, on each pause in the body, on the whole
body, and on the number of connections, of which the one that has been silent for longest must go.
"""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar, Literal, TypeAlias

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST_CONNECTIONS = 1_000
HEAD_SECONDS = 10.0
"""From the connection, or from the first byte of a further request, to the end of its head."""
PAUSE_SECONDS = 20.0
"""Between two pieces of a body."""
BODY_SECONDS = 600.0
"""For a whole body: enough for the largest upload over a slow line."""
_Waiting: TypeAlias = Literal["head", "body", "next"]


class Patience(H11Protocol):
    """Hangs up on whoever keeps it waiting for too long, and on the most silent where too many are here."""

    most: ClassVar[int] = MOST_CONNECTIONS
    seconds: ClassVar[dict[str, float]] = {
        "head": HEAD_SECONDS, "pause": PAUSE_SECONDS, "body": BODY_SECONDS,
    }  # fmt: skip
    silent: ClassVar[dict[Patience, None]] = {}
    """Those for whom we wait, the one for whom we have waited longest first."""
    _waiting: _Waiting | None = None
    _timer: asyncio.TimerHandle | None = None
    _began = _moved = 0.0

    @classmethod
    def with_limits(cls, *, most: int | None = None, **seconds: float) -> type[Patience]:
        """Return a protocol for one server, with its own limits: ``most``, ``head``, ``pause``, ``body``."""
        own = {"most": most or cls.most, "seconds": cls.seconds | seconds, "silent": {}}
        return type("OwnPatience", (cls,), own)

    def connection_made(self, transport: Any) -> None:
        """Begin to wait; where too many are here, the one that has been silent for longest must go."""
        super().connection_made(transport)
        self._wait_for("head")
        if len(self.connections) > self.most:
            next(iter(self.silent)).hang_up()

    def data_received(self, data: bytes) -> None:
        """Note that something came."""
        self._moved = self.loop.time()
        super().data_received(data)

    def handle_events(self) -> None:
        """Let h11 find what came, and wait for what is missing of it."""
        super().handle_events()
        self._wait_for(self._missing())

    def on_response_complete(self) -> None:
        """Wait for the next request: uvicorn itself ends that after a while, as long as nothing comes."""
        super().on_response_complete()
        self._wait_for(self._missing())

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._wait_for(None)
        super().connection_lost(exc)

    def hang_up(self) -> None:
        """End the connection at once."""
        self._wait_for(None)
        self.connections.discard(self)  # it counts no longer, though the loop tells of its end only later
        self.transport.abort()

    def _missing(self) -> _Waiting | None:
        """Return what has to come from the other side now; None while it is our turn."""
        if self.transport.is_closing():
            return None
        if self.conn.their_state is h11.SEND_BODY:
            return "body"
        if self.conn.their_state is not h11.IDLE:
            return None
        return "head" if self.cycle is None or self.conn.trailing_data[0] else "next"

    def _wait_for(self, what: _Waiting | None) -> None:
        if what == self._waiting:
            return
        self.silent.pop(self, None)
        if self._timer:
            self._timer.cancel()
        self._waiting, self._timer = what, None
        if what:
            self._began = self._moved = self.loop.time()
            self.silent[self] = None
        if what in ("head", "body"):
            self._timer = self.loop.call_at(self._end(), self._look)

    def _end(self) -> float:
        """Return when patience ends, if nothing more comes."""
        if self._waiting == "head":
            return self._began + self.seconds["head"]
        return min(self._moved + self.seconds["pause"], self._began + self.seconds["body"])

    def _look(self) -> None:
        """Hang up, or wait on where a body has moved meanwhile; one that we ourselves hold back may wait."""
        if self._waiting == "body" and self.flow.read_paused:
            self._moved = self.loop.time()
        if self.loop.time() >= self._end():
            self.hang_up()
        else:
            self._timer = self.loop.call_at(self._end(), self._look)
