from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from bestservice_workflow.storage import Storage
from bestservice_workflow.storage.sqlalchemy import SqlAlchemyStorage
from bestservice_workflow.testing import Place, StorageContract

_NUMBER = iter(range(1, 10_000))


def _place(engine: sa.Engine) -> Place:
    """The store in a database, and inside transactions of a host application that uses the same."""

    @contextmanager
    def joined(commit: bool) -> Iterator[Storage]:  # noqa: FBT001 - the shape that Place gives it
        with engine.connect() as connection, SqlAlchemyStorage(connection) as store:
            yield store
            if commit:
                connection.commit()
            else:
                connection.rollback()

    def joining(commit: bool) -> AbstractContextManager[Storage]:  # noqa: FBT001 - the shape that Place gives it
        SqlAlchemyStorage(engine).close()
        return joined(commit)

    return Place(open=lambda: SqlAlchemyStorage(engine), joined=joining)


class TestSqlAlchemyOnSqlite(StorageContract):
    @pytest.fixture
    def place(self, tmp_path: Path) -> Iterator[Place]:
        engine = sa.create_engine(f"sqlite:///{tmp_path}/store.db")
        yield _place(engine)
        engine.dispose()


class TestSqlAlchemyOnPostgres(StorageContract):
    @pytest.fixture
    def place(self, postgres_server: str) -> Iterator[Place]:
        url = sa.make_url(postgres_server).set(drivername="postgresql+psycopg")
        admin = sa.create_engine(url, isolation_level="AUTOCOMMIT")
        name = f"alchemy_{next(_NUMBER)}"
        with admin.connect() as connection:
            connection.execute(sa.text(f"CREATE SCHEMA {name}"))
        engine = sa.create_engine(url, connect_args={"options": f"-c search_path={name}"})
        yield _place(engine)
        engine.dispose()
        with admin.connect() as connection:
            connection.execute(sa.text(f"DROP SCHEMA {name} CASCADE"))
        admin.dispose()


class TestSqlAlchemyOnMariadb(StorageContract):
    @pytest.fixture
    def place(self, mariadb_server: str, worker_id: str) -> Iterator[Place]:
        admin = sa.create_engine(mariadb_server, isolation_level="AUTOCOMMIT")
        name = f"test_{worker_id}_{next(_NUMBER)}"
        with admin.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE IF EXISTS {name}"))
            connection.execute(sa.text(f"CREATE DATABASE {name} CHARACTER SET utf8mb4"))
        engine = sa.create_engine(sa.make_url(mariadb_server).set(database=name))
        yield _place(engine)
        engine.dispose()
        with admin.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE {name}"))
        admin.dispose()
