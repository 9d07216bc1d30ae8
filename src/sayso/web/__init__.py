"""Pages and a REST API over a case, for a browser on the same computer: ``sayso serve CASE.db``.

``create_app`` makes the application, ``serve`` runs it. Nothing here asks the network for anything.
"""

from __future__ import annotations

from sayso.web.app import create_app
from sayso.web.doors import Doors

__all__ = ["Doors", "create_app"]
