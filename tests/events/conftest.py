"""Fixtures of the tests of events: the two dozen places that are made by hand stand for the gazetteer."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path

import pytest

from sayso.knowledge import places
from sayso.knowledge.places import Candidate, Gazetteer, Toponym
from sayso.knowledge.places.building import replacing


@pytest.fixture(scope="session")
def few_places(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The gazetteer of the tests of places."""
    path = Path(__file__).parents[1] / "knowledge" / "places_by_hand.py"
    spec = importlib.util.spec_from_file_location("places_by_hand", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    file = tmp_path_factory.mktemp("few") / "places.sqlite"
    with replacing(file) as database:
        module.fill(database)
    return Gazetteer(file)


@pytest.fixture(autouse=True)
def no_real_gazetteer(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, few_places: Gazetteer
) -> None:
    """Let no test build the real gazetteer, but those that are marked as using the real analyser."""
    if request.module.__name__.endswith("test_bad_input"):
        return
    whole = places.resolve_all

    def resolve_few(toponyms: Sequence[Toponym], text: str) -> list[Candidate | None]:
        return whole(toponyms, text, few_places)

    monkeypatch.setattr(places, "resolve_all", resolve_few)
