"""The server: uvicorn on one address, with little patience for those who connect and say nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST_CONNECTIONS = 400
PATIENCE_SECONDS = 10
"""How long a connection may take to send the head of its first request."""


class Patience(H11Protocol):
    """Hangs up on a connection that doesn't ask in time, and on any beyond the most that are open at once."""

    _asked: bool = False
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait, unless too many are here already."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()
            return
        self._waiting = self.loop.call_later(PATIENCE_SECONDS, self._lose_patience)

    def handle_events(self) -> None:
        """Let h11 find what came; a whole head is an asking."""
        super().handle_events()
        if self.cycle is not None and self._waiting:
            self._waiting.cancel()
            self._waiting = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        if self._waiting:
            self._waiting.cancel()
        super().connection_lost(exc)

    def _lose_patience(self) -> None:
        self.transport.abort()  # a head that came in time has called this off


def serve(app: ASGIApp, host: str, port: int) -> None:
    """Answer requests until Ctrl-C."""
    uvicorn.run(
        app,
        host=host.strip("[]"),
        port=port,
        http=Patience,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=32_768,
        proxy_headers=False,
    )
