"""Fixtures for the tests of the pages: a case by hand, and somebody who asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from linked import KELMET, ambush
from pages import HERE, case_of
from starlette.testclient import TestClient

from sayso.records import Time
from sayso.web.app import create_app
from sayso.web.doors import Doors, doors_for


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """An ambush in a case: its mentions have place and day, so that linking finds one event in them."""
    desk = ambush()
    day, place = Time(None, "2031-05-08", "2031-05-08"), replace(KELMET, lat=17.0, lon=-1.0)
    desk.kept["mentions"] = [replace(each, place=place, time=day) for each in desk.kept["mentions"]]
    return case_of(desk, tmp_path / "ambush.db")


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Callable[..., TestClient]]:
    """Make a client of a case, behind doors: those of loopback, if none are given."""
    made: list[TestClient] = []

    def ask(case: Path, doors: Doors | None = None, **options: Any) -> TestClient:
        app = create_app(
            case, doors or doors_for("127.0.0.1", 8765, owner="Nora Tell"), audit=tmp_path / "audit"
        )
        client = TestClient(app, base_url=HERE, raise_server_exceptions=False, **options)
        made.append(client.__enter__())
        return client

    yield ask
    for each in made:
        each.__exit__(None, None, None)


@pytest.fixture
def client(case: Path, asking: Callable[..., TestClient]) -> TestClient:
    return asking(case)
