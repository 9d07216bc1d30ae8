"""Damaged files of every kind: a report or a clear refusal, in bounded time and memory.

``FUZZ_EXAMPLES=20000 python -m pytest tests/intake/test_fuzz.py`` tries so many damages of each kind.
"""

from __future__ import annotations

import os
import sys
import time

import pytest
from collected import assert_sound, read
from hypothesis import HealthCheck, given, settings
from seeds import EDITS, SEEDS, damaged

from sayso.settings import Settings

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
LONGEST = 10.0
"""Of computing time, in seconds, for one file; that for PDFs, which another process spends, has its own bound."""
MOST_MEMORY = 700_000_000
SETTINGS = Settings(max_pdf_seconds=4)


def memory() -> int:
    """The most memory that this process has ever taken, in bytes."""
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


@pytest.mark.parametrize("kind", SEEDS)
def test_the_undamaged_file_is_read(kind: str) -> None:
    """Each seed is a sound file: without this, the next test would prove nothing."""
    data, made = SEEDS[kind]
    reports, unread = read(made(data), "x")
    assert reports
    assert unread == []


@pytest.mark.skipif(sys.platform == "win32", reason="this system does not tell how much memory was taken")
@pytest.mark.parametrize("kind", SEEDS)
def test_a_damaged_file_is_read_or_refused(kind: str) -> None:
    """Whatever is damaged, nothing crashes, nothing takes long or much, and what is read can be written."""
    seed, made = SEEDS[kind]
    before = memory()

    @settings(
        max_examples=max(EXAMPLES // 3, 1) if kind == "pdf" else EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(EDITS)
    def check(edits: list[tuple[str, int, int, bytes]]) -> None:
        began = time.process_time()
        reports, unread = read(made(damaged(seed, edits)), "x", settings=SETTINGS)
        assert time.process_time() - began < LONGEST
        assert_sound(reports, unread)

    check()
    assert memory() - before < MOST_MEMORY
