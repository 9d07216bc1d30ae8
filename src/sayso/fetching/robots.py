"""What a site asks of programs: its robots.txt, as RFC 9309 tells to obey it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
from protego import Protego

from sayso.errors import IntakeError
from sayso.fetching.visiting import AGENT, Visit

_MOST_BYTES = 512_000
"""Of a robots.txt no more is read: the RFC asks for 500 KiB at least."""


class Robots:
    """The rules of the sites that were asked, each fetched once."""

    def __init__(self) -> None:
        """Begin with no site known."""
        self._known: dict[str, Protego] = {}

    def ask(self, visit: Visit, url: httpx.URL) -> None:
        """Raise IntakeError if the site of an address does not want it fetched by programs."""
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if site not in self._known:
            self._known[site] = _rules(visit, site)
        if not self._known[site].can_fetch(str(url), AGENT):
            raise IntakeError(
                f"The site asks programs not to fetch this page ({site}/robots.txt).",
                "Save the page with a browser, and give the file.",
            )


def _rules(visit: Visit, site: str) -> Protego:
    answer = visit.follow(f"{site}/robots.txt", _beginning, lambda _: None)
    if answer.status != 200 and not 400 <= answer.status < 500:
        raise IntakeError(
            f"The site's rules for programs cannot be read: {site}/robots.txt has status {answer.status}.",
            "Try again later, or save the page with a browser and give the file.",
        )
    told = answer.data.decode("utf-8-sig", "replace") if answer.status == 200 else ""
    return Protego.parse(told)


def _beginning(pieces: Iterator[bytes]) -> bytes:
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) > _MOST_BYTES:
            break
    return bytes(data[:_MOST_BYTES])
