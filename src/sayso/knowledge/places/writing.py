"""Writing places into the gazetteer's file."""

from __future__ import annotations

import sqlite3

from sayso.knowledge.places.naming import names_of
from sayso.knowledge.places.schema import PUT_CODE, PUT_NAME, PUT_PLACE


def put(
    database: sqlite3.Connection, place: tuple[object, ...], names: tuple[str, list[str]], *, area: bool
) -> None:
    """Write a place, with its own name and its by-names."""
    database.execute(PUT_PLACE, place)
    keys = names_of(*names, str(place[2]), area=area)
    database.executemany(PUT_NAME, ((key, place[0], own) for key, own in keys.items()))


def put_code(database: sqlite3.Connection, code: str, place: int) -> None:
    """Write the code by which GeoNames' own files name a country or a division ("SD", "SD.55")."""
    if code:
        database.execute(PUT_CODE, (code, place))
