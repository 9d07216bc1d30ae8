"""Places: a gazetteer without a network, and which of its places the toponyms of a report stand for."""

from __future__ import annotations

from sayso.knowledge.places.folding import fold
from sayso.knowledge.places.places import Candidate, Toponym
from sayso.knowledge.places.resolving import resolve_all

__all__ = ["Candidate", "Toponym", "fold", "resolve_all"]
