"""Sayso reads news reports on conflicts and writes a ledger of who said what.

import sayso
ledger = sayso.read(["reports/"], published="2024-08-05")
print(ledger.to_json(indent=2).decode())
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.api import Result, read, read_each
    from sayso.records import Ledger, Report

__all__ = ["Ledger", "Report", "Result", "__version__", "read", "read_each"]
__version__ = "0.1.0"

_HOMES = {
    "Ledger": "sayso.records",
    "Report": "sayso.records",
    "Result": "sayso.api",
    "read": "sayso.api",
    "read_each": "sayso.api",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that ``import sayso`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
