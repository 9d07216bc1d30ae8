"""A server on this computer that means no good, and the pages that it gives."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = """<html><head><title>Two held after blast at Orrin depot</title></head><body><article>
<h1>Two held after blast at Orrin depot</h1>
<p>Two men were held after a blast at the Orrin depot, the police said on Friday.</p>
<p>“Nobody was hurt,” the governor, Lena Marsh, told reporters in the town on Saturday morning.</p>
</article></body></html>"""

Page = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers with what a test has put at a path; else there is no such page."""

    server: Server

    def do_GET(self) -> None:
        """Give the page of a path."""
        self.server.asked.append((self.path, dict(self.headers)))
        page = self.server.pages.get(self.path)
        if page is None:
            self.give(404, b"none")
            return
        try:
            page(self)
        except OSError:
            self.close_connection = True

    def give(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server whose pages a test sets, and which writes down what it was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        super().__init__(("127.0.0.1", 0), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that went away."""

    @property
    def base(self) -> str:
        """The beginning of its addresses."""
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def place(self) -> tuple[str, int]:
        """Its IP address and port."""
        return "127.0.0.1", self.server_port

    def put(self, path: str, status: int = 200, body: bytes | str = PAGE, **headers: str) -> str:
        """Put a page at a path, and return its address."""
        data = body.encode() if isinstance(body, str) else body
        headers.setdefault("Content_Type", "text/html; charset=utf-8")
        self.pages[path] = lambda handler: handler.give(status, data, **headers)
        return self.base + path

    def lead(self, path: str, to: str) -> str:
        """Let a path lead on to another address."""
        return self.put(path, 302, b"", Location=to)


def endless(handler: Handler) -> None:
    """Send bytes for ever."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>more and more</p>" * 1000)


def dripping(handler: Handler) -> None:
    """Send a byte now and then, for ever."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x")
        time.sleep(0.1)


def dripping_headers(handler: Handler) -> None:
    """Send headers now and then, for ever."""
    while True:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX" if not handler.close_connection else b"x")
        handler.close_connection = True
        time.sleep(0.1)


def bomb(handler: Handler) -> None:
    """Send a body of some 200 KB that unpacks to 200 MB."""
    machine = zlib.compressobj(9, wbits=31)
    data = b"".join(machine.compress(b" " * 1_000_000) for _ in range(200)) + machine.flush()
    handler.give(200, data, Content_Encoding="gzip")
