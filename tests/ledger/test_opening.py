"""Opening a case: what is none is told, an older form is brought to today's, a newer one is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from cases import by_id, found_of
from linked import ambush
from sqlalchemy import text

from sayso.errors import CaseError, UsageError
from sayso.ledger import Case, init_case, open_case
from sayso.ledger.connecting import engine_of, place_of, writing
from sayso.ledger.migrating import NEWEST, known_versions, upgrade
from sayso.ledger.schema import metadata

INDEXES = (
    "ix_attributions_stance_id", "ix_events_facets", "ix_files_state_key", "ix_mentions_type_id", "ix_origins_reports",
    "ix_readings_unread", "ix_reports_outlet_published",
    "ix_reports_title",
)  # fmt: skip
"""Made by the third step."""


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A case in a file, with a few reports."""
    with init_case(tmp_path / "case.db") as made:
        made.keep(run := made.begin("add"), found_of(ambush().ledger()))
        made.link(run)
        yield made


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Opening makes nothing: a slip of the finger must not leave an empty case behind."""
    with pytest.raises(CaseError, match="There is no case"):
        open_case(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("data", [b"", b"a report, and no database", b"SQLite format 2\0" + bytes(100)])
def test_a_file_that_is_no_database_is_told(tmp_path: Path, data: bytes) -> None:
    """Any other file is refused, and stays as it is."""
    path = tmp_path / "case.db"
    path.write_bytes(data)
    with pytest.raises(CaseError, match="no SQLite database"):
        open_case(path)
    assert path.read_bytes() == data


def test_a_damaged_database_is_told(tmp_path: Path, case: Case) -> None:
    """A file whose head is right and whose pages are not is told as damaged, without a traceback's words."""
    case.close()
    path = tmp_path / "case.db"
    data = bytearray(path.read_bytes())
    data[100:6_000] = b"\xff" * 5_900
    path.write_bytes(data)
    with pytest.raises(CaseError, match=r"damaged|no case"):
        open_case(path)


def test_the_database_of_another_program_is_told(tmp_path: Path) -> None:
    """A sound SQLite file without a case in it is refused."""
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE reports (id TEXT)")
    connection.close()
    with pytest.raises(CaseError, match="no case"):
        open_case(path)


@pytest.mark.parametrize("name", ["mysql://x/y", "", "  ", "-", "a\0b", "postgresql://x:port/y"])
def test_what_is_no_place_is_told(name: str) -> None:
    """Another kind of database, no name, or a broken URL is wrong use."""
    with pytest.raises(UsageError):
        open_case(name)


