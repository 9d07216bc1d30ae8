"""Fixtures of the tests of places: a small gazetteer made by hand, and the real one."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from sayso.knowledge.places import Candidate, Gazetteer, Toponym, resolve_all
from sayso.knowledge.places.building import built, replacing

Resolve = Callable[[str], list[Candidate | None]]


def by_hand() -> ModuleType:
    """The module beside this one that has the places."""
    path = Path(__file__).with_name("places_by_hand.py")
    spec = importlib.util.spec_from_file_location("places_by_hand", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def marked(sentence: str) -> tuple[list[Toponym], str]:
    """The toponyms that a sentence has in square brackets, and the sentence without these."""
    toponyms, text = [], ""
    for i, part in enumerate(re.split(r"[\[\]]", sentence)):
        if i % 2:
            toponyms.append((len(text), len(text) + len(part), part))
        text += part
    return toponyms, text


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """A gazetteer of two dozen places."""
    file = tmp_path_factory.mktemp("small") / "places.sqlite"
    with replacing(file) as database:
        by_hand().fill(database)
    return Gazetteer(file)


@pytest.fixture(scope="session")
def resolve(small: Gazetteer) -> Resolve:
    """Resolves the bracketed toponyms of a sentence by the small gazetteer."""
    return lambda sentence: resolve_all(*marked(sentence), small)


@pytest.fixture(scope="session")
def real(places_folder: Path) -> Gazetteer:
    """The gazetteer as users have it; building it takes some seconds."""
    return Gazetteer(built(places_folder))


@pytest.fixture(scope="session")
def by_hand_fill() -> object:
    """What writes the small gazetteer, in the place of what writes the real one."""
    return by_hand().fill
