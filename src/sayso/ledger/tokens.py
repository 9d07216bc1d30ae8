"""What a time stamp says: which hash it is on, when it was given, and whether its signature holds.

RFC 3161: the service's response (``.tsr``). OpenTimestamps: the proof (``.ots``), of which only the head is
read: whether Bitcoin's chain has it, only somebody who has that chain can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sayso.errors import UsageError

if TYPE_CHECKING:
    from rfc3161_client import TimeStampResponse

_OTS = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
"""How each proof begins; then come its version and the kind of hash, a byte each, and the hash."""
_OTS_HEAD = b"\x01\x08"
"""Version 1, and a SHA-256."""
_SHA256 = "2.16.840.1.101.3.4.2.1"
_RESPONSE = bytes.fromhex("060b2a864886f70d0109100104")
"""The object identifier that each stamp of RFC 3161 has: id-ct-TSTInfo, in DER."""
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Token:
    """A time stamp: its kind, the SHA-256 that it is on, and when it was given, as far as can be read."""

    kind: Literal["RFC 3161", "OpenTimestamps"]
    digest: str | None
    at: str | None = None
    response: TimeStampResponse | None = None


def token_of(data: bytes, file: str) -> Token:
    """Return the time stamp in a file's bytes; a UsageError where there is none.

    Of a response whose parts are not in the one strict order, hash and time are None: some services write so.
    """
    if data.startswith(_OTS):
        return _proof(data, file)
    if _RESPONSE not in data:
        raise UsageError(
            f"{file} is no time stamp.",
            "Give a response of RFC 3161 (.tsr) or a proof of OpenTimestamps (.ots).",
        )
    from rfc3161_client import decode_timestamp_response

    try:
        response = decode_timestamp_response(data)
        told = response.tst_info
        imprint = told.message_imprint
    except ValueError:
        return Token("RFC 3161", None)
    if imprint.hash_algorithm.dotted_string != _SHA256:
        raise UsageError(
            f"{file} is on a hash of another kind than SHA-256.",
            "Have the SHA-256 stamped that `sayso verify` tells.",
        )
    at = told.gen_time.isoformat(timespec="seconds").replace("+00:00", "Z")
    return Token("RFC 3161", imprint.message.hex(), at, response)


def check_signature(token: Token, digest: str, certificates: bytes, file: str) -> None:
    """Raise UsageError unless the signature of a stamp leads to one of the certificates (PEM), for a hash."""
    if token.response is None:
        raise UsageError(
            f"The signature of {file} cannot be checked by Sayso.",
            "Check it with `openssl ts -verify` or `ots verify`, and give it here without --root.",
        )
    from cryptography.x509 import load_pem_x509_certificates
    from rfc3161_client import VerificationError, VerifierBuilder

    try:
        roots = load_pem_x509_certificates(certificates)
    except ValueError as fault:
        raise UsageError(
            "--root names no certificate that can be read.", "Give the service's root certificate as PEM."
        ) from fault
    try:
        VerifierBuilder(roots=roots).build().verify(token.response, bytes.fromhex(digest))
    except (VerificationError, ValueError) as fault:
        raise UsageError(
            f"The signature of {file} does not hold under that certificate.",
            "Check that the certificate is that of the service's root; if it is, the stamp proves nothing.",
        ) from fault


def _proof(data: bytes, file: str) -> Token:
    head, digest = data[len(_OTS) :][:2], data[len(_OTS) + 2 :][:_BYTES]
    if head != _OTS_HEAD or len(digest) < _BYTES:
        raise UsageError(
            f"{file} is a proof of OpenTimestamps of a kind that Sayso doesn't know.",
            "Give a proof of version 1 that is on a SHA-256.",
        )
    return Token("OpenTimestamps", digest.hex())
