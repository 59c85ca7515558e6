"""Why points were taken off (S6.2, S8.6.1, S10.8; A1, A2, A5, A16)."""

from bestservice_workflow.events import Deduction
from bestservice_workflow.explanation.derivation import Node, derived
from bestservice_workflow.explanation.grounds import Grounds
from bestservice_workflow.explanation.operations import Operation
from bestservice_workflow.explanation.period_trees import lateness_tree, life_of
from bestservice_workflow.explanation.words import SUBJECTS
from bestservice_workflow.rulebook.words import Words


def deduction_tree(deduction: Deduction, grounds: Grounds) -> Node:
    """One deduction: flat points and those for each day, from the days late down to the facts."""
    place = _place_of(deduction, grounds)
    life = life_of(place, grounds, on=None)
    late, law = f"{deduction.subject}.late", life.law
    return derived(
        _label(deduction),
        Operation.LATE_POINTS,
        lateness_tree(life, grounds, on=None),
        law.rule(f"{late}.flat"),
        law.rule(f"{late}.per_day"),
        law.rule(f"{late}.free_days"),
    )


def deductions_tree(grounds: Grounds) -> Node:
    """All deductions together."""
    return derived(
        ("all deductions", "คะแนนที่ตัดทั้งหมด"),
        Operation.SUM,
        *(deduction_tree(deduction, grounds) for deduction in grounds.case.deductions),
    )


def _place_of(deduction: Deduction, grounds: Grounds) -> int:
    ended = grounds.accepted[deduction.action].closed
    return next(place for place, period in ended if period.subject is deduction.subject)


def _label(deduction: Deduction) -> Words:
    what, what_th = SUBJECTS[deduction.subject]
    clause = deduction.clause
    return f"deduction: late to {what} ({clause})", f"ตัดคะแนนเนื่องจาก{what_th}ล่าช้า (ข้อ {clause})"
