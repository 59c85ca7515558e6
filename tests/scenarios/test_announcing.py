"""The Office announces deadlines and days off during the year."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from tests.histories import (
    APPROVED,
    EXECUTING,
    NOTIFIED,
    PROJECT,
    REPORTED,
    RULES,
    SUBMITTED,
    TO_REVISE,
    action,
)
from tests.stored import Hands, carry, workflow_on

from bestservice_workflow.actions import Actor
from bestservice_workflow.errors import AnnouncementRefused, InvalidDocument, InvalidRulebook
from bestservice_workflow.events import Subject
from bestservice_workflow.storage import open_storage
from bestservice_workflow.workflow import AnnouncementMade, Workflow

OFFICE = Actor.office()
CIRCULAR = "หนังสือเวียนที่ กท 0404/ว 12"


def announce(
    workflow: Workflow, field: str, value: object, *, known: str, **said: object
) -> AnnouncementMade:
    usual: dict[str, object] = {"by": OFFICE, "reference": CIRCULAR}
    return workflow.announce(field, value, known_since=date.fromisoformat(known), **{**usual, **said})  # type: ignore[arg-type]  # as a test says


def test_the_deadline_of_the_report_is_announced() -> None:
    workflow = workflow_on("2015-08-03")
    waiting, done = carry(workflow, *EXECUTING), carry(workflow, *SUBMITTED, code="2002")
    made = announce(workflow, "report.deadline", "2015-09-05", known="2015-08-03")

    assert [moved.project for moved in made.moved] == [waiting]
    assert [change.message for change in made.moved[0].changes] == [
        "last day to report the results (S10.8): none → 2015-09-07"
    ]
    assert "7 ก.ย. 2558" in made.moved[0].changes[0].message_th
    assert made.judged_again == ()
    found = {row.stream: row.summary.next_due for row in workflow.find().rows}
    assert found == {waiting: date(2015, 9, 7), done: None}
    case = workflow.do(waiting, action("report 2015-09-10"))
    assert [period.days_late for period in case.periods if period.subject is Subject.REPORT] == [3]
    told = workflow.explain(waiting).deadlines[-2]
    assert (told.rules[0].reference, told.rules[0].known_since) == (CIRCULAR, date(2015, 8, 3))


def test_every_process_sees_it_at_its_next_step(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    with (
        Workflow.open(url, clock=Hands("2014-11-20")) as one,
        Workflow.open(url, clock=Hands("2014-12-03")) as other,
    ):
        project = carry(one)
        assert not other.rulebook.announcements
        announce(one, "submission.deadline", "2014-12-15", known="2014-11-20")
        assert other.do(project, action("submit 2014-12-03")).deductions == ()
        assert [made.reference for made in other.rulebook.announcements] == [CIRCULAR]
    with Workflow.open(url) as later:
        assert later.rulebook.as_of(date(2014, 11, 20)).submission.deadline == date(2014, 12, 15)


def test_a_day_off_moves_what_is_open_and_leaves_what_is_done() -> None:
    workflow = workflow_on("2014-12-15")
    revising = carry(workflow, *TO_REVISE, NOTIFIED)
    approved = carry(workflow, *APPROVED, NOTIFIED, code="2002")
    made = announce(workflow, "calendar.extra_days_off", ["2014-12-26"], known="2014-12-15")
    assert [moved.project for moved in made.moved] == [revising]
    assert [c.message for c in made.moved[0].changes] == [
        "last day to resubmit the modified project (S8.6.1): 2014-12-26 → 2014-12-29"
    ]
    assert workflow.do(revising, action("resubmit 2014-12-29")).deductions == ()
    assert workflow.load(approved).periods[1].due == date(2014, 12, 19)


def test_reaching_back_over_what_was_judged_is_refused_unless_it_says_so() -> None:
    workflow = workflow_on("2014-12-20")
    late, early = carry(workflow, "submit 2014-12-10"), carry(workflow, *SUBMITTED, code="2002")
    assert workflow.load(late).points_deducted == Fraction("0.59")

    with pytest.raises(AnnouncementRefused, match="judge_again") as refused:
        announce(workflow, "submission.deadline", "2014-12-15", known="2014-12-01")
    assert (refused.value.code, refused.value.touched) == ("already_judged", (late,))
    assert workflow.rulebook.announcements == ()
    assert workflow.load(late).points_deducted == Fraction("0.59")

    made = announce(workflow, "submission.deadline", "2014-12-15", known="2014-12-01", judge_again=True)
    assert workflow.load(late).points_deducted == 0
    assert [one.project for one in made.judged_again] == [late]
    assert "points deducted: 0.59 → 0" in [change.message for change in made.judged_again[0].changes]
    assert workflow.history(late)[-1].event.authority == CIRCULAR  # type: ignore[union-attr]  # a correction
    assert workflow.version(early) == 2
    assert workflow.explain(late).deductions == ()


@pytest.mark.parametrize(
    ("field", "value", "said", "code"),
    [
        ("report.deadline", "2015-09-30", {"by": Actor.agency("1001")}, "not_permitted"),
        ("report.deadline", None, {}, "nothing_changes"),
        ("scoring.deadline", "2015-10-31", {}, "nothing_changes"),
        ("review.max_rounds", 5, {}, "not_announceable"),
    ],
)
def test_an_announcement_that_cannot_be_made(
    field: str, value: object, said: dict[str, object], code: str
) -> None:
    workflow = workflow_on("2015-08-03")
    carry(workflow, *REPORTED)
    with pytest.raises(AnnouncementRefused) as refused:
        announce(workflow, field, value, known="2015-08-03", **said)
    assert refused.value.code == code
    assert workflow.rulebook.announcements == ()


@pytest.mark.parametrize(
    ("field", "value", "reference", "path"),
    [
        ("report.dedline", "2015-09-30", CIRCULAR, "field"),
        ("report.deadline", "30 ก.ย.", CIRCULAR, "value"),
        ("report.deadline", "2015-09-30", " ", "reference"),
    ],
)
def test_an_announcement_that_cannot_be_read(field: str, value: object, reference: str, path: str) -> None:
    with pytest.raises(InvalidRulebook) as faulty:
        announce(workflow_on("2015-08-03"), field, value, known="2015-08-03", reference=reference)
    assert [fault.path for fault in faulty.value.faults] == [path]


def test_the_same_announcement_twice_changes_nothing() -> None:
    workflow = workflow_on("2015-08-03")
    announce(workflow, "report.deadline", "2015-09-30", known="2015-08-03")
    with pytest.raises(AnnouncementRefused, match="holds already"):
        announce(workflow, "report.deadline", "2015-09-30", known="2015-08-03")


def test_an_announcement_that_makes_a_fact_impossible_is_refused() -> None:
    appealed = ("open_review 2014-12-09", "reject 2014-12-09", NOTIFIED, "appeal 2014-12-24")
    workflow = workflow_on(
        "2015-01-20", rules=RULES.override({"calendar.extra_days_off": ["2014-12-22", "2014-12-23"]})
    )
    project = carry(workflow, *SUBMITTED, *appealed)
    with pytest.raises(AnnouncementRefused) as refused:
        announce(
            workflow,
            "calendar.extra_working_days",
            ["2014-12-22", "2014-12-23"],
            known="2014-12-10",
            judge_again=True,
        )
    assert (refused.value.code, refused.value.touched) == ("later_fact_impossible", (project,))


def test_no_project_takes_the_name_of_the_announcements() -> None:
    workflow = Workflow(open_storage("memory:"), RULES)
    with pytest.raises(InvalidDocument, match="announcements"):
        workflow.draft(attrs.evolve(PROJECT, id="rulebook/fy2558"))
