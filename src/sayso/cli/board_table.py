"""The board as a table: a row per event, those of little weight in short rows below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.cli.grid import grid, is_wide, stack
from sayso.cli.plain import plain
from sayso.records import Ledger
from sayso.views import EventView, lines
from sayso.views.shown import OriginView
from sayso.views.words import STANDS, clipped, day_words, several

if TYPE_CHECKING:
    from sayso.linked import Part

MOST_NAMES = 3
LONGEST_NAME = 50
LONGEST_OUTLET = 28
_COLOURS = {"disputed": "red", "both_sides": "green", "corroborated": "green", "unsourced": "yellow"}


def print_board(
    console: Console, views: Sequence[EventView], most: int, ledger: Ledger, part: Part | None = None
) -> None:
    """Print the first ``most`` of the events, and a line that counts all: of the case, if this is a part."""
    shown = views[:most]
    heavy = [each for each in shown if not each.minor]
    light = [each for each in shown if each.minor]
    if not views:
        console.print(Text("No event is told.", style="dim"))
    if heavy:
        console.print(event_rows(heavy, console.width))
    if light:
        console.print(Text("Of little weight: told once, and gives little to check", style="bold"))
        console.print(_short_rows(light, len(heavy) + 1))
    every = part.events if part else len(views)
    if every > most:
        more = f"… and {every - most:,} more; --limit 0 shows all."
        console.print(Text(more, style="dim"))
    console.print()
    if part and every > len(views):
        console.print(Text(f"The case: {several(part.reports, 'report')}, {several(every, 'event')}"))
    else:
        console.print(Text(lines.summary(views, len(ledger.reports), len(ledger.unread))))
    if views:
        console.print(Text("--event with the number or the id of an event shows its passages.", style="dim"))


def event_rows(views: Sequence[EventView], width: int) -> Table:
    """Return a row for each event; ``width`` decides how many columns there are."""
    told = [_event(each) for each in views]
    stands = [_stands(each) for each in views]
    reports = [_extent(each) for each in views]
    says = [Text("\n").join(_says(each)) for each in views]
    denies = [Text("\n").join(_denies(each)) for each in views]
    if is_wide(width):
        columns = [
            ("Event", 42, told),
            ("Stands", 16, stands),
            ("Told by", 14, reports),
            ("On whose word", 40, says),
            ("Denied by", 26, denies),
        ]
    else:
        marked = [_marked(each) for each in denies]
        columns = [
            ("Event", 42, told),
            ("Stands", 17, [stack(*both) for both in zip(stands, reports, strict=True)]),
            ("On whose word", 38, [stack(*both) for both in zip(says, marked, strict=True)]),
        ]
    return grid(columns, [str(number) for number in range(1, len(views) + 1)], width)


def _event(view: EventView) -> Text:
    return stack(Text(plain(view.title), style="bold"), Text(plain(view.id), style="dim not bold"))


def _stands(view: EventView) -> Text:
    words = STANDS[view.status] if view.status else "not assessed"
    return Text(words, style=_COLOURS.get(view.status or "", ""))


def _extent(view: EventView) -> Text:
    mentions = several(view.mentions, "mention") if view.mentions > len(view.reports) else ""
    return stack(Text(several(len(view.reports), "report")), Text(mentions, style="dim"))


def _says(view: EventView) -> Iterator[Text]:
    """Yield those who say so; if nobody does, those who speak of it otherwise, or the reports themselves."""
    yield from _names(view.asserted)
    if not view.asserted:
        yield from _names(view.other)
    if not (view.asserted or view.other) and view.own_voice:
        names = list(dict.fromkeys(each.report.name for each in view.own_voice))
        told = clipped(plain(names[0]), LONGEST_OUTLET) + (f" and {len(names) - 1} more" if names[1:] else "")
        yield Text(f"told by {told} in {'their' if names[1:] else 'its'} own words", style="dim")


def _denies(view: EventView) -> Iterator[Text]:
    yield from _names(view.denied, "")


def _marked(names: Text) -> Text:
    return (
        Text("\n").join(Text("✗ denied by ", style="red") + each for each in names.split())
        if names
        else names
    )


def _names(origins: Sequence[OriginView], mark: str = "· ") -> Iterator[Text]:
    alike = Counter((each.name, lines.carried_by(each)) for each in origins)
    for (name, carrier), occasions in list(alike.items())[:MOST_NAMES]:
        told = clipped(plain(carrier), LONGEST_OUTLET) + (f", {occasions} times" if occasions > 1 else "")
        yield Text(f"{mark}{clipped(plain(name), LONGEST_NAME)}") + Text(f" ({told})", style="dim")
    if len(alike) > MOST_NAMES:
        yield Text(f"{mark}and {len(alike) - MOST_NAMES} more", style="dim")


def _short_rows(views: Sequence[EventView], first: int) -> Table:
    """Return one short row for each event: what, who says so, and which report on which day."""
    table = Table(box=None, show_header=False, expand=True, pad_edge=False, padding=(0, 1))
    table.add_column(justify="right", style="dim", min_width=2)
    for ratio in (58, 42):
        table.add_column(ratio=ratio, overflow="fold")
    for number, each in enumerate(views, first):
        report = each.reports[0] if each.reports else None
        names = [plain(one.name) for one in (*each.asserted, *each.denied, *each.other)]
        told = [
            clipped(names[0], LONGEST_NAME) if names else "",
            clipped(plain(report.name), LONGEST_OUTLET) if report else "",
        ]
        told.append(day_words(report.published) if report else "")
        who = Text(", ".join(filter(None, told)), style="dim")
        table.add_row(str(number), Text(plain(each.title)), who)
    return table
