"""One visit: an address and those to which it leads on, over guarded connections, within one time limit."""

from __future__ import annotations

import hashlib
import ssl
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Self

import httpcore
import httpx

import sayso
from sayso.errors import IntakeError
from sayso.fetching.addresses import checked_url, shown
from sayso.fetching.connecting import Deadline, GuardedBackend

AGENT = "Sayso"
USER_AGENT = f"{AGENT}/{sayso.__version__} (+reads published reports for verification)"
MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE = 65_536
_BY_BROWSER = "Save the page with a browser, and give the file."

Take = Callable[[Iterator[bytes]], bytes]
"""Takes a body, piece by piece, and returns it or raises IntakeError: it tells when there is enough."""
Ask = Callable[[httpx.URL], None]
"""Is asked before each page; raises IntakeError for one that is not to be fetched."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """One step from an address to the next."""

    address: str
    status: int
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server gave: ``data`` is the body, unpacked, of status 200, and empty of any other.

    ``sent_sha256`` is set where the body was sent packed: the hash of it as it came. ``server`` is the IP
    address. Cookies are not among the headers.
    """

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    data: bytes = b""
    sent_sha256: str | None = None
    server: str | None = None
    redirects: tuple[Redirect, ...] = ()

    def header(self, name: str) -> str | None:
        """Return the first header of a name, which is told in small letters."""
        return next((value for each, value in self.headers if each == name), None)


class Visit:
    """Asks addresses over connections that last as long as the visit; keeps no cookies, knows no proxy."""

    def __init__(
        self, deadline: Deadline, backend: GuardedBackend, context: ssl.SSLContext, more_ports: frozenset[int]
    ) -> None:
        """Begin a visit; nothing is asked yet."""
        self._deadline, self._more_ports = deadline, more_ports
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, network_backend=backend, max_keepalive_connections=0
        )

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        self._pool.close()

    def follow(self, address: str, take: Take, ask: Ask) -> Answer:
        """Return the answer at the end of all redirects, each of which is checked as the first address."""
        passed: list[Redirect] = []
        url = checked_url(address, self._more_ports)
        while True:
            ask(url)
            answer = self._get(url, take)
            to = answer.header("location") if answer.status in _REDIRECTS else None
            if to is None:
                return replace(answer, redirects=tuple(passed))
            if len(passed) == MOST_REDIRECTS:
                raise IntakeError(
                    f"The address leads on to another more than {MOST_REDIRECTS} times.", _BY_BROWSER
                )
            following = _joined(url, to, self._more_ports)
            passed.append(Redirect(str(url), answer.status, str(following)))
            url = following

    def _get(self, url: httpx.URL, take: Take) -> Answer:
        try:
            return self._asked(url, take)
        except (httpcore.TimeoutException, TimeoutError) as fault:
            raise self._deadline.passed() from fault
        except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError) as fault:
            why = str(fault).strip().rstrip(".") or type(fault).__name__
            raise IntakeError(
                f"The server {url.host} cannot be reached, or breaks off: {why}.",
                f"Try again later. {_BY_BROWSER}",
            ) from fault

    def _asked(self, url: httpx.URL, take: Take) -> Answer:
        headers = [
            (b"Host", url.netloc),
            (b"User-Agent", USER_AGENT.encode()),
            (b"Accept", b"text/html, application/xhtml+xml, */*;q=0.8"),
            (b"Accept-Encoding", b"identity"),
            (b"Connection", b"close"),
        ]
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        with self._pool.stream("GET", target, headers=headers) as response:
            given = tuple(
                (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers
            )
            answer = Answer(
                address=str(url),
                status=response.status,
                headers=tuple(each for each in given if not each[0].startswith("set-cookie")),
                server=_server(response),
            )
            return _with_body(answer, response, take) if response.status == 200 else answer


def _with_body(answer: Answer, response: httpcore.Response, take: Take) -> Answer:
    encoding = (answer.header("content-encoding") or "identity").strip().lower()
    if encoding in ("", "identity"):
        return replace(answer, data=take(response.iter_stream()))
    if encoding not in ("gzip", "x-gzip"):
        raise IntakeError(f"The server sends the page packed as {encoding}, unasked.", _BY_BROWSER)
    sent = hashlib.sha256()
    data = take(_unpacked(response.iter_stream(), sent))
    return replace(answer, data=data, sent_sha256=sent.hexdigest())


def _unpacked(pieces: Iterator[bytes], sent: Any) -> Iterator[bytes]:
    """Yield what was sent packed, in small pieces, so that who takes them can stop a bomb."""
    machine = zlib.decompressobj(wbits=31)
    try:
        for piece in pieces:
            sent.update(piece)
            rest = piece
            while rest:
                yield machine.decompress(rest, _PIECE)
                rest = machine.unconsumed_tail
        yield machine.flush()
    except zlib.error as fault:
        raise IntakeError(f"The page is packed in a broken way: {fault}.", _BY_BROWSER) from fault
    if not machine.eof:
        raise IntakeError("The page is packed, and its end is missing.", f"Try again later. {_BY_BROWSER}")


def _joined(url: httpx.URL, to: str, more_ports: frozenset[int]) -> httpx.URL:
    try:
        following = str(url.join(to))
    except (httpx.InvalidURL, ValueError) as fault:
        raise IntakeError(
            f"The address leads on to {shown(to)}, which is none: {fault}.", _BY_BROWSER
        ) from fault
    return checked_url(following, more_ports)


def _server(response: httpcore.Response) -> str | None:
    stream = response.extensions.get("network_stream")
    where = stream.get_extra_info("server_addr") if stream else None
    return str(where[0]) if where else None
