from pathlib import Path

import pytest
from bestservice_onefile import OneFileStorage

from bestservice_workflow.testing import Place, StorageContract


class TestOneFile(StorageContract):
    @pytest.fixture
    def place(self, tmp_path: Path) -> Place:
        return Place(open=lambda: OneFileStorage(tmp_path / "best.jsonl"))
