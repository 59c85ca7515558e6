"""Deductions, scores, outcomes and refusals unfold to facts and clauses that an officer can check."""

from datetime import date
from fractions import Fraction

import pytest
from tests.explained import LATE_TWICE, explained, grounds
from tests.histories import NOTIFIED, REJECTED, REVIEWED, RULES, SUBMITTED, action, exhausted

from bestservice_workflow.errors import Refused
from bestservice_workflow.events import State
from bestservice_workflow.explanation import (
    FactSource,
    Grounds,
    Node,
    Operation,
    RuleSource,
    leaves,
    recomputed,
    refusal_tree,
    walk,
)
from bestservice_workflow.machine import decide
from bestservice_workflow.rulebook import Announcement
from bestservice_workflow.scoring import Outcome


def outline(node: Node, depth: int = 0) -> list[str]:
    lines = [f"{'  ' * depth}{node.label[0]}: {node.value}"]
    return lines + [line for child in node.children for line in outline(child, depth + 1)]


def test_a_deduction_unfolds_to_its_days_and_clauses() -> None:
    submission, _ = explained(*LATE_TWICE).deductions
    assert outline(submission) == [
        "deduction: late to submit the project (S6.2): 13/25",
        "  days late: 2",
        "    last day: 2014-12-01",
        "      last day for submission: 2014-11-30",
        "      a deadline on a day off moves to the next working day: True",
        "      days off in between: (datetime.date(2014, 11, 30),)",
        "    day of the act: 2014-12-03",
        "    which days of lateness are counted: calendar",
        "    days off in between: ()",
        "  flat deduction for lateness: 1/2",
        "  further deduction for each day late: 1/100",
        "  days late without the daily deduction: 0",
    ]
    assert submission.label[1] == "ตัดคะแนนเนื่องจากส่งโครงการล่าช้า (ข้อ S6.2)"


def test_a_score_rests_on_results_targets_and_clauses() -> None:
    points = explained(*LATE_TWICE).points
    assert points.value == Fraction("4.46")
    clauses = {leaf.source.clause for leaf in leaves(points) if isinstance(leaf.source, RuleSource)}
    assert clauses == {"S1", "S4", "S5", "S6.2", "S7.4", "S8.6.1"}
    acts = {leaf.source.do for leaf in leaves(points) if isinstance(leaf.source, FactSource)}
    assert acts >= {None, "submit", "resubmit", "report"}
    wordings = {leaf.source.wording for leaf in leaves(points) if isinstance(leaf.source, RuleSource)}
    assert "และตัดคะแนนเพิ่มอีกวันละ 0.01 คะแนน" in wordings


def test_a_modification_in_the_last_round_tells_why_it_is_a_rejection() -> None:
    steps = (*REVIEWED, "reject 2014-12-09", NOTIFIED, "resubmit 2014-12-15", "open_review 2014-12-16")
    tree = explained(
        *steps, "request_revision 2014-12-16", rules=RULES.override({"review.max_rounds": 2})
    ).state
    last = tree.children[-1]
    assert (last.operation, last.value) == (Operation.ROUND_RULE, State.REJECTED)
    assert [child.value for child in last.children] == [2, 2, "reject"]


@pytest.mark.parametrize(
    ("on", "outcome"), [("2015-03-17", Outcome.PENDING), ("2015-03-18", Outcome.NOT_EVALUATED)]
)
def test_the_outcome_tells_which_way_back_is_open(on: str, outcome: Outcome) -> None:
    points = explained(*exhausted(), on=on).points
    tree = points.children[0]
    assert tree.value is outcome
    said = {node.label[0]: node.value for node in walk(tree)}
    assert said["considerations are left"] is False
    assert said["it is not too late"] is (outcome is Outcome.PENDING)
    assert points.value == (None if outcome is Outcome.PENDING else 0)


def test_what_was_announced_is_told_with_its_circular() -> None:
    circular = Announcement(
        known_since=date(2014, 11, 20),
        field="submission.deadline",
        value=date(2014, 12, 2),
        reference="กท 0404/ว 12",
    )
    (deduction,) = explained("submit 2014-12-03", rules=RULES.announced(circular)).deductions
    sources = [leaf.source for leaf in leaves(deduction) if isinstance(leaf.source, RuleSource)]
    assert [(one.name, one.known_since) for one in sources if one.reference] == [
        ("submission.deadline", date(2014, 11, 20))
    ]


@pytest.mark.parametrize(
    ("steps", "step", "rests_on"),
    [
        ((*REJECTED, NOTIFIED), "appeal 2014-12-24", "the time to appeal is over"),
        (exhausted(), "resubmit 2015-03-10", "no consideration is left"),
        (REJECTED, "resubmit 2014-12-10", "not approve"),
        ((*REJECTED, NOTIFIED), "notify 2014-12-12", "announce the resolution"),
        (SUBMITTED, "start 2014-12-12", "state of the project"),
        (
            (*REJECTED, NOTIFIED, "appeal 2014-12-19", "dismiss_appeal 2015-01-05", "notify 2015-01-06"),
            "appeal 2015-01-07",
            "no appeal is left",
        ),
        (
            (*REJECTED, NOTIFIED, "appeal 2014-12-19", "dismiss_appeal 2015-01-05", "notify 2015-01-06"),
            "resubmit 2015-01-07",
            "the decision is final",
        ),
    ],
)
def test_a_refusal_unfolds_to_what_stands_against_it(
    steps: tuple[str, ...], step: str, rests_on: str
) -> None:
    known: Grounds = grounds(*steps)
    wanted = action(step)
    with pytest.raises(Refused) as refused:
        decide(known.case, wanted, known.rules)
    tree = refusal_tree(refused.value, known, on=wanted.at.day)
    assert tree.value is True
    assert [child.label[0] for child in tree.children] == [one.message for one in refused.value.reasons]
    assert all(recomputed(node) == node.value for node in walk(tree))
    if rests_on not in {"not approve", "announce the resolution"}:
        assert rests_on in {node.label[0] for node in walk(tree)}
