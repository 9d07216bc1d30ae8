"""How the REST API is documented: schemas are made of the very records that are sent."""

from __future__ import annotations

from typing import Any

import msgspec

_TEMPLATE = "#/components/schemas/{name}"
_FAULT = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "reason", "next_step"],
            "properties": {
                "status": {"type": "integer"},
                "reason": {"type": "string"},
                "next_step": {"type": "string"},
            },
        }
    },
}


class Documented:
    """Collects which records are sent where, for ``/openapi.json``."""

    kinds: dict[str, type] = {}  # noqa: RUF012 - one register for the whole program, filled while modules load

    @classmethod
    def page_of(cls, kind: type, what: str) -> dict[str, Any]:
        """Return what a route that gives a page of records says of itself."""
        items = {"type": "array", "items": cls._ref(kind)}
        next_ = {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "Give it as `after`."}
        schema = {
            "type": "object",
            "required": ["items", "next"],
            "properties": {"items": items, "next": next_},
        }
        return cls._told(schema, what)

    @classmethod
    def one(cls, kind: type, what: str) -> dict[str, Any]:
        """Return what a route that gives one record says of itself."""
        return cls._told(cls._ref(kind), what)

    @classmethod
    def schemas(cls) -> dict[str, Any]:
        """Return the schemas of all records that are sent, by their names."""
        _, found = msgspec.json.schema_components(cls.kinds.values(), ref_template=_TEMPLATE)
        return {**found, "Fault": _FAULT}

    @classmethod
    def _ref(cls, kind: type) -> dict[str, Any]:
        cls.kinds[kind.__name__] = kind
        return {"$ref": _TEMPLATE.format(name=kind.__name__)}

    @classmethod
    def _told(cls, schema: dict[str, Any], what: str) -> dict[str, Any]:
        fault = {"application/json": {"schema": {"$ref": _TEMPLATE.format(name="Fault")}}}
        return {
            "responses": {
                200: {"description": what, "content": {"application/json": {"schema": schema}}},
                400: {"description": "It can't be meant.", "content": fault},
                404: {"description": "There is no such thing.", "content": fault},
            }
        }
