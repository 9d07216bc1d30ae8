"""Reports come in through a browser, and are read one by one while the page tells how far it is."""

from __future__ import annotations

import secrets
import tempfile
import threading
import warnings
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sayso.adding import add_sources
from sayso.api import day_of
from sayso.errors import SaysoError, UsageError
from sayso.intake import Facts, Source
from sayso.records import Unread
from sayso.web.desk import Desk

MOST_FILES = 500
_JOBS_KEPT = 50
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One file as it was sent: its name, never used as a path, its bytes, and how it came."""

    name: str
    data: bytes
    method: Literal["upload", "pasted"] = "upload"


@dataclass(slots=True, kw_only=True)
class Job:
    """How far a lot of files is: what became reports (id and title), what was known, what was not read."""

    id: str
    by: str
    total: int
    done: int = 0
    now: str = ""
    new: list[tuple[str, str]] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    finished: threading.Event = field(default_factory=threading.Event)
    fault: str = ""


class Adding:
    """Reads what was sent, one lot at a time, in a thread of its own."""

    def __init__(self, desk: Desk) -> None:
        """Add to the case of a desk."""
        self._desk = desk
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._one = threading.Lock()

    def job(self, id_: str) -> Job | None:
        """Return a lot by its id, if it was sent lately."""
        return self._jobs.get(id_)

    def begin(self, files: Sequence[Given], by: str, *, published: str = "", outlet: str = "") -> Job:
        """Begin to read files; return at once. A UsageError where there are none, or too many."""
        if not files:
            raise UsageError("No file and no text was sent.", "Choose files, or paste a report's text.")
        if len(files) > MOST_FILES:
            raise UsageError(f"{len(files)} files at once.", f"Send up to {MOST_FILES}, or use `sayso add`.")
        facts = Facts(published=day_of(published.strip() or None), outlet=outlet.strip() or None)
        job = Job(id=secrets.token_hex(6), by=by, total=len(files))
        self._jobs[job.id] = job
        while len(self._jobs) > _JOBS_KEPT:
            self._jobs.popitem(last=False)
        threading.Thread(target=self._work, args=(job, files, facts), daemon=True).start()
        return job

    def _work(self, job: Job, files: Sequence[Given], facts: Facts) -> None:
        try:
            with self._one, tempfile.TemporaryDirectory(prefix="sayso-") as folder, warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._read(job, list(_written(files, Path(folder))), facts)
        except SaysoError as fault:
            job.fault = str(fault)
        except Exception as fault:  # noqa: BLE001 - a fault must end the lot with a sentence, not hang the page
            job.fault = f"A fault in Sayso ({type(fault).__name__}) stopped the reading. Please report it."
        finally:
            job.now = ""
            job.finished.set()

    def _read(self, job: Job, sources: list[Source], facts: Facts) -> None:
        def show(done: int, total: int, file: str) -> None:
            job.done, job.total, job.now = done, total, file

        for each in add_sources(self._desk.case, sources, facts, by=job.by, progress=show):
            if each.new and each.report:
                job.new.append((each.report, each.file))
            elif not each.unread:
                job.known.append(each.file)
            if each.unread:
                job.unread.append(each.unread)


def safe_name(name: str) -> str:
    """Return the name of a sent file without folders, and without what no file system takes."""
    last = name.replace("\\", "/").rpartition("/")[2].strip(". ")
    clean = "".join(each if each.isprintable() and each not in '<>:"|?*' else "_" for each in last)
    return clean[-_LONGEST_NAME:] or "report.txt"


def _written(files: Sequence[Given], folder: Path) -> Iterator[Source]:
    """Write what was sent into a folder that is gone afterwards, each in one of its own; yield the sources.

    A source bears the name under which it was sent: that of the file on the disk is ours.
    """
    for number, each in enumerate(files):
        path = folder / str(number)
        path.write_bytes(each.data)
        yield Source(safe_name(each.name), path, method=each.method)
