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
from typing import BinaryIO

from sayso.errors import IntakeError, SaysoWarning
from sayso.intake.kinds import HEAD, SUFFIXES, kind_of, size_limit, wanted
from sayso.intake.parts import too_large
from sayso.settings import Settings

STANDARD_INPUT = "-"

_CHECK = "Check the path; quote it if it holds spaces."
_FETCH = "Pages are fetched into a case only: `sayso add CASE https://…`."

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Source:
    """One place to read bytes from; ``fault`` is set where it is already clear that there are none.

    ``method`` is how the bytes came, where they only lie in a file by the way: ``upload``, ``pasted``.
    """

    file: str
    path: Path | None = None
    fault: IntakeError | None = None
    method: str | None = None

    def read(self, settings: Settings) -> bytes:
        """Return the bytes, or raise IntakeError; a file too large for its kind is refused unread."""
        if self.fault:
            raise self.fault
        try:
            return self._read(settings)
        except OSError as fault:
            why = fault.strerror or type(fault).__name__
            raise IntakeError(
                f"The file cannot be opened: {why}.", "Check its name and whether you may read it."
            ) from fault

    def _read(self, settings: Settings) -> bytes:
        if self.path is None:
            return self._limited(sys.stdin.buffer, 0, settings)
        # Size first: a file of many GB must not come into memory only to be refused. A pipe's size is 0.
        size = self.path.stat().st_size
        most = max(settings.max_file_bytes, settings.max_archive_bytes)
        if size > most:
            raise too_large(f"{size:,} bytes", most, settings)
        with self.path.open("rb") as opened:
            return self._limited(opened, size, settings)

    def _limited(self, opened: BinaryIO, size: int, settings: Settings) -> bytes:
        """Return the bytes of an opened file; the first ones tell its kind, and that how long it may be."""
        head = opened.read(HEAD)
        limit = size_limit(kind_of(head, self.file), settings)
        if max(size, len(head)) > limit:
            raise too_large(f"{size:,} bytes" if size else f"more than {limit:,} bytes", limit, settings)
        data = head + opened.read(limit + 1 - len(head))
        if len(data) > limit:
            raise too_large(f"more than {limit:,} bytes", limit, settings)
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
        hint = _FETCH if path.startswith(("http://", "https://")) else _CHECK
        yield Source(shown, fault=IntakeError("There is no such file or folder.", hint))
    elif not os.path.isdir(path):
        yield Source(shown, Path(path))
    else:
        yield from _folder(path, shown)


def _folder(path: str, shown: str) -> Iterator[Source]:
    found = 0
    others: Counter[str] = Counter()
    for each in _walk(path):
        if _leads_out(each, path):
            yield Source(_shown(str(each)), fault=_link_out(each))
        elif each.is_dir():
            continue  # a link to another part of the folder, which is walked anyway
        elif _is_wanted(each):
            found += 1
            yield Source(_shown(str(each)), each)
        else:
            others[each.suffix.lower() or "no suffix"] += 1
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
    """Yield the files and links under ``path``: hidden ones are a program's notes, a pipe could block."""
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (each for name in folders if (each := Path(folder, name)).is_symlink())
        for name in sorted(name for name in files if not name.startswith(".")):
            each = Path(folder, name)
            if each.is_symlink() and not each.exists():
                continue
            if stat.S_ISREG(each.stat().st_mode):
                yield each


def _leads_out(each: Path, folder: str) -> bool:
    """Tell whether ``each`` is a link to something outside the folder that was given."""
    if not each.is_symlink():
        return False
    return not each.resolve().is_relative_to(Path(folder).resolve())


def _link_out(each: Path) -> IntakeError:
    return IntakeError(
        f"This link leads out of the folder, to {_shown(os.path.realpath(each))}, and is not followed.",
        "Name what it leads to, if it is to be read.",
    )


def _is_wanted(each: Path) -> bool:
    try:
        with each.open("rb") as opened:
            return wanted(each.name, b"" if each.suffix.lower() in SUFFIXES else opened.read(HEAD))
    except OSError:
        return each.suffix.lower() in SUFFIXES  # reading it will tell what is wrong


def _shown(path: str) -> str:
    """Return ``path`` as text that can be written as UTF-8, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")
