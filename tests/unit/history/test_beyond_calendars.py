"""Dates for which no calendar tells of working days are refused, not run."""

import json

import pytest
from tests.documents import EXAMPLE

from bestservice_workflow.history import outcome_of_text


@pytest.mark.parametrize("year", ["0001", "1471", "2200", "2399"])
def test_an_action_beyond_the_calendars_is_a_fault_of_the_document(year: str) -> None:
    document = json.loads(json.dumps(EXAMPLE))
    document["actions"][0]["at"] = f"{year}-11-28"
    refused = outcome_of_text(json.dumps(document))["refused"]
    assert (refused["code"], refused["path"]) == ("invalid_document", "actions[0].at")
    assert "no table of days off covers" in refused["message"]
    assert "ไม่มีตารางวันหยุด" in refused["message_th"]


@pytest.mark.parametrize("day", ["0001-01-01", "1900-01-06", "2200-01-01"])
def test_a_deadline_beyond_the_calendars_is_a_fault_of_the_document(day: str) -> None:
    outcome = outcome_of_text(json.dumps({**EXAMPLE, "overrides": {"submission.deadline": day}}))
    refused = outcome["refused"]
    assert (refused["code"], refused["path"]) == ("invalid_document", "overrides.submission.deadline")
    assert outcome["id"] == "5001-2558-1"


def test_a_later_deadline_beyond_the_calendars_is_refused_where_it_begins() -> None:
    outcome = outcome_of_text(json.dumps({**EXAMPLE, "overrides": {"report.deadline": "2200-01-01"}}))
    assert (outcome["refused"]["do"], outcome["refused"]["code"]) == ("start", "invalid_value")
