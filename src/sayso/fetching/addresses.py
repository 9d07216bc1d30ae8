"""Which addresses may be asked at all: their form, and where their hosts may lie."""

from __future__ import annotations

import ipaddress
import os
import re
from typing import TYPE_CHECKING

from sayso.errors import IntakeError

if TYPE_CHECKING:
    import httpx

PORTS = frozenset({80, 443})
_SCHEMES = ("http", "https")
_LOOKS_LIKE_ONE = re.compile(r"https?:", re.IGNORECASE)
_LOGIN = re.compile(r"(?<=://)[^/?#\\]*@")
_LEAD_ELSEWHERE = tuple(
    map(
        ipaddress.ip_network,
        (
            "::ffff:0:0/96",  # an IPv4 address in IPv6 form
            "::/96",  # the same, of old
            "64:ff9b::/96",  # NAT64: leads to any IPv4 address
            "64:ff9b:1::/48",
            "2001::/23",  # Teredo, and others of the IETF's own
            "2002::/16",  # 6to4
            "fec0::/10",
            "192.0.0.0/24",
            "192.88.99.0/24",
        ),
    )
)
"""Addresses behind which others may lie, some of which Python calls global."""


def is_address(given: str) -> bool:
    """Tell whether what was given is the address of a page, and no path."""
    return bool(_LOOKS_LIKE_ONE.match(given))


def shown(address: str) -> str:
    """Return an address as it may be told and kept: as valid text, without a user's name or password."""
    return _LOGIN.sub("", os.fsencode(address).decode("utf-8", "replace"))


def is_public(ip: str) -> bool:
    """Tell whether an IP address is one of the open internet, and leads nowhere else."""
    try:
        one = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if not one.is_global or one.is_multicast or one.is_reserved or one.is_unspecified:
        return False
    return not any(one.version == each.version and one in each for each in _LEAD_ELSEWHERE)


def checked_url(address: str, more_ports: frozenset[int] = frozenset()) -> httpx.URL:
    """Return an address in parts and without what follows a ``#``; raise IntakeError if it may not be asked.

    ``more_ports`` may be asked beside those of the web.
    """
    import httpx

    try:
        url = httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as fault:
        raise IntakeError(
            f"The address {shown(address)} is none: {fault}.", "Check how it is written."
        ) from fault
    if url.scheme not in _SCHEMES or not url.host:
        raise IntakeError(
            f"The address {shown(address)} is not one that is fetched: it must begin with http:// or https://.",
            "Save the page with a browser, and give the file.",
        )
    if url.userinfo:
        raise IntakeError(
            f"The address at {url.host} has a user's name or password in it, and is not asked.",
            "Give it without; what needs a login, save with a browser and give the file.",
        )
    port = port_of(url)
    if port not in PORTS | more_ports:
        raise IntakeError(
            f"The address {shown(address)} has port {port}; only 80 and 443 are asked.",
            "Save the page with a browser, and give the file.",
        )
    return url


def port_of(url: httpx.URL) -> int:
    """Return the port of an address, that of its scheme where it tells none."""
    return url.port if url.port is not None else 443 if url.scheme == "https" else 80
