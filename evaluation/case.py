"""Part: a case with many made-up reports: how long adding, the board, showing and searching take.

``python -m evaluation.case NUMBER [PLACE]`` prints the same for another number of reports; PLACE may be the
URL of an empty PostgreSQL database. The reports come with their records, so that the store alone is
measured, and linking.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median

from evaluation.case_truth import found, write_truth
from evaluation.figures import Figure, table
from evaluation.scale_run import peak_megabytes
from evaluation.setting import Setting, child_environment
from sayso.ledger import Case, init_case, open_case

NUMBER, QUICK = 2_000, 100
LOT = 200
LINKED = 10_000
"""Up to so many reports are linked as they come."""
CALLS = 20
DETAILS = {
    "keep_ms": "to keep one report, the last 200 of them",
    "link_ms": "to link one report, the last 200 of them",
    "megabytes": "of memory at the most while adding",
    "megabytes_half": "the same when half was added",
    "file_megabytes": "of the file",
}


def measure(setting: Setting) -> list[Figure]:
    """Return the figures for a case in a file, made in a process of its own."""
    return measured(QUICK if setting.quick else NUMBER)


def measured(number: int, place: str | None = None) -> list[Figure]:
    """Return the figures for so many reports, in a file that is thrown away or at a place."""
    with tempfile.TemporaryDirectory() as folder:
        where = place or str(Path(folder) / "case.db")
        told = {**child("add", str(number), where), **child("ask", where)}
    return [
        Figure(
            f"case.{number}.{name}",
            value,
            DETAILS.get(name, "milliseconds, median of calls"),
            True,
            gated=False,
        )
        for name, value in told.items()
    ]


def child(*words: str) -> dict[str, float]:
    """Run a step in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "evaluation.case", "--step", *words]
    done = subprocess.run(command, capture_output=True, env=child_environment(), check=False, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    values: dict[str, float] = json.loads(done.stdout)
    return values


def add(number: int, place: str) -> dict[str, float]:
    """Fill a new case; return how long a report took, and the memory.

    Above `LINKED` reports linking is left out: it takes as long for each further one. The case gets the true
    events and origins.
    """
    told = {"keep_ms": 0.0}
    linked, done = number <= LINKED, 0
    every = found(number)
    with init_case(place) as case:
        run = case.begin("add", by="evaluation")
        while lot := list(islice(every, LOT)):
            begun = time.monotonic()
            for each in lot:
                case.keep(run, [each])
            kept = time.monotonic()
            if linked:
                case.link(run)
                told["link_ms"] = 1000 * (time.monotonic() - kept) / len(lot)
            told["keep_ms"] = 1000 * (kept - begun) / len(lot)
            done += len(lot)
            if done * 2 <= number:
                told["megabytes_half"] = peak_megabytes()
            print(f"{done:,} of {number:,}", told, file=sys.stderr, flush=True)
        told["megabytes"] = peak_megabytes()
        if not linked:
            write_truth(case, run, number)
    if "://" not in place:
        told["file_megabytes"] = Path(place).stat().st_size / 1e6
    return told


def ask(place: str) -> dict[str, float]:
    """Return the median time of each kind of question, and the longest of all calls."""
    with open_case(place) as case:
        return {name: milliseconds(call) for name, call in questions(case)}


def questions(case: Case) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what is asked of a case: the board, things by their ids, words of each kind."""
    from sayso.ledger.queries import Filter
    from sayso.views import board

    def first() -> object:
        return board(case.ledger(case.first_events(25)), trusted=True)

    (most,) = case.board(limit=1).items
    yield "board", lambda: case.board(limit=25)
    far = case.board(limit=1_000).next
    yield "board_far", lambda: case.board(limit=25, after=far)
    yield "board_disputed", lambda: case.board(limit=25, wanted=Filter(status="disputed"))
    yield "show_event", lambda: case.show(most.id)
    yield "show_event_views", lambda: board(case.ledger([most.id]), trusted=True)
    yield "board_views", first
    report = case.ledger([most.id]).reports[0].id
    yield "show_report", lambda: case.show(report)
    yield "search_common", lambda: case.search("said")
    yield "search_two_words", lambda: case.search("villagers Tuesday")
    yield "search_phrase", lambda: case.search('"said that the"')
    yield "search_piece", lambda: case.search("ostok")
    yield "search_rare", lambda: case.search("1234567")
    yield "search_contents", lambda: case.search("medicine", where="contents")
    yield "search_short_and_long", lambda: case.search("no villagers 38")
    yield "search_speakers", lambda: case.search("Vostok", where="speakers")


def milliseconds(call: Callable[[], object]) -> float:
    """Return the median of some calls, after one to warm up."""
    call()
    taken = []
    for _ in range(CALLS):
        begun = time.perf_counter()
        call()
        taken.append(1000 * (time.perf_counter() - begun))
    return median(taken)


def main(words: list[str]) -> int:
    """Print the figures for a number of reports, or do one step of it."""
    if words[:1] == ["--step"]:
        done = add(int(words[2]), words[3]) if words[1] == "add" else ask(words[2])
        print(json.dumps(done))
        return 0
    number = int(words[0]) if words else NUMBER
    print(table("A case with made-up reports", {"": measured(number, *words[1:2])}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
