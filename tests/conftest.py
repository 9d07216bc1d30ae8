"""Fixtures for all tests: the stand-ins for the model, and a report to read."""

from __future__ import annotations

import importlib.util
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "by_hand"))  # readings made by hand, for all tests of rules

KELMET = """Outlet: The Harbour Post
Published: 2031-03-14
Title: Three dead after clash at Kelmet crossing
URL: https://harbourpost.example/kelmet
Author: Ann Lindqvist

Three soldiers died at the Kelmet crossing, Colonel Idris Vane said on Tuesday.

“We lost three men and we hold the bridge,” the army spokesman claimed. The figures could not be
independently verified.
"""


def _load_fakes() -> types.ModuleType:
    path = Path(__file__).with_name("fakes.py")
    spec = importlib.util.spec_from_file_location("sayso_test_fakes", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session", autouse=True)
def places_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the tests out of the user's folder of places; whoever first needs the real list builds it here."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("places")
        patch.setenv("SAYSO_PLACES_FOLDER", str(folder))
        yield folder


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """Put the stand-ins in the place of the packages that analyse a report, for one test."""
    module = _load_fakes()
    for name in module.STAND_INS:
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    module.install()
    return module


@pytest.fixture
def kelmet(tmp_path: Path) -> Path:
    """Write one plain-text report with all header lines."""
    path = tmp_path / "kelmet.txt"
    path.write_text(KELMET, encoding="utf-8")
    return path
