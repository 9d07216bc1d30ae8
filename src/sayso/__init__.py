"""Sayso reads news reports on conflicts and writes a ledger of who said what.

import sayso
ledger = sayso.read(["reports/"], published="2024-08-05")
print(ledger.to_json(indent=2).decode())
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.api import Result, read, read_each
    from sayso.linked import read_linked
    from sayso.linking import link
    from sayso.records import Ledger, Report
    from sayso.views import board

__all__ = [
    "Ledger",
    "Report",
    "Result",
    "__version__",
    "board",
    "link",
    "read",
    "read_each",
    "read_linked",
]
__version__ = "0.1.0"

_HOMES = {
    "Ledger": "sayso.records",
    "Report": "sayso.records",
    "Result": "sayso.api",
    "board": "sayso.views",
    "link": "sayso.linking",
    "read": "sayso.api",
    "read_each": "sayso.api",
    "read_linked": "sayso.linked",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that ``import sayso`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
