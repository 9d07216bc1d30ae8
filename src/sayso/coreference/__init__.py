"""Who is spoken of in a report, and for whom a name, a description or a pronoun stands."""

from __future__ import annotations

from sayso.coreference.entities import Directory, Entity
from sayso.coreference.naming import directory_of
from sayso.coreference.resolving import Resolver

__all__ = ["Directory", "Entity", "Resolver", "directory_of"]
