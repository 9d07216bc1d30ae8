#!/usr/bin/env python3
"""Fills the blocks of the documents that show what a command writes.

Such a block is a fence right below a line ``<!-- output: sayso read … -->``, in the README or in ``docs/``.
``python docs/refresh.py`` writes the output of today into each. ``python docs/refresh.py --check`` changes
nothing, and exits with status 1 if a block is not what would be written. A long output is cut: "…" on a line
of its own stands for the lines left out.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from typer.testing import CliRunner

from sayso.cli import app

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^(<!-- output: sayso (.*?) -->\n```\w*\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"
_SHOWN = ("attribution", "caveat", "mention")
"""Of each kind of record that a document shows, the first; a report's text alone would fill a page."""
MOST_LINES = 85
"""Of a table; a JSON document is cut to the first item of each list, which takes some more."""


def pages() -> list[Path]:
    """The documents that may have such blocks."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@cache
def output(command: str) -> tuple[str, ...]:
    """The lines that ``sayso`` writes with these words behind it, as into a pipe."""
    os.chdir(ROOT)
    done = CliRunner().invoke(app, shlex.split(command), env={"COLUMNS": "100"})
    if done.exit_code:
        sys.exit(f"sayso {command}: exit status {done.exit_code}\n{done.output}")
    return tuple(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def shown(command: str) -> str:
    """What a block shows of a command's output."""
    form = re.search(r"--format[= ](\w+)", command)
    cut = {"json": cut_json, "jsonl": cut_records}.get(form[1] if form else "", cut_table)
    return "".join(f"{line}\n" for line in cut(list(output(command))))


def cut_table(lines: list[str]) -> list[str]:
    """The first whole rows and the last line, in `MOST_LINES` lines; no heading is left without a row."""
    if len(lines) <= MOST_LINES:
        return lines
    head = lines[: MOST_LINES - 3]
    while head and head[-1]:
        head.pop()
    while head and not head[-1].startswith(" "):
        head.pop()
    head = [*head, ""] if head else []
    return [*(head or lines[: MOST_LINES - 3]), LEFT_OUT, "", lines[-1]]


def cut_records(lines: list[str]) -> list[str]:
    """The first attribution, the first caveat and the first mention of one record a line."""
    kinds = [re.match(r'\{"record":"(\w+)"', line) for line in lines]
    first = {kind[1]: i for i, kind in reversed(list(enumerate(kinds))) if kind}
    kept = {first[kind] for kind in _SHOWN if kind in first}
    return list(_with_gaps(lines, lambda i: i in kept))


def cut_json(lines: list[str]) -> list[str]:
    """The document with the first attribution, caveat and mention; "…" for the reports and all else."""
    kept, section, ended = set[int](), "", False
    for i, line in enumerate(lines):
        if begins := re.match(r'  "(\w+)":', line):
            section, ended = begins[1], False
        item = section.removesuffix("s") in _SHOWN
        outermost = not line.startswith("    ") and (item or section in {"", "format"})
        if outermost or (item and not ended) or i == len(lines) - 1:
            kept.add(i)
        ended = ended or line.startswith("    }")
    return list(_with_gaps(lines, kept.__contains__))


def _with_gaps(lines: list[str], keep: Callable[[int], bool]) -> Iterator[str]:
    """The lines to keep, and one "…" for each run of others."""
    for i, line in enumerate(lines):
        if keep(i):
            yield line
        elif i == 0 or keep(i - 1):
            yield LEFT_OUT


def refreshed(text: str) -> str:
    """A document with the output of today in its blocks."""
    return BLOCK.sub(lambda block: block[1] + shown(block[2]) + block[4], text)


def main() -> int:
    """Write the blocks, or with ``--check`` name the documents whose blocks are stale."""
    parser = argparse.ArgumentParser(prog="python docs/refresh.py", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit status 1 if a block is stale"
    )
    check = parser.parse_args().check
    stale = []
    for page in pages():
        text = page.read_text(encoding="utf-8")
        new = refreshed(text)
        if new == text:
            continue
        stale.append(page)
        if not check:
            page.write_text(new, encoding="utf-8")
        print(f"{page.relative_to(ROOT)}: {'stale; run python docs/refresh.py' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
