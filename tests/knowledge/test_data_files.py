"""The data files of the package."""

from importlib.resources import files
from time import perf_counter

import pytest

from sayso.knowledge.data_files import load

NAMES = [
    "media",
    "outlets",
    "states",
    "titles",
    "first_names",
    "armed_groups",
    "bodies",
    "sectors",
    "regions",
    "country_points",
    "numbers",
    "inflection",
    "common_words",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_data_file_says_what_it_is(name: str) -> None:
    """Each file begins with a comment that tells what it holds and where it is from."""
    text = files("sayso.knowledge").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    comment = "\n".join(line for line in text.splitlines()[:8] if line.startswith("#"))
    assert "Source:" in comment


def test_a_data_file_is_read_once() -> None:
    """Asked for twice, a file is read once."""
    assert load("states") is load("states")


def test_reading_them_all_is_quick() -> None:
    """All files together are read in a moment (a generous bound: the aim is 100 ms)."""
    load.cache_clear()
    start = perf_counter()
    for name in NAMES:
        load(name)
    assert perf_counter() - start < 1
