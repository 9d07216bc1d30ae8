"""A page is fetched from a server that means no good, or is not: within bounds, with a clear message."""

from __future__ import annotations

import gzip
import hashlib
import socket
import time

import httpcore
import pytest
from hostile import PAGE, Server, bomb, dripping, dripping_headers, endless

from sayso.errors import IntakeError
from sayso.fetching.fetcher import Fetcher
from sayso.settings import Settings


def refused(fetcher: Fetcher, address: str) -> str:
    """Return the message with which an address is refused."""
    with pytest.raises(IntakeError) as caught:
        fetcher.fetch(address)
    return str(caught.value)


def test_a_page_comes_with_how_it_came(server: Server, fetcher: Fetcher) -> None:
    """The bytes are those of the server, and its answer is written down without the cookie."""
    address = server.put("/a.html", Set_Cookie="id=7", ETag='"one"')
    given = fetcher.fetch(f"{address}#top")
    assert given.data == PAGE.encode()
    assert given.sha256 == hashlib.sha256(given.data).hexdigest()
    assert (given.file, given.method, given.charset) == (address, "fetched", "utf-8")
    assert given.details["status"] == 200
    assert given.details["final_address"] == address
    assert given.details["server"] == "127.0.0.1"
    assert ["etag", '"one"'] in given.details["headers"]
    assert not any(name.startswith("set-cookie") for name, _ in given.details["headers"])


def test_the_server_is_told_who_asks(server: Server, fetcher: Fetcher) -> None:
    """Sayso gives its name and purpose, and no cookie that it was given before."""
    address = server.put("/a.html", Set_Cookie="id=7")
    fetcher.fetch(address)
    fetcher.fetch(address)
    assert [path for path, _ in server.asked] == ["/robots.txt", "/a.html", "/a.html"]
    for _, headers in server.asked:
        assert headers["User-Agent"].startswith("Sayso/")
        assert "reads published reports for verification" in headers["User-Agent"]
        assert "Cookie" not in headers


def test_redirects_are_told(server: Server, fetcher: Fetcher) -> None:
    """Who gives an address that leads on gets the page at its end, and each step."""
    last = server.put("/last.html")
    address = server.lead("/first", "/second")
    server.lead("/second", last)
    given = fetcher.fetch(address)
    assert given.file == address
    assert given.details["final_address"] == given.url == last
    steps = [(each["address"], each["status"], each["to"]) for each in given.details["redirects"]]
    assert steps == [(address, 302, f"{server.base}/second"), (f"{server.base}/second", 302, last)]


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254"),
        ("http://127.0.0.1/", "127.0.0.1"),
        ("http://[::ffff:127.0.0.1]/", "no place of the open internet"),
        ("http://2130706433/", "no place of the open internet"),
        ("http://127.0.0.1:22/", "port 22"),
        ("file:///etc/passwd", "must begin with http"),
        ("http://ann:secret@127.0.0.1/", "password"),
    ],
)
def test_a_redirect_to_an_inner_place_is_refused(
    server: Server, fetcher: Fetcher, to: str, told: str
) -> None:
    """Where an address leads is checked as the address itself, and nothing there is asked."""
    assert told in refused(fetcher, server.lead("/out", to))


def test_a_redirect_to_another_port_of_a_permitted_computer_is_refused(server: Server) -> None:
    """What is permitted is one place, and not the whole computer."""
    other = Fetcher(Settings(), also=frozenset({server.place, ("127.0.0.9", 4321)}), pause=0)
    assert "no place of the open internet" in refused(other, server.lead("/out", "http://127.0.0.1:4321/"))


def test_a_loop_of_redirects_ends(server: Server, fetcher: Fetcher) -> None:
    """After five steps no other is taken."""
    assert "more than 5 times" in refused(fetcher, server.lead("/loop", "/loop"))
    assert [path for path, _ in server.asked].count("/loop") == 6


def test_an_endless_page_is_given_up(server: Server, fetcher: Fetcher) -> None:
    """A body is read to the bound for files and no further."""
    server.pages["/endless"] = endless
    began = time.monotonic()
    assert "more than 500,000 bytes" in refused(fetcher, f"{server.base}/endless")
    assert time.monotonic() - began < 2


def test_a_packed_bomb_is_given_up(server: Server, fetcher: Fetcher) -> None:
    """What is counted is what a page unpacks to."""
    server.pages["/bomb"] = bomb
    assert "more than 500,000 bytes" in refused(fetcher, f"{server.base}/bomb")


