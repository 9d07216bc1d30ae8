"""A case: an investigation that lives in a file or a database, grows, and can prove what it was given.

``init_case`` makes one, ``open_case`` opens it, and all that can be done with it is a method of ``Case``.
"""

from __future__ import annotations

from sayso.ledger.case import Case, init_case, open_case

__all__ = ["Case", "init_case", "open_case"]
