"""The Best Service workflow of the Bangkok Metropolitan Administration (KPI 3.2).

Carries a project from draft to score by the rules of one fiscal year, and can always say why.
"""

from bestservice_workflow.actions import (
    Action,
    Actor,
    Appeal,
    Approve,
    DismissAppeal,
    Edit,
    GrantAppeal,
    Notify,
    OpenReview,
    Reject,
    Report,
    RequestRevision,
    Resubmit,
    Result,
    Role,
    Score,
    Start,
    Submit,
    Trigger,
)
from bestservice_workflow.case import Case, evolve, fold
from bestservice_workflow.deadlines import Deadline, deadlines
from bestservice_workflow.errors import (
    AnnouncementRefused,
    Conflict,
    CorrectionRefused,
    InvalidDocument,
    InvalidRulebook,
    NotFound,
    Reason,
    Refused,
    Remedy,
    UnknownRulebook,
    WorkflowError,
)
from bestservice_workflow.events import (
    Accepted,
    Corrected,
    Deduction,
    Drafted,
    Event,
    Period,
    ScoreCard,
    State,
)
from bestservice_workflow.explanation import Explanation
from bestservice_workflow.history import HistoryDocument, read_document, replay
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.moments import Moment
from bestservice_workflow.project import (
    Agency,
    AgencyKind,
    Category,
    Duration,
    Indicator,
    Project,
    ProjectChanges,
)
from bestservice_workflow.rulebook import Rulebook, load_rulebook
from bestservice_workflow.scoring import Outcome, agency_points, outcome_of, points_of
from bestservice_workflow.storage import open_storage
from bestservice_workflow.workflow import AnnouncementMade, Correction, Option, Preview, Workflow

__all__ = [  # noqa: RUF022 -- grouped for the reader
    # the service
    "Workflow",
    "AnnouncementMade",
    "Correction",
    "Explanation",
    "Option",
    "Preview",
    "open_storage",
    # a project
    "Agency",
    "AgencyKind",
    "Category",
    "Duration",
    "Indicator",
    "Project",
    "ProjectChanges",
    # actions
    "Action",
    "Actor",
    "Appeal",
    "Approve",
    "DismissAppeal",
    "Edit",
    "GrantAppeal",
    "Moment",
    "Notify",
    "OpenReview",
    "Reject",
    "Report",
    "RequestRevision",
    "Result",
    "Resubmit",
    "Role",
    "Score",
    "Start",
    "Submit",
    "Trigger",
    # the pure core
    "Accepted",
    "Case",
    "Corrected",
    "Deadline",
    "Deduction",
    "Drafted",
    "Event",
    "Outcome",
    "Period",
    "ScoreCard",
    "State",
    "agency_points",
    "deadlines",
    "decide",
    "draft",
    "evolve",
    "fold",
    "outcome_of",
    "points_of",
    # rules and documents
    "HistoryDocument",
    "Rulebook",
    "load_rulebook",
    "read_document",
    "replay",
    # errors
    "AnnouncementRefused",
    "Conflict",
    "CorrectionRefused",
    "InvalidDocument",
    "InvalidRulebook",
    "NotFound",
    "Reason",
    "Refused",
    "Remedy",
    "UnknownRulebook",
    "WorkflowError",
]
