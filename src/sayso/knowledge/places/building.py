"""Building the gazetteer's file, once, from what is installed beside Sayso: no network is used."""

from __future__ import annotations

import contextlib
import gc
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sayso.errors import SaysoError
from sayso.knowledge.places.folder import base_file
from sayso.knowledge.places.schema import TABLES


def built(home: Path) -> Path:
    """The file in this folder; built now if it isn't there."""
    file = base_file(home)
    if not (file.exists() and is_sound(file)):
        from sayso.knowledge.places.filling import fill

        with replacing(file) as database, _no_collection():
            fill(database)
    return file


def is_sound(file: Path) -> bool:
    """Whether a file is a gazetteer, as far as a glance tells: one that a full disk cut off is none."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            return bool(database.execute("SELECT 1 FROM place JOIN name ON id = place LIMIT 1").fetchall())
    except sqlite3.DatabaseError:
        return False


@contextlib.contextmanager
def replacing(file: Path, *, keep: bool = False) -> Iterator[sqlite3.Connection]:
    """A new database that takes a file's place when all went well; with `keep` it begins as the file's copy.

    Whatever stops it, the file is as it was. Two processes may do it at once: the later one wins.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
        os.close(handle)
    except OSError as fault:
        raise _unwritable(file, fault) from fault
    draft = Path(name)
    try:
        with closing(sqlite3.connect(draft)) as database:
            if keep and file.exists():
                with closing(sqlite3.connect(file)) as before:
                    before.backup(database)
            database.executescript(TABLES)
            yield database
            database.commit()
        draft.replace(file)
    except (OSError, sqlite3.DatabaseError) as fault:
        raise _unwritable(file, fault) from fault
    finally:
        draft.unlink(missing_ok=True)


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Leave garbage alone for a while: else a million small tuples are looked through again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _unwritable(file: Path, fault: Exception) -> SaysoError:
    return SaysoError(
        f"The list of places cannot be written to {file.parent}: {fault}.",
        "Set SAYSO_PLACES_FOLDER to a folder with a few hundred megabytes of room.",
    )
