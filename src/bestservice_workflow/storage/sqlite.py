"""The embedded default: one SQLite file, through the driver of the standard library.

Write-ahead log, ``synchronous=FULL``, and one ``BEGIN IMMEDIATE`` transaction a step: what was acknowledged
survives a crash of the machine. Readers never wait for the writer.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from bestservice_workflow.storage import chain, checks, failures, sql
from bestservice_workflow.storage.opening import StoreUrl
from bestservice_workflow.storage.planning import Ending
from bestservice_workflow.storage.protocol import (
    Append,
    Appended,
    Capability,
    Head,
    Page,
    Query,
    Record,
    Summary,
)
from bestservice_workflow.storage.sqlite_file import SqliteFile

PAGE = 1000
"""How many stream names are read at a time."""


class SqliteStorage:
    """A store in a SQLite file. Several threads and processes may share it; one writes at a time.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, SqliteStorage(Path(folder, "best.db")) as store:
    ...     at = "2015-01-05T09:00:00+07:00"
    ...     store.append(Append(stream="p", bodies=(b"{}",), expected=0, recorded=at)).version
    1
    """

    capabilities: frozenset[Capability] = frozenset({Capability.DURABLE, Capability.MULTI_PROCESS})

    def __init__(
        self, file: Path | str, *, prefix: str | None = None, timeout: float = 10.0, mode: str = "rwc"
    ) -> None:
        """Open the file, making it if there is none.

        Args:
            file: Where. Its folder must exist.
            prefix: Of the table names. Giving one allows the store to live in a file with other tables.
            timeout: How long to wait for another writer, in seconds.
            mode: ``rwc``; ``rw`` for a file that must exist; ``ro`` to only read.

        Raises:
            StorageError: see ``SqliteFile``.
        """
        self._file = SqliteFile(file, prefix=prefix, timeout=timeout, mode=mode)
        self._texts = _Texts(self._file.tables)

    @classmethod
    def at(cls, url: StoreUrl) -> Self:
        """Open ``sqlite:///FILE``, with the options ``prefix``, ``timeout`` and ``mode``."""
        return cls(url.place, **url.take(prefix=str, timeout=float, mode=_mode))

    def append(self, append: Append, /) -> Appended:
        """Add records to one stream, all or nothing, on disk before it returns."""
        checks.check(append)
        with self._file.writing() as connection:
            return self._add(connection, append)

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        """Add records to several streams in one transaction."""
        for append in appends:
            checks.check(append)
        with self._file.writing() as connection:
            return tuple([self._add(connection, append) for append in appends])

    def _add(self, connection: sqlite3.Connection, append: Append) -> Appended:
        if append.key is not None and (known := self._by_key(connection, append.key)) is not None:
            return known.answer_again(fingerprint=append.fingerprint)
        row = connection.execute(self._texts.head, (append.stream,)).fetchone()
        actual, previous = row or (0, chain.GENESIS)
        if actual != append.expected:
            raise failures.conflict(append.stream, expected=append.expected, actual=actual)
        records = chain.link(append, previous=previous)
        connection.executemany(self._texts.insert, map(_row, records))
        last = records[-1]
        values = {"stream": last.stream, "version": last.version, "head": last.hash}
        if row is None:
            connection.execute(self._texts.begin, {**values, **sql.summary_values(append.summary)})
        elif append.summary is None:
            connection.execute(self._texts.move, values)
        else:
            connection.execute(self._texts.move_and_sum, {**values, **sql.summary_values(append.summary)})
        return Ending.of(last).answer()

    def summarise(self, summary: Summary, /, *, stream: str, expected: int) -> None:
        """Replace a stream's summary without a record."""
        checks.check_summary(summary)
        with self._file.writing() as connection:
            row = connection.execute(self._texts.head, (stream,)).fetchone()
            if row is None:
                raise failures.not_found(stream)
            actual, head = row
            if actual != expected:
                raise failures.conflict(stream, expected=expected, actual=actual)
            values = {"stream": stream, "version": actual, "head": head, **sql.summary_values(summary)}
            connection.execute(self._texts.move_and_sum, values)

    def answer(self, key: str, fingerprint: str, /) -> Appended | None:
        """What the append with this key answered, or None if the key is new."""
        with self._file.reading() as connection:
            known = self._by_key(connection, key)
        return None if known is None else known.answer_again(fingerprint=fingerprint)

    def _by_key(self, connection: sqlite3.Connection, key: str) -> Ending | None:
        row = connection.execute(self._texts.by_key, (key,)).fetchone()
        return None if row is None else Ending.of(sql.record(row[0], row[1:]))

    def load(self, stream: str, /, *, after: int = 0) -> tuple[Record, ...]:
        """The stream's records with a version above ``after``."""
        with self._file.reading() as connection:
            rows = connection.execute(self._texts.load, (stream, after)).fetchall()
        return tuple([sql.record(stream, row) for row in rows])

    def head(self, stream: str, /) -> Head:
        """The stream's version and last hash."""
        with self._file.reading() as connection:
            row = connection.execute(self._texts.head, (stream,)).fetchone()
        version, digest = row or (0, chain.GENESIS)
        return Head(stream=stream, version=version, hash=digest)

    def feed(self, *, after: int = 0, limit: int = 1000) -> tuple[Record, ...]:
        """Records of all streams with a position above ``after``."""
        with self._file.reading() as connection:
            rows = connection.execute(self._texts.feed, (after, limit)).fetchall()
        return tuple([sql.record(row[1], row[2:], position=row[0]) for row in rows])

    def find(self, query: Query, /) -> Page:
        """The summaries that match, a page at a time."""
        with self._file.reading() as connection:

            def run(text: str, parameters: dict[str, object]) -> list[Any]:
                return connection.execute(text, parameters).fetchall()

            return sql.find(query, tables=self._file.tables, run=run)

    def streams(self, *, after: str = "") -> Iterator[str]:
        """The names of all streams, sorted."""
        while True:
            with self._file.reading() as connection:
                rows = connection.execute(self._texts.streams, (after, PAGE)).fetchall()
            yield from (name for (name,) in rows)
            if len(rows) < PAGE:
                return
            after = rows[-1][0]

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class _Texts:
    """The statements, each made once, so that the driver finds it prepared."""

    def __init__(self, tables: sql.Tables) -> None:
        fill = tables.fill
        self.head = fill("SELECT version, head FROM {streams} WHERE stream = ?")
        self.insert = fill("INSERT INTO {records} (stream, {record}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        self.begin = fill(
            "INSERT INTO {streams} (stream, version, head, agency, fiscal_year, state, next_due, points, points_order)"
            " VALUES (:stream, :version, :head, :agency, :fiscal_year, :state, :next_due, :points, :points_order)"
        )
        self.move = fill("UPDATE {streams} SET version = :version, head = :head WHERE stream = :stream")
        self.move_and_sum = fill(
            "UPDATE {streams} SET version = :version, head = :head, agency = :agency, fiscal_year = :fiscal_year,"
            " state = :state, next_due = :next_due, points = :points, points_order = :points_order"
            " WHERE stream = :stream"
        )
        self.by_key = fill("SELECT stream, {record} FROM {records} WHERE idempotency_key = ?")
        self.load = fill("SELECT {record} FROM {records} WHERE stream = ? AND version > ? ORDER BY version")
        self.feed = fill(
            "SELECT position, stream, {record} FROM {records} WHERE position > ? ORDER BY position LIMIT ?"
        )
        self.streams = fill("SELECT stream FROM {streams} WHERE stream > ? ORDER BY stream LIMIT ?")


def _row(record: Record) -> tuple[object, ...]:
    return tuple(sql.record_values(record).values())


def _mode(text: str) -> str:
    if text not in {"rwc", "rw", "ro"}:
        raise ValueError("rwc, rw or ro")
    return text
