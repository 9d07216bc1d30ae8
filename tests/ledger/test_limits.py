"""What the computer may not give: room on the disk, the right to write, the lock."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import lots, report, stories
from sqlalchemy import text

from sayso.errors import CaseError
from sayso.ledger import Case, connecting, init_case, open_case


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes; only the superuser can make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = _mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder))
    if made is not None:
        pytest.skip(f"no file system can be made here: {made}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def _mount(*words: str) -> str | None:
    """Mount, and return why it could not be done, or None."""
    try:
        done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    except OSError as fault:
        return str(fault)
    return None if done.returncode == 0 else done.stderr.strip()


def fill(place: Path) -> int:
    """Add reports until there is no room; return how many were kept before."""
    kept: list[str] = []
    with open_case(place) as case, pytest.raises(CaseError, match=r"disk is full.*Make room"):
        _add(case, kept)
    return len(kept)


def _add(case: Case, kept: list[str]) -> None:
    run = case.begin("add")
    for lot in lots(stories(5_000), 1):
        kept += case.keep(run, lot)


def test_a_full_disk_is_told_and_harms_nothing(small_disk: Path) -> None:
    """What was kept before is there and whole; with room again, adding goes on."""
    place = small_disk / "case.db"
    init_case(place).close()
    kept = fill(place)
    assert kept > 0
    assert _mount("-o", "remount,size=20m", str(small_disk)) is None
    with open_case(place) as case:
        assert case.counts().reports == kept
        assert case.verify().whole
        case.keep(run := case.begin("add"), stories(kept + 5))
        case.link(run)
        assert case.counts().reports == kept + 5
        assert case.verify().whole


def test_a_case_that_may_not_grow_is_told(tmp_path: Path) -> None:
    """The same where any user can see it: a database that has reached its size."""
    place = tmp_path / "case.db"
    with init_case(place) as case:
        run = case.begin("add")
        case.keep(run, stories(5))
        with case._engine.connect() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(CaseError, match="disk is full"):
            case.keep(run, stories(200))
        assert case.counts().reports == 5
        assert case.verify().whole


def test_a_case_on_a_read_only_disk_can_be_read(small_disk: Path) -> None:
    """All reading goes on where nothing can be written; what would write says so."""
    place = small_disk / "case.db"
    with init_case(place) as case:
        case.keep(run := case.begin("add"), stories(10))
        case.link(run)
    assert _mount("-o", "remount,ro", str(small_disk)) is None
    try:
        with open_case(place) as case:
            assert case.counts().reports == 10
            assert case.board().items
            assert case.search("nobody else").items
            assert case.verify().whole
            with pytest.raises(CaseError, match="may be read, and not written"):
                case.begin("add")
        with pytest.raises(CaseError, match="cannot be made"):
            init_case(small_disk / "another.db")
    finally:
        _mount("-o", "remount,rw", str(small_disk))


def test_a_writer_waits_and_then_says_for_whom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another writes, a writer waits; after too long it says so; readers never wait."""
    monkeypatch.setattr(connecting, "WAIT_SECONDS", 0.2)
    place = tmp_path / "case.db"
    with init_case(place) as first, open_case(place) as second:
        run = second.begin("add")
        with first._writing():
            assert second.counts().reports == 0
            with pytest.raises(CaseError, match="Another program is writing"):
                second.keep(run, [report("r-one", "The bridge at Orrin is shut.")])
        second.keep(run, [report("r-one", "The bridge at Orrin is shut.")])
        assert first.counts().reports == 1


def test_several_threads_may_use_one_case(tmp_path: Path) -> None:
    """Reading and writing from threads of one program, as a server does, loses nothing."""
    every = list(lots(stories(40), 4))
    faults: list[BaseException] = []
    with init_case(tmp_path / "case.db") as case:
        run = case.begin("add")

        def work(n: int) -> None:
            try:
                case.keep(run, every[n])
                case.search("nobody else")
                case.link(run)
                case.board()
            except BaseException as fault:  # noqa: BLE001 - told below
                faults.append(fault)

        threads = [threading.Thread(target=work, args=(n,)) for n in range(len(every))]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert faults == []
        assert (case.counts().reports, case.counts().waiting) == (40, 0)
        assert case.verify().whole
