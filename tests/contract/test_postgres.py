import pytest

from bestservice_workflow.storage import open_storage
from bestservice_workflow.testing import Place, StorageContract


class TestPostgres(StorageContract):
    @pytest.fixture
    def place(self, postgres_url: str) -> Place:
        return Place(open=lambda: open_storage(postgres_url))
