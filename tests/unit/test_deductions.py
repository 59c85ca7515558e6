"""What lateness costs: flat points, points a day, free days."""

from datetime import date
from fractions import Fraction

import attrs
import pytest
from tests.histories import RULES

from bestservice_workflow.actions import Role
from bestservice_workflow.deductions import deduction_for, late_points
from bestservice_workflow.events import Period, PeriodKind, Subject
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.rulebook.choices import DayCount
from bestservice_workflow.rulebook.sections import Late

DONE_LATE = Period(
    subject=Subject.REVISION,
    clause="S8.6.1",
    who=Role.AGENCY,
    kind=PeriodKind.DUTY,
    began=date(2014, 12, 12),
    due=date(2014, 12, 26),
    done=date(2014, 12, 29),
    days_late=3,
)


def late(flat: str, per_day: str, free_days: int) -> Late:
    return Late(flat=Fraction(flat), per_day=Fraction(per_day), free_days=free_days, days=DayCount.CALENDAR)


@pytest.mark.parametrize(
    ("rule", "days", "points"),
    [
        (late("0.5", "0.01", 0), -1, "0"),
        (late("0.5", "0.01", 0), 0, "0"),
        (late("0.5", "0.01", 0), 1, "0.51"),
        (late("0.5", "0.01", 0), 10, "0.6"),
        (late("0.5", "0.01", 1), 1, "0.5"),
        (late("0.5", "0.01", 1), 2, "0.51"),
        (late("0.5", "0.01", 5), 3, "0.5"),
        (late("0.02", "0", 0), 400, "0.02"),
        (late("0", "0.03", 0), 2, "0.06"),
        (late("0", "0", 0), 9, "0"),
    ],
)
def test_points(rule: Late, days: int, points: str) -> None:
    assert late_points(rule, days) == Fraction(points)


def test_a_period_done_late_leads_to_a_deduction_with_its_grounds() -> None:
    deduction = deduction_for(DONE_LATE, action=4, rules=RULES)
    assert deduction is not None
    assert (deduction.clause, deduction.action, deduction.days_late) == ("S8.6.1", 4, 3)
    assert (deduction.due, deduction.on) == (DONE_LATE.due, DONE_LATE.done)
    assert deduction.points == Fraction(2, 100)


@pytest.mark.parametrize(
    "period",
    [
        attrs.evolve(DONE_LATE, days_late=0),
        attrs.evolve(DONE_LATE, done=None),
        attrs.evolve(DONE_LATE, due=None),
        attrs.evolve(DONE_LATE, subject=Subject.NOTIFICATION),
        attrs.evolve(DONE_LATE, subject=Subject.APPEAL),
        attrs.evolve(DONE_LATE, subject=Subject.SCORING),
        attrs.evolve(DONE_LATE, subject=Subject.REPORT),
    ],
    ids=["in time", "not done", "no deadline", "the Office's notice", "appeal", "scoring", "report"],
)
def test_and_others_do_not(period: Period) -> None:
    assert deduction_for(period, action=0, rules=RULES) is None


@pytest.mark.parametrize(
    ("overrides", "subject", "points"),
    [
        ({"submission.late.flat": "0.4"}, Subject.SUBMISSION, "0.43"),
        ({"submission.late.free_days": 1}, Subject.SUBMISSION, "0.52"),
        ({"revision.late.per_day": "0.1"}, Subject.REVISION, "0.32"),
        ({"report.late.flat": "0.2", "report.late.per_day": "0.01"}, Subject.REPORT, "0.23"),
    ],
)
def test_each_by_its_own_section(overrides: dict[str, object], subject: Subject, points: str) -> None:
    rules: Rulebook = RULES.override(overrides)
    deduction = deduction_for(attrs.evolve(DONE_LATE, subject=subject), action=0, rules=rules)
    assert deduction is not None
    assert deduction.points == Fraction(points)
