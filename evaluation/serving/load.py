"""Many at once: readers who go from page to page, and reviewers who judge, each with a client of its own.

Made with httpx and asyncio: to prove that each judgement that was answered is in the case takes the
reviewers' own answers, and a load tool would bring a web server of its own along, and gevent.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from evaluation.serving.addresses import addresses
from evaluation.serving.pages import HEAD, Taken, taken_of
from evaluation.serving.server import Served, invited, served
from sayso.ledger import open_case

READERS, REVIEWERS, SECONDS = 50, 5, 60.0
READING, JUDGING = 4.0, 4.0
"""Seconds for which somebody looks at a page, and thinks about a question: on average."""
LATE_MS = 1_000.0
_TRIES = 5


@dataclass(slots=True)
class Log:
    """What came of all requests: times by kind in milliseconds, what was wrong, what was judged.

    ``others`` are questions for events that have become others since their ids were asked for.
    """

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)
    judged: list[str] = field(default_factory=list)
    others: int = 0


@dataclass(frozen=True, slots=True)
class Borne:
    """How it went: all requests together, by kind, and what was lost.

    ``faults`` are what `verify` complains of after the run, and did not before.
    """

    every: Taken
    kinds: tuple[Taken, ...]
    wrong: tuple[str, ...]
    judged: int
    lost: tuple[str, ...]
    others: int
    faults: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether nothing went wrong, nothing was lost, and the 95th percentile is low enough."""
        return not self.wrong and not self.lost and not self.faults and self.every.late <= LATE_MS

    def __str__(self) -> str:
        """Return the table, and the verdict."""
        rows = [HEAD, *(each.row for each in (self.every, *self.kinds))]
        rows += [f"wrong answers: {len(self.wrong)} {list(self.wrong[:3]) or ''}"]
        rows += [f"judgements answered: {self.judged}, of them not in the case: {len(self.lost)}"]
        rows += [f"events asked for that have become others: {self.others}"]
        rows += [f"new faults in the case by `verify`: {len(self.faults)} {list(self.faults[:3]) or ''}"]
        return "\n".join(rows)


def measure(case: str, seconds: float = SECONDS) -> Borne:
    """Have readers and reviewers ask for so long; then look whether each judgement is in the case."""
    names = [f"Reviewer {n}" for n in range(1, REVIEWERS + 1)]
    before = frozenset(_faults(case))
    keys = invited(case, [*names, "Reader"])
    log = Log()
    with served(case) as server:
        headers = {"Authorization": f"Bearer {keys['Reader']}"}
        with httpx.Client(base_url=server.address, headers=headers, timeout=120) as client:
            paths = list(addresses(client).values())
            for path in ("/review", "/events", "/judgements"):  # to warm up
                client.get(path, headers={"Accept": "text/html"})
        asyncio.run(_all(server, keys, names, paths, time.monotonic() + seconds, log))
    return _borne(case, log, before)


async def _all(  # noqa: PLR0913, PLR0917 - all that a run is made of
    server: Served,
    keys: dict[str, str],
    names: Sequence[str],
    paths: Sequence[Sequence[str]],
    end: float,
    log: Log,
) -> None:
    readers = [
        _read(_client(server, keys["Reader"]), paths, random.Random(n), end, log) for n in range(READERS)
    ]
    reviewers = [
        _review(_client(server, keys[name]), random.Random(n), end, log) for n, name in enumerate(names)
    ]
    await asyncio.gather(*readers, *reviewers)


def _client(server: Served, key: str) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {key}", "Accept": "text/html"}
    return httpx.AsyncClient(base_url=server.address, headers=headers, timeout=30)


async def _read(
    client: httpx.AsyncClient, paths: Sequence[Sequence[str]], chance: random.Random, end: float, log: Log
) -> None:
    """Go from page to page, any kind of page as likely as any other."""
    async with client:
        await asyncio.sleep(chance.uniform(0, READING))
        while time.monotonic() < end:
            await _timed(client, "GET", chance.choice(chance.choice(paths)), "a page", log)
            await asyncio.sleep(READING * chance.uniform(0.5, 1.5))


async def _review(client: httpx.AsyncClient, chance: random.Random, end: float, log: Log) -> None:
    """Take an attribution from the board's events, say something about it, and look at the queue."""
    async with client:
        await asyncio.sleep(chance.uniform(0, JUDGING))
        json = {"Accept": "application/json"}
        rows = (await client.get("/events?limit=200", headers=json)).json()["items"]
        while time.monotonic() < end:
            await _timed(client, "GET", "/review", "the next question", log)
            for _ in range(_TRIES):  # not every event has a claim, and some have become others meanwhile
                path = f"/events/{chance.choice(rows)['id']}?format=json"
                view = await _timed(client, "GET", path, "an event", log)
                if view is not None and view.status_code == 200 and (claims := _claims(view.json())):
                    await _judge(client, chance.choice(claims), chance, log)
                    break
            await asyncio.sleep(JUDGING * chance.uniform(0.5, 1.5))


def _claims(view: dict[str, Any]) -> list[str]:
    """Return the ids of an event's claims."""
    origins = (each for side in ("asserted", "denied", "other") for each in view[side])
    return [claim["id"] for each in origins for claim in each["claims"]]


async def _judge(client: httpx.AsyncClient, claim: str, chance: random.Random, log: Log) -> None:
    about, says = chance.choice(
        [("stance", "denies"), ("stance", "confirms"), ("stance", "asserts"), ("speaker", "Ilo Prent")]
    )
    body = {"about": about, "of": [claim], "says": says, "why": f"Load {chance.random()}"}
    answer = await _timed(client, "POST", "/judgements", "a judgement", log, body)
    if answer is not None and answer.status_code == 201:
        log.judged.append(answer.json()["judgement"]["id"])


async def _timed(  # noqa: PLR0913, PLR0917 - a request, and where it is noted
    client: httpx.AsyncClient, method: str, path: str, kind: str, log: Log, body: object = None
) -> httpx.Response | None:
    begun = time.perf_counter()
    headers = {"Accept": "application/json"} if body else {}
    try:
        answer = await client.request(method, path, json=body, headers=headers)
    except httpx.HTTPError as fault:
        log.wrong.append(f"{method} {path}: {type(fault).__name__} {fault}")
        return None
    log.times[kind].append(1000 * (time.perf_counter() - begun))
    if answer.status_code == 404 and path.startswith("/events/"):
        log.others += 1  # by a judgement the event has become another one, with another id
    elif answer.status_code >= 400:
        log.wrong.append(f"{method} {path}: {answer.status_code} {answer.text[:200]}")
    return answer


def _faults(case: str) -> tuple[str, ...]:
    with open_case(case) as opened:
        return tuple(map(str, opened.verify().faults))


def _borne(case: str, log: Log, before: frozenset[str]) -> Borne:
    with open_case(case) as opened:
        kept = {each.id for each in opened.judgements()}
        opened.catch_up()
    every = [each for times in log.times.values() for each in times]
    return Borne(
        every=taken_of("all", every),
        kinds=tuple(taken_of(kind, times) for kind, times in sorted(log.times.items())),
        wrong=tuple(log.wrong),
        judged=len(log.judged),
        lost=tuple(each for each in log.judged if each not in kept),
        others=log.others,
        faults=tuple(each for each in _faults(case) if each not in before),
    )
