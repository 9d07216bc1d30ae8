"""The road from files into a case: the commands ``sayso add`` and ``sayso reread`` are thin twins of it.

Each report is kept as soon as it is read, in a transaction of its own: whenever it is stopped, all that was
ready is there, and the same call again goes on with what is missing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import sayso
from sayso import fetching, intake
from sayso.api import Progress, analysed, day_of, no_progress
from sayso.errors import IntakeError
from sayso.intake.collecting import Collected, GivenBytes, read_bytes, reports_in
from sayso.ledger import Case
from sayso.ledger.kept import (
    Collection,
    Container,
    Findings,
    Found,
    GivenFile,
    Run,
    Transformation,
    now,
    sha256_of,
)
from sayso.records import Attribution, Caveat, Mention, Report, Unread
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.fetching.fetcher import Fetcher

LINKED_AFTER = 500
"""After so many new reports they are linked with the others, and at the end."""
_BY_BROWSER = ("upload", "pasted")
_WEIGHTS = Path(__file__).parent / "language" / "weights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a report or a file: ``new`` if it was kept now; ``unread`` why it was not read."""

    file: str
    report: str | None = None
    new: bool = False
    unread: Unread | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What a new reading found in a report: how many findings are new, how many gone, how many others."""

    report: str
    file: str
    added: int
    gone: int
    changed: int
    unread: Unread | None = None


def add_to_case(  # noqa: PLR0913 - what `read` takes, and whose case it is
    case: Case,
    paths: intake.PathLike | Iterable[intake.PathLike],
    *,
    by: str | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Iterator[Added]:
    """Read files into a case, and tell of each report what became of it, as it is ready.

    What begins with ``http://`` or ``https://`` is fetched, after all files were read.
    ``by`` is who collected them: the user of this computer, if nobody is told. Nothing happens before the
    first result is asked for; the arguments are checked at once.
    """
    facts = intake.Facts(published=day_of(published), outlet=(outlet or "").strip() or None)
    names = [os.fspath(each) for each in ([paths] if isinstance(paths, str | os.PathLike) else paths)]
    addresses = list(
        dict.fromkeys(_Address(fetching.shown(each), each) for each in names if fetching.is_address(each))
    )
    files = intake.find(each for each in names if not fetching.is_address(each))
    return add_sources(case, [*files, *addresses], facts, by=by, settings=settings, progress=progress)


def add_sources(  # noqa: PLR0913 - as above
    case: Case,
    sources: Sequence[_Place],
    facts: intake.Facts,
    *,
    by: str | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Iterator[Added]:
    """Do what `add_to_case` does for sources that were found already, under the names that they have."""
    adding = _Adding(case, facts, settings or Settings.from_environment(), by)
    return adding.each(sources, progress or no_progress)


def reread_case(
    case: Case, *, by: str | None = None, every: bool = False, progress: Progress | None = None
) -> Iterator[Reread]:
    """Read the reports again that another version read, or ``every`` one; tell of each what is different.

    The texts are those that are kept. What was found before stays in the case, and counts no longer.
    """
    run = case.begin("reread", by=by, model=model_version())
    wanted = [id_ for id_, read_by in case.reports() if every or read_by != (run.sayso, run.model)]
    progress = progress or no_progress
    for done, id_ in enumerate(wanted):
        report, was = case.findings(id_)
        progress(done, len(wanted), report.file)
        found = _findings(report)
        case.keep_reading(run, id_, found)
        if (done + 1) % LINKED_AFTER == 0:
            case.link(run)
        yield _difference(report, was, found)
    case.link(run)
    progress(len(wanted), len(wanted), "")


@cache
def model_version() -> str:
    """Return the version of the model: the first characters of the hash of its files."""
    digest = sha256()
    for path in sorted(_WEIGHTS.glob("*")):
        if path.suffix in (".onnx", ".json"):
            digest.update(path.name.encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class _Address:
    """The address of a page that is to be fetched, as it is kept and as it was given."""

    file: str
    given: str


_Place = intake.Source | _Address


class _Adding:
    """One call of ``add_to_case``."""

    def __init__(self, case: Case, facts: intake.Facts, settings: Settings, by: str | None) -> None:
        self._case, self._facts, self._settings, self._by = case, facts, settings, by
        self._waiting = 0

    def each(self, sources: Sequence[_Place], progress: Progress) -> Iterator[Added]:
        run = self._case.begin("add", by=self._by, model=model_version())
        self._case.link(run)  # what was left when it was stopped the last time
        for done, source in enumerate(sources):
            progress(done, len(sources), source.file)
            yield from self._source(run, source)
            if self._waiting >= LINKED_AFTER:
                self._link(run)
        self._link(run)
        progress(len(sources), len(sources), "")

    def _link(self, run: Run) -> None:
        self._waiting = 0
        self._case.link(run)

    def _source(self, run: Run, source: _Place) -> Iterator[Added]:
        try:
            given = self._given(source)
        except IntakeError as fault:
            unread = Unread(source.file, fault.reason, fault.next_step)
            self._case.keep_file(run, GivenFile(name=source.file, sha256=None, size=None, unread=unread))
            yield Added(file=source.file, unread=unread)
            return
        if self._case.has_file(given.file, given.sha256):
            yield Added(file=given.file)
            return
        yield from self._file(run, given)

    def _given(self, source: _Place) -> GivenBytes:
        return (
            self._fetcher.fetch(source.given)
            if isinstance(source, _Address)
            else read_bytes(source, self._settings)
        )

    @cached_property
    def _fetcher(self) -> Fetcher:
        """What fetches; loaded and made only for who gives an address."""
        from sayso.fetching.fetcher import Fetcher

        return Fetcher(self._settings)

    def _file(self, run: Run, given: GivenBytes) -> Iterator[Added]:
        """Read all reports in a file; it counts as gone through once its last report is kept."""
        whole = True
        for each in reports_in(given, self._facts, self._settings):
            if isinstance(each, Unread):
                whole = False
                self._case.keep_file(run, _file_of(each.file, given, each))
                yield Added(file=each.file, unread=each)
            else:
                yield self._report(run, given, each)
        if whole:
            self._case.keep_file(run, _file_of(given.file, given))

    def _report(self, run: Run, given: GivenBytes, one: Collected) -> Added:
        report = one.report
        if self._case.has(report.id):
            return Added(file=report.file, report=report.id)
        findings = _findings(report)
        collection = _collection(run, given, one)
        found = Found(report=report, data=one.data, collection=collection, findings=findings)
        new = bool(self._case.keep(run, [found]))
        self._waiting += new
        return Added(file=report.file, report=report.id, new=new, unread=findings.unread)


def _findings(report: Report) -> Findings:
    result = analysed(report)
    return Findings(
        attributions=result.attributions,
        caveats=result.caveats,
        mentions=result.mentions,
        unread=result.unread,
    )


def _file_of(name: str, given: GivenBytes, unread: Unread | None = None) -> GivenFile:
    return GivenFile(name=name, sha256=given.sha256, size=len(given.data), unread=unread)


def _collection(run: Run, given: GivenBytes, one: Collected) -> Collection:
    """Return how a report came here: from which file, by whom, and what was done to its bytes."""
    own, moment = sha256_of(one.data), now()
    inside = Container(name=given.file, sha256=given.sha256, size=len(given.data))
    step = Transformation(
        what="the text of the report was taken from the bytes",
        tool="sayso.intake",
        version=sayso.__version__,
        at=moment,
        source_sha256=own,
        result_sha256=sha256_of(one.report.text),
    )
    return Collection(
        source=given.file,
        method=given.method,
        collected_at=given.collected_at or moment,
        collector=run.by,
        tool="sayso serve" if given.method in _BY_BROWSER else "sayso add",
        tool_version=sayso.__version__,
        sha256=own,
        size=len(one.data),
        file_modified=given.modified,
        container=None if own == given.sha256 else inside,
        transformations=(step,),
        details=given.details,
    )


def _difference(report: Report, was: Findings, found: Findings) -> Reread:
    old, new = _by_id(was), _by_id(found)
    return Reread(
        report=report.id,
        file=report.file,
        added=len(new.keys() - old.keys()),
        gone=len(old.keys() - new.keys()),
        changed=sum(old[each] != new[each] for each in old.keys() & new.keys()),
        unread=found.unread,
    )


def _by_id(found: Findings) -> dict[str, Attribution | Caveat | Mention]:
    every: list[Attribution | Caveat | Mention] = [*found.attributions, *found.caveats, *found.mentions]
    return {each.id: each for each in every}
