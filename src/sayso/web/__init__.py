"""Pages and a REST API over a case, for a browser on the same computer: ``sayso serve CASE.db``.

``create_app`` makes the application, ``serve`` runs it, and ``invite_to`` gives somebody a key. Nothing here
asks the network for anything.
"""

from __future__ import annotations

from sayso.web.app import create_app
from sayso.web.doors import Doors, doors_for
from sayso.web.serving import Serving, invite_to, serve

__all__ = ["Doors", "Serving", "create_app", "doors_for", "invite_to", "serve"]
