"""Backup and restore: from any backend to any, while writers go on, and nothing changed unseen."""

import threading
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import attrs
import orjson
import pytest

from bestservice_workflow.errors import IntegrityError, InvalidDocument, StorageUnavailable
from bestservice_workflow.storage import (
    Append,
    Query,
    Storage,
    Summary,
    backup,
    open_storage,
    restore,
    verify_store,
)
from bestservice_workflow.storage.backup import check_backup

AT = "2014-11-28T10:12:00+07:00"
SUMMARY = Summary(agency="5001", fiscal_year=2558, state="draft", points=Decimal("-0.50"))


def fill(store: Storage) -> None:
    """Twenty records in three streams, with keys, summaries and batches."""
    for turn in range(4):
        for stream in ("a", "โครงการ", "c/../d"):
            bodies = tuple(
                f'{{"n":{turn},"m":"{stream}"}}'.encode() for _ in range(2 if stream == "a" else 1)
            )
            summary = attrs.evolve(SUMMARY, state=f"s{turn}")
            store.append(
                Append(
                    stream=stream,
                    bodies=bodies,
                    expected=turn * len(bodies),
                    recorded=AT,
                    key=f"{stream}-{turn}",
                    fingerprint="submit by 5001",
                    summary=summary if turn % 2 else None,
                )
            )
    store.append(Append(stream="plain", bodies=(b"{}",) * 4, expected=0, recorded=AT))
    store.summarise(SUMMARY, stream="a", expected=8)


def told(store: Storage) -> object:
    return store.feed(limit=1000), store.find(Query()).rows, [store.head(name) for name in store.streams()]


@pytest.mark.parametrize("source", ["memory:", "sqlite:///{}/from.db", "jsonl:{}/from"])
@pytest.mark.parametrize("target", ["memory:", "sqlite:///{}/to.db", "jsonl:{}/to"])
def test_a_restored_store_tells_the_same(source: str, target: str, tmp_path: Path) -> None:
    file = tmp_path / "backup.jsonl"
    with open_storage(source.format(tmp_path)) as store, open_storage(target.format(tmp_path)) as other:
        fill(store)
        made = backup(store, file)
        assert restore(file, other) == made == check_backup(file)
        assert told(other) == told(store)
        assert other.answer("a-1", "submit by 5001") == store.answer("a-1", "submit by 5001")
        assert verify_store(other).seal == verify_store(store).seal
        assert (made.streams, made.records) == (4, 20)

        restore(file, other)  # again: it finds everything there
        assert told(other) == told(store)


def test_a_restore_goes_on_where_it_stopped(tmp_path: Path) -> None:
    file = tmp_path / "backup.jsonl"
    with open_storage("memory:") as store, open_storage("memory:") as other:
        fill(store)
        backup(store, file)
        first = store.feed(limit=2)
        other.append(
            Append(
                stream="a",
                bodies=tuple(record.body for record in first),
                expected=0,
                recorded=AT,
                key="a-0",
                fingerprint="submit by 5001",
            )
        )
        restore(file, other)
        assert told(other) == told(store)


def test_a_restore_into_another_history_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "backup.jsonl"
    with open_storage("memory:") as store, open_storage("memory:") as other:
        fill(store)
        backup(store, file)
        other.append(Append(stream="plain", bodies=(b'{"n":9}',) * 4, expected=0, recorded=AT))
        with pytest.raises(IntegrityError, match="another history"):
            restore(file, other)


def test_a_backup_while_writers_go_on_is_a_store_of_one_moment(tmp_path: Path) -> None:
    with open_storage(f"sqlite:///{tmp_path}/store.db") as store:
        stop = threading.Event()

        def write(name: str) -> None:
            version = 0
            while not stop.is_set():
                store.append(
                    Append(stream=name, bodies=(b"{}", b"{}"), expected=version, recorded=AT, summary=SUMMARY)
                )
                version += 2

        writers = [threading.Thread(target=write, args=(name,)) for name in "ab"]
        for writer in writers:
            writer.start()
        try:
            for turn in range(5):
                backup(store, tmp_path / f"{turn}.jsonl")
        finally:
            stop.set()
            for writer in writers:
                writer.join()
        whole = store.feed(limit=100_000)
        for turn in range(5):
            with open_storage("memory:") as other:
                made = restore(tmp_path / f"{turn}.jsonl", other)
                assert other.feed(limit=100_000) == whole[: made.records]
                assert verify_store(other).faults == ()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    file = tmp_path / "backup.jsonl"
    with open_storage("memory:") as store:
        fill(store)
        backup(store, file)
    return file


