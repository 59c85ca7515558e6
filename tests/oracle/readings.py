"""The fields of the rulebook that a history document may override, and what fy2558 says of them."""

from datetime import date
from fractions import Fraction
from typing import Any

Rules = dict[str, Any]

FISCAL_YEAR = (date(2014, 10, 1), date(2015, 9, 30))
CONTINUES_FROM = 2557
WEIGHT = "5"

DEFAULTS: Rules = {
    "submission.deadline": "2014-11-30",
    "submission.late.flat": "0.5",
    "submission.late.per_day": "0.01",
    "submission.late.free_days": 0,
    "submission.late.days": "calendar",
    "review.max_rounds": 3,
    "review.rejected_may_resubmit": True,
    "notification.working_days": 7,
    "revision.working_days": 10,
    "revision.late.flat": "0.02",
    "revision.late.per_day": "0",
    "appeal.working_days": 7,
    "appeal.count_first_day": False,
    "appeal.against": ["reject"],
    "report.deadline": None,
    "report.late.flat": "0",
    "report.late.per_day": "0",
    "scoring.deadline": "2015-10-31",
    "scoring.between_levels": "interpolate",
    "scoring.below_first_level": "extrapolate",
    "scoring.decimals": 4,
    "scoring.not_evaluated": "zero",
    "calendar.roll": True,
    "calendar.day_ends": "24:00",
    "calendar.extra_days_off": [],
    "calendar.extra_working_days": [],
}


def rules_with(overrides: dict[str, Any]) -> Rules:
    unknown = set(overrides) - set(DEFAULTS)
    if unknown:
        message = f"no such rulebook fields: {sorted(unknown)}"
        raise ValueError(message)
    return {**DEFAULTS, **overrides}


def exact(figure: object) -> Fraction:
    """A figure of a document (a string, an int or a Decimal) as a rational."""
    return Fraction(str(figure))
