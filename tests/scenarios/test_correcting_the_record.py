"""The Office finds that a fact was recorded wrongly, and puts it right."""

from datetime import date
from fractions import Fraction

import attrs
import pytest
from tests.histories import AGENCY, OFFICE, PROJECT, RULES, SCORED, action
from tests.stored import Hands, carry, workflow_on

from bestservice_workflow.actions import Actor, Result
from bestservice_workflow.errors import CorrectionRefused, InvalidDocument, UnknownRulebook
from bestservice_workflow.events import Corrected, State
from bestservice_workflow.project import Agency
from bestservice_workflow.storage import open_storage
from bestservice_workflow.workflow import Correction, Workflow

SUBMIT, REPORT = 2, 7
LATE = ("submit 2014-12-03", *SCORED[1:])


def put_right(workflow: Workflow, project: str, fact: int, to: object, **said: object) -> Correction:
    usual = {"by": OFFICE, "reason": "ลงวันที่ผิด", "authority": "บันทึกที่ กท 0404/99"}
    return workflow.correct(project, fact=fact, to=to, **{**usual, **said})  # type: ignore[arg-type]  # as a test says


def test_a_submission_recorded_late_was_in_time() -> None:
    workflow = workflow_on("2015-10-20")
    project = carry(workflow, *LATE)
    assert workflow.load(project).points_deducted == Fraction("0.52")

    correction = put_right(workflow, project, SUBMIT, action("submit 2014-11-28"))

    case = workflow.load(project)
    assert case.deductions == ()
    assert case.score is not None
    assert case.score.net == 5
    assert {(change.what, change.message) for change in correction.changes} == {
        ("deductions", "points deducted: 0.52 → 0"),
        ("points", "points: 4.4800 → 5.0000"),
        ("late", "days late to submit the project (S6.2): 2 → 0"),
    }
    assert "คะแนนที่ตัด: 0.52 → 0" in [change.message_th for change in correction.changes]


def test_the_old_truth_stays_visible() -> None:
    workflow = workflow_on("2015-10-20")
    project = carry(workflow, *LATE)
    before = workflow.history(project)[-1].recorded
    put_right(workflow, project, SUBMIT, action("submit 2014-11-28"))

    assert workflow.as_of(project, recorded=before).points_deducted == Fraction("0.52")
    assert workflow.as_of(project).points_deducted == 0
    assert workflow.as_of(project, day=date(2014, 12, 9)).state is State.APPROVED
    assert workflow.as_of(project, day=date(2014, 12, 8)).state is State.SUBMITTED
    assert workflow.as_of(project, day=date(2014, 12, 1), recorded=before).state is State.DRAFT
    event = workflow.history(project)[-1].event
    assert isinstance(event, Corrected)
    assert (event.reason, event.authority) == ("ลงวันที่ผิด", "บันทึกที่ กท 0404/99")


def test_the_next_step_goes_on_from_the_corrected_case() -> None:
    workflow = workflow_on("2015-10-20")
    project = carry(workflow, *LATE[:-1])
    put_right(workflow, project, SUBMIT, action("submit 2014-11-28"))
    case = workflow.do(project, action("score 2015-10-12"))
    assert case.score is not None
    assert case.score.net == 5
    assert workflow.explain(project).points.value == 5


def test_a_figure_and_the_draft_can_be_put_right() -> None:
    workflow = workflow_on("2015-10-20")
    project = carry(workflow, *SCORED)
    results = (Result(indicator="k1", achieved="68"), Result(indicator="k2", achieved="50"))
    report = action("report 2015-09-15", results=results)
    put_right(workflow, project, REPORT, report)
    assert str(workflow.find().rows[0].summary.points) == "4.2500"

    renamed = attrs.evolve(PROJECT, title="คลองใส น้ำสวย")
    correction = put_right(workflow, project, 1, renamed)
    assert workflow.load(project).project.title == "คลองใส น้ำสวย"
    assert [change.what for change in correction.changes] == ["project"]


