"""Reports come in through a browser, and are read one by one while the page tells how far it is."""

from __future__ import annotations

import hashlib
import secrets
import tempfile
import threading
import warnings
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import sayso
from sayso.api import Result, read_each
from sayso.errors import SaysoError, UsageError
from sayso.ledger.kept import Collection, Findings, Found, GivenFile, Run, now
from sayso.records import Unread
from sayso.web.desk import Desk

MOST_FILES = 500
_JOBS_KEPT = 50
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One file as it was sent: its name, never used as a path, and its bytes."""

    name: str
    data: bytes


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What holds for the reports that don't tell it themselves."""

    published: str | None
    outlet: str | None


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
        facts = Told(published=published.strip() or None, outlet=outlet.strip() or None)
        read_each([], published=facts.published)  # a day that is none is told at once
        job = Job(id=secrets.token_hex(6), by=by, total=len(files))
        self._jobs[job.id] = job
        while len(self._jobs) > _JOBS_KEPT:
            self._jobs.popitem(last=False)
        threading.Thread(target=self._work, args=(job, files, facts), daemon=True).start()
        return job

    def _work(self, job: Job, files: Sequence[Given], facts: Told) -> None:
        try:
            with self._one:
                self._read(job, files, facts)
        except SaysoError as fault:
            job.fault = str(fault)
        except Exception as fault:  # noqa: BLE001 - a fault must end the lot with a sentence, not hang the page
            job.fault = f"A fault in Sayso ({type(fault).__name__}) stopped the reading. Please report it."
        finally:
            job.now = ""
            job.finished.set()

    def _read(self, job: Job, files: Sequence[Given], facts: Told) -> None:
        case = self._desk.case
        run = case.begin("add", by=job.by, versions=(sayso.__version__, model_version()))
        for each in files:
            job.now = each.name
            self._file(job, run, each, facts)
            job.done += 1
        job.now = "linking"
        with self._desk.changing:
            case.link(run)

    def _file(self, job: Job, run: Run, given: Given, facts: Told) -> None:
        case = self._desk.case
        faults: list[Unread] = []
        for result in _results(given, facts):
            if result.report is None:
                faults += [result.unread] if result.unread else []
                continue
            if case.has(result.report.id):
                job.known.append(given.name)
                continue
            case.keep(run, [_found(given, result, run)])
            job.new.append((result.report.id, result.report.title or given.name))
            faults += [result.unread] if result.unread else []
        job.unread += faults
        digest = hashlib.sha256(given.data).hexdigest()
        stopped = faults[0] if faults and not job.new else None
        case.keep_file(run, GivenFile(name=given.name, sha256=digest, size=len(given.data), unread=stopped))


def model_version() -> str:
    """Return which network reads: the beginning of its file's hash."""
    weights = Path(sayso.__file__).parent / "language" / "weights" / "tagger.onnx"
    with weights.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()[:12]


def safe_name(name: str) -> str:
    """Return the name of a sent file without folders and without what no file system takes."""
    last = name.replace("\\", "/").rpartition("/")[2].strip(". ")
    clean = "".join(each if each.isprintable() and each not in '<>:"|?*' else "_" for each in last)
    return clean[-_LONGEST_NAME:] or "report.txt"


def _results(given: Given, facts: Told) -> Iterable[Result]:
    """Read a file in a folder of its own, which is gone afterwards; its name there is shown nowhere."""
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = Path(folder, safe_name(given.name))
        path.write_bytes(given.data)
        for result in read_each([path], published=facts.published, outlet=facts.outlet):
            report = result.report and replace(result.report, file=_shown(result.report.file, path, given))
            unread = result.unread and replace(result.unread, file=_shown(result.unread.file, path, given))
            yield replace(result, file=given.name, report=report, unread=unread)


def _shown(file: str, path: Path, given: Given) -> str:
    return file.replace(str(path), given.name)


def _found(given: Given, result: Result, run: Run) -> Found:
    assert result.report is not None  # noqa: S101 - the caller has looked
    collection = Collection(
        source=given.name,
        method="sent with a browser",
        collected_at=now(),
        collector=run.by,
        tool="sayso",
        tool_version=run.sayso,
        sha256=hashlib.sha256(given.data).hexdigest(),
        size=len(given.data),
    )
    findings = Findings(
        attributions=result.attributions,
        caveats=result.caveats,
        mentions=result.mentions,
        unread=result.unread,
    )
    return Found(report=result.report, data=given.data, collection=collection, findings=findings)
