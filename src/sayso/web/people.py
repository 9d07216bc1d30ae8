"""People with a key: who they are and what they may do. A key is shown once, and only its hash is kept."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from sayso.errors import UsageError

Role: TypeAlias = Literal["reader", "reviewer"]
_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One who may come in: a ``reader`` looks, a ``reviewer`` also judges and adds.

    With ``redacted`` protected names are shown as other words; such a person is a reader.
    ``sha256`` is of the key: with 256 random bits in it, a slow hash would add nothing.
    """

    name: str
    role: Role
    sha256: str
    redacted: bool = False

    @property
    def may_change(self) -> bool:
        """Whether this person may judge and add: not without knowing the names."""
        return self.role == "reviewer" and not self.redacted


def invite(file: Path, name: str, role: Role = "reviewer", *, redacted: bool = False) -> str:
    """Give a person a new key, in the place of an older one; return it. The file is its owner's only."""
    name = " ".join(name.split())
    if not name:
        raise UsageError("A person needs a name.", "Give it: `sayso serve CASE.db --invite 'Ada Lovelace'`.")
    key = secrets.token_urlsafe(_BYTES)
    others = [each for each in people_in(file) if each.name.casefold() != name.casefold()]
    _write(file, [*others, Person(name=name, role=role, sha256=hash_of(key), redacted=redacted)])
    return key


def people_in(file: Path) -> tuple[Person, ...]:
    """Return the people of a file, nobody where there is none; a UsageError where it holds something else."""
    try:
        lines = file.read_bytes().splitlines()
    except FileNotFoundError:
        return ()
    except OSError as fault:
        raise UsageError(f"{file} cannot be read: {fault.strerror}.", "Check whose file it is.") from None
    try:
        return tuple(msgspec.json.decode(line, type=Person) for line in lines if line.strip())
    except msgspec.DecodeError:
        raise UsageError(
            f"{file} holds no list of people.", "Put it away, and invite them again with --invite."
        ) from None


def hash_of(key: str) -> str:
    """Return the hash of a key or of a session."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def bearer_of(key: str, people: Iterable[Person]) -> Person | None:
    """Return whose key it is, in a time that doesn't tell how much of it was right."""
    digest, found = hash_of(key), None
    for each in people:
        if hmac.compare_digest(each.sha256, digest):
            found = each
    return found


def _write(file: Path, people: Iterable[Person]) -> None:
    new = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    opened = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "wb") as out:
        out.writelines(msgspec.json.encode(each) + b"\n" for each in people)
    new.replace(file)
