"""The server that is measured: a process of its own, started with the command as users start it."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

from evaluation.setting import WEIGHTS, child_environment, command

PATIENCE = 30
"""Seconds until the server must answer."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs: its address, and the number of its process."""

    address: str
    port: int
    process: int


@contextmanager
def served(case: str, *options: str) -> Iterator[Served]:
    """Serve a case on a free port of loopback; it ends with the block."""
    port = free_port()
    words = [*command(WEIGHTS), "serve", case, "--port", str(port), *options]
    process = subprocess.Popen(words, env=child_environment(), stdout=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield Served(f"http://127.0.0.1:{port}", port, process.pid)
    finally:
        process.terminate()
        process.wait()


def invited(case: str, names: Sequence[str]) -> dict[str, str]:
    """Give people keys to a case, and return the keys by the names."""
    from sayso.web import invite_to

    return {name: invite_to(case, name) for name in names}


def free_port() -> int:
    """Return a port at which nobody listens."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with closing(socket.socket()) as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"the server did not answer at port {port} (exit status {process.poll()})")
