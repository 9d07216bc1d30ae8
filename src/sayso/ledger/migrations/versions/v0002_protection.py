"""Names under protection, and time stamps of others."""

from __future__ import annotations

from sayso.ledger.migrations.statements import execute

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the two tables, and their triggers."""
    execute("v0002_protection")
