"""Connections to checked addresses only, with one time limit for all that is done on them."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from sayso.errors import IntakeError

Resolve = Callable[[str, int], list[str]]
"""Gives all IP addresses of a host's name; raises OSError where there are none."""
Allowed = Callable[[str, int], bool]
"""Tells whether an IP address may be asked at a port."""

_LONGEST_WAIT = 10.0
"""In seconds, for one connection or for the next bytes."""


class Deadline:
    """The end of the time that one page may take, with its redirects and its robots.txt."""

    def __init__(self, seconds: float) -> None:
        """Begin now."""
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Return how many seconds are left, or ``most``; raise IntakeError if there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.passed()
        return min(left, _LONGEST_WAIT if most is None else most)

    def passed(self) -> IntakeError:
        """Return what is told when the time is over."""
        return IntakeError(
            f"The server took too long: it may be silent for {_LONGEST_WAIT:g} seconds,"
            f" and a page may take {self._seconds:g} in all.",
            "Try again later, or save the page with a browser and give the file.",
        )


def resolved(host: str, port: int) -> list[str]:
    """Return all IP addresses of a host's name, as the computer finds them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections for httpcore: resolves a name once, checks all, and connects to what it checked."""

    def __init__(self, deadline: Deadline, resolve: Resolve, allowed: Allowed) -> None:
        """Guard the connections of one page."""
        self._deadline, self._resolve, self._allowed = deadline, resolve, allowed
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers, if all of them may be asked."""
        fault: Exception | None = None
        for ip in self._checked(host, port):
            try:
                left = self._deadline.left(timeout)
                stream = self._plain.connect_tcp(ip, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                fault = failed
            else:
                return GuardedStream(stream, self._deadline)
        raise fault or httpcore.ConnectError(f"{host} has no address")

    def _checked(self, host: str, port: int) -> list[str]:
        found = self._looked_up(host, port)
        bad = next((ip for ip in found if not self._allowed(ip, port)), None)
        if bad is not None:
            raise IntakeError(
                f"The host {host} stands at {bad}: that is no place of the open internet.",
                "Nothing of an inner network is asked. Save the page with a browser, and give the file.",
            )
        return found

    def _looked_up(self, host: str, port: int) -> list[str]:
        """Resolve beside the main thread: the computer's own look-up knows no time limit."""
        answer: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

        def look_up() -> None:
            try:
                answer.put(self._resolve(host, port))
            except (OSError, UnicodeError) as fault:
                answer.put(fault)

        threading.Thread(target=look_up, daemon=True).start()
        try:
            found = answer.get(timeout=self._deadline.left())
        except queue.Empty:
            raise self._deadline.passed() from None
        if isinstance(found, Exception) or not found:
            raise IntakeError(
                f"There is no host {host}, as far as this computer can tell.",
                "Check how it is written, and whether this computer is connected.",
            )
        return found


class GuardedStream(httpcore.NetworkStream):
    """A connection on which each wait ends with the time of its page: drops come, but not for ever."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        """Guard an open connection."""
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on in TLS, with the host's name as it stands in the address."""
        left = self._deadline.left(timeout)
        return GuardedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks to know of the connection."""
        return self._stream.get_extra_info(info)
