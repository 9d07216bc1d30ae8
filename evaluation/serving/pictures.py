"""Takes the pictures of docs/web.md anew: ``python -m evaluation.serving.pictures`` (a Chromium is needed).

A case is made of the examples, two people judge one question differently, and every page is looked at.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from evaluation.serving.server import served
from sayso.adding import add_to_case
from sayso.ledger import Case, init_case, open_case
from sayso.linking.judgements import judge

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
COLOURS = 128
"""So few keep a picture small, and it looks the same."""
WIDE, PHONE = (1280, 1000), (390, 844)


def main() -> None:
    """Make the case, serve it, and write a picture of each page."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "bridge.db")
        with init_case(place) as case:
            for _ in add_to_case(case, [ROOT / "examples"], by="Ada Berg"):
                pass
            _disagree(case)
        with served(str(place), "--by", "Ada Berg") as server, sync_playwright() as started:
            found = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = started.chromium.launch(executable_path=found, args=["--no-sandbox"])
            with open_case(place) as case:
                for name, path in pages(case):
                    shoot(browser, server.address + path, name)
            shoot(browser, f"{server.address}/events", "board-phone", size=PHONE, dark=True)
            browser.close()


def pages(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the name of each picture with the address of its page."""
    first = case.board(limit=1).items[0]
    ledger = case.ledger([first.id])
    speaks = Counter(s.actor for a in ledger.attributions for link in a.chain for s in link.speakers)
    actor = max(filter(None, speaks), key=lambda each: (speaks[each], each))
    outlet = next(each.outlet for each in ledger.reports if each.outlet)
    yield "board", "/events"
    yield "event", f"/events/{first.id}"
    yield "report", f"/reports/{ledger.reports[0].id}"
    yield "actor", f"/actors/{actor}"
    yield "outlet", f"/outlet?name={quote(outlet)}"
    yield "search", "/search?q=bridge"
    yield "review", "/review"
    yield "disagreements", "/disagreements"
    yield "add", "/add"


def shoot(
    browser: Browser, address: str, name: str, *, size: tuple[int, int] = WIDE, dark: bool = False
) -> None:
    """Write what stands on the first screen of a page."""
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light"
    )
    page.goto(address)
    taken = Image.open(io.BytesIO(page.screenshot()))
    taken.quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)
    page.close()


def _disagree(case: Case) -> None:
    said = next(each for each in case.ledger().attributions if each.stance == "accuses")
    case.judge(judge("stance", said.id, "accuses", "Ada Berg", why="He names who did it."))
    case.judge(judge("stance", said.id, "suspects", "Tom Roe", why="He says it was likely, no more."))


if __name__ == "__main__":
    main()
