"""Makes the repository's own folder importable: ``evaluation`` is no part of the package."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))


@pytest.fixture
def scipy() -> ModuleType:
    """The library that pairs clusters, or no test of what needs it."""
    return pytest.importorskip(
        "scipy", reason="clusters are paired by scipy, which only the evaluation needs"
    )
