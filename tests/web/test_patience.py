"""Connections that ask slowly or not at all, on real sockets: they are hung up on, and keep nobody else out."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

PROGRAM = """
import sys
from sayso.web import app, doors, serving
from sayso.web.patience import Patience
port = int(sys.argv[2])
protocol = Patience.with_limits(most=60, head=1.0, pause=1.0, body=2.0)
serving.run(app.create_app(sys.argv[1], doors.doors_for("127.0.0.1", port)), "127.0.0.1", port, protocol)
"""
HEAD = b"GET /events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"
POST = (
    b"POST /judgements HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"
    b"Content-Type: application/json\r\nContent-Length: 90\r\n\r\n"
)


@pytest.fixture
def port(case: Path) -> Iterator[int]:
    """A server with a second of patience, and sixty connections at the most."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    program = subprocess.Popen([sys.executable, "-c", PROGRAM, str(case), str(number)], env=os.environ)
    for _ in range(200):
        with closing(socket.socket()) as tried:
            if tried.connect_ex(("127.0.0.1", number)) == 0:
                break
        time.sleep(0.1)
    yield number
    program.terminate()
    program.wait()


def connected(port: int, sent: bytes = b"") -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), timeout=10)
    made.sendall(sent)
    return made


def status(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/events", timeout=10) as answer:
        return int(answer.status)


def ended(made: socket.socket) -> bool:
    """Wait for the end of a connection that is not answered."""
    try:
        return made.recv(100) == b""
    except ConnectionError:
        return True


def test_half_open_requests_keep_nobody_out(port: int) -> None:
    """Of hundreds who ask half a question the silent must go; who asks properly is answered meanwhile."""
    held = [connected(port, b"GET /events HTTP/1.1\r\nHost: 127.0.0.1") for _ in range(300)]
    assert status(port) == 200
    assert all(map(ended, held))
    assert status(port) == 200


def test_a_head_that_comes_in_drops_is_not_waited_for(port: int) -> None:
    """A byte now and then keeps no connection open."""
    begun, made = time.monotonic(), connected(port)
    with suppress(ConnectionError):
        for byte in HEAD * 3:
            made.sendall(bytes([byte]))
            time.sleep(0.2)
            if time.monotonic() - begun > 5:
                break
    assert ended(made)
    assert time.monotonic() - begun < 4


def test_the_next_head_must_come_in_time_too(port: int) -> None:
    """A connection that has asked once gets no more patience for the second half-sent head."""
    made = connected(port, HEAD % port)
    assert made.recv(1_000_000).startswith(b"HTTP/1.1 200")
    made.sendall(b"GET /ev")
    begun = time.monotonic()
    while made.recv(1_000_000):
        pass
    assert time.monotonic() - begun < 4


def test_a_body_must_go_on_coming(port: int) -> None:
    """A body that stops, and one that drips without an end, are given up; others are answered."""
    silent = connected(port, POST % (port, port))
    dripping = connected(port, POST % (port, port))
    begun = time.monotonic()
    with suppress(ConnectionError):
        while time.monotonic() - begun < 5:
            dripping.sendall(b" ")
            time.sleep(0.1)
    assert 1.5 < time.monotonic() - begun < 4
    assert ended(silent)
    assert status(port) == 200


def test_those_who_ask_properly_stay(port: int) -> None:
    """A connection that asks again and again is kept, though many come and say nothing."""
    made = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    made.auto_open = False  # another connection would hide the end of this one
    made.connect()
    for _ in range(5):
        made.request("GET", "/events")
        answer = made.getresponse()
        assert (answer.status, answer.read()[:1]) == (200, b"{")
        held = [connected(port) for _ in range(30)]
        time.sleep(0.3)
    assert held


@pytest.mark.slow
def test_ten_thousand_half_open_requests(case: Path) -> None:
    """All are hung up on, and whoever asks properly meanwhile is answered in time."""
    from evaluation.figures import Skipped
    from evaluation.serving import half_open

    try:
        found = half_open.measure(str(case))
    except Skipped as why:
        pytest.skip(str(why))
    assert found.good, str(found)
