"""Files written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from sayso.errors import UsageError


def write(path: str, data: bytes) -> None:
    """Write ``data`` to a file, or to standard output for "-"; raises UsageError where that cannot be done.

    A file that is there is replaced at the end, so that it may be the one that the data were made from.
    """
    if path == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        if Path(path).exists() and not Path(path).is_file():
            Path(path).write_bytes(data)  # a pipe or a device cannot be replaced
            return
        _replace(Path(path), data)
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or str(fault)
        raise UsageError(
            f"{path} cannot be written: {why}.",
            "Check the folder, whether you may write there, and the disk.",
        ) from fault


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
