"""What Alembic runs: the steps, on the connection that Sayso opened, in its transaction."""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transaction_per_migration=False, transactional_ddl=False)
context.run_migrations()
