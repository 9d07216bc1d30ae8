"""Two programs that add to one case at once, and one that is killed while it adds."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from cases import by_id
from processes import folder_of_reports, run, start

from sayso.ledger import init_case, open_case


def test_two_programs_may_add_at_once(place: str, tmp_path: Path) -> None:
    """Both finish without an error, each report is there once, and the case is whole and linked."""
    folder = folder_of_reports(tmp_path / "reports", 30)
    init_case(place).close()
    both = [start("add", place, folder), start("add", place, folder)]
    told = [each.communicate(timeout=300) for each in both]
    assert [each.returncode for each in both] == [0, 0], told
    added = [int(out.split(" added", 1)[0].split()[-1]) for out, _ in told]
    assert sum(added) == 30
    with open_case(place) as case:
        assert (case.counts().reports, case.counts().waiting) == (30, 0)
        assert case.verify().whole
        init_case(other := _other(place, tmp_path)).close()
        assert run("add", other, folder).returncode == 0
        with open_case(other) as alone:
            assert by_id(alone.ledger()) == by_id(case.ledger())


def _other(place: str, tmp_path: Path) -> str:
    """A second place: a file, as what matters is what was found."""
    return str(tmp_path / f"other-{len(place)}.db")


def killed_and_finished(place: str, folder: Path, kills: int, seed: int) -> list[float]:
    """Kill the command at random moments, so often as it takes; then let it finish. Return the moments."""
    random_ = random.Random(seed)  # noqa: S311 - no cryptography
    moments: list[float] = []
    begun = time.monotonic()
    run("--version")
    longest = 2.5 * (time.monotonic() - begun)  # the imports of adding take as long again
    while len(moments) < kills:
        process = start("add", place, folder)
        moment = random_.uniform(0.3 * longest, longest)
        begun = time.monotonic()
        while process.poll() is None and time.monotonic() - begun < moment:
            time.sleep(0.01)
        if process.poll() is not None:
            process.communicate()
            break
        process.kill()
        process.communicate()
        moments.append(moment)
    assert run("add", place, folder, timeout=3_000).returncode == 0
    return moments


def whole_after_kills(place: str, tmp_path: Path, *, reports: int, kills: int) -> None:
    """Prove that a case whose adding was killed is what it is undisturbed."""
    folder = folder_of_reports(tmp_path / "reports", reports)
    init_case(place).close()
    moments = killed_and_finished(place, folder, kills, seed=reports)
    assert len(moments) >= kills // 2, "it was quicker than the kills"
    init_case(calm := _other(place, tmp_path)).close()
    assert run("add", calm, folder, timeout=3_000).returncode == 0
    with open_case(place) as case, open_case(calm) as alone:
        assert (case.counts().reports, case.counts().waiting) == (reports, 0)
        verdict = case.verify()
        assert verdict.whole, verdict.faults
        assert verdict.readings == reports
        assert by_id(case.ledger()) == by_id(alone.ledger())


def test_a_killed_command_loses_nothing_and_keeps_nothing_twice(place: str, tmp_path: Path) -> None:
    """Killed again and again at random moments, and given again, it ends with the case of an undisturbed run."""
    whole_after_kills(place, tmp_path, reports=60, kills=4)


@pytest.mark.slow
def test_fifty_kills_in_two_thousand_reports(place: str, tmp_path: Path) -> None:
    """The same with fifty kills on 2,000 reports."""
    whole_after_kills(place, tmp_path, reports=2_000, kills=50)
