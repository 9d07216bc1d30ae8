"""How soon a browser shows something of the board, and how many bytes that takes, with an empty cache."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from statistics import median

from evaluation.figures import Skipped
from evaluation.serving.server import served

TIMES = 10
PAINT_MS, KILOBYTES = 1_000.0, 300.0
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"
_BYTES = """[performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')]
    .reduce((sum, each) => sum + each.transferSize, 0)"""


@dataclass(frozen=True, slots=True)
class Painted:
    """Milliseconds to the first contentful paint, the median and the longest, and kilobytes in all."""

    median: float
    longest: float
    kilobytes: float

    @property
    def good(self) -> bool:
        """Whether it is soon and little enough."""
        return 0 < self.longest <= PAINT_MS and self.kilobytes <= KILOBYTES

    def __str__(self) -> str:
        """Return the figures."""
        paint = (
            f"first contentful paint of the board: median {self.median:.0f} ms, longest {self.longest:.0f} ms"
        )
        return f"{paint} ({TIMES} times)\nbytes with scripts and styles: {self.kilobytes:.1f} kB"


def measure(case: str) -> Painted:
    """Open the board in headless Chromium, each time in a fresh context; Skipped where there is none."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise Skipped("Playwright is not installed") from None
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        raise Skipped("there is no Chromium on the path")
    times, sizes = [], []
    with served(case) as server, sync_playwright() as started:
        opened = started.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for _ in range(TIMES + 1):
            context = opened.new_context()
            page = context.new_page()
            page.goto(f"{server.address}/events", wait_until="load")
            while page.evaluate(_PAINTED) < 0:  # our policy on scripts lets Playwright wait for nothing
                page.wait_for_timeout(20)
            times.append(float(page.evaluate(_PAINTED)))
            sizes.append(float(page.evaluate(_BYTES)) / 1000)
            context.close()
        opened.close()
    return Painted(median(times[1:]), max(times[1:]), max(sizes))  # the first is to warm up