def test_a_packed_page_is_unpacked(server: Server, fetcher: Fetcher) -> None:
    """A server that packs unasked is read, and the hash of what it sent is kept."""
    sent = gzip.compress(PAGE.encode())
    given = fetcher.fetch(server.put("/a.html", body=sent, Content_Encoding="gzip"))
    assert given.data == PAGE.encode()
    assert given.details["sent_packed_sha256"] == hashlib.sha256(sent).hexdigest()


@pytest.mark.parametrize(
    ("sent", "encoding", "told"),
    [
        (gzip.compress(PAGE.encode())[:-20], "gzip", "its end is missing"),
        (b"no gzip at all", "gzip", "broken"),
        (gzip.compress(gzip.compress(b"x")), "gzip, gzip", "packed as gzip, gzip"),
        (b"xyz", "br", "packed as br"),
    ],
)
def test_a_badly_packed_page_is_told(
    server: Server, fetcher: Fetcher, sent: bytes, encoding: str, told: str
) -> None:
    """A cut, broken, doubly or otherwise packed body is named as such."""
    assert told in refused(fetcher, server.put("/a.html", body=sent, Content_Encoding=encoding))


@pytest.mark.parametrize("drip", [dripping, dripping_headers])
def test_a_slow_server_is_given_up(server: Server, drip: object) -> None:
    """The time counts for the whole page, however often a byte comes."""
    server.pages["/slow"] = drip  # type: ignore[assignment]
    fetcher = Fetcher(Settings(), also=frozenset({server.place}), seconds=0.6, pause=0)
    began = time.monotonic()
    assert "took too long" in refused(fetcher, f"{server.base}/slow")
    assert 0.5 < time.monotonic() - began < 3


def test_a_slow_look_up_is_given_up() -> None:
    """A name that is looked up for ever takes no longer than a page may."""

    def slow(_host: str, _port: int) -> list[str]:
        time.sleep(3)
        return []

    began = time.monotonic()
    assert "took too long" in refused(Fetcher(Settings(), resolve=slow, seconds=0.3), "http://slow.example/")
    assert time.monotonic() - began < 2


def test_robots_are_obeyed(server: Server, fetcher: Fetcher) -> None:
    """A page that its site's robots.txt keeps from programs is not asked for; others are."""
    server.put("/robots.txt", body="User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")
    kept = server.put("/private/a.html")
    assert "asks programs not to fetch" in refused(fetcher, kept)
    assert "asks programs not to fetch" in refused(fetcher, server.lead("/way-in", "/private/a.html"))
    assert fetcher.fetch(server.put("/open.html")).data
    assert "/private/a.html" not in [path for path, _ in server.asked]


def test_rules_for_sayso_alone_are_obeyed(server: Server, fetcher: Fetcher) -> None:
    """A site can speak to Sayso by its name."""
    server.put("/robots.txt", body="User-agent: sayso\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    assert "asks programs not to fetch" in refused(fetcher, server.put("/a.html"))


@pytest.mark.parametrize(
    ("rule", "kept", "open_"),
    [
        ("Disallow: /*.pdf$", "/files/a.pdf", "/files/a.pdf.html"),
        ("Disallow: /*/drafts/", "/2031/drafts/a.html", "/2031/a.html"),
        ("Disallow: /\nAllow: /news/", "/a.html", "/news/a.html"),
        ("Disallow: /\u00e4/", "/%C3%A4/a.html", "/%C3%B6/a.html"),
    ],
)
def test_patterns_in_rules_are_understood(
    server: Server, fetcher: Fetcher, rule: str, kept: str, open_: str
) -> None:
    """Stars, ends and the longest rule count as RFC 9309 has it, and letters in either way of writing them."""
    server.put("/robots.txt", body=f"User-agent: *\n{rule}\n")
    assert "asks programs not to fetch" in refused(fetcher, server.put(kept))
    assert fetcher.fetch(server.put(open_)).data


def test_an_answer_that_there_are_no_rules_holds_none(server: Server, fetcher: Fetcher) -> None:
    """What stands on a page that tells that nothing was found is no rule."""
    server.put("/robots.txt", 404, body="User-agent: *\nDisallow: /\n")
    assert fetcher.fetch(server.put("/a.html")).data


@pytest.mark.parametrize(("status", "fetched"), [(404, True), (403, True), (500, False), (503, False)])
def test_rules_that_cannot_be_read(server: Server, fetcher: Fetcher, status: int, fetched: bool) -> None:
    """No robots.txt means no rules; one that the server fails to give may hold any."""
    server.put("/robots.txt", status)
    address = server.put("/a.html")
    if fetched:
        assert fetcher.fetch(address).data
    else:
        assert f"robots.txt has status {status}" in refused(fetcher, address)
        assert "/a.html" not in [path for path, _ in server.asked]


def test_rules_that_lead_to_an_inner_place_are_not_asked(server: Server, fetcher: Fetcher) -> None:
    """The way to the rules is guarded as that to the page."""
    server.lead("/robots.txt", "http://169.254.169.254/robots.txt")
    assert "169.254.169.254" in refused(fetcher, server.put("/a.html"))


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, "logs in nowhere"),
        (403, "logs in nowhere"),
        (404, "Check the address"),
        (429, "asks to wait 120 seconds"),
        (500, "status 500"),
        (204, "status 204"),
        (304, "status 304"),
    ],
)
def test_another_status_is_told(server: Server, fetcher: Fetcher, status: int, told: str) -> None:
    """Whatever is no page is told with the address and what to do."""
    body = b"" if status in (204, 304) else b"no"
    address = server.put("/a.html", status, body, Retry_After="120")
    message = refused(fetcher, address)
    assert told in message
    assert address in message


