"""The statements of a step, from a file for each database: they stay as they were written."""

from __future__ import annotations

from pathlib import Path

from alembic import op

_BREAK = "\n--\n"
_VERSIONS = Path(__file__).with_name("versions")


def execute(step: str) -> None:
    """Execute the statements of a step for the database at hand."""
    connection = op.get_bind()
    path = _VERSIONS / f"{step}.{connection.dialect.name}.sql"
    for statement in path.read_text(encoding="utf-8").split(_BREAK):
        if statement.strip():
            connection.exec_driver_sql(statement.replace("%", "%%") if "%" in statement else statement)
