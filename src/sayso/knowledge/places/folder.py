"""Where the gazetteer's files lie."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from sayso.knowledge.places import sources
from sayso.knowledge.places.schema import VERSION
from sayso.settings import Settings


def folder() -> Path:
    """The folder of the setting `places_folder`, else the user's cache, else one for temporary files.

    It exists, and can be written to.
    """
    given = Settings.from_environment().places_folder
    cache = Path(os.environ.get("XDG_CACHE_HOME", ""))
    # A relative XDG_CACHE_HOME is invalid by its own specification, and would depend on where one stands.
    base = cache if cache.is_absolute() else Path("~/.cache")
    wanted = Path(given) if given else base / "sayso"
    for each in (wanted, Path(tempfile.gettempdir()) / f"sayso-{_user()}"):
        if writable := _usable(each):
            return writable
    return Path(tempfile.mkdtemp(prefix="sayso-"))


def base_file(home: Path) -> Path:
    """What Sayso builds itself; another file if anything changed of what it is built from."""
    return home / f"places-{VERSION}-{sources.fingerprint()}.sqlite"


def imported_file(home: Path) -> Path:
    """What the user imported."""
    return home / f"places-imported-{VERSION}.sqlite"


def _usable(wanted: Path) -> Path | None:
    try:
        place = wanted.expanduser()
        place.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return place if os.access(place, os.W_OK | os.X_OK) and _is_ours(place) else None


def _is_ours(place: Path) -> bool:
    """Whether nobody else made it: in the folder for temporary files anybody may have put it there."""
    return not hasattr(os, "getuid") or os.getuid() in (0, place.stat().st_uid)


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
