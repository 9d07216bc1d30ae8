"""Linking in a process of its own: it takes a processor for seconds, and readers must not wait for it."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection as Pipe

from sayso.errors import SaysoError
from sayso.ledger import Case, open_case

_LOG = logging.getLogger("sayso.web")


class Linking:
    """A process that links what waits in a case whenever it is called; it is started when first needed."""

    def __init__(self, case: str | os.PathLike[str]) -> None:
        """Do nothing until called."""
        self._case = os.fspath(case)
        self._pipe: Pipe | None = None
        self._process: multiprocessing.process.BaseProcess | None = None

    def __call__(self) -> None:
        """Link what waits, and return when it is done; one at a time may call."""
        try:
            if self._pipe is None:
                self._start()
            assert self._pipe is not None  # noqa: S101 - it was just started
            self._pipe.send("link")
            told = self._pipe.recv()
        except (EOFError, OSError) as fault:
            self.close()  # the next call starts another one
            told = f"the process that links has ended ({type(fault).__name__})"
        if told:
            _LOG.warning("What was judged is kept, and could not be linked yet: %s", told)

    def close(self) -> None:
        """End the process; what it has not finished stays waiting."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.terminate()
            self._process.join(5)
        self._pipe = self._process = None

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(self._case, theirs), name="linking", daemon=True)
        self._process.start()
        theirs.close()


def _work(case: str, pipe: Pipe) -> None:
    """Link whenever asked, until the other side is gone; answer "" or what went wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends this one
    gc.disable()  # the records are frozen and know no circles; looking for some takes a second each time
    with open_case(case) as opened:
        while True:
            try:
                pipe.recv()
            except EOFError:
                return
            with suppress(BrokenPipeError):
                pipe.send(_linked(opened))
            gc.collect(0)
            gc.freeze()


def _linked(case: Case) -> str:
    try:
        case.catch_up()
    except SaysoError as fault:
        return str(fault)
    return ""
