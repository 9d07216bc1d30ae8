"""The package itself: what ``import sayso`` gives, and what it costs."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest

import sayso


def test_the_public_names_are_there() -> None:
    """Every name in ``__all__`` can be had, and the version is the distribution's."""
    assert all(getattr(sayso, name) for name in sayso.__all__)
    assert sayso.__version__ == version("sayso")
    assert set(dir(sayso)) == set(sayso.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that Sayso has not is refused in Python's own way."""
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        sayso.write  # noqa: B018


@pytest.mark.parametrize("statement", ["import sayso", "import sayso.cli"])
def test_importing_loads_no_slow_library(statement: str) -> None:
    """Neither the package nor the command imports a library that takes long, until it is needed."""
    slow = [
        "trafilatura",
        "py3langid",
        "onnxruntime",
        "tokenizers",
        "dateparser",
        "numpy",
        "sqlalchemy",
        "alembic",
    ]
    assert loaded(statement, slow) == "[]"


def test_adding_files_loads_nothing_that_fetches() -> None:
    """What fetches pages is loaded only for who gives an address."""
    assert loaded("import sayso.adding", ["httpx", "httpcore"]) == "[]"


def loaded(statement: str, names: list[str]) -> str:
    """Which of these modules are there after a statement, in a process of its own."""
    code = f"{statement}, sys; print([m for m in {names} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()
