"""Sayso reads news reports on conflicts and writes a ledger of who said what.

import sayso
ledger = sayso.read(["reports/"], published="2024-08-05")
print(ledger.to_json(indent=2).decode())
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.adding import add_to_case, reread_case
    from sayso.api import Result, read, read_each
    from sayso.ledger import Case, init_case, open_case
    from sayso.linked import read_linked
    from sayso.linking import link
    from sayso.records import Ledger, Report
    from sayso.views import board

__all__ = [
    "Case",
    "Ledger",
    "Report",
    "Result",
    "__version__",
    "add_to_case",
    "board",
    "init_case",
    "link",
    "open_case",
    "read",
    "read_each",
    "read_linked",
    "reread_case",
]
__version__ = "0.1.0"

_HOMES = {
    "Case": "sayso.ledger",
    "Ledger": "sayso.records",
    "Report": "sayso.records",
    "Result": "sayso.api",
    "add_to_case": "sayso.adding",
    "board": "sayso.views",
    "init_case": "sayso.ledger",
    "link": "sayso.linking",
    "open_case": "sayso.ledger",
    "read": "sayso.api",
    "read_each": "sayso.api",
    "read_linked": "sayso.linked",
    "reread_case": "sayso.adding",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that ``import sayso`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
