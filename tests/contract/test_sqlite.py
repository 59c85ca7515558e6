from pathlib import Path

import pytest

from bestservice_workflow.storage import open_storage
from bestservice_workflow.testing import Place, StorageContract


class TestSqlite(StorageContract):
    @pytest.fixture
    def place(self, tmp_path: Path) -> Place:
        return Place(open=lambda: open_storage(f"sqlite:///{tmp_path}/โครงการ.db"))


class TestSqliteBesideOtherTables(StorageContract):
    @pytest.fixture
    def place(self, tmp_path: Path) -> Place:
        return Place(open=lambda: open_storage(f"sqlite:///{tmp_path}/host.db?prefix=kpi_"))
