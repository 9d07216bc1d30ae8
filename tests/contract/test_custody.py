"""A case can prove what it was given: what is altered is named, and evidence can be checked by others."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cases import findings_of, found_of
from linked import ambush
from sqlalchemy import text
from stamps import PROOF, Service

from sayso.errors import UsageError
from sayso.ledger import Case
from sayso.ledger.schema import KEPT
from sayso.linking.judgements import judge


@pytest.fixture
def kept(case: Case) -> Case:
    """A case with reports, a second reading, a judgement and a protected name."""
    desk = ambush()
    case.keep(case.begin("add", by="Ann"), found_of(desk.ledger()))
    case.keep_reading(case.begin("reread"), "r-wire", findings_of("r-post", desk.ledger()))
    case.judge(judge("stance", "a-post", "denies", "Ann"))
    case.protect("Idris Vane", by="Ann")
    return case


def tamper(case: Case, *statements: str) -> None:
    """Do what the program never does: switch all guards off, and change what is kept."""
    if case._place.path:
        connection = sqlite3.connect(case._place.path)
        for table in KEPT:
            for what in ("update", "delete"):
                connection.execute(f"DROP TRIGGER IF EXISTS keep_{table.name}_{what}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()
        return
    with case._engine.connect() as opened:
        writing = opened.execution_options(sayso_writing=True)
        with writing.begin():
            writing.execute(text("SET session_replication_role = replica"))
            for statement in statements:
                writing.execute(text(statement))


def test_an_untouched_case_is_whole(kept: Case) -> None:
    """Nothing is wrong with a case that only Sayso has written, and all of it is looked at."""
    verdict = kept.verify()
    assert verdict.whole, verdict.faults
    assert (verdict.reports, verdict.readings, verdict.entries) == (6, 7, 9)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE blobs SET data = '\\x00' WHERE sha256 = (SELECT sha256 FROM reports WHERE id = 'r-army')", "r-army"),
        ("UPDATE reports SET outlet = 'Another' WHERE id = 'r-post'", "told of the report r-post"),
        ("UPDATE reports SET record = replace(record, 'Guard', 'Gvard') WHERE id = 'r-post'", "told of the report r-post"),
        ("UPDATE reports SET published = '2031-05-01' WHERE id = 'r-wire'", "told of the report r-wire"),
        ("UPDATE collections SET record = replace(record, 'Ann', 'Ben')", "how the report r-post came here"),
        ("UPDATE attributions SET record = replace(record, 'asserts', 'denies') WHERE id = 'a-nurse'", "r-nurse"),
        ("UPDATE attributions SET stance = 'denies' WHERE id = 'a-nurse'", "a-nurse, found in the report r-nurse"),
        ("DELETE FROM caveats WHERE id = 'c-nurse'", "what was found in the report r-nurse"),
        ("UPDATE judgements SET record = replace(record, 'denies', 'asserts')", "(judged) was altered"),
        ("DELETE FROM judgements", "(judged) is missing"),
        ("UPDATE protections SET record = replace(record, 'Idris', 'Boris')", "(protected) was altered"),
        ("UPDATE log SET entry = replace(entry, 'collected', 'c0llected') WHERE number = 3", "entry 3 of the log"),
        ("UPDATE log SET hash = 'x' WHERE number = 2", "entry 2 of the log was altered"),
        ("DELETE FROM log WHERE number = 4", "no entry 4"),
        ("UPDATE runs SET \"by\" = 'Ben' WHERE what = 'add'", "who wrote entry 1 of the log"),
        ("UPDATE runs SET model = 'another' WHERE what = 'reread'", "with which version, was altered"),
    ],
)  # fmt: skip
def test_what_was_altered_is_named(kept: Case, statement: str, told: str) -> None:
    """One changed byte, column, record or entry, or one taken away, is found, and it is told where."""
    if kept._engine.dialect.name == "sqlite":
        statement = statement.replace("'\\x00'", "x'00'")
    tamper(kept, statement)
    verdict = kept.verify()
    assert not verdict.whole
    assert any(told in each for each in verdict.faults), verdict.faults


def test_a_report_that_was_taken_away_is_named(kept: Case) -> None:
    """A report that is gone with all its rows is missed by the log."""
    tamper(
        kept,
        "DELETE FROM collections WHERE report = (SELECT key FROM reports WHERE id = 'r-copy')",
        "DELETE FROM reports WHERE id = 'r-copy'",
    )
    assert "the report r-copy is missing" in kept.verify().faults


def test_a_log_that_was_cut_off_is_found_by_the_hash_that_was_written_down(kept: Case) -> None:
    """Whoever has noted the last hash finds out that the end of the log is gone, or that all was made anew."""
    head = kept.verify().head
    assert kept.verify(expected=head).whole
    kept.protect("Mara Kovel")
    assert kept.verify(expected=head).whole
    tamper(kept, "DELETE FROM protections", "DELETE FROM log WHERE number > 8")
    faults = kept.verify(expected=head).faults
    assert any("in no entry of the log" in each for each in faults)


def test_an_altered_text_is_not_shown(kept: Case) -> None:
    """A report whose text is not what it was is refused, with the way to find out more."""
    zero = "x'00'" if kept._engine.dialect.name == "sqlite" else "'\\x00'"
    digest = kept.report("r-army").text_sha256
    tamper(kept, f"UPDATE blobs SET data = {zero}, packing = '' WHERE sha256 = '{digest}'")
    with pytest.raises(Exception, match="not what it was"):
        kept.report("r-army")


def test_evidence_can_be_checked_with_sha256sum_alone(kept: Case, tmp_path: Path) -> None:
    """A third person unpacks the ZIP, and the common tool says that every file in it is whole."""
    assert kept.export_evidence("r-post", tmp_path / "e.zip") == "r-post"
    with zipfile.ZipFile(tmp_path / "e.zip") as opened:
        opened.extractall(tmp_path)
    if shutil.which("sha256sum") is None:
        pytest.skip("sha256sum is not on this computer")
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"],
        cwd=tmp_path / "r-post",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {line.rsplit(": ", 1)[1] for line in done.stdout.splitlines()} == {"OK"}
    (tmp_path / "r-post" / "text.txt").write_text("something else", encoding="utf-8")
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "r-post", capture_output=True, check=False
    )
    assert done.returncode == 1


def evidence_of(case: Case, report: str) -> dict[str, bytes]:
    """The files of a report's evidence, without the folder around them."""
    _, data = case.evidence(report)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name.split("/", 1)[1]: opened.read(name) for name in opened.namelist()}


