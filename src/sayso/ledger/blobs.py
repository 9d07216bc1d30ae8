"""Bytes by their hash: kept once however often they come, packed where that helps, checked whenever read."""

from __future__ import annotations

import zlib
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from sayso.errors import CaseError
from sayso.ledger.connecting import is_sqlite
from sayso.ledger.kept import sha256_of
from sayso.ledger.schema import blobs

_WORTH = 0.9
"""Packed is kept where it is smaller than this share."""
_LEVEL = 6


def keep(connection: Connection, data: bytes) -> str:
    """Keep bytes, unless they are there already; return their SHA-256."""
    digest = sha256_of(data)
    packing, packed = _packed(data)
    row = {"sha256": digest, "size": len(data), "packing": packing, "data": packed}
    insert = sqlite.insert if is_sqlite(connection) else postgresql.insert
    connection.execute(insert(blobs).on_conflict_do_nothing(), row)
    return digest


def get(connection: Connection, digest: str) -> bytes:
    """Return the bytes of a hash; a CaseError where they are missing or are others."""
    row = connection.execute(
        select(blobs.c.packing, blobs.c.data).where(blobs.c.sha256 == digest)
    ).one_or_none()
    data = unpacked(row) if row else None
    if data is None or sha256_of(data) != digest:
        raise CaseError(
            f"The bytes with the SHA-256 {digest} are {'missing' if row is None else 'not what they were'}.",
            "Run `sayso verify` on the case: it names all that was altered.",
        )
    return data


def unpacked(row: Any) -> bytes | None:
    """Return the bytes of a row, or None where they can't be unpacked."""
    if row.packing != "zlib":
        return bytes(row.data)
    try:
        return zlib.decompress(row.data)
    except zlib.error:
        return None


def _packed(data: bytes) -> tuple[str, bytes]:
    packed = zlib.compress(data, _LEVEL)
    return ("zlib", packed) if len(packed) < _WORTH * len(data) else ("", data)
