"""What the tables of ``sayso read`` share: their look, and how a cell is put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from sayso.records import Time

Column = tuple[str, int, list[Text]]
"""A heading, the share of the width, and a cell for each row."""

_WIDE = 110


def is_wide(width: int) -> bool:
    """Whether each thing can have a column of its own; else some are stacked in one."""
    return width >= _WIDE


def grid(columns: Iterable[Column], numbers: Sequence[str], width: int) -> Table:
    """Return a table of ``width``, with ``numbers`` before its rows; a column without a word is left out."""
    table = Table(
        box=SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1), leading=int(not is_wide(width))
    )
    table.add_column("#", justify="right", style="dim")
    kept = [each for each in columns if any(each[2])]
    for name, share, _ in kept:
        table.add_column(name, ratio=share, overflow="fold")
    for number, *cells in zip(numbers, *(each for _, _, each in kept), strict=True):
        table.add_row(number, *cells)
    return table


def stack(*parts: Text) -> Text:
    """Return the parts that are not empty, one under the other."""
    return Text("\n").join(part for part in parts if part)


def prefixed(words: str, text: Text) -> Text:
    """Return ``text`` with ``words`` before it, or nothing where there is none."""
    return Text(words) + text if text else text


def unsure(confidence: float, below: float) -> Text:
    """Return the mark of a row whose confidence is below the limit."""
    return Text(f"unsure ({confidence:.2f})" if confidence < below else "", style="yellow")


def days(time: Time | None) -> str:
    """Return a day, or the first and the last day of an interval."""
    if time is None:
        return ""
    return time.start if time.start == time.end else f"{time.start} to {time.end}"
