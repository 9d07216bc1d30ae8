"""``python -m evaluation.serving CASE.db|NUMBER [PART…]``: how fast the pages come, and how much is borne.

Parts: ``pages``, ``load`` (it writes judgements into the case), ``half-open``, ``paint``; all without any. A
NUMBER makes a case of so many made-up reports first, in a folder that is thrown away: 100,000 take long.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from evaluation.case import LINKED, child
from evaluation.figures import Skipped
from evaluation.serving import half_open, load, pages, paint
from evaluation.serving.entering import enter_all


def asked(case: str) -> bool:
    """Print how long each kind of page takes."""
    print(pages.HEAD)
    found = pages.measure(case, lambda each: print(each, flush=True))
    return all(each.good for each in found)


def told(measure: Callable[[str], load.Borne | half_open.Survived | paint.Painted]) -> Callable[[str], bool]:
    """Return a part that prints its figures, and tells whether they are good."""

    def part(case: str) -> bool:
        found = measure(case)
        print(found, flush=True)
        return found.good

    return part


PARTS: dict[str, Callable[[str], bool]] = {
    "pages": asked,
    "load": told(load.measure),
    "half-open": told(half_open.measure),
    "paint": told(paint.measure),
}


def main(words: list[str]) -> int:
    """Print the figures of the wanted parts; exit status 1 where one misses what is asked of it."""
    if not words:
        print(__doc__)
        return 2
    case, wanted = words[0], words[1:] or list(PARTS)
    with tempfile.TemporaryDirectory() as folder:
        if case.isdecimal():
            number, case = case, str(Path(folder) / "case.db")
            child("add", number, case)
            if int(number) > LINKED:
                enter_all(case)
        good = [part(name, case) for name in wanted]  # all of them, whatever the first one tells
        return int(not all(good))


def part(name: str, case: str) -> bool:
    """Measure one part; one that cannot be measured here is told, and is no failure."""
    print(f"\n# {name}: {case}", flush=True)
    try:
        return PARTS[name](case)
    except Skipped as why:
        print(f"skipped: {why}")
        return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
