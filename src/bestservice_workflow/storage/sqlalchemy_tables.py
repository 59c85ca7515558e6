"""The tables for SQLAlchemy, which a host application can put into its own metadata and migrate itself."""

from typing import Any

import attrs
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

from bestservice_workflow.storage.sql import DEFAULT_PREFIX, Tables

_MYSQL = {"mysql", "mariadb"}
_NAME = 200
_FIGURE = 250
_HASH = 64


class Name(sa.types.TypeDecorator[str]):
    """A text that is compared and sorted byte by byte: case counts, a blank at the end counts."""

    impl = sa.String
    cache_ok = True

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        """The dialect's type, with a binary collation that does not pad."""
        length = self.length
        if dialect.name in _MYSQL:
            collation = "utf8mb4_nopad_bin" if getattr(dialect, "is_mariadb", False) else "utf8mb4_0900_bin"
            return dialect.type_descriptor(mysql.VARCHAR(length, charset="utf8mb4", collation=collation))
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.String(length, collation="C"))
        return dialect.type_descriptor(sa.String(length))


def _long() -> sa.types.TypeEngine[str]:
    return sa.Text().with_variant(
        mysql.LONGTEXT(charset="utf8mb4", collation="utf8mb4_bin"), "mysql", "mariadb"
    )


@attrs.frozen(kw_only=True)
class Schema:
    """The tables of one store."""

    names: Tables
    meta: sa.Table
    streams: sa.Table
    records: sa.Table


def define_tables(
    metadata: sa.MetaData, *, prefix: str = DEFAULT_PREFIX, schema: str | None = None
) -> Schema:
    """Add a store's tables to a host application's metadata, so that its migrations see them.

    >>> define_tables(sa.MetaData(), prefix="kpi_").records.name
    'kpi_records'
    """
    names = Tables(prefix, schema)
    meta = sa.Table(
        f"{prefix}meta",
        metadata,
        sa.Column("name", Name(_NAME), primary_key=True),
        sa.Column("value", Name(_NAME), nullable=False),
        schema=schema,
    )
    streams = sa.Table(
        f"{prefix}streams",
        metadata,
        sa.Column("stream", Name(_NAME), primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("head", Name(_HASH), nullable=False),
        sa.Column("agency", Name(_NAME)),
        sa.Column("fiscal_year", sa.Integer),
        sa.Column("state", Name(_NAME)),
        sa.Column("next_due", Name(10)),
        sa.Column("points", Name(_FIGURE)),
        sa.Column("points_order", Name(_FIGURE)),
        sa.Index(f"{prefix}streams_by_agency", "agency", "state", "stream"),
        sa.Index(f"{prefix}streams_by_state", "state", "next_due", "stream"),
        sa.Index(f"{prefix}streams_by_due", "next_due", "stream"),
        schema=schema,
    )
    records = sa.Table(
        f"{prefix}records",
        metadata,
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True
        ),
        sa.Column("position", sa.BigInteger, unique=True),
        sa.Column("stream", Name(_NAME), nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("first_version", sa.BigInteger, nullable=False),
        sa.Column("recorded", Name(_NAME), nullable=False),
        sa.Column("body", _long(), nullable=False),
        sa.Column("hash", Name(_HASH), nullable=False),
        sa.Column("idempotency_key", Name(_NAME), unique=True),
        sa.Column("fingerprint", _long(), nullable=False),
        sa.Column("summary", _long()),
        sa.UniqueConstraint("stream", "version", name=f"{prefix}records_by_stream"),
        schema=schema,
    )
    return Schema(names=names, meta=meta, streams=streams, records=records)