def test_the_hashes_of_the_log_are_those_of_the_files(kept: Case) -> None:
    """Each hash that an entry names is that of a file beside it, and entries are hashed as they lie there."""
    files = evidence_of(kept, "r-post")
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].decode().splitlines())
    entry = json.loads(files["log/00000001.json"])
    pairs = {
        "sha256": "original.txt",
        "text_sha256": "text.txt",
        "report_sha256": "report.json",
        "collection_sha256": "collection.json",
        "findings_sha256": "findings.jsonl",
    }
    assert {name: sums[file] for name, file in pairs.items()} == {
        name: entry["details"][name] for name in pairs
    }
    second = json.loads(evidence_of(kept, "r-wire")["log/00000002.json"])
    assert second["previous"] == hashlib.sha256(files["log/00000001.json"]).hexdigest()


def test_evidence_names_no_other_report(kept: Case) -> None:
    """What is handed over on one report tells nothing of the others."""
    files = evidence_of(kept, "r-post")
    assert b"r-wire" not in b"".join(files.values())
    assert b"Orrin Wire" not in b"".join(files.values())


def test_evidence_of_a_report_that_is_not_there_is_told(kept: Case) -> None:
    """An id that no report has is an error that says so."""
    with pytest.raises(UsageError, match="no report"):
        kept.evidence("r-none")


def stamp_of(digest: str) -> bytes:
    """A proof of OpenTimestamps, as far as it matters here: its head, and the hash that it is on."""
    return PROOF + b"\x01\x08" + bytes.fromhex(digest) + b"\xf0\x10 and what follows"


