"""Errors say the same after a journey through a process pool."""

import pickle

import pytest

from bestservice_workflow.errors import (
    AnnouncementRefused,
    CalendarRangeError,
    Conflict,
    CorrectionRefused,
    Fault,
    InvalidDocument,
    InvalidRulebook,
    MissingExtra,
    NotFound,
    Reason,
    Refused,
    UnknownRulebook,
    WorkflowError,
    quoted,
)

REASON = Reason(code="not_notified", clause="S8.5", message="wait", message_th="รอ")
ERRORS = [
    Refused(do="resubmit", state="revision", reasons=(REASON,), message="wait", message_th="รอ"),
    InvalidDocument.because("no", "ไม่", path="project.id"),
    InvalidRulebook.of([Fault(path="id", message="no", message_th="ไม่")]),
    Conflict(stream="a", expected=1, actual=2, message="m", message_th="ม"),
    NotFound(stream="a", message="m", message_th="ม"),
    MissingExtra.needing("click", extra="cli"),
    CalendarRangeError(message="m", message_th="ม"),
    UnknownRulebook(stream="a", digest="0f", message="m", message_th="ม"),
    CorrectionRefused(code="impossible", stream="a", fact=2, reasons=(REASON,), message="m", message_th="ม"),
    AnnouncementRefused(
        code="already_judged", field="report.deadline", touched=("a",), message="m", message_th="ม"
    ),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_survives_pickling(error: WorkflowError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own bytes
    assert type(copy) is type(error)
    assert vars(copy) == vars(error)
    assert str(copy) == str(error) == error.message


def test_a_refusal_shows_its_first_reason() -> None:
    refused = ERRORS[0]
    assert isinstance(refused, Refused)
    assert (refused.code, refused.clause) == ("not_notified", "S8.5")


def test_a_fault_of_a_part_is_told_from_the_whole() -> None:
    fault = Fault(path="target", message="m", message_th="ม")
    assert fault.within("indicators[0]").path == "indicators[0].target"
    assert fault.within("$").path == "target"
    assert Fault(path="$", message="m", message_th="ม").within("project").path == "project"
    assert Fault(path="[2]", message="m", message_th="ม").within("team").path == "team[2]"


def test_all_faults_are_told_at_once() -> None:
    error = InvalidDocument.of(
        [Fault(path="a", message="x", message_th="ก"), Fault(path="b", message="y", message_th="ข")]
    )
    assert str(error) == "a: x; b: y"
    assert error.message_th == "a: ก; b: ข"


def test_a_long_text_is_quoted_short() -> None:
    assert len(quoted("๙" * 10_000)) < 70
