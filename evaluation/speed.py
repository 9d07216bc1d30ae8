"""Part: speed and memory on one report of about 500 words, on one thread.

The whole road, from the file to the ledger's JSON, is compared with a bare int8 pass of the plain six-layer
encoder over the same words. Processor time is taken, not the clock's: other work on the machine matters less.
Started as ``python -m evaluation.speed WEIGHTS``, in a process of its own with one thread.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from evaluation.encoder import bare_pass, ensure_encoder
from evaluation.figures import Figure, Skipped, ratio
from evaluation.setting import Setting, child_environment, command
from sayso.language.model import Model

REPORT = Path(__file__).parent / "report.txt"
ROUNDS, STARTS = 15, 3
LENGTHS = (1, 10, 100, 1000)
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def measure(setting: Setting) -> list[Figure]:
    """Return start, memory, and the time of the whole road against that of the bare encoder."""
    assert setting.model
    figures = started(setting)
    try:
        return [*figures, *_ratio(setting)]
    except Skipped as reason:
        print(f"\nspeed.ratio skipped: {reason}")
        return figures


def lengths(setting: Setting) -> list[Figure]:
    """Return the seconds that a kilobyte takes, in reports of 1 to 1,000 kB: alike if time is linear."""
    assert setting.model
    analysed = whole_report(setting.model)
    figures = []
    for size in LENGTHS:
        begun = time.process_time()
        mentions = analysed(size)
        taken = time.process_time() - begun
        told = f"seconds a kilobyte; {taken:,.1f} s, {mentions:,} mentions"
        figures.append(Figure(f"length.{size}_kb", taken / size, told, True, gated=False))
    return figures


def whole_report(model: Model) -> Callable[[int], int]:
    """Return a call that reads so many kilobytes, the report again and again, and counts mentions."""
    from sayso import api
    from sayso.records import Report

    _put_in_place(model)
    text = REPORT.read_text(encoding="utf-8").partition("\n\n")[2].strip() + "\n\n"

    def analysed(size: int) -> int:
        whole = (text * (size * 1000 // len(text) + 1))[: size * 1000]
        report = Report(id="long", file="long", language="en", published="2023-03-16", text=whole)
        found = api.analysed(report)
        assert not found.unread, found.unread
        return len(found.mentions)

    analysed(1)
    return analysed


def started(setting: Setting) -> list[Figure]:
    """Return the time from start to first output and the peak of memory, in a fresh process."""
    arguments = [sys.executable, "-m", "evaluation.measure", *command(setting.weights), "read", str(REPORT)]
    runs = [_told(arguments) for _ in range(STARTS)]
    if any(run["exit"] or not run["output"] for run in runs):
        raise Skipped(f"`sayso read` failed on {REPORT.name} (exit {runs[0]['exit']})")
    first = min(run["first_output"] for run in runs)
    peak = max(run["megabytes"] for run in runs)
    return [
        Figure("speed.first_output_s", first, f"seconds, the best of {STARTS} starts", True, gated=False),
        Figure("speed.peak_mb", peak, "megabytes, the most of all starts", True, gated=False),
    ]


def _ratio(setting: Setting) -> list[Figure]:
    ensure_encoder()
    told = _told([sys.executable, "-m", "evaluation.speed", str(setting.weights.absolute())], **ONE_THREAD)
    whole, bare, words = told["whole"], told["bare"], int(told["words"])
    speed = f"{words / whole:,.0f} words a second; {words} words"
    return [
        Figure("speed.whole_ms", whole * 1000, speed, True, gated=False),
        Figure("speed.bare_encoder_ms", bare * 1000, "int8, the same words", True, gated=False),
        Figure("speed.ratio", ratio(whole, bare), "whole road / bare encoder", True, gated=False),
    ]


def _told(arguments: list[str], **environment: str) -> dict[str, float]:
    done = subprocess.run(
        arguments, capture_output=True, text=True, env=child_environment(**environment), check=False
    )
    if done.returncode:
        raise Skipped(f"{arguments[2]} failed: {done.stderr.strip()[-300:]}")
    told: dict[str, float] = json.loads(done.stdout)
    return told


def main() -> None:
    """Print the median processor time of the whole road and of the bare encoder, in turns."""
    model = Model(Path(sys.argv[1]))
    whole, bare, words = whole_road(model), *bare_pass(model, REPORT)
    times: tuple[list[float], list[float]] = [], []
    for _ in range(ROUNDS + 3):
        for kept, run in zip(times, (whole, bare), strict=True):
            kept.append(_processor_time(run))
    medians = [statistics.median(kept[3:]) for kept in times]
    print(json.dumps({"whole": medians[0], "bare": medians[1], "words": words}))


def whole_road(model: Model) -> Callable[[], object]:
    """Return a call that reads the report's file into a ledger's JSON with this model."""
    from sayso import api

    _put_in_place(model)
    ledger = api.read(str(REPORT))
    if ledger.unread or not ledger.attributions:
        sys.exit(f"nothing was read: {ledger.unread}")
    return lambda: api.read(str(REPORT)).to_json()


def _put_in_place(model: Model) -> None:
    """Make the road use this model."""
    from sayso import language

    @lru_cache(maxsize=1)
    def load() -> language.Analyser:
        return language.Analyser(model)

    language.load = load


def _processor_time(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
