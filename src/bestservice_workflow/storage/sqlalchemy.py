"""Any database that SQLAlchemy speaks; tested on SQLite, PostgreSQL and MariaDB.

Given an ``Engine``, each step is a transaction of its own. Given the host application's ``Connection``, steps join
the transaction that is open there, and are rolled back with it.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy import exc

from bestservice_workflow.storage import chain, checks, failures, planning, sql
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
from bestservice_workflow.storage.sqlalchemy_link import Bind, Raced, SqlAlchemyLink
from bestservice_workflow.storage.sqlalchemy_tables import Schema, define_tables

PAGE = 1000
TRIES = 20
_AT_ONCE = 10_000
"""How many records are put in order in one transaction."""


class SqlAlchemyStorage:
    """A store in a database that SQLAlchemy speaks.

    >>> engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
    >>> store = SqlAlchemyStorage(engine)
    >>> at = "2015-01-05T09:00:00+07:00"
    >>> with engine.connect() as connection:
    ...     joined = SqlAlchemyStorage(connection)
    ...     joined.append(Append(stream="p", bodies=(b"{}",), expected=0, recorded=at)).version
    ...     connection.rollback()
    1
    >>> store.head("p").version
    0
    >>> engine.dispose()
    """

    capabilities: frozenset[Capability] = frozenset(
        {Capability.DURABLE, Capability.MULTI_PROCESS, Capability.HOST_TRANSACTION}
    )

    def __init__(
        self,
        bind: Bind,
        *,
        prefix: str = sql.DEFAULT_PREFIX,
        schema: str | None = None,
        tables: Schema | None = None,
        owned: bool = False,
    ) -> None:
        """Use an engine, making the tables if there are none, or a connection of the host.

        Args:
            bind: The engine or connection.
            prefix: Of the table names.
            schema: Where the tables are; None for the connection's own.
            tables: From ``define_tables``, if the host has put them into its own metadata.
            owned: Whether closing the store disposes of the engine.

        Raises:
            StorageError: see ``SqlAlchemyLink``.
        """
        self._schema = tables or define_tables(sa.MetaData(), prefix=prefix, schema=schema)
        self._link = SqlAlchemyLink(bind, schema=self._schema, owned=owned)
        self._statements = _Statements(self._schema)

    @classmethod
    def at(cls, url: StoreUrl) -> Self:
        """Open ``sqlalchemy:`` and an SQLAlchemy URL, such as ``sqlalchemy:mariadb+pymysql://…``."""
        text = url.url.removeprefix("sqlalchemy:")
        try:
            engine = sa.create_engine(text)
        except (exc.ArgumentError, exc.NoSuchModuleError, ModuleNotFoundError) as error:
            raise failures.invalid(path="url", why=str(error), why_th=f"ใช้ URL นี้ไม่ได้: {error}") from error
        try:
            return cls(engine, owned=True)
        except BaseException:
            engine.dispose()
            raise

    def append(self, append: Append, /) -> Appended:
        """Add records to one stream, all or nothing."""
        return self.append_all((append,))[0]

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        """Add records to several streams in one transaction, or inside the host's."""
        for append in appends:
            checks.check(append)
        if not appends:
            return ()
        for _ in range(TRIES):
            try:
                with self._link.writing() as connection:
                    return self._write(connection, appends)
            except Raced:
                continue
        raise failures.outrun(self._link.where)

    def _write(self, connection: sa.Connection, appends: Sequence[Append]) -> tuple[Appended, ...]:
        statements = self._statements
        names = sorted({append.stream for append in appends})
        before = {
            stream: _end(stream, version, head)
            for stream, version, head in connection.execute(statements.heads, {"names": names})
        }
        known = self._by_keys(connection, [append.key for append in appends if append.key is not None])
        plan = planning.plan(appends, last=before.get, known=known.get)
        if not plan.parts:
            return plan.answers
        begun: list[dict[str, object]] = []
        for move in plan.moves():
            values = {"version": move.ending.version, "head": move.ending.hash}
            if move.start:
                summary = sql.summary_values(move.summary) if move.summary else {}
                self._move(connection, move, {**values, **summary})
            else:
                begun.append({"stream": move.ending.stream, **values, **sql.summary_values(move.summary)})
        if begun:
            connection.execute(sa.insert(self._schema.streams), begun)
        connection.execute(
            sa.insert(self._schema.records), [sql.record_values(record) for record in plan.records()]
        )
        return plan.answers

    def _move(self, connection: sa.Connection, move: planning.Move, values: dict[str, Any]) -> None:
        streams = self._schema.streams
        there = (streams.c.stream == move.ending.stream) & (streams.c.version == move.start)
        if connection.execute(sa.update(streams).where(there).values(values)).rowcount != 1:
            raise Raced

    def _by_keys(self, connection: sa.Connection, keys: Sequence[str]) -> dict[str, Ending]:
        if not keys:
            return {}
        rows = connection.execute(self._statements.by_keys, {"keys": keys})
        endings = [Ending.of(sql.record(row[0], row[1:])) for row in rows]
        return {ending.key: ending for ending in endings if ending.key is not None}

    def summarise(self, summary: Summary, /, *, stream: str, expected: int) -> None:
        """Replace a stream's summary without a record."""
        checks.check_summary(summary)
        with self._link.writing() as connection:
            row = connection.execute(self._statements.heads, {"names": [stream]}).first()
            if row is None:
                raise failures.not_found(stream)
            if row.version != expected:
                raise failures.conflict(stream, expected=expected, actual=row.version)
            streams = self._schema.streams
            connection.execute(
                sa.update(streams).where(streams.c.stream == stream).values(sql.summary_values(summary))
            )

    def answer(self, key: str, fingerprint: str, /) -> Appended | None:
        """What the append with this key answered, or None if the key is new."""
        with self._link.reading() as connection:
            known = self._by_keys(connection, [key]).get(key)
        return None if known is None else known.answer_again(fingerprint=fingerprint)

    def load(self, stream: str, /, *, after: int = 0) -> tuple[Record, ...]:
        """The stream's records with a version above ``after``."""
        with self._link.reading() as connection:
            rows = connection.execute(self._statements.load, {"stream": stream, "after": after}).all()
        return tuple([sql.record(stream, row) for row in rows])

    def head(self, stream: str, /) -> Head:
        """The stream's version and last hash."""
        with self._link.reading() as connection:
            row = connection.execute(self._statements.head, {"stream": stream}).first()
        if row is None:
            return Head(stream=stream, version=0, hash=chain.GENESIS)
        return Head(stream=stream, version=row.version, hash=row.head)

    def feed(self, *, after: int = 0, limit: int = 1000) -> tuple[Record, ...]:
        """Records of all streams with a position above ``after``; gives positions to those that have none yet.

        Inside the host's transaction, it shows what was in order before.
        """
        rows = self._feed(after, limit)
        if len(rows) < limit and not self._link.joined and self._order():
            rows = self._feed(after, limit)
        return tuple([sql.record(row[1], row[2:], position=row[0]) for row in rows])

    def _feed(self, after: int, limit: int) -> Sequence[Sequence[Any]]:
        with self._link.reading() as connection:
            return connection.execute(self._statements.feed, {"after": after, "most": limit}).all()

    def _order(self) -> bool:
        """Give positions to what is committed, alone at a time; whether there was anything to do."""
        statements = self._statements
        with self._link.reading() as connection:
            if not connection.execute(statements.unordered, {"most": 1}).first():
                return False
        with self._link.writing() as connection:
            connection.execute(statements.lock_order)
            last = int(connection.execute(statements.ordered).scalar_one())
            ids = connection.execute(statements.unordered, {"most": _AT_ONCE}).scalars().all()
            if ids:
                places = [{"at": last + place, "of": number} for place, number in enumerate(ids, start=1)]
                connection.execute(statements.order, places)
                connection.execute(statements.note_ordered, {"last": str(last + len(ids))})
        return True

    def find(self, query: Query, /) -> Page:
        """The summaries that match, a page at a time."""
        with self._link.reading() as connection:

            def run(text: str, parameters: dict[str, object]) -> Sequence[Sequence[Any]]:
                return connection.execute(sa.text(text), parameters).all()

            return sql.find(query, tables=self._schema.names, run=run)

    def streams(self, *, after: str = "") -> Iterator[str]:
        """The names of all streams, sorted."""
        while True:
            with self._link.reading() as connection:
                names = connection.execute(self._statements.streams, {"after": after}).scalars().all()
            yield from names
            if len(names) < PAGE:
                return
            after = names[-1]

    def close(self) -> None:
        """Let go of the engine if the store made it; a second call does nothing."""
        self._link.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class _Statements:
    """The statements, each built once; SQLAlchemy keeps what it compiles them to."""

    def __init__(self, schema: Schema) -> None:
        meta, streams, records = schema.meta, schema.streams, schema.records
        columns = [records.c[name] for name in sql.RECORD.split(", ")]
        named: sa.BindParameter[str] = sa.bindparam("names", expanding=True)
        self.heads = (
            sa.select(streams.c.stream, streams.c.version, streams.c.head)
            .where(streams.c.stream.in_(named))
            .order_by(streams.c.stream)
            .with_for_update()
        )
        self.head = sa.select(streams.c.version, streams.c.head).where(
            streams.c.stream == sa.bindparam("stream")
        )
        self.by_keys = sa.select(records.c.stream, *columns).where(
            records.c.idempotency_key.in_(sa.bindparam("keys", expanding=True))
        )
        self.load = (
            sa.select(*columns)
            .where(records.c.stream == sa.bindparam("stream"), records.c.version > sa.bindparam("after"))
            .order_by(records.c.version)
        )
        self.feed = (
            sa.select(records.c.position, records.c.stream, *columns)
            .where(records.c.position > sa.bindparam("after"))
            .order_by(records.c.position)
            .limit(sa.bindparam("most"))
        )
        self.unordered = (
            sa.select(records.c.id)
            .where(records.c.position.is_(None))
            .order_by(records.c.id)
            .limit(sa.bindparam("most"))
        )
        note = meta.c.name == "ordered"
        self.lock_order = sa.update(meta).where(note).values(value=meta.c.value)
        self.ordered = sa.select(meta.c.value).where(note)
        self.order = (
            sa.update(records).where(records.c.id == sa.bindparam("of")).values(position=sa.bindparam("at"))
        )
        self.note_ordered = sa.update(meta).where(note).values(value=sa.bindparam("last"))
        self.streams = (
            sa.select(streams.c.stream)
            .where(streams.c.stream > sa.bindparam("after"))
            .order_by(streams.c.stream)
            .limit(PAGE)
        )


def _end(stream: str, version: int, head: str) -> Ending:
    return Ending(stream=stream, first=version, version=version, hash=head, key=None, fingerprint="")
