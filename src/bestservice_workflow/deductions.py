"""Points taken off for lateness (S6.2, S8.6.1, S10.8; A1, A2, A5, A16)."""

from fractions import Fraction

from bestservice_workflow.events import Deduction, Period, Subject
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.rulebook.sections import Late


def late_points(late: Late, days: int) -> Fraction:
    """What ``days`` days late cost: nothing in time, else the flat points and those for each counted day.

    >>> from bestservice_workflow import load_rulebook
    >>> late_points(load_rulebook("fy2558").submission.late, 3)
    Fraction(53, 100)
    """
    if days <= 0:
        return Fraction()
    return late.flat + late.per_day * max(0, days - late.free_days)


def deduction_for(period: Period, *, action: int, rules: Rulebook) -> Deduction | None:
    """The deduction that a period, now done, leads to; None where nothing is taken off.

    ``action`` is the 0-based place of the act among the case's actions.
    """
    late = {
        Subject.SUBMISSION: rules.submission.late,
        Subject.REVISION: rules.revision.late,
        Subject.REPORT: rules.report.late,
    }.get(period.subject)
    if late is None or period.due is None or period.done is None:
        return None
    points = late_points(late, period.days_late)
    if not points:
        return None
    return Deduction(
        subject=period.subject,
        clause=period.clause,
        action=action,
        due=period.due,
        on=period.done,
        days_late=period.days_late,
        points=points,
    )
