"""A hostile server on this computer, and what may fetch from it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from hostile import Server

from sayso.fetching.fetcher import Fetcher
from sayso.settings import Settings


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.fixture
def fetcher(server: Server) -> Fetcher:
    return Fetcher(Settings(max_file_bytes=500_000), also=frozenset({server.place}), seconds=2, pause=0)
