"""A case is the fold of its events, and records them without deciding anything."""

import attrs
import pytest
from tests.histories import FULL_RESULTS, OFFICE, PROJECT, REPORTED, RULES, SCORED, TO_REVISE, action, after

from bestservice_workflow.case import changed, evolve, fold
from bestservice_workflow.events import Corrected, State, Subject
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.moments import Moment


def test_a_draft_begins_a_case() -> None:
    case = evolve(None, draft(PROJECT, RULES))
    assert (case.project, case.rulebook, case.state) == (PROJECT, "fy2558", State.DRAFT)
    assert (case.round, case.actions, case.last_at, case.last_effective) == (0, 0, None, None)
    assert case.notified
    assert not case.final


def test_folding_is_evolving_event_by_event() -> None:
    drafted = draft(PROJECT, RULES)
    submitted = decide(evolve(None, drafted), action("submit 2014-11-28"), RULES)
    assert fold([drafted, submitted]) == evolve(evolve(None, drafted), submitted)


def test_a_stream_begins_with_its_draft() -> None:
    submitted = decide(after(), action("submit 2014-11-28"), RULES)
    with pytest.raises(ValueError, match=r"^a stream begins with its draft, and has only one$"):
        evolve(None, submitted)
    with pytest.raises(ValueError, match=r"^a stream begins with its draft, and has only one$"):
        evolve(after(), draft(PROJECT, RULES))
    with pytest.raises(ValueError, match=r"^a stream without events is no case$"):
        fold([])


def test_an_action_leaves_its_day_and_its_count() -> None:
    case = after("submit 2014-11-28T10:00:00+07:00")
    assert case.last_at is not None
    assert case.last_at.text == "2014-11-28T10:00:00+07:00"
    assert case.last_effective is not None
    assert case.last_effective.isoformat() == "2014-11-28"
    assert case.actions == 1
    assert case.rulebook == "fy2558"


def test_changes_are_made_by_edit_and_resubmit() -> None:
    edited = after(action("edit 2014-10-06", changes={"method": "ใหม่"}))
    assert edited.project.method == "ใหม่"
    assert edited.project.service == PROJECT.service
    resubmitted = after(
        *TO_REVISE, "notify 2014-12-12", action("resubmit 2014-12-15", changes={"service": "ใหม่"})
    )
    assert resubmitted.project.service == "ใหม่"
    assert changed(PROJECT, {}) is PROJECT


def test_results_and_score_stay() -> None:
    assert after(*REPORTED).results == FULL_RESULTS
    late_notice = after(
        "submit 2014-11-28",
        "open_review 2014-12-09",
        "approve 2014-12-09",
        "start 2014-12-10",
        "report 2015-09-15",
        "score 2015-10-12",
        "notify 2015-10-13",
    )
    assert late_notice.results == FULL_RESULTS
    assert late_notice.score is not None
    assert late_notice.state is State.SCORED


def test_the_latest_period_of_a_kind() -> None:
    case = after(*SCORED)
    found = case.latest(Subject.SCORING)
    assert found is not None
    assert case.periods[found[0]] is found[1]
    assert case.latest(Subject.APPEAL) is None
    assert attrs.evolve(case, periods=()).latest(Subject.SCORING) is None


def test_deductions_add_up() -> None:
    case = after("submit 2014-12-02", "open_review 2014-12-09", "reject 2014-12-09", "notify 2014-12-12")
    assert after().points_deducted == 0
    assert float(case.points_deducted) == 0.51


def test_a_correction_folds_the_facts_as_they_now_read() -> None:
    drafted = draft(PROJECT, RULES)
    wrong = decide(evolve(None, drafted), action("submit 2014-12-04"), RULES)
    right = decide(evolve(None, drafted), action("submit 2014-11-28"), RULES)
    corrected = Corrected(
        at=Moment.parse("2014-12-05"),
        by=OFFICE,
        reason="ลงวันที่ผิด",
        authority="กท 1/1",
        fact=2,
        facts=(drafted, right),
    )
    assert fold([drafted, wrong, corrected]) == fold([drafted, right])
    with pytest.raises(ValueError, match=r"^a stream begins with its draft"):
        evolve(None, corrected)
