"""A page from its address, as bytes that can be proved: guarded, limited, polite."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import httpx

from sayso.errors import IntakeError
from sayso.fetching.addresses import PORTS, checked_url, is_public
from sayso.fetching.connecting import Deadline, GuardedBackend, Resolve, resolved
from sayso.fetching.robots import Robots
from sayso.fetching.visiting import Answer, Visit
from sayso.intake.collecting import GivenBytes
from sayso.intake.kinds import HEAD, kind_of, size_limit
from sayso.intake.parts import too_large
from sayso.settings import Settings

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_BY_BROWSER = "save the page with a browser, and give the file."
_LATER = f"Try again later, or {_BY_BROWSER}"


class Fetcher:
    """Fetches pages one after another, with a pause between two of one host.

    ``seconds`` is what one page may take in all. ``resolve`` looks up a host's IP addresses, and ``also`` are
    places (IP address and port) that may be asked although they are not public: for tests.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        resolve: Resolve = resolved,
        also: frozenset[tuple[str, int]] = frozenset(),
        seconds: float = 30.0,
        pause: float = 1.0,
    ) -> None:
        """Get ready; nothing is asked yet."""
        self._settings, self._resolve, self._also = settings, resolve, also
        self._seconds, self._pause = seconds, pause
        self._context = httpx.create_ssl_context(trust_env=False)
        self._robots = Robots()
        self._asked: dict[str, float] = {}

    def fetch(self, address: str) -> GivenBytes:
        """Return the bytes at an address, with how they came; raise IntakeError if there are none to have."""
        ports = frozenset(port for _, port in self._also)
        url = checked_url(address, ports)
        self._wait(url.host)
        deadline = Deadline(self._seconds)
        backend = GuardedBackend(deadline, self._resolve, self._allowed)
        with Visit(deadline, backend, self._context, ports) as visit:
            answer = visit.follow(str(url), self._whole, lambda each: self._robots.ask(visit, each))
        if answer.status != 200:
            raise _refusal(answer)
        return _given(address.partition("#")[0], answer)

    def _allowed(self, ip: str, port: int) -> bool:
        return (ip, port) in self._also or (port in PORTS and is_public(ip))

    def _wait(self, host: str) -> None:
        since = time.monotonic() - self._asked.get(host, -self._pause)
        if since < self._pause:
            time.sleep(self._pause - since)
        self._asked[host] = time.monotonic()

    def _whole(self, pieces: Iterator[bytes]) -> bytes:
        """Return a whole body; one too large for its kind is refused as soon as that is clear."""
        data = bytearray()
        least = min(self._settings.max_file_bytes, self._settings.max_archive_bytes)
        for piece in pieces:
            data += piece
            if len(data) > least:
                limit = size_limit(kind_of(bytes(data[:HEAD]), ""), self._settings)
                if len(data) > limit:
                    raise too_large(f"more than {limit:,} bytes", limit, self._settings)
        return bytes(data)


def _given(address: str, answer: Answer) -> GivenBytes:
    details: dict[str, Any] = {
        "final_address": answer.address,
        "status": answer.status,
        "redirects": [asdict(each) for each in answer.redirects],
        "server": answer.server,
        "headers": [list(each) for each in answer.headers],
    }
    if answer.sent_sha256:
        details["sent_packed_sha256"] = answer.sent_sha256
    charset = _CHARSET.search(answer.header("content-type") or "")
    return GivenBytes(
        address,
        answer.data,
        hashlib.sha256(answer.data).hexdigest(),
        method="fetched",
        base=address,
        url=answer.address,
        charset=charset[1] if charset else None,
        collected_at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        details=details,
    )


def _refusal(answer: Answer) -> IntakeError:
    """Return why there is no page, for a person, with what to do."""
    where, status = answer.address, answer.status
    if status in (401, 403, 407):
        reason = f"The server does not show {where} to everybody (status {status})."
        return IntakeError(reason, f"Sayso logs in nowhere: {_BY_BROWSER}")
    if status in (404, 410):
        return IntakeError(f"There is no page at {where} (status {status}).", "Check the address.")
    if status == 429:
        wait = answer.header("retry-after")
        told = f"; it asks to wait until {wait}" if wait and not wait.isdigit() else ""
        told = f"; it asks to wait {wait} seconds" if wait and wait.isdigit() else told
        return IntakeError(f"The server of {where} was asked too often (status 429){told}.", _LATER)
    return IntakeError(f"The server gave no page for {where}, but status {status}.", _LATER)
