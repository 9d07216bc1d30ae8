"""Reports in the order of their days: no one twice, none left out, those without a day last."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from linked import Desk as ByHand
from pages import PAGE, case_of
from starlette.testclient import TestClient

DAYS = ("2031-05-09", "2031-05-10", None, "2031-05-09", None, "2031-05-08", "2031-05-10", "2031-05-09")


@pytest.fixture
def client(tmp_path: Path, asking: Callable[..., TestClient]) -> TestClient:
    """Eight reports of three days, two of no day."""
    by_hand = ByHand()
    for number, day in enumerate(DAYS):
        by_hand.report(f"r-{number}", "Selm Daily", day, f"A quiet day, the {number}th.")
    return asking(case_of(by_hand, tmp_path / "days.db"))


def in_order() -> list[str]:
    """Return the ids in the order that is wanted: the latest day first, by id within."""
    dated = sorted((n for n, day in enumerate(DAYS) if day), key=lambda n: str(DAYS[n]), reverse=True)
    by_day = sorted(dated, key=lambda n: (-int(str(DAYS[n]).replace("-", "")), n))
    return [f"r-{n}" for n in (*by_day, *(n for n, day in enumerate(DAYS) if not day))]


@pytest.mark.parametrize("limit", [1, 2, 3, 8])
def test_pages_hold_each_report_once(client: TestClient, limit: int) -> None:
    """By cursor from page to page, of any size, whether a page ends among those with a day or without."""
    found: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = client.get("/reports", params={"limit": limit, **after}).json()
        found += [each["id"] for each in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert found == in_order()


def test_one_leads_to_the_next(client: TestClient) -> None:
    """From the oldest report, which has no day, each page leads to the one after it, and back."""
    wanted = in_order()
    dated, undated = wanted[:-2], wanted[-2:]
    days = {f"r-{n}": day for n, day in enumerate(DAYS)}
    forward = [*undated, *sorted(dated, key=lambda each: (str(days[each]), each))]
    for one, other in pairwise(forward):
        assert f'href="/reports/{other}"' in client.get(f"/reports/{one}", headers=PAGE).text
        assert f'href="/reports/{one}"' in client.get(f"/reports/{other}", headers=PAGE).text
