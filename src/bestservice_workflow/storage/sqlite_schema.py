"""The tables in SQLite, and the steps from each schema version to the next."""

from bestservice_workflow.storage.schema import Step

_FIRST: Step = (
    "CREATE TABLE {meta} (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE {records} (
        position INTEGER PRIMARY KEY,
        stream TEXT NOT NULL,
        version INTEGER NOT NULL,
        first_version INTEGER NOT NULL,
        recorded TEXT NOT NULL,
        body TEXT NOT NULL,
        hash TEXT NOT NULL,
        idempotency_key TEXT,
        fingerprint TEXT NOT NULL,
        summary TEXT
    )""",
    "CREATE UNIQUE INDEX {prefix}records_by_stream ON {records} (stream, version)",
    "CREATE UNIQUE INDEX {prefix}records_by_key ON {records} (idempotency_key) WHERE idempotency_key IS NOT NULL",
    """CREATE TABLE {streams} (
        stream TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        head TEXT NOT NULL,
        agency TEXT,
        fiscal_year INTEGER,
        state TEXT,
        next_due TEXT,
        points TEXT,
        points_order TEXT
    ) WITHOUT ROWID""",
    "CREATE INDEX {prefix}streams_by_agency ON {streams} (agency, state, stream)",
    "CREATE INDEX {prefix}streams_by_state ON {streams} (state, next_due, stream)",
    "CREATE INDEX {prefix}streams_by_due ON {streams} (next_due, stream)",
)

STEPS: tuple[Step, ...] = (_FIRST,)
