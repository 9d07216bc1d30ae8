"""Judgements in a file: one JSON object a line, only ever added to.

Each line is on the disk before ``append`` returns. If the power fails while a line is written, its beginning
may stand at the end of the file: it is told, and left out. A fault anywhere else is an error, as judgements
are people's work, and must not vanish without a word.
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import msgspec

from sayso.errors import LedgerFormatError, SaysoWarning, UsageError
from sayso.linking.judgements.record import Judgement, check
from sayso.records import record_json


def read(path: str | os.PathLike[str]) -> tuple[Judgement, ...]:
    """Return the judgements of a file, in its order; none if there is no such file yet.

    A line that is broken or can't be meant is a LedgerFormatError; of a torn last line it only warns.
    """
    lines = [(number, line) for number, line in enumerate(_bytes(path).split(b"\n"), 1) if line.strip()]
    found = []
    for number, line in lines:
        try:
            found.append(_parsed(line))
        except msgspec.DecodeError as fault:
            torn = number == lines[-1][0] and not isinstance(fault, msgspec.ValidationError)
            if not torn:
                raise _broken(path, number, str(fault)) from None
            _warn(path, f"its last line ({number}) was not written to the end and is left out")
        except UsageError as fault:
            raise _broken(path, number, fault.reason) from None
    return tuple(found)


def append(path: str | os.PathLike[str], judgement: Judgement) -> None:
    """Write a judgement at the end of a file, made if there is none, and wait until it is on the disk.

    A torn last line, left by a power cut, is cut off first, with a warning: else it would be in the way.
    """
    check(judgement)
    new = not Path(path).exists()
    data = _bytes(path)
    sound = _without_torn_end(data)
    line = record_json("judgement", judgement) + b"\n"
    try:
        with Path(path).open("ab") as file:
            if len(sound) < len(data):
                _warn(path, "its last line was not written to the end and was cut off")
                file.truncate(len(sound))
            file.write(line if not sound or sound.endswith(b"\n") else b"\n" + line)
            file.flush()
            os.fsync(file.fileno())
        if new:
            _sync_folder(Path(path).parent)
    except OSError as fault:
        raise _no_access(path, fault) from fault


def _parsed(line: bytes) -> Judgement:
    judgement = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=Judgement)
    check(judgement)
    return judgement


def _bytes(path: str | os.PathLike[str]) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as fault:
        raise _no_access(path, fault) from fault


def _without_torn_end(data: bytes) -> bytes:
    start = data.rstrip(b"\n").rfind(b"\n") + 1
    last = data[start:]
    if last.strip():
        try:
            msgspec.json.decode(last.removeprefix(b"\xef\xbb\xbf"))
        except msgspec.DecodeError:
            return data[:start]
    return data


def _sync_folder(folder: Path) -> None:
    """Put the new file's name on the disk too, where the system has such a thing."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _warn(path: str | os.PathLike[str], told: str) -> None:
    warnings.warn(
        f"{os.fspath(path)}: {told}. Judge that once more, if it is missing.", SaysoWarning, stacklevel=3
    )


def _broken(path: str | os.PathLike[str], number: int, fault: str) -> LedgerFormatError:
    return LedgerFormatError(
        f"Line {number} of {os.fspath(path)} is no judgement: {fault.rstrip('.')}.",
        "Put the line right, or take the file back from a copy.",
    )


def _no_access(path: str | os.PathLike[str], fault: OSError) -> UsageError:
    return UsageError(
        f"The judgements in {os.fspath(path)} can't be read or written: {fault.strerror}.",
        "Give a file in a folder that is there and may be written to.",
    )
