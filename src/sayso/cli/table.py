"""The tables that a person reads: a block per report, a row per claim, the caveats, a row per event."""

from __future__ import annotations

import sys
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.api import Result
from sayso.cli.event_table import event_table
from sayso.cli.grid import days, grid, is_wide, prefixed, stack, unsure
from sayso.cli.plain import plain
from sayso.records import Attribution, Caveat, Link, Report, Speaker
from sayso.settings import Settings
from sayso.views.words import CAVEATS, medium_words, role_words

PIPED_WIDTH = 100


def console() -> Console:
    """Return the console for standard output: coloured and as wide as the terminal, or plain for a pipe."""
    terminal = sys.stdout.isatty()
    return Console(
        width=None if terminal else PIPED_WIDTH,
        force_terminal=terminal,
        color_system="auto" if terminal else None,
        markup=False,
        highlight=False,
        emoji=False,
    )


class TableOutput:
    """Blocks for a person, written at the end so that they don't run into the progress bar."""

    def __init__(
        self, console: Console, unsure_below: float | None = None, *, events_first: bool = False
    ) -> None:
        """Write to ``console``; what has a confidence below ``unsure_below`` is marked as unsure."""
        self._console = console
        self._unsure = Settings.from_environment().unsure_below if unsure_below is None else unsure_below
        self._events_first = events_first
        self._results: list[Result] = []

    def add(self, result: Result) -> None:
        """Keep the result for its block."""
        self._results.append(result)

    def finish(self) -> None:
        """Write the blocks and a line that sums them up."""
        read = [each for each in self._results if each.report]
        for each in read:
            self._block(each)
        if read:
            self._console.print(summary(read))

    def _block(self, result: Result) -> None:
        if result.report:
            self._console.print(heading(result.report))
        if result.unread:
            self._console.print(Text(f"  {plain(result.unread.reason)}", style="yellow"))
        claims = sorted(result.attributions, key=lambda each: each.content[0].start if each.content else 0)
        numbers = {each.id: number for number, each in enumerate(claims, 1)}
        if self._events_first:
            self._events(result, numbers)
        self._claims(result, claims, numbers)
        if not self._events_first:
            self._events(result, numbers)
        self._console.print()

    def _claims(self, result: Result, rows: list[Attribution], numbers: dict[str, int]) -> None:
        """Write who said what, and under it the caveats, which speak of these rows by their numbers."""
        if rows:
            self._console.print(attribution_table(rows, self._unsure, self._console.width))
        elif not result.unread:
            self._console.print(Text("  Nobody is quoted or cited.", style="dim"))
        for caveat in sorted(result.caveats, key=lambda each: each.text.start):
            self._console.print(Padding(caveat_line(caveat, numbers), (0, 0, 0, 2)))

    def _events(self, result: Result, claims: dict[str, int]) -> None:
        rows = sorted(result.mentions, key=lambda each: min((s.start for s in each.trigger), default=0))
        if rows:
            self._console.print(event_table(rows, claims, self._unsure, self._console.width))
        elif not result.unread:
            self._console.print(Text("  No event is told.", style="dim"))


def heading(report: Report) -> Text:
    """Return the lines over a report's block: outlet, title, date; then the file."""
    told = [report.outlet or "Outlet not told", report.title, _long_date(report.published)]
    first = Text(" · ".join(plain(each) for each in told if each), style="bold")
    return first + Text(f"\n{plain(report.file)}", style="dim not bold")


def attribution_table(rows: list[Attribution], unsure_below: float, width: int) -> Table:
    """Return the rows as a table that fits ``width``: up to five columns where there is room, else three."""
    who, through = [_who(each) for each in rows], [_through(each) for each in rows]
    stance = [_stance(each, unsure_below) for each in rows]
    when = [_when(each.chain[-1]) if each.chain else Text() for each in rows]
    what = [_content(each) for each in rows]
    if is_wide(width):
        columns = [
            ("Who", 24, who),
            ("Through whom", 20, through),
            ("Stance", 14, stance),
            ("When, how", 15, when),
            ("What", 50, what),
        ]
    else:
        who = [stack(each, prefixed("through ", via)) for each, via in zip(who, through, strict=True)]
        stance = [stack(*both) for both in zip(stance, when, strict=True)]
        columns = [("Who", 26, who), ("Stance, when", 17, stance), ("What", 42, what)]
    return grid(columns, [str(number) for number in range(1, len(rows) + 1)], width)


def caveat_line(caveat: Caveat, numbers: dict[str, int]) -> Text:
    """Return one caveat: its kind, who, the words, and the rows that it is about."""
    by = f" by {plain(caveat.by.name)}" if caveat.by and caveat.kind != "anonymity" else ""
    by = f" ({plain(caveat.by.name)})" if caveat.by and caveat.kind == "anonymity" else by
    about = ", ".join(str(numbers[each]) for each in caveat.about if each in numbers)
    line = Text.assemble((f"! {CAVEATS[caveat.kind]}{by}: ", "yellow"), plain(caveat.text.text))
    return line + Text(f"  (about {about})" if about else "", style="dim")


def summary(results: list[Result]) -> str:
    """Return one line that counts what was found."""
    told = (
        (sum(not each.unread for each in results), "report"),
        (sum(len(each.attributions) for each in results), "attribution"),
        (sum(len(each.caveats) for each in results), "caveat"),
        (sum(len(each.mentions) for each in results), "event"),
    )
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in told)


def _who(attribution: Attribution) -> Text:
    if not attribution.chain:
        return Text("not told by whom", style="dim")
    return Text("\nand ").join(_speaker(each) for each in attribution.chain[-1].speakers) or Text("?")


def _speaker(speaker: Speaker) -> Text:
    name = Text(plain(speaker.name), style="bold" if speaker.named else "")
    told = ", ".join(filter(None, (role_words(speaker), "" if speaker.named else "unnamed")))
    return name + Text(f", {plain(told)}" if told else "", style="dim not bold")


def _through(attribution: Attribution) -> Text:
    """Return the earlier links as the claim travelled: the one nearest to its speaker first."""
    return Text(", then ").join(_short(each) for each in reversed(attribution.chain[:-1]))


def _short(link: Link) -> Text:
    names = " and ".join(plain(each.name) for each in link.speakers) or "?"
    told = [each for each in (days(link.said), plain(medium_words(link.medium))) if each]
    return Text(names) + Text(f" ({', '.join(told)})" if told else "", style="dim")


def _stance(attribution: Attribution, unsure_below: float) -> Text:
    endorsement = "" if attribution.endorsement == "neutral" else attribution.endorsement
    return stack(
        Text(attribution.stance),
        Text(endorsement, style="cyan"),
        unsure(attribution.confidence, unsure_below),
    )


def _when(link: Link) -> Text:
    return stack(Text(days(link.said)), Text(plain(medium_words(link.medium))))


def _content(attribution: Attribution) -> Text:
    return Text(" … ".join(plain(each.text) for each in attribution.content))


def _long_date(day: str | None) -> str:
    if day is None:
        return "date not told"
    told = date.fromisoformat(day)
    return f"{told.day} {told:%B} {told.year}"
