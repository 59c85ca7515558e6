"""Where projects are kept: the boundary, the backends behind it, and how to open one by URL."""

from bestservice_workflow.storage.backup import backup, restore
from bestservice_workflow.storage.opening import open_storage
from bestservice_workflow.storage.protocol import (
    Append,
    Appended,
    Capability,
    Found,
    Head,
    Page,
    Query,
    Record,
    Storage,
    Summary,
)
from bestservice_workflow.storage.verification import verify_store

__all__ = [
    "Append",
    "Appended",
    "Capability",
    "Found",
    "Head",
    "Page",
    "Query",
    "Record",
    "Storage",
    "Summary",
    "backup",
    "open_storage",
    "restore",
    "verify_store",
]
