"""The service that other programs use."""

from bestservice_workflow.workflow.agenda import AgendaItem
from bestservice_workflow.workflow.announcing import AnnouncementMade
from bestservice_workflow.workflow.changes import Change, ProjectChanged
from bestservice_workflow.workflow.clock import Clock, bangkok_now
from bestservice_workflow.workflow.correcting import Correction
from bestservice_workflow.workflow.foreseeing import CostDay, Path, Paths, PathStep
from bestservice_workflow.workflow.options import Option
from bestservice_workflow.workflow.questions import Preview
from bestservice_workflow.workflow.service import Workflow
from bestservice_workflow.workflow.stream import Recorded
from bestservice_workflow.workflow.verifying import Finding, Verified

__all__ = [
    "AgendaItem",
    "AnnouncementMade",
    "Change",
    "Clock",
    "Correction",
    "CostDay",
    "Finding",
    "Option",
    "Path",
    "PathStep",
    "Paths",
    "Preview",
    "ProjectChanged",
    "Recorded",
    "Verified",
    "Workflow",
    "bangkok_now",
]
