"""Every bit of a backup of twenty records, flipped: each is detected."""

from pathlib import Path

import pytest
from tests.unit.storage.test_backup import fill

from bestservice_workflow.errors import IntegrityError, InvalidDocument
from bestservice_workflow.storage import backup, open_storage
from bestservice_workflow.storage.backup import check_backup


def test_every_bit(tmp_path: Path) -> None:
    file = tmp_path / "backup.jsonl"
    with open_storage("memory:") as store:
        fill(store)
        assert backup(store, file).records == 20
    data = bytearray(file.read_bytes())
    for index in range(len(data)):
        for bit in range(8):
            data[index] ^= 1 << bit
            file.write_bytes(data)
            with pytest.raises((InvalidDocument, IntegrityError)):
                check_backup(file)
            data[index] ^= 1 << bit
    print(f"{len(data) * 8} bits flipped, {len(data) * 8} detected")  # noqa: T201 - figures
