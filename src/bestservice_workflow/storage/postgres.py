"""PostgreSQL, for several hosts, and when one machine is not enough; through psycopg 3 and its pool.

A step is one statement and one round trip. Writers of different streams share no lock: positions of the feed
are given after the commit, by whoever reads the feed, in the order of the records' ids. So a reader never
meets a position that commits later than one it has read.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Self
from urllib.parse import parse_qsl, quote, urlencode

from psycopg import errors

from bestservice_workflow.storage import chain, checks, failures, planning, sql
from bestservice_workflow.storage.opening import StoreUrl
from bestservice_workflow.storage.planning import Ending
from bestservice_workflow.storage.postgres_heads import Heads
from bestservice_workflow.storage.postgres_pool import Connection, PostgresPool
from bestservice_workflow.storage.postgres_texts import Texts, for_psycopg
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

PAGE = 1000
TRIES = 10
"""How often a step that lost a race without a conflict of its own is tried."""


class PostgresStorage:
    """A store in a PostgreSQL database. Any number of threads, processes and hosts may share it."""

    capabilities: frozenset[Capability] = frozenset({Capability.DURABLE, Capability.MULTI_PROCESS})

    def __init__(
        self,
        conninfo: str,
        *,
        prefix: str = sql.DEFAULT_PREFIX,
        schema: str | None = None,
        timeout: float = 10.0,
        size: int = 16,
    ) -> None:
        """Connect, making the tables if there are none.

        Args:
            conninfo: As libpq takes it: a URL, or ``host=… dbname=…``.
            prefix: Of the table names.
            schema: Where the tables are; made if there is none. None for the connection's own.
            timeout: How long to wait for a connection or a lock, in seconds.
            size: How many connections at most.

        Raises:
            StorageError: see ``PostgresPool``.
        """
        tables = sql.Tables(prefix, schema)
        self._pool = PostgresPool(conninfo, tables=tables, timeout=timeout, size=size)
        self._tables = tables
        self._texts = Texts(tables)
        self._heads = Heads()

    @classmethod
    def at(cls, url: StoreUrl) -> Self:
        """Open ``postgresql://…``, with the options ``prefix``, ``schema``, ``timeout``, ``size`` and those of libpq."""
        kinds: dict[str, Any] = {"prefix": str, "schema": str, "timeout": float, "size": int}
        base, _, query = url.url.partition("?")
        others = [(name, value) for name, value in parse_qsl(query) if name not in kinds]
        own = StoreUrl.of(f"{base}?{urlencode([pair for pair in parse_qsl(query) if pair[0] in kinds])}")
        return cls(f"{base}?{urlencode(others, quote_via=quote)}" if others else base, **own.take(**kinds))

    def append(self, append: Append, /) -> Appended:
        """Add records to one stream, all or nothing; a single record in a single statement."""
        if len(append.bodies) != 1:
            return self.append_all((append,))[0]
        checks.check(append)
        with self._pool.writing() as connection:
            for _ in range(TRIES):
                try:
                    ending = self._step(connection, append)
                except errors.UniqueViolation:
                    ending = None
                if ending is not None:
                    return ending.answer()
                answer = self._known_or_refused(connection, append)
                if answer is not None:
                    return answer
        raise failures.outrun(self._pool.where)

    def _step(self, connection: Connection, append: Append) -> Ending | None:
        """The one statement; None if the stream was not as expected."""
        previous = chain.GENESIS
        if append.expected:
            previous = self._heads.get(append.stream, append.expected) or ""
            if not previous:
                row = connection.execute(self._texts.head, (append.stream,)).fetchone()
                if row is None or row[0] != append.expected:
                    return None
                previous = row[1]
        (record,) = chain.link(append, previous=previous)
        ending = Ending.of(record)
        texts = self._texts
        moving = texts.move if append.summary is None else texts.move_and_sum
        cursor = connection.execute(
            moving if append.expected else texts.begin,
            {
                **_move(ending, append.summary, expected=append.expected, previous=previous),
                "recorded": record.recorded,
                "body": record.body.decode(),
                "key": record.key,
                "fingerprint": record.fingerprint,
                "note": record.summary,
            },
        )
        if cursor.rowcount != 1:
            self._heads.forget(append.stream)
            return None
        self._heads.put(append.stream, ending.version, ending.hash)
        return ending

    def _known_or_refused(self, connection: Connection, append: Append) -> Appended | None:
        """Why the statement did not write: its key is known, or the version is another; None to try again."""
        if append.key is not None and (known := self._by_keys(connection, [append.key]).get(append.key)):
            return known.answer_again(fingerprint=append.fingerprint)
        row = connection.execute(self._texts.head, (append.stream,)).fetchone()
        actual = 0 if row is None else row[0]
        if actual != append.expected:
            raise failures.conflict(append.stream, expected=append.expected, actual=actual)
        return None

    def append_all(self, appends: Sequence[Append], /) -> tuple[Appended, ...]:
        """Add records to several streams in one transaction."""
        for append in appends:
            checks.check(append)
        if not appends:
            return ()
        with self._pool.writing() as connection:
            for _ in range(TRIES):
                try:
                    with connection.transaction():
                        return self._write(connection, appends)
                except errors.UniqueViolation:
                    continue  # a stream or key was new and is so no more: plan again
        raise failures.outrun(self._pool.where)

    def _write(self, connection: Connection, appends: Sequence[Append]) -> tuple[Appended, ...]:
        names = sorted({append.stream for append in appends})
        rows = connection.execute(self._texts.heads, (names,)).fetchall()
        before = {stream: _end(stream, version, head) for stream, version, head in rows}
        known = self._by_keys(connection, [append.key for append in appends if append.key is not None])
        plan = planning.plan(appends, last=before.get, known=known.get)
        texts = self._texts
        moves = plan.moves()
        with connection.cursor() as cursor:
            for text, values in (
                (texts.begin_alone, [_values(move, before) for move in moves if not move.start]),
                (
                    texts.move_alone,
                    [_values(move, before) for move in moves if move.start and not move.summary],
                ),
                (
                    texts.move_and_sum_alone,
                    [_values(move, before) for move in moves if move.start and move.summary],
                ),
            ):
                if values:
                    cursor.executemany(text, values)
            if plan.parts:
                cursor.executemany(
                    texts.insert_alone,
                    [tuple(sql.record_values(record).values()) for record in plan.records()],
                )
        return plan.answers

    def _by_keys(self, connection: Connection, keys: Sequence[str]) -> dict[str, Ending]:
        if not keys:
            return {}
        rows = connection.execute(self._texts.by_key, (list(keys),)).fetchall()
        endings = [Ending.of(sql.record(row[0], row[1:])) for row in rows]
        return {ending.key: ending for ending in endings if ending.key is not None}

    def summarise(self, summary: Summary, /, *, stream: str, expected: int) -> None:
        """Replace a stream's summary without a record."""
        checks.check_summary(summary)
        with self._pool.writing() as connection:
            for _ in range(TRIES):
                row = connection.execute(self._texts.head, (stream,)).fetchone()
                if row is None:
                    raise failures.not_found(stream)
                actual, head = row
                if actual != expected:
                    raise failures.conflict(stream, expected=expected, actual=actual)
                values = _move(_end(stream, actual, head), summary, expected=expected, previous=head)
                if connection.execute(self._texts.move_and_sum_alone, values).rowcount:
                    return
        raise failures.outrun(self._pool.where)

    def answer(self, key: str, fingerprint: str, /) -> Appended | None:
        """What the append with this key answered, or None if the key is new."""
        with self._pool.reading() as connection:
            known = self._by_keys(connection, [key]).get(key)
        return None if known is None else known.answer_again(fingerprint=fingerprint)

    def load(self, stream: str, /, *, after: int = 0) -> tuple[Record, ...]:
        """The stream's records with a version above ``after``."""
        with self._pool.reading() as connection:
            rows = connection.execute(self._texts.load, (stream, after)).fetchall()
        records = tuple([sql.record(stream, row) for row in rows])
        if records:
            self._heads.put(stream, records[-1].version, records[-1].hash)
        return records

    def head(self, stream: str, /) -> Head:
        """The stream's version and last hash."""
        with self._pool.reading() as connection:
            row = connection.execute(self._texts.head, (stream,)).fetchone()
        version, digest = row or (0, chain.GENESIS)
        return Head(stream=stream, version=version, hash=digest)

    def feed(self, *, after: int = 0, limit: int = 1000) -> tuple[Record, ...]:
        """Records of all streams with a position above ``after``; gives positions to those that have none yet."""
        with self._pool.reading() as connection:
            rows = connection.execute(self._texts.feed, (after, limit)).fetchall()
            if len(rows) < limit and connection.execute(self._texts.unordered).fetchone():
                self._order(connection)
                rows = connection.execute(self._texts.feed, (after, limit)).fetchall()
        return tuple([sql.record(row[1], row[2:], position=row[0]) for row in rows])

    def _order(self, connection: Connection) -> None:
        """Give positions to what is committed. Alone at a time, and with a view taken once it is alone."""
        try:
            with connection.transaction():
                row = connection.execute(self._texts.ordered).fetchone()
                last = row[0] if row else 0
                count = connection.execute(self._texts.order, (last,)).rowcount
                if count:
                    connection.execute(self._texts.note_ordered, (str(last + count),))
        except errors.ReadOnlySqlTransaction:
            return  # a standby shows what its primary has put in order

    def find(self, query: Query, /) -> Page:
        """The summaries that match, a page at a time."""
        with self._pool.reading() as connection:

            def run(text: str, parameters: dict[str, object]) -> list[Any]:
                return connection.execute(for_psycopg(text), parameters).fetchall()

            return sql.find(query, tables=self._tables, run=run)

    def streams(self, *, after: str = "") -> Iterator[str]:
        """The names of all streams, sorted."""
        while True:
            with self._pool.reading() as connection:
                rows = connection.execute(self._texts.streams, (after, PAGE)).fetchall()
            yield from (name for (name,) in rows)
            if len(rows) < PAGE:
                return
            after = rows[-1][0]

    def close(self) -> None:
        """Let go of all connections; a second call does nothing."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _end(stream: str, version: int, head: str) -> Ending:
    return Ending(stream=stream, first=version, version=version, hash=head, key=None, fingerprint="")


def _move(ending: Ending, summary: Summary | None, *, expected: int, previous: str) -> dict[str, object]:
    return {
        "stream": ending.stream,
        "version": ending.version,
        "head": ending.hash,
        "expected": expected,
        "previous": previous,
        **sql.summary_values(summary),
    }


def _values(move: planning.Move, before: dict[str, Ending]) -> dict[str, object]:
    previous = before[move.ending.stream].hash if move.start else ""
    return _move(move.ending, move.summary, expected=move.start, previous=previous)
