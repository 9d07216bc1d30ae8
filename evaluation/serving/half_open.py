"""Ten thousand who connect and ask half a question: whether they are hung up on, and all others answered."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

import httpx

from evaluation.figures import Skipped
from evaluation.serving.pages import HEAD, Taken, taken_of
from evaluation.serving.server import Served, served

NUMBER = 10_000
AT_ONCE = 500
"""So many connect at the same moment; the others follow as fast as they are taken."""
HALF = b"GET /events HTTP/1.1\r\nHost: 127.0.0.1"
LATE_MS = 1_000.0
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Survived:
    """How many connected, how many were hung up on, and how those fared who asked properly meanwhile."""

    connected: int
    closed: int
    asked: Taken

    @property
    def good(self) -> bool:
        """Whether all were hung up on, and all others answered in time."""
        return self.closed == self.connected == NUMBER and not self.asked.wrong and self.asked.late <= LATE_MS

    def __str__(self) -> str:
        """Return the figures."""
        told = f"half-open connections: {self.connected:,}, hung up on: {self.closed:,}"
        return "\n".join([HEAD, f"{self.asked.row}  wrong: {self.asked.wrong}", told])


def measure(case: str) -> Survived:
    """Open the connections, and ask properly all the while; Skipped where so many cannot be opened."""
    _allow(NUMBER + 200)
    with served(case) as server:
        return asyncio.run(_measured(server))


def _allow(files: int) -> None:
    import resource

    most, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most < files:
        if hard != resource.RLIM_INFINITY and hard < files:
            raise Skipped(f"{files:,} connections cannot be opened here (ulimit -Hn is {hard:,})")
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))


async def _measured(server: Served) -> Survived:
    times: list[float] = []
    wrong: list[str] = []
    async with httpx.AsyncClient(base_url=server.address, timeout=30) as client:
        await client.get("/events")
        asking = asyncio.create_task(_ask(client, times, wrong))
        turn = asyncio.Semaphore(AT_ONCE)
        ended = await asyncio.gather(*(_hold(server.port, turn) for _ in range(NUMBER)))
        asking.cancel()
    found = [each for each in ended if each is not None]
    return Survived(len(found), sum(found), taken_of("who asks properly", times, len(wrong)))


async def _ask(client: httpx.AsyncClient, times: list[float], wrong: list[str]) -> None:
    """Ask again and again, each time over a new connection."""
    while True:
        begun = time.perf_counter()
        try:
            answer = await client.get("/events", headers={"Connection": "close"})
        except httpx.HTTPError as fault:
            wrong.append(type(fault).__name__)
        else:
            times.append(1000 * (time.perf_counter() - begun))
            if answer.status_code != 200:
                wrong.append(str(answer.status_code))
        await asyncio.sleep(0.05)


async def _hold(port: int, turn: asyncio.Semaphore) -> bool | None:
    """Ask half a question; tell whether the other side ends it. None where no connection was made."""
    try:
        async with turn:
            reader, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", port), _PATIENCE)
        writer.write(HALF)
        return await asyncio.wait_for(reader.read(100), _PATIENCE) == b""
    except ConnectionError:
        return True
    except TimeoutError:
        return False
    except OSError:
        return None
