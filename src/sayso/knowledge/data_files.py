"""Reading the data files beside this package: once each, and only when asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of `data/<name>.yaml`; the same object each time: do not change it."""
    text = files("sayso.knowledge").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    if not isinstance(loaded, dict):
        raise TypeError(f"data/{name}.yaml must hold a mapping, not {type(loaded).__name__}")
    return loaded
