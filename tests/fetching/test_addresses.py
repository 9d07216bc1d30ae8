"""Which addresses may be asked: their form, and the places behind them."""

from __future__ import annotations

import pytest

from sayso.errors import IntakeError
from sayso.fetching import is_address, is_public
from sayso.fetching.addresses import checked_url, shown

BAD = """
0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1 192.0.0.8 192.0.2.1 192.88.99.1
192.168.1.1 198.18.0.1 203.0.113.9 224.0.0.1 233.252.0.1 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 100::1
2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2002:7f00:1:: 2002:808:808::1 fc00::1 fd00:ec2::254
fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1 nonsense
""".split()


@pytest.mark.parametrize("ip", BAD)
def test_what_is_not_of_the_open_internet_is_bad(ip: str) -> None:
    """Inner, reserved and group addresses are bad, and those behind which an IPv4 address may hide."""
    assert not is_public(ip)


@pytest.mark.parametrize(
    "ip", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2001:4860:4860::8888", "2a00:1450:4001:80e::200e"]
)
def test_what_is_of_the_open_internet_is_good(ip: str) -> None:
    """Common addresses of servers may be asked."""
    assert is_public(ip)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://example.org/a", "must begin with http"),
        ("file:///etc/passwd", "must begin with http"),
        ("http:///a", "must begin with http"),
        ("https://ann:secret@example.org/", "password"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:8080/", "port 8080"),
        ("http://example.org:99999/", "port 99999"),
        ("http://[::1/", "none"),
        ("http://ann:secret@[::1/", "none"),
        ("http://example.org/\udcff", "none"),
        ("http://exa\nmple.org/", "none"),
    ],
)
def test_an_address_of_another_form_is_refused(address: str, told: str) -> None:
    """The scheme, the port and a password in an address are checked before anything is asked."""
    with pytest.raises(IntakeError, match=told) as caught:
        checked_url(address)
    assert "secret" not in str(caught.value)


def test_a_password_is_not_shown() -> None:
    """An address as it is told and kept has no user's name or password in it, and is a text."""
    assert shown("https://ann:se@cret@example.org/a@b") == "https://example.org/a@b"
    assert shown("https://example.org/a@b?c=d@e") == "https://example.org/a@b?c=d@e"
    assert shown("https://example.org/\udcff").encode()


def test_an_address_is_told_from_a_path() -> None:
    """What begins as a web address does is one, and a file's name is none."""
    assert is_address("https://example.org/a")
    assert is_address("HTTP://example.org")
    assert not is_address("reports/https.txt")
    assert not is_address("postgresql://ann@server/bridge")
