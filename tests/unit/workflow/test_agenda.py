"""What is due or overdue, for whom."""

from datetime import date

import attrs
from tests.histories import AGENCY, COMMITTEE, OFFICE, PROJECT

from bestservice_workflow import Workflow


def test_open_periods_are_told_the_earliest_first(workflow: Workflow) -> None:
    late = attrs.evolve(PROJECT, id="1002-2558-1", agency=attrs.evolve(PROJECT.agency, code="1002"))
    workflow.draft(PROJECT)
    workflow.draft(late)
    workflow.submit(PROJECT.id, by=AGENCY, at="2014-11-28", letter="กท 1/1", email="2014-11-28")
    workflow.open_review(PROJECT.id, by=OFFICE, at="2014-12-01")
    workflow.reject(PROJECT.id, by=COMMITTEE, at="2014-12-01")

    agenda = workflow.agenda(on=date(2014, 12, 3), until=date(2014, 12, 31))
    assert [(item.project, item.deadline.clause, item.deadline.due, item.overdue) for item in agenda] == [
        ("1002-2558-1", "S6.2", date(2014, 12, 1), True),
        (PROJECT.id, "S8.5", date(2014, 12, 12), False),
    ]

    workflow.notify(PROJECT.id, by=OFFICE, at="2014-12-03")
    rights = workflow.agenda(on=date(2014, 12, 3), until=date(2014, 12, 31))[1:]
    assert [(item.deadline.clause, item.deadline.kind) for item in rights] == [
        ("S9.6.2", "right"),
        ("S8.6.1", "right"),
    ]


def test_by_itself_it_tells_what_is_due_today(workflow: Workflow) -> None:
    workflow.draft(PROJECT)
    assert [item.deadline.days_late for item in workflow.agenda()] == [2]


def test_what_is_not_due_yet_is_left_out(workflow: Workflow) -> None:
    workflow.draft(PROJECT)
    assert workflow.agenda(on=date(2014, 11, 28), until=date(2014, 11, 30)) == ()


def test_a_right_that_a_later_step_has_overtaken_is_left_out(workflow: Workflow) -> None:
    workflow.draft(PROJECT)
    workflow.submit(PROJECT.id, by=AGENCY, at="2014-11-28", letter="กท 1/1", email="2014-11-28")
    workflow.open_review(PROJECT.id, by=OFFICE, at="2014-12-01")
    workflow.reject(PROJECT.id, by=COMMITTEE, at="2014-12-01")
    workflow.notify(PROJECT.id, by=OFFICE, at="2014-12-03")
    workflow.resubmit(PROJECT.id, by=AGENCY, at="2014-12-04")
    assert workflow.agenda(on=date(2014, 12, 4), until=date(2015, 12, 31)) == ()
