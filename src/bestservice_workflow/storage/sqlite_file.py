"""A SQLite file as a store uses it: opened, checked, migrated; one writer, pooled readers, typed errors."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from bestservice_workflow.errors import StorageError
from bestservice_workflow.storage import failures
from bestservice_workflow.storage.schema import Step, migrate
from bestservice_workflow.storage.sql import DEFAULT_PREFIX, Tables
from bestservice_workflow.storage.sqlite_schema import STEPS

_PAUSE = 0.005
"""Seconds between two tries to turn the write-ahead log on, for which SQLite does not wait by itself."""


class SqliteFile:
    """The connections to one SQLite file.

    Raises:
        StorageUnavailable: no such folder, no permission, a directory, or removed while it was open.
        NotAStore: not a SQLite file, or one with other tables and no ``prefix`` given.
        SchemaTooNew: written by a newer version of this library.
        StorageBusy: another writer held it for longer than the time-out.
    """

    def __init__(self, file: Path | str, *, prefix: str | None, timeout: float, mode: str) -> None:
        self.where = str(file)
        self.tables = Tables(prefix or DEFAULT_PREFIX)
        self._shared = prefix is not None
        self._timeout = timeout
        self._mode = mode
        self._path = self._checked(file)
        self._closed = False
        self._process = os.getpid()
        self._writer_lock = threading.Lock()
        self._readers: list[sqlite3.Connection] = []
        self._readers_lock = threading.Lock()
        self._writer = self._connect()
        try:
            with self._translated():
                self._prepare()
            self._identity = self._look()
        except BaseException:
            self._writer.close()
            raise

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: committed at the end, rolled back on any error."""
        self._check_open()
        if not self._writer_lock.acquire(timeout=self._timeout):
            raise failures.busy(self.where, seconds=self._timeout)
        try:
            self._check_open()
            connection = self._writer
            with self._translated():
                connection.execute("BEGIN IMMEDIATE")
            try:
                self._check_there()
                with self._translated():
                    yield connection
                self._commit(connection)
            finally:
                if connection.in_transaction:
                    with self._translated():
                        connection.execute("ROLLBACK")
        finally:
            self._writer_lock.release()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with; each query sees one consistent state."""
        self._check_open()
        with self._readers_lock:
            connection = self._readers.pop() if self._readers else None
        with self._translated():
            connection = connection or self._connect()
            try:
                yield connection
            except BaseException:
                connection.close()
                raise
        with self._readers_lock:
            if not self._closed:
                self._readers.append(connection)
                return
        connection.close()

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        with self._writer_lock, self._readers_lock:
            self._closed = True
            self._writer.close()
            while self._readers:
                self._readers.pop().close()

    def _checked(self, file: Path | str) -> Path:
        if "\0" in self.where:
            raise failures.unavailable(repr(self.where), why="the name holds a NUL")
        if not self.where:
            raise failures.unavailable(repr(self.where), why="it names no file")
        path = Path(file).absolute()
        try:
            if path.is_dir():
                raise failures.unavailable(self.where, why="it is a directory")
            if not path.parent.is_dir():
                raise failures.unavailable(self.where, why=f"there is no folder {path.parent}")
            path.lstat()
        except FileNotFoundError:
            if self._mode != "rwc":
                raise failures.unavailable(self.where, why="there is no such file") from None
        except (OSError, ValueError) as error:
            raise failures.unavailable(self.where, why=str(error)) from error
        return path

    def _connect(self) -> sqlite3.Connection:
        with self._translated():
            connection = sqlite3.connect(
                f"file:{quote(str(self._path))}?mode={self._mode}",
                uri=True,
                timeout=self._timeout,
                isolation_level=None,
                check_same_thread=False,
            )
            try:
                connection.execute("PRAGMA synchronous = FULL")
            except BaseException:
                connection.close()
                raise
        return connection

    def _prepare(self) -> None:
        version = self._version()
        if self._mode == "ro":
            if version == 0:
                raise failures.not_a_store(self.where, why="it holds no tables of this library")
            migrate(where=self.where, found=version, steps=STEPS[:version], run=self._step)
            return
        self._use_write_ahead_log()
        migrate(where=self.where, found=version, steps=STEPS, run=self._step)

    def _version(self) -> int:
        """The schema's version; 0 where the store has yet to be made."""
        names = {
            name for (name,) in self._writer.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        if f"{self.tables.prefix}meta" not in names:
            if names and not self._shared:
                raise failures.not_a_store(
                    self.where, why="it holds other tables; to put a store beside them, give a prefix"
                )
            return 0
        row = self._writer.execute(
            self.tables.fill("SELECT value FROM {meta} WHERE name = 'schema'")
        ).fetchone()
        return 0 if row is None else int(row[0])

    def _step(self, step: Step, version: int) -> None:
        with closing(self._writer.cursor()) as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            try:
                if self._version() < version:  # otherwise another process was faster
                    for statement in step:
                        cursor.execute(self.tables.fill(statement))
                    cursor.execute(
                        self.tables.fill("INSERT OR REPLACE INTO {meta} VALUES ('schema', ?)"), (version,)
                    )
                cursor.execute("COMMIT")
            finally:
                if self._writer.in_transaction:
                    cursor.execute("ROLLBACK")

    def _use_write_ahead_log(self) -> None:
        deadline = time.monotonic() + self._timeout
        while True:
            try:
                self._writer.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if _primary(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(_PAUSE)
            else:
                return

    def _commit(self, connection: sqlite3.Connection) -> None:
        try:
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            if _primary(error) == sqlite3.SQLITE_IOERR:
                raise failures.outcome_unknown(self.where, why=str(error)) from error
            raise self._typed(error) from error

    def _check_open(self) -> None:
        if self._closed:
            raise failures.closed()
        if os.getpid() != self._process:
            raise failures.forked(self.where)

    def _look(self) -> tuple[int, int]:
        there = self._path.stat()
        return there.st_dev, there.st_ino

    def _check_there(self) -> None:
        """SQLite would go on writing into a file that was removed, and acknowledge what nobody can find again."""
        try:
            there = self._look()
        except OSError as error:
            raise failures.unavailable(
                self.where, why=f"it was removed while open ({error.strerror})"
            ) from error
        if there != self._identity:
            raise failures.unavailable(self.where, why="another file was put in its place while it was open")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._typed(error) from error

    def _typed(self, error: sqlite3.Error) -> StorageError:
        match _primary(error):
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return failures.busy(self.where, seconds=self._timeout)
            case sqlite3.SQLITE_READONLY:
                return failures.read_only(self.where)
            case sqlite3.SQLITE_FULL:
                return failures.full(self.where)
            case sqlite3.SQLITE_NOTADB:
                return failures.not_a_store(self.where, why=str(error))
            case sqlite3.SQLITE_CORRUPT:
                return failures.damaged(self.where, why=str(error))
            case _:
                return failures.unavailable(self.where, why=str(error))


def _primary(error: sqlite3.Error) -> int:
    """The error's primary code, without the extension that tells the kind of I/O."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