@pytest.mark.parametrize("of", ["bytes", "log"])
def test_a_time_stamp_is_kept_with_what_it_is_of(kept: Case, of: str) -> None:
    """A stamp on a report's bytes or on an entry of the log is told from its hash, kept once, and handed over."""
    digest = kept.report("r-army").collection.sha256 if of == "bytes" else kept.verify().head
    data = stamp_of(digest)
    first = kept.stamp(data, "x.ots", by="Ann")
    assert first == kept.stamp(data, "y.ots")
    assert first.of == ("r-army" if of == "bytes" else "log")
    files = evidence_of(kept, "r-army")
    assert files[f"stamps/{first.id}.ots"] == data
    assert kept.verify().whole
    assert (f"stamps/{first.id}.ots" in evidence_of(kept, "r-post")) == (of == "log")


def test_a_stamp_on_something_else_is_refused(kept: Case) -> None:
    """A file that holds no hash of the case would prove nothing, and is not kept."""
    with pytest.raises(UsageError, match="on no hash of this case"):
        kept.stamp(stamp_of("ab" * 32), "x.ots")
    with pytest.raises(UsageError, match="bytes"):
        kept.stamp(b"x" * 2_000_000, "x.ots")


@pytest.mark.parametrize("data", [b"", b"plain text", PROOF, PROOF + b"\x02\x08" + b"a" * 40, b"0\x82\x01"])
def test_what_is_no_time_stamp_is_refused(kept: Case, data: bytes) -> None:
    """Whatever else holds the bytes of a hash is no stamp."""
    with pytest.raises(UsageError, match=r"no time stamp|doesn't know"):
        kept.stamp(data + bytes.fromhex(kept.verify().head), "x.ots") if data else kept.stamp(data, "x.ots")


def test_the_signature_of_a_stamp_is_checked(kept: Case, service: Service) -> None:
    """A stamp tells its time; with the service's certificate it is kept only if its signature holds."""
    head = kept.verify().head
    data = service.stamp(head)
    with pytest.raises(UsageError, match="does not hold"):
        kept.stamp(data, "x.tsr", certificates=service.another)
    with pytest.raises(UsageError, match="does not hold"):
        kept.stamp(altered(data), "x.tsr", certificates=service.root)
    with pytest.raises(UsageError, match="no certificate"):
        kept.stamp(data, "x.tsr", certificates=b"no PEM")
    with pytest.raises(UsageError, match="on no hash of this case"):
        kept.stamp(service.stamp("ab" * 32), "x.tsr", certificates=service.root)
    stamped = kept.stamp(data, "x.tsr", certificates=service.root)
    assert (stamped.of, stamped.kind, stamped.checked) == ("log", "RFC 3161", True)
    assert stamped.at is not None
    assert abs(datetime.fromisoformat(stamped.at) - datetime.now(UTC)) < timedelta(minutes=5)
    assert kept.verify().whole


def test_a_stamp_in_an_order_of_its_own_is_kept_but_not_checked(kept: Case, service: Service) -> None:
    """Some services put their certificates in any order: such a stamp is found by the hash that it holds."""
    data = service.stamp(kept.verify().head, chain=True)
    stamped = kept.stamp(data, "x.tsr")
    assert (stamped.of, stamped.at, stamped.checked) == ("log", None, False)
    with pytest.raises(UsageError, match="cannot be checked by Sayso"):
        kept.stamp(data, "x.tsr", certificates=service.root)


def altered(data: bytes) -> bytes:
    """The bytes of a stamp with another signature."""
    return data[:-5] + bytes([data[-5] ^ 1]) + data[-4:]


def test_the_log_can_be_read_in_pages(kept: Case) -> None:
    """All entries come in their order, each as it was hashed."""
    entries: list[str] = []
    after = None
    while True:
        page = kept.log(limit=4, after=after)
        entries += page.items
        after = page.next
        if after is None:
            break
    assert [json.loads(each)["number"] for each in entries] == list(range(1, 10))
    assert {json.loads(each)["by"] for each in entries[:6]} == {"Ann"}


def test_progress_is_told(kept: Case) -> None:
    """Whoever waits for a large case hears how far it is."""
    heard: list[tuple[int, int]] = []
    tell: Callable[[int, int], None] = lambda done, total: heard.append((done, total))  # noqa: E731
    kept.verify(progress=tell)
    assert heard == [(n, 6) for n in range(1, 7)]
