"""What ``sayso show`` and ``sayso search`` print for a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.api import Result
from sayso.cli.event_page import print_event
from sayso.cli.plain import plain
from sayso.cli.table import TableOutput, console
from sayso.ledger import Case
from sayso.ledger.redacting import Redaction
from sayso.ledger.shown import FoundShown, Hit, ReportShown, Shown
from sayso.records import Event, Report
from sayso.views import board

_AROUND = 200


def print_shown(case: Case, found: Shown, redaction: Redaction | None) -> None:
    """Print one thing of a case, with other words in the place of protected names if so wanted."""
    target = console()
    if isinstance(found, Event):
        ledger = case.ledger([found.id])
        (view,) = board(redaction.ledger(ledger) if redaction else ledger, trusted=True)
        print_event(target, view)
        return
    if redaction:
        found = redaction.shown(found)
    if isinstance(found, ReportShown):
        _report(target, found)
    elif isinstance(found, FoundShown):
        _found(target, found)
    else:
        _fields(target, found)


def print_hits(hits: Sequence[Hit], cursor: str | None) -> None:
    """Print results, each with its report and the passage, and how to go on."""
    target = console()
    for each in hits:
        told = (each.outlet, each.title, each.published)
        target.print(Text(plain(" · ".join(filter(None, told)) or each.report), style="bold"))
        target.print(Padding(_passage(each), (0, 0, 0, 2), expand=False))
        target.print(Padding(Text(plain(_place(each)), style="dim"), (0, 0, 1, 2), expand=False))
    if not hits:
        target.print(Text("Nothing was found" + (" so far." if cursor else "."), style="dim"))
    if cursor:
        target.print(Text(f"There is more: --after {cursor}", style="dim"))


def _passage(hit: Hit) -> Text:
    start, end = hit.marked
    before, here, after = hit.snippet[:start], hit.snippet[start:end], hit.snippet[end:]
    marked = Text(plain(here), style="bold underline")
    left, right = _spaced(before, after)
    return Text(left) + marked + Text(right)


def _spaced(before: str, after: str) -> tuple[str, str]:
    """Return what stands on both sides, safe to print, without losing the blanks next to the word."""
    left, right = plain(before), plain(after)
    return (
        left + (" " if left and before[-1:].isspace() else ""),
        (" " if right and after[:1].isspace() else "") + right,
    )


def _place(hit: Hit) -> str:
    where = f"{hit.report} {hit.start}–{hit.end}" if hit.start is not None else hit.report
    said = f"said by {hit.speaker}" if hit.speaker else ""
    return " · ".join(filter(None, (where, said, hit.attribution)))


def _report(target: Console, found: ReportShown) -> None:
    output = TableOutput(target)
    latest = found.readings[0] if found.readings else None
    output.add(
        Result(
            file=found.report.file,
            report=found.report,
            attributions=found.attributions,
            caveats=found.caveats,
            mentions=found.mentions,
            unread=latest.unread if latest else None,
        )
    )
    output.finish()
    _heading(target, "How it came here")
    for line in _custody(found):
        target.print(Text(plain(line)))
    _heading(target, "Read")
    for each in found.readings:
        told = f"{each.at} by {each.by}, Sayso {each.sayso}, model {each.model or 'not told'}"
        number = f"{each.attributions} attributions, {each.mentions} mentions, {each.caveats} caveats"
        target.print(Text(plain(f"{told}: {number}{'' if each.counts else ' (counts no longer)'}")))
    if found.events:
        _heading(target, "Events")
        target.print(Text(plain(", ".join(found.events))))
    if found.resembling:
        _heading(target, "The same text, or other versions")
        for one in found.resembling:
            words = " · ".join(filter(None, (one.how, one.outlet, one.title, one.published)))
            target.print(Text(plain(f"{one.report}  {words}")))


def _custody(found: ReportShown) -> Iterable[str]:
    one = found.collection
    yield f"{found.report.id}"
    yield f"collected {one.collected_at} by {one.collector} with {one.tool} {one.tool_version}"
    yield f"from {one.source} ({one.method}), {one.size:,} bytes"
    for each in one.details.get("redirects", ()):
        yield f"led on from {each['address']} to {each['to']} (status {each['status']})"
    if one.container:
        yield f"in {one.container.name}, SHA-256 {one.container.sha256}"
    yield f"SHA-256 of the bytes {one.sha256}"
    yield f"SHA-256 of the text  {found.text_sha256}"


def _found(target: Console, found: FoundShown) -> None:
    _fields(target, found.record)
    _heading(target, "In its report")
    report = found.report
    target.print(Text(plain(" · ".join(filter(None, (report.outlet, report.title, report.published))))))
    target.print(Text(report.id, style="dim"))
    for start, end in _spans(found.record):
        target.print(Padding(_around(report, start, end), (0, 0, 0, 2), expand=False))
    for name, ids in (("Events", found.events), ("Origins", found.origins)):
        if ids:
            _heading(target, name)
            target.print(Text(", ".join(ids)))
    if not found.counts:
        target.print(Text("A newer reading of the report does not have it.", style="yellow"))


def _spans(record: object) -> list[tuple[int, int]]:
    spans = getattr(record, "content", None) or getattr(record, "trigger", None) or ()
    text = getattr(record, "text", None)
    return [(each.start, each.end) for each in (*spans, *([text] if text else []))]


def _around(report: Report, start: int, end: int) -> Text:
    before, after = report.text[max(0, start - _AROUND) : start], report.text[end : end + _AROUND]
    left, right = _spaced(before, after)
    return Text(left) + Text(plain(report.text[start:end]), style="bold") + Text(f"{right} [{start}–{end}]")


def _fields(target: Console, record: object) -> None:
    """Print a record field by field; what is not known is left out."""
    for field in fields(record):  # type: ignore[arg-type]  # every record is a dataclass
        if words := _words(getattr(record, field.name)):
            target.print(Text(f"{field.name.replace('_', ' '):<14}", style="dim") + Text(plain(words)))


def _words(value: object) -> str:
    if value in (None, (), ""):
        return ""
    if isinstance(value, tuple):
        return "; ".join(filter(None, map(_words, value)))
    if is_dataclass(value):
        own = (getattr(value, each.name) for each in fields(value) if each.name not in ("start", "end"))
        return ", ".join(filter(None, map(_words, own)))
    return str(value)


def _heading(target: Console, words: str) -> None:
    target.print()
    target.print(Text(words, style="bold underline"))
