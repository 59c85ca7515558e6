"""A folder of text files: one JSON Lines file a project, readable in an editor and diffable in git.

For small offices and for keeping under version control. The index is in memory, made from ``commits.jsonl``
at opening and brought up to date by what other processes added since.
"""

import threading
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import attrs

from bestservice_workflow.storage import chain, checks, failures, jsonl_lines, planning, summaries
from bestservice_workflow.storage.jsonl_folder import JsonlFolder
from bestservice_workflow.storage.opening import StoreUrl
from bestservice_workflow.storage.planning import Ending
from bestservice_workflow.storage.protocol import (
    Append,
    Appended,
    Capability,
    Found,
    Head,
    Page,
    Query,
    Record,
    Summary,
)


@attrs.define
class _Index:
    """What ``commits.jsonl`` says, as far as it was read."""

    read: int = 0
    """Bytes of ``commits.jsonl`` that were read."""
    endings: dict[str, Ending] = attrs.Factory(dict)
    lengths: dict[str, int] = attrs.Factory(dict)
    keys: dict[str, Ending] = attrs.Factory(dict)
    summaries: dict[str, Summary] = attrs.Factory(dict)
    order: list[Ending] = attrs.Factory(list)
    """Every append, in order."""
    positions: list[int] = attrs.Factory(list)
    """The feed position of each append's last record."""

    def take(self, lines: bytes, *, where: str) -> None:
        """Take in further whole lines."""
        for entry in jsonl_lines.commits(lines.splitlines(), where=where):
            if isinstance(entry, tuple):
                stream, summary = entry
                self.summaries[stream] = summary
                continue
            ending = entry.ending
            self.endings[ending.stream] = ending
            self.lengths[ending.stream] = entry.bytes
            if ending.key is not None:
                self.keys[ending.key] = ending
            if entry.summary is not None:
                self.summaries[ending.stream] = entry.summary
            count = ending.version - ending.first + 1
            self.order.append(ending)
            self.positions.append((self.positions[-1] if self.positions else 0) + count)
        self.read += len(lines)


