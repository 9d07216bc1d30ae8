"""Reading the data files of the package: once each, and only when asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str, folder: str = "knowledge/data") -> dict[str, Any]:
    """The contents of `<folder>/<name>.yaml`; the same object each time: do not change it."""
    text = files("sayso").joinpath(folder, f"{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    if not isinstance(loaded, dict):
        raise TypeError(f"{folder}/{name}.yaml must hold a mapping, not {type(loaded).__name__}")
    return loaded
