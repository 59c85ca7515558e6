"""What real database servers can meet: gone, read-only, locked, killed in the middle, of a newer schema."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from bestservice_workflow.errors import (
    Conflict,
    OutcomeUnknown,
    SchemaTooNew,
    StorageBusy,
    StorageReadOnly,
    StorageUnavailable,
)
from bestservice_workflow.storage import Append, open_storage
from bestservice_workflow.storage.postgres import PostgresStorage
from bestservice_workflow.storage.sqlalchemy import SqlAlchemyStorage
from bestservice_workflow.storage.sqlalchemy_tables import define_tables


def step(expected: int = 0, key: str | None = None) -> Append:
    return Append(
        stream="p", bodies=(b"{}",), expected=expected, recorded="2014-11-28T10:12:00+07:00", key=key
    )


@pytest.mark.parametrize(
    "url", ["postgresql://nobody@{}/none?host={}", "sqlalchemy:postgresql+psycopg://@/none?host={}{}"]
)
def test_no_server(url: str, tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable, match="cannot be used"):
        open_storage(url.format("", tmp_path))


def test_a_password_is_never_shown(tmp_path: Path) -> None:
    for url in (
        f"postgresql://u:s3cret@/none?host={tmp_path}",
        f"sqlalchemy:postgresql+psycopg://u:s3cret@/n?host={tmp_path}",
    ):
        with pytest.raises(StorageUnavailable) as caught:
            open_storage(url)
        assert "s3cret" not in str(caught.value) + caught.value.message_th


def test_a_server_that_only_reads(postgres_url: str) -> None:
    with open_storage(postgres_url) as store:
        store.append(step())
    with open_storage(f"{postgres_url}&options=-c%20default_transaction_read_only%3Don") as store:
        assert len(store.load("p")) == 1
        assert store.feed() == ()  # nobody has put it in order, and this one may not
        with pytest.raises(StorageReadOnly, match="nothing was written"):
            store.append(step(1))


def test_a_stream_that_another_transaction_holds(postgres_url: str, postgres_server: str) -> None:
    schema = postgres_url.rpartition("=")[2]
    with open_storage(f"{postgres_url}&timeout=0.1") as store, psycopg.connect(postgres_server) as other:
        store.append(step())
        other.execute(f"SET search_path = {schema}".encode())
        other.execute("SELECT * FROM bestservice_streams FOR UPDATE")
        with pytest.raises(StorageBusy, match="nothing was written"):
            store.append(step(1))
        other.rollback()
        assert store.append(step(1)).version == 2


def _killer(server: str) -> Callable[[], None]:
    def kill() -> None:
        with psycopg.connect(server, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )

    return kill


def test_a_connection_lost_in_a_step_is_settled_by_its_key(postgres_url: str, postgres_server: str) -> None:
    kill = _killer(postgres_server)
    with open_storage(postgres_url) as store:
        store.append(step())
        kill()
        with pytest.raises(OutcomeUnknown, match="with the same key"):
            store.append(step(1, key="k-1"))
        answer = store.append(step(1, key="k-1"))
        assert answer.version == 2
        kill()
        with pytest.raises(StorageUnavailable):
            store.load("p")
        assert [record.version for record in store.load("p")] == [1, 2]


def test_a_connection_lost_through_sqlalchemy(postgres_url: str, postgres_server: str) -> None:
    kill = _killer(postgres_server)
    schema = postgres_url.rpartition("=")[2]
    engine = sa.create_engine(sa.make_url(postgres_server).set(drivername="postgresql+psycopg"))
    with SqlAlchemyStorage(engine, schema=None, prefix=f"{schema}_") as store:
        store.append(step())
        kill()
        with pytest.raises(OutcomeUnknown, match="with the same key"):
            store.append(step(1, key="k-1"))
        assert store.append(step(1, key="k-1")).version == 2
        with engine.connect() as host:
            joined = SqlAlchemyStorage(host, prefix=f"{schema}_")
            joined.append(step(2))
            kill()
            with pytest.raises(OutcomeUnknown):
                joined.append(step(3))
        assert store.head("p").version == 2
    metadata = sa.MetaData()
    define_tables(metadata, prefix=f"{schema}_")
    metadata.drop_all(engine)
    engine.dispose()


def test_a_newer_schema_is_refused(postgres_url: str, postgres_server: str) -> None:
    schema = postgres_url.rpartition("=")[2]
    open_storage(postgres_url).close()
    with psycopg.connect(postgres_server) as other:
        other.execute(f"SET search_path = {schema}".encode())
        other.execute("UPDATE bestservice_meta SET value = '99' WHERE name = 'schema'")
    with pytest.raises(SchemaTooNew, match="schema 99"):
        open_storage(postgres_url)
    with pytest.raises(SchemaTooNew, match="schema 99"):
        SqlAlchemyStorage(
            sa.create_engine(
                sa.make_url(postgres_server).set(drivername="postgresql+psycopg"), poolclass=sa.NullPool
            ),
            schema=schema,
        )


def test_a_server_set_to_lose_commits_is_overruled(postgres_url: str) -> None:
    with PostgresStorage(
        postgres_url.partition("&schema")[0] + "&options=-c%20synchronous_commit%3Doff",
        schema=postgres_url.rpartition("=")[2],
    ) as store:
        with store._pool.writing() as connection:
            row = connection.execute("SHOW synchronous_commit").fetchone()
        assert row == ("on",)


def test_writers_of_different_streams_share_no_lock(postgres_url: str, postgres_server: str) -> None:
    """A step that is not yet committed holds up neither another stream nor the feed; its position comes later."""
    schema = postgres_url.rpartition("=")[2]
    engine = sa.create_engine(
        sa.make_url(postgres_server).set(drivername="postgresql+psycopg"), poolclass=sa.NullPool
    )
    with open_storage(postgres_url) as store, engine.connect() as host:
        slow = SqlAlchemyStorage(host, schema=schema)
        slow.append(step())
        for stream in "abc":
            store.append(Append(stream=stream, bodies=(b"{}",), expected=0, recorded="now"))
        before = store.feed()
        assert [(record.position, record.stream) for record in before] == [(1, "a"), (2, "b"), (3, "c")]
        host.commit()
        assert [(record.position, record.stream) for record in store.feed(after=3)] == [(4, "p")]


def test_tables_made_by_the_hosts_own_migrations(tmp_path: Path) -> None:
    metadata = sa.MetaData()
    tables = define_tables(metadata, prefix="kpi_")
    engine = sa.create_engine(f"sqlite:///{tmp_path}/host.db")
    with engine.connect() as connection, pytest.raises(StorageUnavailable, match="its tables are missing"):
        SqlAlchemyStorage(connection, tables=tables)
    metadata.create_all(engine)
    with SqlAlchemyStorage(engine, tables=tables) as store:
        store.append(step())
        with pytest.raises(Conflict):
            store.append(step())
    assert set(sa.inspect(engine).get_table_names()) == {"kpi_meta", "kpi_records", "kpi_streams"}
    engine.dispose()
