"""The steps from one form of a case to the next, done by Alembic."""
