"""``python -m evaluation.serving CASE.db|NUMBER [PART…]``: how fast the pages come, how much the server bears."""

from __future__ import annotations

import sys

from evaluation.serving import pages


def main(words: list[str]) -> int:
    """Print the figures of the wanted parts; exit status 1 where one misses what is asked of it."""
    case, only = words[0], words[1] if len(words) > 1 else ""
    found = pages.measure(case, lambda each: print(each, flush=True), only)
    return int(not all(each.good for each in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
