"""Damages that are guided by which lines they reach, with atheris (libFuzzer for Python): for a run by hand.

``pip install atheris``, then ``python tests/intake/guided_fuzz.py KIND [NUMBER]``: a kind of `seeds.SEEDS`
and how many files are tried. It ends with 0 where each was read or refused, within the bounds of
`test_fuzz`; else it stops at the first that was not, and writes it into a file.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "by_hand"))

import atheris

with atheris.instrument_imports(include=["sayso.intake"]):
    import sayso.intake

    for _, name, _ in pkgutil.walk_packages(sayso.intake.__path__, "sayso.intake."):
        importlib.import_module(name)

from collected import assert_sound, read
from seeds import SEEDS

from sayso.settings import Settings

NUMBER = 20_000
SECONDS, MEGABYTES, LONGEST = 10, 1_000, 65_536
SETTINGS = Settings(max_pdf_seconds=4)


def main(kind: str, number: int = NUMBER) -> None:
    """Try so many files of a kind; libFuzzer ends the process itself."""
    seed, made = SEEDS[kind]
    folder = tempfile.mkdtemp()
    Path(folder, "seed").write_bytes(seed)

    def try_one(data: bytes) -> None:
        assert_sound(*read(made(data), "x", settings=SETTINGS))

    bounds = [f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={LONGEST}"]
    atheris.Setup(["guided_fuzz", f"-runs={number}", *bounds, folder], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
