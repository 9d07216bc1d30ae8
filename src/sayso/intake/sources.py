"""Where reports come from: files, the files in folders, and standard input."""

from __future__ import annotations

import os
import stat
import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import IntakeError, SaysoWarning

STANDARD_INPUT = "-"
SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml")

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Source:
    """One place to read bytes from; ``fault`` is set where it is already clear that there are none."""

    file: str
    path: Path | None = None
    fault: IntakeError | None = None

    def read(self, limit: int) -> bytes:
        """Return the bytes, or raise IntakeError; a file over ``limit`` bytes is refused unread."""
        if self.fault:
            raise self.fault
        try:
            return self._read(limit)
        except OSError as fault:
            why = fault.strerror or type(fault).__name__
            raise IntakeError(
                f"The file cannot be opened: {why}.", "Check its name and whether you may read it."
            ) from fault

    def _read(self, limit: int) -> bytes:
        if self.path is None:
            data = sys.stdin.buffer.read(limit + 1)
        else:
            # Size first: a 200 MB file must not come into memory only to be refused. A pipe's size is 0.
            size = self.path.stat().st_size
            if size > limit:
                raise _too_large(f"{size:,} bytes", limit)
            with self.path.open("rb") as opened:
                data = opened.read(limit + 1)
        if len(data) > limit:
            raise _too_large(f"more than {limit:,} bytes", limit)
        return data


def find(paths: Iterable[PathLike]) -> list[Source]:
    """Return the sources that ``paths`` name, each once, folders walked in the order of their names."""
    found: dict[str, Source] = {}
    for path in paths:
        for source in _expand(os.fspath(path)):
            key = os.path.realpath(source.path) if source.path else source.file
            found.setdefault(key, source)
    return list(found.values())


def _expand(path: str) -> Iterator[Source]:
    shown = _shown(path)
    if path == STANDARD_INPUT:
        yield Source(STANDARD_INPUT)
    elif "\0" in path or not os.path.exists(path):
        fault = IntakeError(
            "There is no such file or folder.", "Check the path; quote it if it holds spaces."
        )
        yield Source(shown, fault=fault)
    elif not os.path.isdir(path):
        yield Source(shown, Path(path))
    else:
        yield from _folder(path, shown)


def _folder(path: str, shown: str) -> Iterator[Source]:
    found = 0
    others: Counter[str] = Counter()
    for each in _walk(path):
        suffix = each.suffix.lower()
        if suffix in SUFFIXES:
            found += 1
            yield Source(_shown(str(each)), each)
        else:
            others[suffix or "no suffix"] += 1
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in others.most_common(4))
    if not found:
        holds = f"it holds {kinds}" if others else "it is empty"
        fault = IntakeError(
            f"The folder holds no reports: no file ends in {', '.join(SUFFIXES)} ({holds}).",
            "Give another folder, or name the files themselves.",
        )
        yield Source(shown, fault=fault)
    elif others:
        message = (
            f"{shown}: other files in this folder were passed over ({kinds}); name them to have them read."
        )
        warnings.warn(message, SaysoWarning, stacklevel=2)


def _walk(path: str) -> Iterator[Path]:
    """Yield the ordinary files under ``path``: hidden ones are a program's notes, a pipe could block."""
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            each = Path(folder, name)
            if each.is_symlink() and not each.exists():
                continue
            if stat.S_ISREG(each.stat().st_mode):
                yield each


def _shown(path: str) -> str:
    """Return ``path`` as text that can be written as UTF-8, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def _too_large(size: str, limit: int) -> IntakeError:
    return IntakeError(
        f"The file has {size}, and the most that is read is {limit:,}.",
        "Split it into one file per report, or raise SAYSO_MAX_FILE_BYTES.",
    )
