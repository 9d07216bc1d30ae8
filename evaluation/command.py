"""``python -m evaluation.command WEIGHTS …``: the command ``sayso`` with the weights of another folder."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path


def main() -> None:
    """Put an analyser with other weights in the place of the shipped one, then run the command."""
    weights = Path(sys.argv.pop(1))
    from sayso import language
    from sayso.language.model import Model

    @lru_cache(maxsize=1)
    def load() -> language.Analyser:
        return language.Analyser(Model(weights))

    language.load = load
    from sayso.cli import main as run

    run()


if __name__ == "__main__":
    main()
