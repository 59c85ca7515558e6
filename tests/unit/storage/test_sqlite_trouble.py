"""What SQLite can meet, with the real thing: locks, a full disk, files removed, damaged, or not ours."""

import sqlite3
from pathlib import Path

import pytest
from tests.unit.storage.samples import SUMMARY, step

from bestservice_workflow.errors import (
    NotAStore,
    SchemaTooNew,
    StorageBusy,
    StorageDamaged,
    StorageFull,
    StorageReadOnly,
    StorageUnavailable,
)
from bestservice_workflow.storage import Query, verify_store
from bestservice_workflow.storage.sqlite import SqliteStorage


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "best.db"
    with SqliteStorage(path) as store:
        store.append(step())
    return path


def execute(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_store_that_another_holds_is_busy(file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with SqliteStorage(file, timeout=0.05) as store:
        with pytest.raises(StorageBusy, match="nothing was written"):
            store.append(step(expected=1))
        assert store.head("p").version == 1  # readers need not wait
        other.execute("ROLLBACK")
        assert store.append(step(expected=1)).version == 2
    other.close()


def test_a_store_opened_to_read_only_reads(file: Path) -> None:
    with SqliteStorage(file, mode="ro") as store:
        assert len(store.load("p")) == len(store.feed()) == len(store.find(Query()).rows) == 1
        with pytest.raises(StorageReadOnly, match="nothing was written"):
            store.append(step(expected=1))
        with pytest.raises(StorageReadOnly):
            store.summarise(SUMMARY, stream="p", expected=1)


@pytest.mark.parametrize("mode", ["ro", "rw"])
def test_a_file_that_must_exist(mode: str, tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable, match="no such file"):
        SqliteStorage(tmp_path / "none.db", mode=mode)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_writes_nothing_and_says_so(file: Path) -> None:
    with SqliteStorage(file) as store:
        with store._file.writing() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
        store._file._writer.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageFull, match="nothing was written"):
            store.append(step(expected=1, body=b'{"a":"' + b"x" * 50_000 + b'"}'))
        assert len(store.load("p")) == 1
        store._file._writer.execute(f"PRAGMA max_page_count = {pages + 100}")
        assert store.append(step(expected=1)).version == 2


def test_a_file_removed_under_our_feet_acknowledges_nothing(file: Path) -> None:
    with SqliteStorage(file) as store:
        file.unlink()
        with pytest.raises(StorageUnavailable, match="removed while open"):
            store.append(step(expected=1))
        SqliteStorage(file).close()
        with pytest.raises(StorageUnavailable, match="another file was put in its place"):
            store.append(step(expected=1))


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable, match="it is a directory"):
        SqliteStorage(tmp_path)


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(b"PK\x03\x04" * 1000)
    with pytest.raises(NotAStore):
        SqliteStorage(file)
    assert file.read_bytes() == b"PK\x03\x04" * 1000


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    execute(file, "CREATE TABLE letters (id INTEGER)")
    before = file.read_bytes()
    with pytest.raises(NotAStore, match="give a prefix"):
        SqliteStorage(file)
    assert file.read_bytes() == before
    with SqliteStorage(file, prefix="kpi_") as store:
        store.append(step())
    execute(file, "SELECT * FROM letters, kpi_records")


def test_a_newer_schema_is_refused(file: Path) -> None:
    execute(file, "UPDATE bestservice_meta SET value = '99' WHERE name = 'schema'")
    for mode in ("rwc", "ro"):
        with pytest.raises(SchemaTooNew, match="has schema 99, this version knows 1: upgrade"):
            SqliteStorage(file, mode=mode)


def test_a_damaged_file_is_not_read_as_if_it_were_whole(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096 * 3 :] = b"\xff" * (len(data) - 4096 * 3)
    file.write_bytes(data)
    with SqliteStorage(file) as store, pytest.raises((StorageDamaged, StorageUnavailable)):
        store.load("p")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE bestservice_records SET body = '{\"a\":1}' WHERE version = 2",
        "UPDATE bestservice_records SET recorded = '2014-11-27T10:12:00+07:00' WHERE version = 2",
        "UPDATE bestservice_records SET fingerprint = 'approve' WHERE version = 2",
        "UPDATE bestservice_records SET summary = NULL WHERE version = 2",
        "UPDATE bestservice_records SET idempotency_key = 'x' WHERE version = 2",
        "DELETE FROM bestservice_records WHERE version = 2",
        "DELETE FROM bestservice_records WHERE version = 3",
        "UPDATE bestservice_streams SET head = '0'",
        "UPDATE bestservice_streams SET version = 4",
        "UPDATE bestservice_records SET position = 9 WHERE version = 3",
        "UPDATE bestservice_records SET stream = 'q' WHERE version = 3",
    ],
)
def test_what_somebody_changed_in_the_file_is_found(file: Path, change: str) -> None:
    with SqliteStorage(file) as store:
        store.append(step(expected=1, key="k-1"))
        store.append(step(expected=2))
        assert verify_store(store).faults == ()
        execute(file, change)
        (first, *_) = verify_store(store).faults
        assert "'p', record" in str(first)


def test_any_number_of_openings_may_make_the_same_store(tmp_path: Path) -> None:
    stores = [SqliteStorage(tmp_path / "best.db") for _ in range(4)]
    for expected, store in enumerate(stores):
        store.append(step(expected=expected))
    for store in stores:
        store.close()