def test_every_flipped_bit_is_detected(saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    # every bit of a sample of bytes that steps through every part of every line; `make deep` flips them all
    for index in range(0, len(data), 23):
        for bit in range(8):
            data[index] ^= 1 << bit
            saved.write_bytes(data)
            with pytest.raises((InvalidDocument, IntegrityError)):
                check_backup(saved)
            data[index] ^= 1 << bit
    saved.write_bytes(data)
    assert check_backup(saved).records == 20


def resealed(lines: list[bytes]) -> bytes:
    """The file with its seal made anew, as somebody would who knows how."""
    body = b"".join(lines[:-1])
    footer = orjson.loads(lines[-1])
    footer["records"] = sum(line.startswith(b'{"stream"') for line in lines[:-1])
    footer["seal"] = sha256(body).hexdigest()
    return body + orjson.dumps(footer) + b"\n"


@pytest.mark.parametrize("seal", [False, True], ids=["as it is", "sealed anew"])
def test_dropped_swapped_duplicated_and_spliced_records_are_detected(saved: Path, *, seal: bool) -> None:
    lines = saved.read_bytes().splitlines(keepends=True)
    records = [index for index, line in enumerate(lines) if line.startswith(b'{"stream":')]
    streams = [orjson.loads(lines[index])["stream"] for index in records]
    last_of = {stream: index for index, stream in zip(records, streams, strict=True)}
    changed: dict[str, list[bytes]] = {}
    for index, stream in zip(records, streams, strict=True):
        if not seal or index != last_of[stream]:  # a chain cut at its end needs a head kept elsewhere
            changed[f"drop {index}"] = lines[:index] + lines[index + 1 :]
        changed[f"duplicate {index}"] = [*lines[: index + 1], *lines[index:]]
        other = next((later for later in records if later > index and streams[later - 1] == stream), None)
        if other is not None:
            swapped = list(lines)
            swapped[index], swapped[other] = swapped[other], swapped[index]
            changed[f"swap {index}"] = swapped
        foreign = lines[index].replace(f'"stream":"{stream}"'.encode(), b'"stream":"elsewhere"', 1)
        changed[f"splice {index}"] = [*lines[:index], foreign, *lines[index + 1 :]]
    assert len(changed) > 60
    for what, altered in changed.items():
        saved.write_bytes(resealed(altered) if seal else b"".join(altered))
        with pytest.raises((InvalidDocument, IntegrityError)):
            pytest.fail(f"{what} was not detected: {check_backup(saved)}")


def test_a_head_kept_outside_detects_a_shortened_stream(saved: Path) -> None:
    with open_storage("memory:") as store:
        restore(saved, store)
        kept = verify_store(store).seal
    lines = saved.read_bytes().splitlines(keepends=True)
    last = max(index for index, line in enumerate(lines) if line.startswith(b'{"stream":"plain"'))
    saved.write_bytes(resealed(lines[:last] + lines[last + 1 :]))
    with open_storage("memory:") as store:
        restore(saved, store)
        found = verify_store(store)
    assert found.faults == ()
    assert found.seal != kept


def test_a_refused_backup_writes_nothing(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:-10])
    with open_storage("memory:") as store:
        with pytest.raises(InvalidDocument):
            restore(saved, store)
        assert store.feed() == ()


def test_places_that_cannot_be_written_or_read(tmp_path: Path) -> None:
    with open_storage("memory:") as store:
        with pytest.raises(StorageUnavailable):
            backup(store, tmp_path / "missing" / "backup.jsonl")
        with pytest.raises(StorageUnavailable):
            restore(tmp_path / "missing.jsonl", store)
        with pytest.raises(StorageUnavailable):
            restore("a\0b", store)
