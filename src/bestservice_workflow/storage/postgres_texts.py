"""The tables in PostgreSQL, the steps between schema versions, and the statements on them."""

import re

from bestservice_workflow.storage.schema import Step
from bestservice_workflow.storage.sql import Tables

_FIRST: Step = (
    "CREATE TABLE {meta} (name text PRIMARY KEY, value text NOT NULL)",
    """CREATE TABLE {records} (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        position bigint UNIQUE,
        stream text COLLATE "C" NOT NULL,
        version bigint NOT NULL,
        first_version bigint NOT NULL,
        recorded text NOT NULL,
        body text NOT NULL,
        hash text NOT NULL,
        idempotency_key text COLLATE "C",
        fingerprint text NOT NULL,
        summary text,
        UNIQUE (stream, version)
    )""",
    "CREATE UNIQUE INDEX {prefix}records_by_key ON {records} (idempotency_key) WHERE idempotency_key IS NOT NULL",
    """CREATE TABLE {streams} (
        stream text COLLATE "C" PRIMARY KEY,
        version bigint NOT NULL,
        head text NOT NULL,
        agency text COLLATE "C",
        fiscal_year integer,
        state text COLLATE "C",
        next_due text COLLATE "C",
        points text,
        points_order text COLLATE "C"
    )""",
    "CREATE INDEX {prefix}streams_by_agency ON {streams} (agency, state, stream)",
    "CREATE INDEX {prefix}streams_by_state ON {streams} (state, next_due, stream)",
    "CREATE INDEX {prefix}streams_by_due ON {streams} (next_due, stream)",
    "INSERT INTO {meta} VALUES ('ordered', '0')",
)

STEPS: tuple[Step, ...] = (_FIRST,)

_SUMMARY_SET = (
    ", agency = %(agency)s, fiscal_year = %(fiscal_year)s, state = %(state)s, next_due = %(next_due)s,"
    " points = %(points)s, points_order = %(points_order)s"
)
_BEGIN = (
    "INSERT INTO {streams} (stream, version, head, agency, fiscal_year, state, next_due, points, points_order)"
    " VALUES (%(stream)s, %(version)s, %(head)s, %(agency)s, %(fiscal_year)s, %(state)s, %(next_due)s, %(points)s,"
    " %(points_order)s)"
)
_MOVE = (
    "UPDATE {streams} SET version = %(version)s, head = %(head)s{set}"
    " WHERE stream = %(stream)s AND version = %(expected)s AND head = %(previous)s"
)
_INSERT = (
    "INSERT INTO {records} (stream, {record}) SELECT stream, %(version)s, %(version)s, %(recorded)s, %(body)s,"
    " %(head)s, %(key)s, %(fingerprint)s, %(note)s FROM moved"
)


class Texts:
    """The statements on a store's tables. A step is one statement: only if the stream moves is the record added."""

    def __init__(self, tables: Tables) -> None:
        def fill(text: str) -> bytes:
            return tables.fill(text).encode()

        self.begin = fill(f"WITH moved AS ({_BEGIN} ON CONFLICT DO NOTHING RETURNING stream) {_INSERT}")
        self.move = fill(f"WITH moved AS ({_MOVE.replace('{set}', '')} RETURNING stream) {_INSERT}")
        self.move_and_sum = fill(
            f"WITH moved AS ({_MOVE.replace('{set}', _SUMMARY_SET)} RETURNING stream) {_INSERT}"
        )
        self.begin_alone = fill(_BEGIN)
        self.move_alone = fill(_MOVE.replace("{set}", ""))
        self.move_and_sum_alone = fill(_MOVE.replace("{set}", _SUMMARY_SET))
        self.insert_alone = fill(
            "INSERT INTO {records} (stream, {record}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
        )
        self.head = fill("SELECT version, head FROM {streams} WHERE stream = %s")
        self.heads = fill(
            "SELECT stream, version, head FROM {streams} WHERE stream = ANY(%s) ORDER BY stream FOR UPDATE"
        )
        self.by_key = fill("SELECT stream, {record} FROM {records} WHERE idempotency_key = ANY(%s)")
        self.load = fill("SELECT {record} FROM {records} WHERE stream = %s AND version > %s ORDER BY version")
        self.feed = fill(
            "SELECT position, stream, {record} FROM {records} WHERE position > %s ORDER BY position LIMIT %s"
        )
        self.unordered = fill("SELECT 1 FROM {records} WHERE position IS NULL LIMIT 1")
        self.ordered = fill("SELECT value::bigint FROM {meta} WHERE name = 'ordered' FOR UPDATE")
        self.order = fill(
            "WITH fresh AS (SELECT id, row_number() OVER (ORDER BY id) AS place FROM {records}"
            " WHERE position IS NULL ORDER BY id LIMIT 10000)"
            " UPDATE {records} AS old SET position = %s + fresh.place FROM fresh WHERE old.id = fresh.id"
        )
        self.note_ordered = fill("UPDATE {meta} SET value = %s WHERE name = 'ordered'")
        self.streams = fill("SELECT stream FROM {streams} WHERE stream > %s ORDER BY stream LIMIT %s")


def for_psycopg(text: str) -> bytes:
    """A statement written with ``:name``, as psycopg takes it."""
    return re.sub(r":(\w+)", r"%(\1)s", text).encode()
