import pytest

from bestservice_workflow.storage import open_storage
from bestservice_workflow.testing import Place, StorageContract


class TestMemory(StorageContract):
    @pytest.fixture
    def place(self) -> Place:
        return Place(open=lambda: open_storage("memory:"))
