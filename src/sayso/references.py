"""Whether a ledger holds together: each id that a record names is there, each span has its report's words.

A ledger of another program may have lost a report on the way, or count its offsets in other units (bytes, or
the UTF-16 units of a browser). Shown as it is, it would put words into somebody's mouth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from sayso.errors import LedgerFormatError
from sayso.records import Attribution, Caveat, Event, Ledger, Mention, Origin, Report, Span

_KINDS = ("report", "attribution", "caveat", "mention", "actor", "origin", "event")
_NEXT_STEP = "Have the program that made the ledger write it again, whole; `sayso schema` tells its form."


def check(ledger: Ledger) -> None:
    """Raise LedgerFormatError where a record is twice there, names one that isn't, or has other words.

    The message names the first fault, and says how many more there are.
    """
    faults = list(_faults(ledger))
    if faults:
        more = f" (and {len(faults) - 1:,} more such faults)" if len(faults) > 1 else ""
        raise LedgerFormatError(f"The ledger does not hold together: {faults[0]}{more}.", _NEXT_STEP)


def _faults(ledger: Ledger) -> Iterator[str]:
    known: dict[str, list[str]] = {kind: [each.id for each in getattr(ledger, f"{kind}s")] for kind in _KINDS}
    for kind, ids in known.items():
        yield from (f"{kind} {each!r} stands in it twice" for each in _twice(ids))
    there = {kind: frozenset(ids) for kind, ids in known.items()}
    for record, kind, named in _named(ledger):
        for each in named:
            if each not in there[kind]:
                yield f"{record} names the {kind} {each!r}, which is not there"
    yield from _wrong_words(ledger)


def _twice(ids: Iterable[str]) -> Iterator[str]:
    seen = set[str]()
    for each in ids:
        if each in seen:
            yield each
        seen.add(each)


def _named(ledger: Ledger) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Yield each record's own name, a kind of record that it names, and the ids of that kind."""
    held: tuple[Attribution | Caveat | Mention, ...]
    held = (*ledger.attributions, *ledger.caveats, *ledger.mentions)
    for each in held:
        yield _name(each), "report", (each.report,)
    for caveat in ledger.caveats:
        yield _name(caveat), "attribution", caveat.about
    for mention in ledger.mentions:
        yield _name(mention), "attribution", mention.attributions
        people = (*mention.actors, *mention.recipients)
        yield _name(mention), "actor", [each.actor for each in people if each.actor]
    for said in ledger.attributions:
        speakers = [each.actor for link in said.chain for each in link.speakers if each.actor]
        yield _name(said), "actor", speakers
    for actor in ledger.actors:
        yield f"actor {actor.id!r}", "actor", _one(actor.part_of)
    yield from _named_by_linking(ledger)


def _named_by_linking(ledger: Ledger) -> Iterator[tuple[str, str, Iterable[str]]]:
    for origin in ledger.origins:
        yield _name(origin), "actor", _one(origin.party)
        yield _name(origin), "attribution", origin.attributions
        steps = [key for each in origin.spread for key in (each.report, each.source_report) if key]
        yield _name(origin), "report", (*origin.reports, *steps)
    for event in ledger.events:
        yield _name(event), "mention", event.mentions
        figures = [by.origin for count in event.counts for by in count.by]
        told = event.assessment
        origins = (*told.origins, *told.denied_by) if told else ()
        yield _name(event), "origin", (*figures, *origins)


def _one(key: str | None) -> tuple[str, ...]:
    return () if key is None else (key,)


def _name(record: Attribution | Caveat | Mention | Origin | Event) -> str:
    return f"{type(record).__name__.lower()} {record.id!r}"


def _wrong_words(ledger: Ledger) -> Iterator[str]:
    reports = {each.id: each for each in ledger.reports}
    held: tuple[Attribution | Caveat | Mention, ...]
    held = (*ledger.attributions, *ledger.caveats, *ledger.mentions)
    for each in held:
        report = reports.get(each.report)
        if report:
            yield from (f"{_name(each)} has {fault}" for fault in _misplaced(report, each))


def _misplaced(report: Report, record: object) -> Iterator[str]:
    for span in _spans(record):
        there = report.text[span.start : span.end]
        if span.text != there or span.start >= span.end:
            yield (
                f"the words {_short(span.text)} at {span.start} to {span.end} of report {report.id!r}, "
                f"where {_short(there) if there else 'there is no text'} stands"
            )


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _spans(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))


def _short(words: str, most: int = 40) -> str:
    return repr(words if len(words) <= most else words[: most - 1] + "…")
