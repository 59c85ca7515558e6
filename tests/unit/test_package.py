"""What importing the package brings with it, and what it offers."""

import json
import os
import subprocess
import sys

import pytest

import bestservice_workflow

ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
FORBIDDEN = {"sqlite3", "psycopg", "sqlalchemy", "holidays", "rich", "jinja2", "openpyxl", "hypothesis"}


def _loaded_after(code: str) -> set[str]:
    listing = f"{code}; import sys, json; print(json.dumps(sorted(sys.modules)))"
    ran = subprocess.run(  # noqa: S603 -- our own interpreter
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    return set(json.loads(ran.stdout))


def test_importing_it_loads_no_optional_package() -> None:
    assert not _loaded_after("import bestservice_workflow") & {*FORBIDDEN, "pytest", "click", "psycopg_pool"}


def test_the_check_above_would_see_one() -> None:
    assert "sqlite3" in _loaded_after("import bestservice_workflow, sqlite3")


@pytest.mark.parametrize("name", bestservice_workflow.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    assert getattr(bestservice_workflow, name).__doc__ or name == "Event"


def test_the_public_names_are_pinned() -> None:
    assert sorted(bestservice_workflow.__all__) == sorted(PUBLIC)
    assert len(set(bestservice_workflow.__all__)) == len(bestservice_workflow.__all__)


PUBLIC = [
    "Accepted",
    "Action",
    "Actor",
    "Agency",
    "AgencyKind",
    "AnnouncementMade",
    "AnnouncementRefused",
    "Appeal",
    "Approve",
    "Case",
    "Category",
    "Conflict",
    "Corrected",
    "Correction",
    "CorrectionRefused",
    "Deadline",
    "Deduction",
    "DismissAppeal",
    "Drafted",
    "Duration",
    "Edit",
    "Event",
    "Explanation",
    "GrantAppeal",
    "HistoryDocument",
    "Indicator",
    "InvalidDocument",
    "InvalidRulebook",
    "Moment",
    "NotFound",
    "Notify",
    "OpenReview",
    "Option",
    "Outcome",
    "Period",
    "Preview",
    "Project",
    "ProjectChanges",
    "Reason",
    "Refused",
    "Reject",
    "Remedy",
    "Report",
    "RequestRevision",
    "Resubmit",
    "Result",
    "Role",
    "Rulebook",
    "Score",
    "ScoreCard",
    "Start",
    "State",
    "Submit",
    "Trigger",
    "UnknownRulebook",
    "Workflow",
    "WorkflowError",
    "agency_points",
    "deadlines",
    "decide",
    "draft",
    "evolve",
    "fold",
    "load_rulebook",
    "open_storage",
    "outcome_of",
    "points_of",
    "read_document",
    "replay",
]
