"""What is stored comes back as it was, and stays readable."""

import json

import pytest
from tests.histories import RULES
from tests.oracle.random_documents import documents

from bestservice_workflow import fold, read_document, replay
from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.serialization import from_bytes, to_bytes

RUNS = [replay(read_document(json.dumps(document, default=str))) for document, _ in documents(2558, 300)]


def test_the_runs_leave_everything_behind_that_events_can_carry() -> None:
    events = [event for run in RUNS for event in run.events[1:]]
    for field in ("cause", "opened", "closed", "deductions", "score"):
        assert any(getattr(event, field) for event in events), field


def test_every_event_comes_back_as_it_was() -> None:
    for run in RUNS:
        assert tuple(from_bytes(to_bytes(event)) for event in run.events) == run.events


def test_a_case_folded_from_stored_bytes_is_the_case_that_was_decided() -> None:
    for run in RUNS:
        assert fold(from_bytes(to_bytes(event)) for event in run.events) == run.case


def test_a_record_is_one_line_of_json() -> None:
    for event in RUNS[0].events:
        body = to_bytes(event)
        assert b"\n" not in body
        assert json.loads(body)["schema"] == 1


@pytest.mark.parametrize(
    "body", [b"[]", b"{}", b'{"schema": 2, "type": "accepted"}', b'{"schema": 1, "type": "x"}']
)
def test_what_is_no_event_of_ours_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidDocument, match="newer version"):
        from_bytes(body)


def test_a_rulebook_is_pinned_by_its_digest() -> None:
    run = next(run for run in RUNS if len(run.events) > 1)
    assert all(len(event.digest) == len(RULES.digest) for event in run.events)
