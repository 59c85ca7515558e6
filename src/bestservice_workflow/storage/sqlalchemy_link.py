"""How a store reaches a database through SQLAlchemy: transactions of its own, or the host's; typed errors."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import exc

from bestservice_workflow.errors import StorageError
from bestservice_workflow.storage import failures
from bestservice_workflow.storage.schema import migrate
from bestservice_workflow.storage.sqlalchemy_tables import Schema

Bind = sa.Engine | sa.Connection

_BUSY = {"55P03", "40P01", "40001", "57014", 1205, 1213, 5, 6}
"""Lock time-outs and deadlocks: SQLSTATEs of PostgreSQL, numbers of MariaDB, primary codes of SQLite."""
_FULL = {"53100", 1021, 1114, 13}
_READ_ONLY = {"25006", 1290, 1792, 1836, 8}
_LOST = {2006, 2013, 2055}


class Raced(Exception):
    """Another writer was faster: a unique key is taken, or the database broke a deadlock."""


class SqlAlchemyLink:
    """One engine, or one connection of the host with its transaction.

    Raises:
        StorageUnavailable: no connection, no permission, or tables missing where the store may not make them.
        SchemaTooNew: written by a newer version of this library.
    """

    def __init__(self, bind: Bind, *, schema: Schema, owned: bool) -> None:
        self.where = bind.engine.url.render_as_string(hide_password=True)
        self.schema = schema
        self.joined = isinstance(bind, sa.Connection)
        self._owned = owned
        self._closed = False
        self._process = os.getpid()
        self._bind = _at_read_committed(bind)
        with self._translated(failures.unavailable):
            self._prepare()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read with: the host's, if there is one."""
        self._check_open()
        with self._translated(failures.unavailable):
            if isinstance(self._bind, sa.Connection):
                yield self._bind
            else:
                with self._bind.connect() as connection:
                    yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction; inside the host's it is a savepoint, so that a refusal leaves that one usable.

        Raises:
            Raced: another writer was faster; nothing was written.
        """
        self._check_open()
        with self._translated(failures.outcome_unknown):
            try:
                if isinstance(self._bind, sa.Connection):
                    _begin_for_savepoint(self._bind)
                    with self._bind.begin_nested():
                        yield self._bind
                else:
                    with self._bind.begin() as connection:
                        yield connection
            except exc.IntegrityError as error:
                raise Raced from error
            except exc.OperationalError as error:
                if _code(error) in {"40P01", "40001", 1213}:
                    raise Raced from error
                raise

    def close(self) -> None:
        """Let go of the engine, if the store made it; the host's stays open."""
        if self._owned and not self._closed:
            self._bind.engine.dispose()
        self._closed = True

    def _check_open(self) -> None:
        if self._closed:
            raise failures.closed()
        if os.getpid() != self._process:
            raise failures.forked(self.where)

    def _prepare(self) -> None:
        if isinstance(self._bind, sa.Connection):
            version = self._version(self._bind)
            if version == 0:
                why = (
                    "its tables are missing: open it once with an Engine, or make them by your own migrations"
                )
                raise failures.unavailable(self.where, why=why)
            migrate(where=self.where, found=version, steps=STEPS[:version], run=self._step)
            return
        with self._bind.connect() as connection:
            version = self._version(connection)
        migrate(where=self.where, found=version, steps=STEPS, run=self._step)

    def _version(self, connection: sa.Connection) -> int:
        meta = self.schema.meta
        if not sa.inspect(connection).has_table(meta.name, schema=meta.schema):
            return 0
        value = connection.execute(sa.select(meta.c.value).where(meta.c.name == "schema")).scalar()
        return 0 if value is None else int(value)

    def _step(self, step: Callable[[sa.Connection, Schema], None], version: int) -> None:
        """One step and its note. Two processes may both try; the second finds it done."""
        engine = self._bind.engine
        try:
            with engine.begin() as connection:
                step(connection, self.schema)
                meta = self.schema.meta
                connection.execute(sa.delete(meta).where(meta.c.name == "schema"))
                connection.execute(sa.insert(meta).values(name="schema", value=str(version)))
        except exc.DBAPIError:
            with engine.connect() as connection:
                if self._version(connection) < version:
                    raise

    @contextmanager
    def _translated(self, lost: Callable[..., StorageError]) -> Iterator[None]:
        try:
            yield
        except exc.DBAPIError as error:
            raise self._typed(error, lost) from error
        except exc.TimeoutError as error:
            raise failures.unavailable(self.where, why=str(error)) from error

    def _typed(self, error: exc.DBAPIError, lost: Callable[..., StorageError]) -> StorageError:
        code, why = _code(error), str(error.orig).partition("\n")[0]
        if error.connection_invalidated or code in _LOST:
            return lost(self.where, why=why)
        if code in _BUSY:
            return failures.outrun(self.where)
        if code in _FULL:
            return failures.full(self.where)
        if code in _READ_ONLY:
            return failures.read_only(self.where)
        return failures.unavailable(self.where, why=why)


def _make(connection: sa.Connection, schema: Schema) -> None:
    """Make what is missing; the host's own migrations may have made the tables already."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    schema.meta.metadata.create_all(connection, tables=[schema.meta, schema.streams, schema.records])
    connection.execute(sa.insert(schema.meta).values(name="ordered", value="0"))


STEPS: tuple[Callable[[sa.Connection, Schema], None], ...] = (_make,)


def _at_read_committed(bind: Bind) -> Bind:
    """An engine whose transactions see what others commit; the host's own transaction stays as it is."""
    if isinstance(bind, sa.Connection) or bind.dialect.name == "sqlite":
        return bind
    return bind.execution_options(isolation_level="READ COMMITTED")


def _begin_for_savepoint(connection: sa.Connection) -> None:
    """The sqlite3 driver begins no transaction for a savepoint, whose end would then be a commit."""
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.dbapi_connection
        if not raw.in_transaction:
            connection.exec_driver_sql("BEGIN IMMEDIATE")


def _code(error: exc.DBAPIError) -> object:
    """The driver's code of an error: SQLSTATE, MariaDB's number, or SQLite's primary code."""
    original: Any = error.orig
    if (state := getattr(original, "sqlstate", None)) is not None:
        return state
    if (code := getattr(original, "sqlite_errorcode", None)) is not None:
        return code & 0xFF
    return original.args[0] if getattr(original, "args", ()) else None
