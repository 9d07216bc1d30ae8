"""One module for each step, with its statements for SQLite and for PostgreSQL beside it."""
