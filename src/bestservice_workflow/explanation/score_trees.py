"""Why a project has its score (S4, S5; A6–A10)."""

from collections.abc import Callable
from fractions import Fraction

from bestservice_workflow.actions import Edit, Resubmit, Result
from bestservice_workflow.events import Accepted
from bestservice_workflow.explanation.deduction_trees import deductions_tree
from bestservice_workflow.explanation.derivation import Node, derived
from bestservice_workflow.explanation.grounds import Grounds, Law
from bestservice_workflow.explanation.operations import Operation
from bestservice_workflow.project import Indicator


def score_tree(grounds: Grounds) -> Node | None:
    """The net points of a scored project, down to results, targets, days and clauses; None before it is scored."""
    scored = _last(grounds, lambda event: event.score is not None)
    if scored is None:
        return None
    law = grounds.law(scored)
    percent = derived(
        ("percentage of success", "ร้อยละความสำเร็จ"),
        Operation.MEAN,
        *(_indicator(indicator, grounds, law) for indicator in grounds.case.project.indicators),
    )
    levels = law.rule("scoring.levels")
    level = derived(
        ("score level", "ระดับคะแนน"),
        Operation.LEVEL,
        percent,
        levels,
        law.rule("scoring.between_levels"),
        law.rule("scoring.below_first_level"),
    )
    gross = derived(
        ("points before deductions", "คะแนนก่อนหักความล่าช้า"),
        Operation.LEVEL_POINTS,
        level,
        _weight(grounds, law),
        levels,
    )
    left = derived(
        ("points less deductions", "คะแนนหลังหักความล่าช้า"),
        Operation.DIFFERENCE,
        gross,
        deductions_tree(grounds),
    )
    return derived(("net points", "คะแนนสุทธิ"), Operation.AT_LEAST, law.rule("scoring.least_points"), left)


def _weight(grounds: Grounds, law: Law) -> Node:
    kind = grounds.case.project.agency.kind
    return derived(
        ("weight of the KPI for this agency", "น้ำหนักของตัวชี้วัดสำหรับหน่วยงานนี้"),
        Operation.LAST,
        grounds.fact(("kind of agency", "ประเภทหน่วยงาน"), kind, action=None),
        law.rule(f"weight.{kind}"),
    )


def _indicator(indicator: Indicator, grounds: Grounds, law: Law) -> Node:
    reported = _last(grounds, lambda event: bool(_results(event)))
    results = () if reported is None else _results(grounds.accepted[reported])
    achieved = next(result.achieved for result in results if result.indicator == indicator.id)
    result = grounds.fact(("result achieved", "ผลที่ทำได้"), Fraction(achieved), action=reported)
    target = grounds.fact(("target", "เป้าหมาย"), Fraction(indicator.target or 0), action=_stated_by(grounds))
    name = f"{indicator.id} {indicator.name}".strip()
    label = (f"indicator {name}", f"ตัวชี้วัด {name}")
    return derived(label, Operation.PERCENT, result, target, law.rule("scoring.full"))


def _results(event: Accepted) -> tuple[Result, ...]:
    results: tuple[Result, ...] = getattr(event.action, "results", ())
    return results


def _stated_by(grounds: Grounds) -> int | None:
    """The action that stated the indicators as they are; None for the draft."""
    return _last(
        grounds,
        lambda event: isinstance(event.action, Edit | Resubmit) and "indicators" in event.action.changes,
    )


def _last(grounds: Grounds, holds: Callable[[Accepted], bool]) -> int | None:
    found = [place for place, event in enumerate(grounds.accepted) if holds(event)]
    return found[-1] if found else None
