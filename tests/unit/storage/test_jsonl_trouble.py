"""What a folder of text files can meet: remains of a crash, locks, files removed, damaged, or not ours."""

import fcntl
import os
from pathlib import Path

import orjson
import pytest
from tests.unit.storage.samples import step

from bestservice_workflow.errors import (
    NotAStore,
    SchemaTooNew,
    StorageBusy,
    StorageDamaged,
    StorageUnavailable,
)
from bestservice_workflow.storage import verify_store
from bestservice_workflow.storage.jsonl import JsonlStorage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "best"
    with JsonlStorage(path) as store:
        store.append(step())
        store.append(step("q"))
    return path


@pytest.mark.parametrize("torn", [b"{", b'{"stream":"p","version":2', b"\xff" * 5000, b"{}\n"])
def test_what_a_crash_left_in_a_stream_is_cut_off(folder: Path, torn: bytes) -> None:
    file = folder / "streams" / "p.jsonl"
    with file.open("ab") as stream:
        stream.write(torn)
    with JsonlStorage(folder) as store:
        assert len(store.load("p")) == 1
        store.append(step(expected=1))
        assert len(store.load("p")) == 2
        assert verify_store(store).faults == ()
    assert file.read_bytes().count(b"\n") == 2


@pytest.mark.parametrize("torn", [b"{", b'{"append":[{"stream":"p"', b"\xff" * 5000])
def test_a_torn_last_commit_is_cut_off(folder: Path, torn: bytes) -> None:
    with (folder / "commits.jsonl").open("ab") as commits:
        commits.write(torn)
    with JsonlStorage(folder) as store:
        assert len(store.feed()) == 2
        store.append(step(expected=1))
        assert len(store.feed()) == 3
    lines = (folder / "commits.jsonl").read_bytes().splitlines()
    assert [list(orjson.loads(line)) for line in lines] == [["append"]] * 3


def test_a_damaged_commit_is_not_passed_over(folder: Path) -> None:
    commits = folder / "commits.jsonl"
    commits.write_bytes(commits.read_bytes().replace(b'"append"', b'"sppend"', 1))
    with JsonlStorage(folder) as store, pytest.raises(StorageDamaged, match="commit 1"):
        store.feed()


def test_a_file_shorter_than_acknowledged_is_damage_not_a_crash(folder: Path) -> None:
    os.truncate(folder / "streams" / "p.jsonl", 10)
    with JsonlStorage(folder) as store:
        with pytest.raises(StorageDamaged, match="shorter than acknowledged"):
            store.load("p")
        with pytest.raises(StorageDamaged, match="shorter than acknowledged"):
            store.append(step(expected=1))
        assert len(verify_store(store).faults) == 2


@pytest.mark.parametrize("name", ["commits.jsonl", "streams/p.jsonl"])
def test_a_missing_file_is_damage(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(StorageDamaged, match="is missing"), JsonlStorage(folder) as store:
        store.load("p")


def test_a_record_edited_by_hand_is_found(folder: Path) -> None:
    file = folder / "streams" / "p.jsonl"
    file.write_bytes(file.read_bytes().replace(b'"draft"', b'"score"'))
    with JsonlStorage(folder) as store:
        (fault,) = verify_store(store).faults
    assert "its hash does not fit its content" in str(fault)


def test_a_folder_that_another_holds_is_busy(folder: Path) -> None:
    with JsonlStorage(folder, timeout=0.05) as store, (folder / "commits.jsonl").open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(StorageBusy, match="nothing was written"):
            store.append(step(expected=1))
        fcntl.flock(other, fcntl.LOCK_UN)
        assert store.append(step(expected=1)).version == 2


def test_a_folder_removed_under_our_feet_acknowledges_nothing(folder: Path) -> None:
    with JsonlStorage(folder) as store:
        folder.rename(folder.with_name("moved"))
        with pytest.raises(StorageUnavailable):
            store.append(step(expected=1))
        JsonlStorage(folder).close()
        with pytest.raises(StorageUnavailable, match="put in its place"):
            store.append(step(expected=1))


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageUnavailable, match="not a directory"):
        JsonlStorage(tmp_path / "file")


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(NotAStore, match=r"letter\.txt"):
        JsonlStorage(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    "text", [b"", b"[]", b'{"format":"other","schema":1}', b'{"format":"bestservice-store"}']
)
def test_a_note_of_another_format(folder: Path, text: bytes) -> None:
    (folder / "store.json").write_bytes(text)
    with pytest.raises(NotAStore, match=r"store\.json"):
        JsonlStorage(folder)


def test_a_newer_schema_is_refused(folder: Path) -> None:
    (folder / "store.json").write_bytes(b'{"format":"bestservice-store","schema":99}')
    with pytest.raises(SchemaTooNew, match="has schema 99, this version knows 1"):
        JsonlStorage(folder)


def test_making_a_store_goes_on_after_a_crash(tmp_path: Path) -> None:
    (tmp_path / "streams").mkdir()
    (tmp_path / "store.json.new").write_bytes(b"{")
    with JsonlStorage(tmp_path) as store:
        assert store.append(step()).version == 1
