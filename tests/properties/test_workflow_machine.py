"""Law: the service over a store agrees with the plain model, whatever is tried, in whatever order."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings

from bestservice_workflow import open_storage
from bestservice_workflow.storage import Storage
from bestservice_workflow.testing import WorkflowMachine

FAST = settings(
    max_examples=15,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


class OnDisk(WorkflowMachine):
    """The same on SQLite, closed and opened again in between."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        super().__init__()

    def open_storage(self) -> Storage:
        return open_storage(f"sqlite:///{Path(self.folder.name) / 'cases.db'}")

    def teardown(self) -> None:
        super().teardown()
        self.folder.cleanup()


TestInMemory = WorkflowMachine.TestCase
TestInMemory.settings = FAST
TestOnDisk = OnDisk.TestCase
TestOnDisk.settings = FAST
