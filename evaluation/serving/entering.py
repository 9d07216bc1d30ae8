"""A case that was given its true events is made one that further reports and judgements can be linked with.

To link each of 100,000 reports with its neighbours takes long. What a later one needs to find its neighbours
(who is who, the signs that reports bear, what they tell) is written in a fraction of that time.
"""

from __future__ import annotations

import sys

from sqlalchemy import select

from sayso.ledger import Case, open_case
from sayso.ledger.deriving.deriver import _write_acting
from sayso.ledger.deriving.memory import Memory
from sayso.ledger.deriving.neighbours import enter
from sayso.ledger.deriving.roster import update_roster
from sayso.ledger.deriving.scope import Scope
from sayso.ledger.loading import lots
from sayso.ledger.schema import acting, reports


def enter_all(place: str) -> None:
    """Enter all reports of a case that are not entered yet."""
    memory = Memory()
    with open_case(place) as case:
        waiting = _not_entered(case)
        for done, lot in enumerate(lots(waiting), 1):
            _enter(case, memory, list(lot))
            print(f"entered {min(len(waiting), done * len(lot)):,} of {len(waiting):,}", file=sys.stderr)


def _not_entered(case: Case) -> list[int]:
    with case._reading() as connection:  # noqa: SLF001 - nobody else may look at what linking keeps
        there = set(connection.execute(select(acting.c.report).distinct()).scalars())
        keys = connection.execute(select(reports.c.key).order_by(reports.c.key)).scalars()
        return [int(key) for key in keys if key not in there]


def _enter(case: Case, memory: Memory, keys: list[int]) -> None:
    run = case.begin("enter", by="evaluation")
    with case._writing() as connection:  # noqa: SLF001 - as above
        scope = Scope(connection, memory, (), run.sayso)
        scope.add(keys)
        told = {key: scope.told_by(key) for key in keys}
        unclear = update_roster(connection, run, told)
        enter(connection, told)
        scope.add(unclear)
        _write_acting(connection, scope, {*keys, *unclear})
