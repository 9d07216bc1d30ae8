"""A person's judgements in a case: which reports one can touch, so that only these are linked anew."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, insert, select

from sayso.ledger import store
from sayso.ledger.deriving.touched import touched_by
from sayso.ledger.kept import Run
from sayso.ledger.loading import judged
from sayso.ledger.schema import (
    attributions,
    pending,
)
from sayso.linking.judgements import Judgement, Judgements
from sayso.linking.judgements.record import check
from sayso.records import Attribution, Ledger


def keep_judgement(connection: Connection, run: Run, judgement: Judgement) -> bool:
    """Keep a judgement, and have the reports that it touches linked anew; False where it is there already.

    A UsageError where it can't be meant, or is of a mention or an attribution that the case doesn't have.
    """
    check(judgement)
    touched = touched_by(connection, judgement)
    if _says_what_holds(connection, judgement):
        touched = set()
    if not store.keep_judgement(connection, run, judgement):
        return False
    waiting = set(connection.execute(select(pending.c.report)).scalars())
    if new := sorted(touched - waiting):
        connection.execute(insert(pending), [{"report": each} for each in new])
    return True


def _says_what_holds(connection: Connection, judgement: Judgement) -> bool:
    """Tell whether a stance or a speaker is what it is already: nothing follows from a "yes"."""
    if judgement.about not in ("stance", "speaker") or judgement.supersedes:
        return False
    every = judged(connection)
    before, after = Judgements(every), Judgements((*every, judgement))
    rows = select(attributions.c.record).where(attributions.c.id.in_(judgement.of))
    records = connection.execute(rows).scalars().all()
    said = Ledger(attributions=tuple(msgspec.json.decode(each, type=Attribution) for each in records))
    return before.applied(said) == after.applied(said)
