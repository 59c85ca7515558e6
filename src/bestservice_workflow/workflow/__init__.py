"""The service that other programs use."""

from bestservice_workflow.workflow.agenda import AgendaItem
from bestservice_workflow.workflow.clock import Clock, bangkok_now
from bestservice_workflow.workflow.options import Option
from bestservice_workflow.workflow.service import Preview, Workflow
from bestservice_workflow.workflow.stream import Recorded

__all__ = ["AgendaItem", "Clock", "Option", "Preview", "Recorded", "Workflow", "bangkok_now"]
