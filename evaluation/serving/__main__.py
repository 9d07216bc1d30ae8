"""``python -m evaluation.serving CASE.db [PART…]``: how fast the pages come, and how much the server bears.

Parts: ``pages``, ``load`` (writes judgements into the case), ``half-open``, ``paint``; all without any.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from evaluation.serving import load, pages


def asked(case: str) -> bool:
    """Print how long each kind of page takes."""
    found = pages.measure(case, lambda each: print(each, flush=True))
    return all(each.good for each in found)


def borne(case: str) -> bool:
    """Print how readers and reviewers fare at once."""
    found = load.measure(case)
    print(found)
    return found.good


PARTS: dict[str, Callable[[str], bool]] = {"pages": asked, "load": borne}


def main(words: list[str]) -> int:
    """Print the figures of the wanted parts; exit status 1 where one misses what is asked of it."""
    case, wanted = words[0], words[1:] or list(PARTS)
    good = True
    for part in wanted:
        print(f"# {part}: {case}", flush=True)
        good &= PARTS[part](case)
    return int(not good)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
