"""Indexes for the lists of a large case."""

from __future__ import annotations

from sayso.ledger.migrations.statements import execute

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the indexes."""
    execute("v0003_indexes")
