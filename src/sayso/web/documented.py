"""How the REST API is documented: schemas are made of the very records that are sent."""

from __future__ import annotations

from typing import Any

import msgspec

_REFUSED = (
    (401, "A key is needed."),
    (403, "The change comes from elsewhere, or from somebody who may only read."),
    (413, "Too much at once."),
    (421, "The program is not called by this name."),
    (500, "A fault of the program."),
    (503, "The case cannot be read now."),
)
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
    def one(cls, kind: type, what: str, status: int = 200, *also: int) -> dict[str, Any]:
        """Return what a route that gives one record says of itself; ``also`` are other good answers."""
        return cls._told(cls._ref(kind), what, status, *also)

    @classmethod
    def body(cls, kind: type) -> dict[str, Any]:
        """Return what a route says of the JSON that it takes."""
        return {
            "requestBody": {"required": True, "content": {"application/json": {"schema": cls._ref(kind)}}}
        }

    @classmethod
    def completed(cls, found: dict[str, Any]) -> dict[str, Any]:
        """Return a description with all schemas, and with what the guard may answer to everything."""
        found.setdefault("components", {}).setdefault("schemas", {}).update(cls.schemas())
        fault = {"application/json": {"schema": {"$ref": _TEMPLATE.format(name="Fault")}}}
        for methods in found["paths"].values():
            for told in methods.values():
                told["responses"].pop("422", None)  # FastAPI's own: here such a request is answered 400
                refused = {str(status): {"description": why, "content": fault} for status, why in _REFUSED}
                told["responses"] = refused | told["responses"]
        found["components"]["schemas"].pop("HTTPValidationError", None)
        found["components"]["schemas"].pop("ValidationError", None)
        return found

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
    def _told(cls, schema: dict[str, Any], what: str, *statuses: int) -> dict[str, Any]:
        fault = {"application/json": {"schema": {"$ref": _TEMPLATE.format(name="Fault")}}}
        good = {"description": what, "content": {"application/json": {"schema": schema}}}
        return {
            "responses": {
                **dict.fromkeys(statuses or (200,), good),
                400: {"description": "It can't be meant.", "content": fault},
                404: {"description": "There is no such thing.", "content": fault},
            }
        }