class JsonlStorage:
    """A store in a folder. Several threads and processes of one machine may share it; one writes at a time.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, JsonlStorage(Path(folder, "best")) as store:
    ...     at = "2015-01-05T09:00:00+07:00"
    ...     answer = store.append(Append(stream="p", bodies=(b"{}",), expected=0, recorded=at))
    ...     Path(folder, "best", "streams", "p.jsonl").read_text()[:25]
    '{"stream":"p","version":1'
    """

    capabilities: frozenset[Capability] = frozenset({Capability.DURABLE, Capability.MULTI_PROCESS})

    def __init__(self, folder: Path | str, *, timeout: float = 10.0) -> None:
        """Open the folder, making it if there is none.

        Args:
            folder: Where. The folder it is in must exist.
            timeout: How long to wait for another writer, in seconds.

        Raises:
            StorageError: see ``JsonlFolder``.
        """
        self._folder = JsonlFolder(folder, timeout=timeout)
        self._lock = threading.RLock()
        self._closed = False
        self._index = _Index()

    @classmethod
    def at(cls, url: StoreUrl) -> Self:
        """Open ``jsonl:FOLDER``, with the option ``timeout``."""
        return cls(url.place, **url.take(timeout=float))

    def append(self, append: Append, /) -> Appended:
        """Add records to one stream, all or nothing, on disk before it returns."""
        return self.append_all((append,))[0]

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        """Add records to several streams, all or nothing."""
        for append in appends:
            checks.check(append)
        with self._writing() as index:
            plan = planning.plan(appends, last=index.endings.get, known=index.keys.get)
            if plan.parts:
                self._write(plan.parts)
        return plan.answers

    def _write(self, parts: tuple[planning.Part, ...]) -> None:
        index = self._index
        files: dict[str, tuple[int, bytes]] = {}
        ends: list[tuple[planning.Part, int]] = []
        for part in parts:
            stream = part.ending.stream
            name = jsonl_lines.file_name(stream)
            length, lines = files.get(name, (index.lengths.get(stream, 0), b""))
            lines += b"".join(map(jsonl_lines.record_line, part.records))
            files[name] = (length, lines)
            ends.append((part, length + len(lines)))
        self._commit(files, jsonl_lines.commit_line(ends))

    def _commit(self, files: dict[str, tuple[int, bytes]], line: bytes) -> None:
        self._folder.write(files, line, at=self._index.read)
        self._index.take(line, where=self._folder.where)

    def summarise(self, summary: Summary, /, *, stream: str, expected: int) -> None:
        """Replace a stream's summary without a record."""
        checks.check_summary(summary)
        with self._writing() as index:
            last = index.endings.get(stream)
            if last is None:
                raise failures.not_found(stream)
            if last.version != expected:
                raise failures.conflict(stream, expected=expected, actual=last.version)
            self._commit({}, jsonl_lines.summary_line(stream, summary))

    def answer(self, key: str, fingerprint: str, /) -> Appended | None:
        """What the append with this key answered, or None if the key is new."""
        with self._reading() as index:
            known = index.keys.get(key)
        return None if known is None else known.answer_again(fingerprint=fingerprint)

    def load(self, stream: str, /, *, after: int = 0) -> tuple[Record, ...]:
        """The stream's records with a version above ``after``."""
        with self._reading() as index:
            length = index.lengths.get(stream, 0)
        return self._records(stream, length)[max(after, 0) :]

    def _records(self, stream: str, length: int) -> tuple[Record, ...]:
        if length == 0:
            return ()
        name = jsonl_lines.file_name(stream)
        data = self._folder.stream(name, length=length)
        try:
            return tuple([jsonl_lines.record(line) for line in data.split(b"\n")[:-1]])
        except (ValueError, TypeError) as error:
            raise failures.damaged(
                self._folder.where, why=f"{name} holds a line that is no record"
            ) from error

    def head(self, stream: str, /) -> Head:
        """The stream's version and last hash."""
        with self._reading() as index:
            last = index.endings.get(stream)
        if last is None:
            return Head(stream=stream, version=0, hash=chain.GENESIS)
        return Head(stream=stream, version=last.version, hash=last.hash)

    def feed(self, *, after: int = 0, limit: int = 1000) -> tuple[Record, ...]:
        """Records of all streams with a position above ``after``."""
        after = max(after, 0)
        records: list[Record] = []
        with self._reading() as index:
            loaded: dict[str, tuple[Record, ...]] = {}
            for place in range(bisect_right(index.positions, after), len(index.order)):
                if len(records) >= limit:
                    break
                ending, position = index.order[place], index.positions[place]
                stream = ending.stream
                if stream not in loaded:
                    loaded[stream] = self._records(stream, index.lengths[stream])
                records.extend(
                    attrs.evolve(record, position=position - ending.version + record.version)
                    for record in loaded[stream][ending.first - 1 : ending.version]
                )
        return tuple([record for record in records if (record.position or 0) > after][:limit])

    def find(self, query: Query, /) -> Page:
        """The summaries that match, a page at a time."""
        with self._reading() as index:
            rows = [
                Found(stream=stream, version=index.endings[stream].version, summary=summary)
                for stream, summary in index.summaries.items()
            ]
        return summaries.search(rows, query)

    def streams(self, *, after: str = "") -> Iterator[str]:
        """The names of all streams, sorted."""
        with self._reading() as index:
            names = sorted(name for name in index.endings if name > after)
        return iter(names)

    def close(self) -> None:
        """Let go of the files; a second call does nothing."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._folder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[_Index]:
        with self._lock:
            self._check_open()
            if self._folder.read_only:
                raise failures.read_only(self._folder.where)
            with self._folder.locked(shared=False):
                self._refresh(self._folder.commits_length())
                yield self._index

    @contextmanager
    def _reading(self) -> Iterator[_Index]:
        with self._lock:
            self._check_open()
            if self._folder.commits_length() != self._index.read:
                with self._folder.locked(shared=True):
                    self._refresh(self._folder.commits_length())
            yield self._index

    def _check_open(self) -> None:
        if self._closed:
            raise failures.closed()

    def _refresh(self, length: int) -> None:
        if length < self._index.read:
            raise failures.damaged(self._folder.where, why="commits.jsonl became shorter than it was")
        if length > self._index.read:
            self._index.take(self._folder.commits_from(self._index.read, length), where=self._folder.where)
