"""What reports tell, remembered: finding it out takes longer than all linking that follows.

The nearest memory is the process's, the next the case's own table ``told``, from which nothing else is read.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from typing import Any, get_type_hints

import msgspec
from sqlalchemy import Connection, delete, insert, select

from sayso.ledger.kept import canonical, sha256_of
from sayso.ledger.loading import lots
from sayso.ledger.schema import reports
from sayso.ledger.schema import told as rows
from sayso.linking.outcome import Remembered
from sayso.linking.reading import Told, WordOnReports, told_by
from sayso.linking.who import Who
from sayso.records import Attribution, Mention, Report

MOST = 2_000
"""How many reports a process remembers: some 60 KB each."""
_GIVEN = frozenset({"report", "attributions", "mentions", "who"})
"""What of a report's telling is not kept, as it is at hand or made in no time."""


class Memory:
    """Tells what a report tells: from memory, if all that it follows from is as it was."""

    def __init__(self) -> None:
        """Begin with no report."""
        self._near: OrderedDict[str, tuple[str, Told]] = OrderedDict()
        self._new: dict[str, tuple[str, Told]] = {}
        self._kept: dict[str, Any] = {}
        self.made = Remembered.with_scores()
        """What linking made of all this; it holds while what reports tell is the same."""

    def fetch(self, connection: Connection, keys: Sequence[int]) -> None:
        """Fetch what the case remembers of reports (by their numbers), for the questions to come."""
        self._kept.clear()
        for lot in lots(sorted(keys)):
            found = (
                select(reports.c.id, rows.c.digest, rows.c.data)
                .join(rows, rows.c.report == reports.c.key)
                .where(reports.c.key.in_(lot))
            )
            self._kept |= {row.id: row for row in connection.execute(found)}

    def tell(
        self,
        report: Report,
        attributions: Sequence[Attribution],
        mentions: Sequence[Mention],
        judged: WordOnReports,
        version: str,
    ) -> Told:
        """Return what a report tells, under what a person has judged, as this version finds it."""
        digest = _digest(attributions, mentions, judged, version)
        near = self._near.get(report.id)
        if near is None or near[0] != digest:
            kept = self._kept.get(report.id)
            told = (
                _restored(kept.data, report, attributions, mentions, judged)
                if kept and kept.digest == digest
                else None
            )
            if told is None:
                told = told_by(report, attributions, mentions, judged)
                self._new[report.id] = (digest, told)
            near = self._near[report.id] = (digest, told)
        self._near.move_to_end(report.id)
        if len(self._near) > MOST:
            self._near.popitem(last=False)
        return near[1]

    def keep(self, connection: Connection, numbers: dict[str, int]) -> None:
        """Write what was found out anew into the case; ``numbers`` are those of the reports, by their ids."""
        new = [
            {"report": numbers[report], "digest": digest, "data": _packed(told)}
            for report, (digest, told) in self._new.items()
            if report in numbers
        ]
        self._new = {report: each for report, each in self._new.items() if report not in numbers}
        for lot in lots([row["report"] for row in new]):
            connection.execute(delete(rows).where(rows.c.report.in_(lot)))
        if new:
            connection.execute(insert(rows), new)


def _digest(
    attributions: Sequence[Attribution], mentions: Sequence[Mention], judged: WordOnReports, version: str
) -> str:
    """Return a hash of all that a report's telling follows from, its own text apart, which never changes."""
    said, told = {each.id for each in attributions}, {each.id for each in mentions}
    names = getattr(judged.names, "__self__", None)
    parts = (
        version,
        attributions,
        mentions,
        sorted(sorted(pair) for pair in judged.events_apart if pair <= told),
        sorted(sorted(pair) for pair in judged.origins_apart if pair <= said),
        [sorted(names.same.items()), sorted(names.alone)] if names else None,
    )
    return sha256_of(canonical(parts))


@cache
def _form() -> type[Any]:
    """Return the form in which a telling is kept: whatever linking makes of a report, but what is at hand."""
    hints = get_type_hints(Told)
    wanted = [(each.name, hints[each.name]) for each in fields(Told) if each.name not in _GIVEN]
    return msgspec.defstruct("Kept", wanted, array_like=True)


def _packed(told: Told) -> bytes:
    form = _form()
    kept = form(*(getattr(told, name) for name in form.__struct_fields__))
    return zlib.compress(msgspec.msgpack.encode(kept), 1)


def _restored(
    data: bytes,
    report: Report,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    judged: WordOnReports,
) -> Told | None:
    """Return a telling as it was kept, or None where it was kept in another form."""
    form = _form()
    try:
        kept = msgspec.msgpack.decode(zlib.decompress(data), type=form)
    except (msgspec.DecodeError, zlib.error):
        return None
    own = {name: getattr(kept, name) for name in form.__struct_fields__}
    # The order of the mentions is that of the facts, which are kept.
    by_id = {each.id: each for each in mentions}
    return Told(
        report=report,
        attributions={each.id: each for each in attributions},
        mentions={name: by_id[name] for name in own["facts"]},
        who=Who(report, attributions, mentions, judged.names),
        **own,
    )
