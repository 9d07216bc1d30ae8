"""Fixtures of the tests of linking: a map of invented towns, so that no test waits for the real one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.knowledge.places import Candidate
from sayso.linking import facts, phrases

TOWNS = {
    name: [Candidate(name, "MLI", None, lat, lon, "city", None, 9_000, "exact")]
    for name, lat, lon in (("Kelmet", 17.0, -1.0), ("Selm", 14.0, -6.0), ("Orrin", 17.1, -1.0))
}
"""Kelmet and Orrin lie some 11 km from each other, Selm far away."""


def _clear() -> None:
    for each in (phrases.is_place, facts._spot, facts._lookup):
        each.cache_clear()


@pytest.fixture(scope="package", autouse=True)
def small_map() -> Iterator[None]:
    """Look places up among the invented towns."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (phrases, facts):
            patch.setattr(module, "lookup", lambda name: TOWNS.get(name, []))
        _clear()
        yield
    _clear()
