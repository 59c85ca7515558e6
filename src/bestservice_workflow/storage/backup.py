"""Backup to one readable file while writers go on, and restoring it into any backend.

The file is JSON Lines: a header, every record in the order of the feed, the summaries that were replaced
without a record, and a seal over all of it. Since the feed only grows, what was read is a whole store as it
was at one moment.
"""

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import attrs
import orjson

from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.storage import chain, failures, jsonl_lines, summaries
from bestservice_workflow.storage.protocol import Append, Query, Record, Storage, Summary
from bestservice_workflow.storage.verification import feed_of

_HEADER = b'{"format":"bestservice-backup/1"}\n'
_AT_ONCE = 500
"""Appends restored in one transaction."""


@attrs.frozen(kw_only=True)
class Backup:
    """What a backup file holds."""

    streams: int
    records: int
    seal: str
    """SHA-256 over the whole file before its last line."""


def backup(store: Storage, file: Path | str, /) -> Backup:
    """Write all that the store holds to a file, replacing it only once the new one is whole and on disk.

    Raises:
        StorageError: the store cannot be read, or the file not written.
    """
    path = Path(file)
    new = path.with_name(f"{path.name}.new")
    try:
        with new.open("wb") as out:
            made = _write(store, out)
            out.flush()
            os.fsync(out.fileno())
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise failures.unavailable(str(path), why=str(error)) from error
    return made


def _write(store: Storage, out: BinaryIO) -> Backup:
    seal = sha256()
    count = 0
    last: dict[str, tuple[int, str | None]] = {}

    def put(line: bytes) -> None:
        seal.update(line)
        out.write(line)

    put(_HEADER)
    for record in feed_of(store):
        put(jsonl_lines.record_line(record))
        count += 1
        summary = record.summary or last.get(record.stream, (0, None))[1]
        last[record.stream] = (record.version, summary)
    for stream, replaced in _replaced(store, last):
        put(jsonl_lines.summary_line(stream, replaced))
    made = Backup(streams=len(last), records=count, seal=seal.hexdigest())
    out.write(_footer(made))
    return made


def _replaced(store: Storage, last: dict[str, tuple[int, str | None]]) -> Iterator[tuple[str, Summary]]:
    """Summaries that no record brought; one of a stream that went on meanwhile is left out."""
    query = Query(limit=1000)
    while True:
        page = store.find(query)
        for row in page.rows:
            version, summary = last.get(row.stream, (0, None))
            if row.version == version and summaries.dump(row.summary) != summary:
                yield row.stream, row.summary
        if page.next is None:
            return
        query = attrs.evolve(query, cursor=page.next)


def _footer(made: Backup) -> bytes:
    return orjson.dumps(attrs.asdict(made)) + b"\n"


def check_backup(file: Path | str, /) -> Backup:
    """Check that a backup file is whole and unchanged: its seal, and the chain of every stream.

    Raises:
        InvalidDocument: it is no backup, or cut short, or changed.
        IntegrityError: a record is not what was written.
        StorageUnavailable: it cannot be read.
    """
    return _check(Path(file)).made


@attrs.frozen(kw_only=True)
class _Checked:
    made: Backup
    ends: dict[tuple[str, int], int]
    """By stream and first version, the last version of each append of several records."""


def _check(path: Path) -> _Checked:
    heads: dict[str, tuple[int, str]] = {}
    ends: dict[tuple[str, int], int] = {}
    seal = sha256()
    count = 0
    footer = b""
    for number, line in enumerate(_lines(path)):
        if footer or (number == 0) != (line == _HEADER):
            raise _spoiled(path, line=number + 1)
        if line.startswith(b'{"streams":'):
            footer = line
            continue
        seal.update(line)
        if number == 0 or line.startswith(b'{"summarise":'):
            continue
        record = _record(path, line, number=number + 1)
        version, head = heads.get(record.stream, (0, chain.GENESIS))
        heads[record.stream] = chain.verify([record], stream=record.stream, previous=head, after=version)
        if record.version > record.first:
            ends[record.stream, record.first] = record.version
        count += 1
    made = Backup(streams=len(heads), records=count, seal=seal.hexdigest())
    if footer != _footer(made):
        raise failures.invalid(
            path=str(path), why="it is cut short or was changed", why_th="ไฟล์ไม่ครบหรือถูกเปลี่ยนแปลง"
        )
    return _Checked(made=made, ends=ends)


