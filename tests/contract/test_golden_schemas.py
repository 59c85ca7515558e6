"""Stores of every earlier schema version, frozen, open with today's code and tell what they told then.

A new schema version needs a new folder here: see ``test_every_schema_version_is_frozen``.
"""

import re
import shutil
import sqlite3
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from bestservice_workflow.errors import SchemaTooNew, StorageUnavailable
from bestservice_workflow.storage import (
    Storage,
    backup,
    jsonl_folder,
    open_storage,
    postgres_texts,
    restore,
    sqlalchemy_link,
    sqlite_file,
    sqlite_schema,
    verify_store,
)
from bestservice_workflow.storage.schema import Step
from bestservice_workflow.storage.sqlalchemy import SqlAlchemyStorage

GOLDEN = Path(__file__).with_name("golden")
VERSIONS = sorted(GOLDEN.iterdir())

pytestmark = pytest.mark.parametrize("frozen", VERSIONS, ids=lambda folder: folder.name)


def check(store: Storage, frozen: Path, tmp_path: Path) -> None:
    backup(store, tmp_path / "now.jsonl")
    assert (tmp_path / "now.jsonl").read_bytes() == (frozen / "backup.jsonl").read_bytes()
    assert verify_store(store).faults == ()


def load_sqlite(script: Path, file: Path) -> Path:
    connection = sqlite3.connect(file)
    connection.executescript(script.read_text())
    connection.close()
    return file


def test_backup(frozen: Path, tmp_path: Path) -> None:
    with open_storage("memory:") as store:
        restore(frozen / "backup.jsonl", store)
        check(store, frozen, tmp_path)


def test_jsonl(frozen: Path, tmp_path: Path) -> None:
    shutil.copytree(frozen / "jsonl", tmp_path / "store")
    with open_storage(f"jsonl:{tmp_path}/store") as store:
        check(store, frozen, tmp_path)


def test_sqlite(frozen: Path, tmp_path: Path) -> None:
    file = load_sqlite(frozen / "sqlite.sql", tmp_path / "store.db")
    with open_storage(f"sqlite:///{file}") as store:
        check(store, frozen, tmp_path)


def test_sqlalchemy(frozen: Path, tmp_path: Path) -> None:
    file = load_sqlite(frozen / "sqlalchemy.sql", tmp_path / "store.db")
    engine = sa.create_engine(f"sqlite:///{file}")
    with SqlAlchemyStorage(engine) as store:
        check(store, frozen, tmp_path)
    engine.dispose()


def test_postgres(frozen: Path, tmp_path: Path, postgres_url: str, postgres_server: str) -> None:
    schema = postgres_url.rpartition("=")[2]
    script = re.sub(r"\bgolden\b", schema, (frozen / "postgres.sql").read_text())
    with psycopg.connect(postgres_server) as connection:
        connection.execute(script.encode())
    with open_storage(postgres_url) as store:
        check(store, frozen, tmp_path)


def test_every_schema_version_is_frozen(frozen: Path) -> None:
    assert frozen.name == f"schema-{VERSIONS.index(frozen) + 1}"
    for steps in (jsonl_folder.STEPS, sqlite_schema.STEPS, postgres_texts.STEPS, sqlalchemy_link.STEPS):
        assert len(steps) == len(VERSIONS)


def test_one_step_more(frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step is all or nothing; after it, the code from before refuses the store."""
    file = load_sqlite(frozen / "sqlite.sql", tmp_path / "store.db")
    url = f"sqlite:///{file}"
    add: Step = ("ALTER TABLE {streams} ADD COLUMN district TEXT",)
    with monkeypatch.context() as newer:
        newer.setattr(sqlite_file, "STEPS", (*sqlite_schema.STEPS, (*add, "no SQL")))
        with pytest.raises(StorageUnavailable, match="syntax error"):
            open_storage(url)
    with open_storage(url) as store:  # nothing of the failed step is left
        check(store, frozen, tmp_path)
    with monkeypatch.context() as newer:
        newer.setattr(sqlite_file, "STEPS", (*sqlite_schema.STEPS, add))
        with open_storage(url) as store:
            check(store, frozen, tmp_path)
        open_storage(url).close()
    with pytest.raises(SchemaTooNew):
        open_storage(url)