def test_a_server_that_is_not_there_is_told() -> None:
    """A port at which nobody answers gives a message and no error of the library."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = free.getsockname()
    other = Fetcher(Settings(), also=frozenset({place}), pause=0)
    assert "cannot be reached" in refused(other, f"http://127.0.0.1:{place[1]}/")


def test_a_name_of_an_inner_place_is_refused() -> None:
    """A name that stands for one bad address among good ones is not asked at all."""
    for found in (["10.0.0.5"], ["93.184.215.14", "::1"], ["64:ff9b::7f00:1"]):
        fetcher = Fetcher(Settings(), resolve=lambda _host, _port, found=found: found, pause=0)
        assert found[-1] in refused(fetcher, "http://inner.example/")


def test_the_connection_goes_to_the_checked_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that changes its address after it was checked leads nowhere else: it is looked up once."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    tried: list[str] = []

    def connect(_: object, host: str, *_more: object) -> None:
        tried.append(host)
        raise httpcore.ConnectError("closed")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    fetcher = Fetcher(Settings(), resolve=lambda _host, _port: next(answers), pause=0)
    assert "cannot be reached" in refused(fetcher, "http://turning.example/")
    assert tried == ["93.184.215.14"]
    assert "127.0.0.1" in refused(fetcher, "http://turning.example/")
    assert tried == ["93.184.215.14"]


def test_the_certificate_must_be_of_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over TLS the name is that of the address, although the connection goes to a number."""
    asked: list[tuple[str, str | None, bool]] = []

    class Stream(httpcore.NetworkStream):
        def __init__(self, ip: str) -> None:
            self.ip = ip

        def start_tls(self, ssl_context, server_hostname=None, timeout=None):  # type: ignore[no-untyped-def]  # noqa: ARG002
            asked.append((self.ip, server_hostname, ssl_context.check_hostname))
            raise httpcore.ConnectError("enough")

        def close(self) -> None:
            pass

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", lambda _, ip, *_more: Stream(ip))
    fetcher = Fetcher(Settings(), resolve=lambda _host, _port: ["93.184.215.14"], pause=0)
    assert "cannot be reached" in refused(fetcher, "https://news.example/")
    assert asked == [("93.184.215.14", "news.example", True)]


def test_a_name_that_turns_between_rules_and_page_is_refused(server: Server) -> None:
    """Each connection is checked: rules from a good place open no door to a bad one."""
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    server.put("/a.html")
    fetcher = Fetcher(
        Settings(), also=frozenset({server.place}), resolve=lambda _host, _port: next(answers), pause=0
    )
    assert "127.0.0.2" in refused(fetcher, f"http://turning.example:{server.server_port}/a.html")
    assert [path for path, _ in server.asked] == ["/robots.txt"]


def test_the_environment_names_no_proxy(
    server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy in the environment is not asked: it could reach what must not be reached."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert fetcher.fetch(server.put("/a.html")).data


def test_one_host_is_not_asked_at_once_again(server: Server) -> None:
    """Between two pages of a host there is a pause."""
    fetcher = Fetcher(Settings(), also=frozenset({server.place}), pause=0.3)
    address = server.put("/a.html")
    began = time.monotonic()
    fetcher.fetch(address)
    fetcher.fetch(address)
    assert time.monotonic() - began >= 0.3