def restore(file: Path | str, store: Storage, /) -> Backup:
    """Write a backup into a store, after all of it was checked. Done again after a crash, it goes on.

    Raises:
        InvalidDocument: the file is no backup, or cut short, or changed; nothing was written.
        IntegrityError: the same, or the store has another history of one of its streams.
    """
    path = Path(file)
    checked = _check(path)
    for appends, heads in _batches(_appends(path, checked.ends)):
        there = [store.head(append.stream).version for append in appends]
        new = [append for append, version in zip(appends, there, strict=True) if version <= append.expected]
        store.append_all(new)
        for append, head in zip(appends, heads, strict=True):
            _check_same(store, append, head)
    for line in _lines(path):
        if line.startswith(b'{"summarise":'):
            fields = orjson.loads(line)
            stream = fields["summarise"]
            version = store.head(stream).version
            store.summarise(summaries.parse(**fields["summary"]), stream=stream, expected=version)
    return checked.made


def _appends(path: Path, ends: dict[tuple[str, int], int]) -> Iterator[tuple[Append, str]]:
    """The appends that wrote these records, as they were, each with the hash it must lead to."""
    open_batches: dict[str, list[Record]] = {}
    for number, line in enumerate(_lines(path)):
        if line == _HEADER or line.startswith((b'{"summarise":', b'{"streams":')):
            continue
        record = _record(path, line, number=number + 1)
        batch = open_batches.setdefault(record.stream, [])
        batch.append(record)
        if record.version == ends.get((record.stream, record.first), record.first):
            del open_batches[record.stream]
            append = Append(
                stream=record.stream,
                bodies=tuple(part.body for part in batch),
                expected=record.first - 1,
                recorded=record.recorded,
                key=record.key,
                fingerprint=record.fingerprint,
                summary=None if record.summary is None else summaries.read(record.summary),
            )
            yield append, record.hash


def _batches(appends: Iterable[tuple[Append, str]]) -> Iterator[tuple[list[Append], list[str]]]:
    batch: list[Append] = []
    heads: list[str] = []
    for append, head in appends:
        batch.append(append)
        heads.append(head)
        if len(batch) == _AT_ONCE:
            yield batch, heads
            batch, heads = [], []
    if batch:
        yield batch, heads


def _check_same(store: Storage, append: Append, head: str) -> None:
    version = append.expected + len(append.bodies)
    found = store.load(append.stream, after=version - 1)
    if not found or found[0].hash != head:
        raise failures.broken_chain(
            append.stream,
            version=version,
            why="the store has another history than the backup",
            why_th="ที่เก็บข้อมูลมีประวัติต่างจากข้อมูลสำรอง",
        )


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from file
    except (OSError, ValueError) as error:
        raise failures.unavailable(repr(str(path)), why=str(error)) from error


def _record(path: Path, line: bytes, *, number: int) -> Record:
    try:
        return jsonl_lines.record(line.removesuffix(b"\n"))
    except (ValueError, TypeError) as error:
        raise _spoiled(path, line=number) from error


def _spoiled(path: Path, *, line: int) -> InvalidDocument:
    return failures.invalid(
        path=f"{path}:{line}",
        why="this is no line of a backup, or it was changed",
        why_th="บรรทัดนี้ไม่ใช่ข้อมูลสำรอง หรือถูกเปลี่ยนแปลง",
    )
