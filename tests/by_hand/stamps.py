"""A time-stamping service (RFC 3161) of the tests' own, by openssl, and the head of proofs of OpenTimestamps."""

from __future__ import annotations

import subprocess
from pathlib import Path

PROOF = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
_SETTINGS = """
[tsa]
default_tsa = own
[own]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
"""
_NEW = ("-newkey", "rsa:2048", "-nodes")


class Service:
    """Gives stamps; ``root`` is its certificate (PEM), ``another`` that of somebody else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.another = self._root("another")
        self.root = self._root("root")
        self._openssl("req", *_NEW, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Stamps of Orrin")
        (folder / "use").write_text("extendedKeyUsage=critical,timeStamping\nbasicConstraints=CA:FALSE\n")
        signed = ("-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "9", "-extfile", "use")
        self._openssl("x509", "-req", "-in", "tsa.csr", *signed, "-out", "tsa.pem")
        (folder / "serial").write_text("01")

    def stamp(self, digest: str, *, chain: bool = False) -> bytes:
        """Return a response on a SHA-256; with its whole chain of certificates, in no order, if so wanted."""
        more = "certs = root.pem\n" if chain else ""
        (self._folder / "settings").write_text(_SETTINGS + more)
        self._openssl("ts", "-query", "-digest", digest, "-sha256", "-cert", "-out", "query")
        asked = ("-config", "settings", "-section", "own", "-queryfile", "query", "-out", "stamp")
        self._openssl("ts", "-reply", *asked)
        return (self._folder / "stamp").read_bytes()

    def _root(self, name: str) -> bytes:
        files = ("-keyout", f"{name}.key", "-out", f"{name}.pem")
        self._openssl("req", "-x509", *_NEW, *files, "-days", "9", "-subj", f"/CN={name} of Selm")
        return (self._folder / f"{name}.pem").read_bytes()

    def _openssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self._folder, check=True, capture_output=True)