def test_a_password_is_in_no_message() -> None:
    """A URL is shown without its password."""
    assert "secret" not in place_of("postgresql://ann:secret@127.0.0.1/x").shown
    pytest.importorskip("psycopg", reason="the package psycopg is not installed")
    with pytest.raises(CaseError) as fault:
        open_case("postgresql://ann:secret@127.0.0.1:1/x")
    assert "secret" not in str(fault.value)
    assert "cannot be reached" in str(fault.value)


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    """A folder is told as what cannot be opened, and none is made in its place."""
    with pytest.raises(CaseError, match="cannot be opened"):
        open_case(tmp_path)
    with pytest.raises(CaseError, match="already"):
        init_case(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A case cannot be made where there is no folder; nothing is left behind."""
    with pytest.raises(CaseError, match="cannot be made"):
        init_case(tmp_path / "none" / "case.db")


def test_no_file_of_the_making_is_left(tmp_path: Path) -> None:
    """Beside a new case lies nothing that was needed to make it."""
    init_case(tmp_path / "case.db").close()
    assert [each.name for each in tmp_path.iterdir()] == ["case.db"]


@pytest.mark.parametrize("name", ["a b.db", "50%.db", "why?.db", "a#b.db", "ümläut 中.db", "file:x.db"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    """A file's name is a name, whatever it would mean in a URL."""
    init_case(tmp_path / name).close()
    assert (tmp_path / name).exists()
    open_case(tmp_path / name).close()


def test_a_newer_form_is_refused(tmp_path: Path, case: Case) -> None:
    """A case of a newer Sayso is left alone, and it is told what to install."""
    case.close()
    connection = sqlite3.connect(tmp_path / "case.db")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = (tmp_path / "case.db").read_bytes()
    with pytest.raises(CaseError, match=r"newer Sayso \(form 9999") as fault:
        open_case(tmp_path / "case.db")
    assert "pip install --upgrade sayso" in str(fault.value)
    assert (tmp_path / "case.db").read_bytes() == before
    assert not list(tmp_path.glob("*.backup*"))


def older(path: Path) -> None:
    """Take from a case what its last steps have made, as if it were of the first form."""
    connection = sqlite3.connect(path)
    for index in INDEXES:
        connection.execute(f"DROP INDEX {index}")
    for table in ("protections", "stamps"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.commit()
    connection.close()


def test_an_older_form_is_copied_and_brought_to_todays(tmp_path: Path, case: Case) -> None:
    """The case is as it was and can do what is new; the copy of before lies beside it."""
    told = by_id(case.ledger())
    case.close()
    path = tmp_path / "case.db"
    older(path)
    before = sqlite3.connect(path).execute("SELECT entry FROM log").fetchall()
    with open_case(path) as again:
        assert by_id(again.ledger()) == told
        again.protect("Idris Vane")
        assert again.verify().whole
        assert again.copy == tmp_path / "case.db.backup-0001"
    copy = sqlite3.connect(tmp_path / "case.db.backup-0001")
    assert copy.execute("SELECT entry FROM log").fetchall() == before
    assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    with open_case(path) as third:
        assert third.copy is None


def test_lists_go_by_an_index(case: Case) -> None:
    """No list of a large case is made by looking at all of its reports, findings or origins."""
    asked = {
        "SELECT id FROM attributions WHERE stance = 'denies' ORDER BY id": "ix_attributions_stance_id",
        "SELECT id FROM mentions WHERE type = 'AID' ORDER BY id": "ix_mentions_type_id",
        "SELECT type, count(*) FROM events WHERE status = 'disputed' GROUP BY type": "ix_events_facets",
        "SELECT outlet, max(published) FROM reports GROUP BY outlet": "ix_reports_outlet_published",
        "SELECT id FROM origins ORDER BY reports DESC": "ix_origins_reports",
        "SELECT report FROM readings WHERE unread IS NOT NULL ORDER BY key DESC": "ix_readings_unread",
        "SELECT name FROM files WHERE state = 'unread' ORDER BY key DESC": "ix_files_state_key",
        "SELECT key FROM reports WHERE lower(title) LIKE '%ferry%'": "ix_reports_title",
    }
    connection = sqlite3.connect(case.place)
    for statement, index in asked.items():
        plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}"))
        assert index in plan


def test_a_step_that_fails_changes_nothing(tmp_path: Path, case: Case) -> None:
    """If a step cannot be done, the case keeps its older form, whole."""
    case.close()
    path = tmp_path / "case.db"
    older(path)
    connection = sqlite3.connect(path)
    connection.execute(
        "CREATE TABLE stamps (x TEXT)"
    )  # in the way of the step, which makes another table first
    connection.commit()
    connection.close()
    with pytest.raises(CaseError):
        open_case(path)
    tables = (
        sqlite3.connect(path).execute("SELECT name FROM sqlite_master WHERE name = 'protections'").fetchall()
    )
    assert tables == []


@pytest.mark.parametrize("step", sorted(known_versions()))
def test_every_form_leads_to_the_newest(tmp_path: Path, step: str) -> None:
    """From each form that was ever written the steps lead to just the tables that the program knows."""
    path = tmp_path / "case.db"
    sqlite3.connect(path).execute("VACUUM").connection.close()
    place = place_of(path)
    engine = engine_of(place)
    with writing(engine, place) as connection:
        upgrade(connection, step)
    with writing(engine, place) as connection:
        upgrade(connection)
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == NEWEST
        context = MigrationContext.configure(connection)
        different = [each for each in compare_metadata(context, metadata) if not _of_the_search(each)]
        assert different == []


def _of_the_search(difference: object) -> bool:
    """Whether it is about the tables that SQLite keeps for searching, which are no tables of ours."""
    return "search_" in str(difference)
