"""What waiting costs, and how a project can still end."""

from datetime import date
from fractions import Fraction

import pytest
from tests.histories import (
    APPROVED,
    NOTIFIED,
    REJECTED,
    REPORTED,
    RULES,
    SCORED,
    SUBMITTED,
    TO_REVISE,
    action,
    exhausted,
)
from tests.stored import carry, workflow_on

from bestservice_workflow.actions import Trigger
from bestservice_workflow.scoring import Outcome


def test_each_day_of_a_late_submission_costs_more() -> None:
    workflow = workflow_on("2014-11-28")
    project = carry(workflow)
    curve = workflow.cost_curve(project, action("submit 2014-11-28"), days=6)
    assert [(point.day.day, point.cost) for point in curve] == [
        (28, 0),
        (29, 0),
        (30, 0),
        (1, 0),
        (2, Fraction("0.51")),
        (3, Fraction("0.52")),
        (4, Fraction("0.53")),
    ]
    assert all(point.allowed for point in curve)


def test_a_right_that_lapses_is_told_with_its_reason() -> None:
    workflow = workflow_on("2014-12-12")
    project = carry(workflow, *REJECTED, NOTIFIED)
    curve = workflow.cost_curve(project, action("appeal 2014-12-22"), days=2)
    assert [point.allowed for point in curve] == [True, True, False]
    assert [reason.code for reason in curve[2].reasons] == ["deadline_passed"]


def test_from_the_draft_everything_is_still_possible() -> None:
    workflow = workflow_on("2014-11-03")
    paths = workflow.paths(carry(workflow))
    assert paths.complete
    assert paths.ends == {Outcome.SCORED, Outcome.NOT_EVALUATED}
    assert paths.best is not None
    assert paths.best.points == 5
    assert [step.do for step in paths.best.steps] == [
        "submit",
        "open_review",
        "approve",
        "start",
        "report",
        "score",
    ]
    assert paths.worst is not None
    assert paths.worst.points == 0
    assert paths.next == (Trigger.SUBMIT,)


@pytest.mark.parametrize(
    ("steps", "on", "best", "worst"),
    [
        (("submit 2014-12-10",), "2014-12-10", Fraction("4.41"), 0),
        ((*TO_REVISE, NOTIFIED), "2014-12-29", Fraction("4.98"), 0),
        (REPORTED, "2015-09-15", 5, 5),
        (SCORED, "2015-10-12", 5, 5),
        (exhausted(), "2015-03-09", Fraction("4.96"), 0),
        (exhausted(), "2015-03-20", 0, 0),
    ],
)
def test_the_best_and_the_worst_within_reach(
    steps: tuple[str, ...], on: str, best: Fraction, worst: Fraction
) -> None:
    workflow = workflow_on(on)
    paths = workflow.paths(carry(workflow, *steps), on=date.fromisoformat(on))
    assert paths.complete
    assert paths.best is not None
    assert paths.worst is not None
    assert (paths.best.points, paths.worst.points) == (best, worst)


def test_not_evaluated_can_mean_no_points_at_all() -> None:
    rules = RULES.override({"scoring.not_evaluated": "excluded"})
    workflow = workflow_on("2015-03-20", rules=rules)
    paths = workflow.paths(carry(workflow, *exhausted()))
    assert paths.best is not None
    assert (paths.best.outcome, paths.best.points) == (Outcome.NOT_EVALUATED, None)


def test_what_was_foreseen_comes_about() -> None:
    workflow = workflow_on("2014-12-12")
    project = carry(workflow, *APPROVED, NOTIFIED)
    path = workflow.paths(project).best
    assert path is not None
    for step in path.steps:
        workflow.do(project, action(f"{step.do} {step.on.isoformat()}"))
    score = workflow.load(project).score
    assert score is not None
    assert score.net == path.points


def test_nothing_is_written() -> None:
    workflow = workflow_on("2014-12-12")
    project = carry(workflow, *SUBMITTED)
    workflow.paths(project)
    workflow.cost_curve(project, action("open_review 2014-12-09"))
    assert workflow.version(project) == 2
