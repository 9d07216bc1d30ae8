"""Names that a person wants protected: records that are only added to; of two on one name the later holds."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, insert, select

from sayso.errors import UsageError
from sayso.ledger import custody
from sayso.ledger.folding import folded
from sayso.ledger.kept import Run, as_json, now, sha256_of
from sayso.ledger.redacting import Redaction
from sayso.ledger.schema import actors, protections
from sayso.records import Actor, record_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """A name to be shown as something else, or (``lifted``) shown as it is again."""

    id: str
    name: str
    shown_as: str
    by: str
    at: str
    why: str | None = None
    lifted: bool = False


def protect(  # noqa: PLR0913 - the parts of a record, none of which can be left to another
    connection: Connection,
    run: Run,
    name: str,
    *,
    shown_as: str | None = None,
    why: str | None = None,
    lifted: bool = False,
) -> Protection:
    """Keep that a name is protected, or no longer; return the record."""
    name = " ".join(name.split())
    if not any(letter.isalpha() for letter in name):
        raise UsageError(f"{name!r} is no name.", "Give the name as the reports write it.")
    names = _latest(connection)
    shown = shown_as or (
        names[folded(name)].shown_as if folded(name) in names else f"[protected {len(names) + 1}]"
    )
    at = now()
    id_ = record_id("p", name, shown, run.by, at, why, lifted)
    made = Protection(id=id_, name=name, shown_as=shown, by=run.by, at=at, why=why, lifted=lifted)
    if connection.execute(select(protections.c.key).where(protections.c.id == id_)).first():
        return made
    record = as_json(made)
    connection.execute(insert(protections), {"run": run.key, "id": id_, "record": record})
    custody.note(connection, run, "protected", [(id_, {"record_sha256": sha256_of(record)})])
    return made


def redaction(connection: Connection) -> Redaction:
    """Return what puts other words in the place of all protected names, whatever the case calls them."""
    names: dict[str, str] = {}
    for each in _latest(connection).values():
        if not each.lifted:
            names[each.name] = each.shown_as
            names |= dict.fromkeys(_aliases(connection, each.name), each.shown_as)
    return Redaction(names)


def _latest(connection: Connection) -> dict[str, Protection]:
    """Return the record that holds for each folded name, in the order in which the names were first given."""
    rows = connection.execute(select(protections.c.record).order_by(protections.c.key)).scalars()
    found: dict[str, Protection] = {}
    for row in rows:
        each = msgspec.json.decode(row, type=Protection)
        found[folded(each.name)] = each
    return found


def _aliases(connection: Connection, name: str) -> list[str]:
    """Return under which other names a person stands in the reports."""
    rows = connection.execute(select(actors.c.record).where(actors.c.name == name, actors.c.kind == "person"))
    found = (msgspec.json.decode(row, type=Actor) for row in rows.scalars())
    return [alias for each in found for alias in each.aliases]
