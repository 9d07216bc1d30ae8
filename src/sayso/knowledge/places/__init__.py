"""Places: a gazetteer that needs no network, and which of its places the toponyms of a report stand for."""

from __future__ import annotations

from sayso.knowledge.places.folding import fold
from sayso.knowledge.places.gazetteer import Gazetteer, is_ready
from sayso.knowledge.places.importing import Imported, import_dump
from sayso.knowledge.places.near import countries_near
from sayso.knowledge.places.places import Candidate, Kind, Precision, Toponym
from sayso.knowledge.places.resolving import lookup, resolve_all

__all__ = [
    "Candidate",
    "Gazetteer",
    "Imported",
    "Kind",
    "Precision",
    "Toponym",
    "countries_near",
    "fold",
    "import_dump",
    "is_ready",
    "lookup",
    "resolve_all",
]