def test_a_later_fact_that_would_become_impossible_is_named() -> None:
    workflow = workflow_on("2015-10-20")
    project = carry(workflow, *SCORED)
    with pytest.raises(CorrectionRefused, match="fact 3 \\(open_review\\) would be impossible") as refused:
        put_right(workflow, project, SUBMIT, action("submit 2014-12-10"))
    assert (refused.value.code, refused.value.later) == ("later_fact_impossible", 3)
    assert [reason.code for reason in refused.value.reasons] == ["out_of_order"]
    assert "หากแก้ไขเช่นนี้" in refused.value.message_th
    assert workflow.version(project) == len(SCORED) + 1


def test_a_fact_that_was_corrected_is_corrected_through_its_correction() -> None:
    workflow = workflow_on("2015-10-20")
    project = carry(workflow, *LATE)
    put_right(workflow, project, SUBMIT, action("submit 2014-12-02"))
    with pytest.raises(CorrectionRefused, match=f"by record {len(LATE) + 2}; correct that one") as refused:
        put_right(workflow, project, SUBMIT, action("submit 2014-11-28"))
    assert refused.value.code == "already_corrected"
    put_right(workflow, project, refused.value.later or 0, action("submit 2014-11-28"))
    assert workflow.load(project).points_deducted == 0


@pytest.mark.parametrize(
    ("fact", "to", "said", "code"),
    [
        (SUBMIT, action("submit 2014-11-27"), {"by": AGENCY}, "not_permitted"),
        (SUBMIT, action("submit 2014-11-27"), {"by": Actor.committee()}, "not_permitted"),
        (99, action("submit 2014-11-27"), {}, "no_such_fact"),
        (SUBMIT, action("submit 2014-11-28"), {}, "nothing_changes"),
        (1, PROJECT, {}, "nothing_changes"),
        (1, attrs.evolve(PROJECT, id="other"), {}, "other_project"),
        (
            1,
            attrs.evolve(PROJECT, agency=Agency(code="2", name="ก", kind=PROJECT.agency.kind)),
            {},
            "other_project",
        ),
        (SUBMIT, PROJECT, {}, "other_project"),
        (SUBMIT, action("submit 2014-11-27", by=Actor.agency("2002")), {}, "impossible"),
        (SUBMIT, action("submit 2014-11-27", letter=None), {}, "impossible"),
    ],
)
def test_a_correction_that_cannot_be_recorded(
    fact: int, to: object, said: dict[str, object], code: str
) -> None:
    workflow = workflow_on("2015-10-20")
    project = carry(workflow, *SCORED)
    with pytest.raises(CorrectionRefused) as refused:
        put_right(workflow, project, fact, to, **said)
    assert refused.value.code == code
    assert refused.value.fact == fact
    assert workflow.version(project) == len(SCORED) + 1


@pytest.mark.parametrize("blank", ["reason", "authority"])
def test_a_correction_says_why_and_by_whose_order(blank: str) -> None:
    workflow = workflow_on("2015-10-20")
    project = carry(workflow, *SCORED)
    with pytest.raises(InvalidDocument, match=blank):
        put_right(workflow, project, SUBMIT, action("submit 2014-11-27"), **{blank: " "})


def test_facts_decided_under_rules_that_are_not_here_are_not_judged_by_others() -> None:
    storage = open_storage("memory:")
    other = RULES.override({"submission.late.flat": "1"})
    project = carry(workflow_on("2015-10-20", storage=storage, rules=other), *LATE)
    workflow = Workflow(storage, RULES, clock=Hands("2015-10-20"))
    with pytest.raises(UnknownRulebook) as unknown:
        put_right(workflow, project, SUBMIT, action("submit 2014-11-28"))
    assert unknown.value.digest == other.digest
    with pytest.raises(UnknownRulebook):
        workflow.explain(project)
