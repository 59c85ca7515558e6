"""Connections to PostgreSQL as a store uses them: pooled, set up to be durable, with typed errors."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import ConnectionPool, PoolClosed, PoolTimeout

from bestservice_workflow.errors import StorageError
from bestservice_workflow.storage import failures
from bestservice_workflow.storage.postgres_texts import STEPS
from bestservice_workflow.storage.schema import Step, migrate
from bestservice_workflow.storage.sql import Tables

Row = tuple[Any, ...]
Connection = psycopg.Connection[Row]


class PostgresPool:
    """A pool of connections to one database.

    Raises:
        InvalidDocument: a URL that libpq cannot read.
        StorageUnavailable: no connection, or no permission.
        SchemaTooNew: written by a newer version of this library.
    """

    def __init__(self, conninfo: str, *, tables: Tables, timeout: float, size: int) -> None:
        self.tables = tables
        self._timeout = timeout
        self._process = os.getpid()
        try:
            self.where = _shown(conninfo)
        except psycopg.Error as error:
            raise failures.invalid(path="url", why=str(error).strip(), why_th="ใช้ URL นี้ไม่ได้") from error
        options: dict[str, Any] = {"autocommit": True, "connect_timeout": max(2, int(timeout))}
        with self._translated(failures.unavailable), psycopg.connect(conninfo, **options) as connection:
            self._set_up(connection)
            self._prepare(connection)
        self._pool: ConnectionPool[Connection] = ConnectionPool(
            conninfo,
            kwargs=options,
            configure=self._set_up,
            min_size=1,
            max_size=size,
            timeout=timeout,
            open=True,
        )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with."""
        with self._connection(failures.unavailable) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection to write with; if it is lost, nobody knows what was written."""
        with self._connection(failures.outcome_unknown) as connection:
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self._pool.close()

    @contextmanager
    def _connection(self, lost: Callable[..., StorageError]) -> Iterator[Connection]:
        if os.getpid() != self._process:
            raise failures.forked(self.where)
        with self._translated(failures.unavailable):
            connection = self._pool.getconn()
        try:
            with self._translated(lost):
                yield connection
        finally:
            broken = connection.broken
            self._pool.putconn(connection)
            if broken:  # the server went away: the others in the pool are no better
                self._pool.check()

    def _set_up(self, connection: Connection) -> None:
        connection.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.execute(
            "SELECT set_config('lock_timeout', %s, false),"
            " CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', false) END",
            (f"{int(self._timeout * 1000)}ms",),
        )

    def _prepare(self, connection: Connection) -> None:
        def run(step: Step, version: int) -> None:
            with connection.transaction():
                connection.execute(
                    "SELECT pg_advisory_xact_lock(hashtext(%s))", (self.tables.fill("{meta}"),)
                )
                if self._version(connection) < version:  # otherwise another process was faster
                    if self.tables.schema:
                        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {self.tables.schema}".encode())
                    for statement in step:
                        connection.execute(self.tables.fill(statement).encode())
                    text = "INSERT INTO {meta} VALUES ('schema', %s) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
                    connection.execute(self.tables.fill(text).encode(), (str(version),))

        migrate(where=self.where, found=self._version(connection), steps=STEPS, run=run)

    def _version(self, connection: Connection) -> int:
        row = connection.execute("SELECT to_regclass(%s)", (self.tables.fill("{meta}"),)).fetchone()
        if row is None or row[0] is None:
            return 0
        text = self.tables.fill("SELECT value FROM {meta} WHERE name = 'schema'")
        found = connection.execute(text.encode()).fetchone()
        return 0 if found is None else int(found[0])

    @contextmanager
    def _translated(self, lost: Callable[..., StorageError]) -> Iterator[None]:
        try:
            yield
        except PoolClosed as error:
            raise failures.closed() from error
        except PoolTimeout as error:
            raise failures.unavailable(self.where, why=str(error)) from error
        except psycopg.Error as error:
            raise self._typed(error, lost) from error

    def _typed(self, error: psycopg.Error, lost: Callable[..., StorageError]) -> StorageError:
        why = str(error).strip().partition("\n")[0]
        match error:
            case errors.DiskFull():
                return failures.full(self.where)
            case errors.ReadOnlySqlTransaction():
                return failures.read_only(self.where)
            case (
                errors.LockNotAvailable()
                | errors.QueryCanceled()
                | errors.DeadlockDetected()
                | errors.SerializationFailure()
                | errors.UniqueViolation()
            ):
                return failures.busy(self.where, seconds=self._timeout)
            case psycopg.OperationalError() | psycopg.InterfaceError():
                return lost(self.where, why=why)
            case _:
                return failures.unavailable(self.where, why=why)


def _shown(conninfo: str) -> str:
    """The connection without its password."""
    parts = conninfo_to_dict(conninfo)
    return f"postgresql://{parts.get('host') or ''}/{parts.get('dbname') or ''}"
