"""The finite state machine: its table, its guards and hooks, and the function that decides."""

from bestservice_workflow.machine.deciding import decide, draft
from bestservice_workflow.machine.table import TABLE, Row

__all__ = ["TABLE", "Row", "decide", "draft"]
