from pathlib import Path

import pytest

from bestservice_workflow.storage import open_storage
from bestservice_workflow.testing import Place, StorageContract


class TestJsonl(StorageContract):
    @pytest.fixture
    def place(self, tmp_path: Path) -> Place:
        return Place(open=lambda: open_storage(f"jsonl:{tmp_path}/โครงการ"))
