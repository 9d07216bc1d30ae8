"""A ledger's records by their ids, and the ways between them that the records hold in one direction only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sayso.records import Actor, Attribution, Caveat, Ledger, Mention, Origin, Report
from sayso.references import check


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


_Record = TypeVar("_Record", bound=_WithId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A ledger to look things up in; built once, shared by all views."""

    ledger: Ledger
    reports: Mapping[str, Report]
    attributions: Mapping[str, Attribution]
    mentions: Mapping[str, Mention]
    actors: Mapping[str, Actor]
    origins: Mapping[str, Origin]
    origins_of: Mapping[str, tuple[Origin, ...]]
    """By attribution: several speakers together may belong to several origins."""
    caveats_about: Mapping[str, tuple[Caveat, ...]]
    """By attribution."""

    @classmethod
    def of(cls, ledger: Ledger) -> Index:
        """Return the index of a ledger; raises LedgerFormatError where its references are broken."""
        check(ledger)
        return cls(
            ledger=ledger,
            reports=_by_id(ledger.reports),
            attributions=_by_id(ledger.attributions),
            mentions=_by_id(ledger.mentions),
            actors=_by_id(ledger.actors),
            origins=_by_id(ledger.origins),
            origins_of=_grouped((key, each) for each in ledger.origins for key in each.attributions),
            caveats_about=_grouped((key, each) for each in ledger.caveats for key in each.about),
        )


def _by_id(records: Iterable[_Record]) -> dict[str, _Record]:
    return {each.id: each for each in records}


def _grouped(pairs: Iterable[tuple[str, _Record]]) -> dict[str, tuple[_Record, ...]]:
    found: defaultdict[str, dict[str, _Record]] = defaultdict(dict)
    for key, record in pairs:
        found[key][record.id] = record
    return {key: tuple(records.values()) for key, records in found.items()}
