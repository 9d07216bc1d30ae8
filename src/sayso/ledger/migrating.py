"""Which version a case has, and how an older one becomes today's: after a copy, by the steps of Alembic.

A step and its record share a transaction: after a power cut the case has the old form or the new one.
"""

from __future__ import annotations

import sqlite3
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, insert, inspect, text

from sayso import __version__
from sayso.errors import CaseError
from sayso.ledger.connecting import APPLICATION, Place, is_marked, is_sqlite, reading, writing
from sayso.ledger.kept import now
from sayso.ledger.schema import about

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0003"
"""The version that this Sayso writes: the last of the steps in ``migrations/versions``."""
_STEPS = Path(__file__).with_name("migrations")


def create(engine: Engine, place: Place) -> None:
    """Make the tables of a case in an empty database; a CaseError where there are tables already."""
    with writing(engine, place) as connection:
        if inspect(connection).has_table("alembic_version"):
            raise CaseError(f"There is a case already in {place.shown}.", "Add to it: `sayso add`.")
        if is_sqlite(connection):
            connection.execute(text(f"PRAGMA application_id = {APPLICATION}"))
        upgrade(connection)
        facts = {"id": str(uuid.uuid4()), "made_at": now(), "made_by": f"sayso {__version__}"}
        rows = [{"name": name, "value": value} for name, value in facts.items()]
        connection.execute(insert(about), rows)


def version_of(engine: Engine, place: Place) -> str:
    """Return the version of a case, or raise a CaseError where there is none."""
    with reading(engine, place) as connection:
        there = is_marked(connection) and inspect(connection).has_table("alembic_version")
        found = (
            connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if there else None
        )
    if found is None:
        raise CaseError(
            f"{place.shown} is a database, and no case.", f"Make one: `sayso init {place.shown}`."
        )
    return str(found)


def bring_forward(engine: Engine, place: Place) -> Path | None:
    """Bring an older case to today's form; return the copy that was made before, or None.

    A case of a newer Sayso is a CaseError: to write into it could harm it.
    """
    version = version_of(engine, place)
    if version == NEWEST:
        return None
    if version not in known_versions():
        raise CaseError(
            f"{place.shown} was written by a newer Sayso (form {version}; this one knows up to {NEWEST}).",
            "Install the newest Sayso: `pip install --upgrade sayso`.",
        )
    copy = _copied(place, version) if place.path else None
    with writing(engine, place) as connection:
        upgrade(connection)
    return copy


def upgrade(connection: Connection, to: str = "head") -> None:
    """Do the steps that are missing, in the transaction of the connection."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def known_versions() -> frozenset[str]:
    """Return the versions that this Sayso can read."""
    from alembic.script import ScriptDirectory

    return frozenset(each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    return config


def _copied(place: Place, version: str) -> Path:
    """Copy an SQLite case beside itself, whatever is in its write-ahead log."""
    path = Path(place.shown)
    copy = path.with_name(f"{path.name}.backup-{version}")
    new = copy.with_name(f"{copy.name}.part")
    try:
        new.unlink(missing_ok=True)
        source, target = sqlite3.connect(path), sqlite3.connect(new)
        with source, target:
            source.backup(target)
        source.close()
        target.close()
        new.replace(copy)
    except (OSError, sqlite3.Error) as fault:
        new.unlink(missing_ok=True)
        raise CaseError(
            f"{place.shown} is of an older form, and no copy of it could be made first ({fault}).",
            "Make room beside it, or give it another place.",
        ) from fault
    return copy
