"""The first form of a case."""

from __future__ import annotations

from alembic import op

from sayso.ledger.migrations.statements import execute
from sayso.ledger.trigrams import index_trigrams

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, the triggers that keep what is kept, and the index for searching."""
    execute("v0001_case")
    index_trigrams(op.get_bind())
