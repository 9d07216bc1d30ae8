"""Who may come in, and by which name the program may be called: decided once, before the first request."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.errors import UsageError
from sayso.web.people import Person

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
MOST_BYTES = 200_000_000
"""Of one request, with all the files in it."""
_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """By which names the program answers, who may come in, and how much may be sent at once.

    ``hosts`` are values of the header ``Host``, in small letters, with the port and without.
    Without ``people`` everybody who reaches the program comes in as ``owner``: on loopback only.
    With ``redacted`` protected names are hidden from everybody.
    """

    hosts: frozenset[str]
    people: tuple[Person, ...] = ()
    owner: str = "unknown"
    redacted: bool = False
    most_bytes: int = MOST_BYTES

    @property
    def origins(self) -> frozenset[str]:
        """The origins whose pages may ask for a change: the program's own."""
        return frozenset(f"{scheme}://{host}" for scheme in ("http", "https") for host in self.hosts)


def doors_for(  # noqa: PLR0913 - what is decided at the doors
    host: str,
    port: int,
    *,
    allowed: Iterable[str] = (),
    people: Iterable[Person] = (),
    owner: str = "unknown",
    redacted: bool = False,
) -> Doors:
    """Return the doors for an address, or raise UsageError where it would stand open to a network.

    Beyond loopback both are needed: names under which it may be called (``allowed``), and people with keys.
    """
    names, known = tuple(each.strip().lower() for each in allowed), tuple(people)
    for name in names:
        if not _NAME.fullmatch(name):
            raise UsageError(
                f"{name!r} is no host's name.",
                "Give it as the browser shows it: desk.example.org or 10.0.0.7.",
            )
    if not is_loopback(host):
        _check_beyond(host, names, known)
    own = () if names and not is_loopback(host) else LOOPBACK
    return Doors(
        hosts=frozenset(_with_ports((*own, *names), port)), people=known, owner=owner, redacted=redacted
    )


def is_loopback(host: str) -> bool:
    """Tell whether an address is reached from this computer only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _check_beyond(host: str, names: tuple[str, ...], people: tuple[Person, ...]) -> None:
    if not people:
        raise UsageError(
            f"{host} can be reached from other computers, and nobody has a key yet.",
            "Give each person one: `sayso serve CASE.db --invite NAME`, or leave --host out.",
        )
    if not names:
        raise UsageError(
            f"{host} can be reached from other computers, and no name is allowed by which it may be called.",
            "Give it with --allow-host NAME, as people type it in the browser; or leave --host out.",
        )


def _with_ports(names: Iterable[str], port: int) -> Iterable[str]:
    for name in names:
        if re.search(r":[0-9]+$", name) and not name.endswith("]"):
            yield name
        else:
            yield f"{name}:{port}"
            yield name
