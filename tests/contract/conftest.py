"""The places where a case can live: each test of the contract runs over all of them.

PostgreSQL: give the URL of a server on which databases may be made as ``SAYSO_TEST_POSTGRES``, for example
``postgresql://postgres@127.0.0.1:5432/postgres``.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from stamps import Service

from sayso.ledger import Case, init_case

SERVER = "SAYSO_TEST_POSTGRES"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place where there is no case yet: a file's name, or the URL of an empty database."""
    if request.param == "sqlite":
        yield str(tmp_path / "case.db")
        return
    server = os.environ.get(SERVER)
    if not server:
        pytest.skip(f"no PostgreSQL server: {SERVER} is not set")
    pytest.importorskip("psycopg", reason="the package psycopg is not installed")
    yield from _database(server)


def _database(server: str) -> Iterator[str]:
    name = f"sayso_{uuid.uuid4().hex[:12]}"
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    yield url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def case(place: str) -> Iterator[Case]:
    """An empty case."""
    with init_case(place) as made:
        yield made


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A time-stamping service, where there is an openssl to make one."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl here")
    return Service(tmp_path_factory.mktemp("service"))
