"""How long each kind of page takes, as HTML and as JSON, one after the other, on a server that is warm."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median, quantiles

import httpx

from evaluation.serving.addresses import addresses
from evaluation.serving.server import served

CALLS = 40
FACES: Mapping[str, str] = {"html": "text/html", "json": "application/json"}
MEDIAN_MS, LATE_MS = 100.0, 300.0
"""What no kind of page may exceed: the median, and the 95th percentile."""
HEAD = f"{'milliseconds':<36}{'calls':>7}{'median':>10}{'95 %':>10}"
"""Above the rows of figures."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What some calls took, in milliseconds; ``wrong`` are the answers that were not 200."""

    name: str
    calls: int
    median: float
    late: float
    wrong: int = 0

    @property
    def good(self) -> bool:
        """Whether it was fast enough, and every answer right."""
        return self.median <= MEDIAN_MS and self.late <= LATE_MS and not self.wrong

    @property
    def row(self) -> str:
        """The row of a table under `HEAD`."""
        return f"{self.name:<36}{self.calls:>7}{self.median:>10.1f}{self.late:>10.1f}"

    def __str__(self) -> str:
        """Return the row, with a mark where it is not good."""
        mark = "" if self.good else "  <-- too slow" if not self.wrong else f"  <-- {self.wrong} wrong"
        return f"{self.row}{mark}"


def taken_of(name: str, milliseconds: Sequence[float], wrong: int = 0) -> Taken:
    """Return median and 95th percentile of what calls took."""
    late = quantiles(milliseconds, n=20)[-1] if len(milliseconds) > 1 else milliseconds[0]
    return Taken(name, len(milliseconds), median(milliseconds), late, wrong)


def measure(case: str, told: Callable[[Taken], None], only: str = "") -> list[Taken]:
    """Ask a case for every kind of page, or those whose name has some letters; ``told`` hears each figure."""
    found = []
    with served(case) as server, httpx.Client(base_url=server.address, timeout=120) as client:
        for kind, paths in addresses(client).items():
            for face, accept in FACES.items():
                if only in kind:
                    found.append(_asked(client, f"{kind} ({face})", paths, accept))
                    told(found[-1])
    return found


def _asked(client: httpx.Client, name: str, paths: Sequence[str], accept: str) -> Taken:
    """Ask for the pages of a kind in turn, after one call of each of the first to warm up."""
    headers = {"Accept": accept}
    for path in paths[:2]:
        client.get(path, headers=headers)
    times, wrong = [], 0
    for path in islice(cycle(paths), CALLS):
        begun = time.perf_counter()
        answer = client.get(path, headers=headers)
        times.append(1000 * (time.perf_counter() - begun))
        wrong += answer.status_code != 200
    return taken_of(name, times, wrong)
