"""One event for a person: who says so in which words, who denies it, what is not known, and how it spread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.grid import stack, unsure
from sayso.cli.plain import plain
from sayso.settings import Settings
from sayso.views import EventView, lines
from sayso.views.shown import ClaimView, OriginView
from sayso.views.words import HAPPENED


def print_event(console: Console, view: EventView) -> None:
    """Print all that is known of an event; the numbers of the claims are those that the caveats name."""
    numbers = lines.numbered(view)
    _head(console, view)
    _section(console, "Said by", view, view.asserted)
    _section(console, "Denied by", view, view.denied)
    _section(console, "Also spoken of by", view, view.other)
    _own_voice(console, view)
    counts = [each for each in view.counts if each.by]
    for each in counts:
        _list(console, f"Figures by source, {lines.figures(each)}", map(lines.figure, each.by))
    _list(console, "Not known or not told", (lines.caveat(each, numbers) for each in view.caveats))
    _spread(console, view)


def _head(console: Console, view: EventView) -> None:
    console.print(Text(plain(view.title), style="bold"))
    for told in (lines.standing(view), lines.extent(view), lines.where_and_when(view), view.why or ""):
        if told:
            console.print(Text(plain(told)))
    console.print(Text(plain(view.id), style="dim"))


def _section(console: Console, heading: str, view: EventView, origins: Sequence[OriginView]) -> None:
    numbers = lines.numbered(view)
    if not origins:
        return
    _heading(console, heading)
    for each in origins:
        name = Text(plain(lines.named(each)), style="bold")
        occasion = f" · {lines.occasion(each)}{lines.elsewhere(view, each)}"
        console.print(Padding(name + Text(occasion, style="dim not bold"), (0, 0, 0, 1)))
        console.print(_claims(each, numbers))
        console.print()


def _claims(origin: OriginView, numbers: Mapping[str, int]) -> Table:
    """Return the claims of an origin: how and by whom, in which report, and the words with their place."""
    below = Settings.from_environment().unsure_below
    table = Table(box=None, show_header=False, expand=True, pad_edge=True, padding=(0, 1), leading=1)
    table.add_column(justify="right", style="dim", min_width=2)
    for ratio in (26, 22, 52):
        table.add_column(ratio=ratio, overflow="fold")
    before = plain(origin.name)
    for claim in origin.claims:
        who = plain(lines.speakers(claim))
        manner = stack(
            Text(plain(lines.manner(claim))),
            Text("" if who == before else who, style="dim"),
            unsure(claim.confidence, below),
        )
        before = who
        table.add_row(str(numbers[claim.id]), manner, _report(claim), _words(claim))
    return table


def _report(claim: ClaimView) -> Text:
    return stack(Text(plain(lines.published(claim.report))), Text(plain(lines.way(claim)), style="dim"))


def _words(claim: ClaimView) -> Text:
    context = plain(lines.context(claim))
    return stack(
        Text(plain(lines.words(claim))),
        Text(f"in: {context}" if context else "", style="italic dim"),
        Text(plain(lines.offsets(claim)), style="dim"),
    )


def _own_voice(console: Console, view: EventView) -> None:
    told = []
    for each in view.own_voice:
        happened = f" ({HAPPENED[each.status]})" if HAPPENED[each.status] else ""
        place = f"{each.passage.report} {each.passage.start}–{each.passage.end}"
        told.append(f"{lines.published(each.report)}{happened}: {each.passage.text} [{place}]")
    _list(console, "In the reports' own voice", told)


def _spread(console: Console, view: EventView) -> None:
    reports = {report.id: report for each in view.origins for report in each.reports}
    for each in view.origins:
        if each.id and len(each.spread) > 1:
            steps = (lines.step(one, reports) for one in each.spread)
            _list(console, f"How it spread, {lines.named(each)}", steps)


def _list(console: Console, heading: str, items: Iterable[str]) -> None:
    told = [plain(each) for each in items]
    if not told:
        return
    _heading(console, plain(heading))
    for each in told:
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
        table.add_column(width=2, justify="right")
        table.add_column()
        table.add_row("-", Text(each))
        console.print(table)
    console.print()


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words, style="bold underline"))
