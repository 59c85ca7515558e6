"""Periods: when each begins and ends, and how late it is."""

from datetime import date
from typing import Any

from tests.oracle.calendar_ import (
    ONE_DAY,
    calendar_days_after,
    fixed_date,
    nth_working_day,
    working_days_after,
)
from tests.oracle.readings import Rules

Period = dict[str, Any]

CLAUSE_ORDER = ["S6.2", "S8.5", "S8.6.1", "S9.6.2", "S10.8", "S11.9"]


def new_period(clause: str, kind: str, *, began: date, due: date) -> Period:
    who = "office" if clause in {"S8.5", "S11.9"} else "agency"
    return {
        "clause": clause,
        "who": who,
        "kind": kind,
        "began": began,
        "due": due,
        "done": None,
        "moot": False,
    }


def submission_period(rules: Rules) -> Period:
    due = fixed_date(rules["submission.deadline"], rules)
    return new_period("S6.2", "duty", began=date.min, due=due)


def notification_period(resolved: date, rules: Rules) -> Period:
    due = nth_working_day(resolved + ONE_DAY, rules["notification.working_days"], rules)
    return new_period("S8.5", "duty", began=resolved, due=due)


def revision_period(kind: str, notified: date, rules: Rules) -> Period:
    due = nth_working_day(notified + ONE_DAY, rules["revision.working_days"], rules)
    return new_period("S8.6.1", kind, began=notified, due=due)


def appeal_period(notified: date, rules: Rules) -> Period:
    first = notified if rules["appeal.count_first_day"] else notified + ONE_DAY
    due = nth_working_day(first, rules["appeal.working_days"], rules)
    return new_period("S9.6.2", "right", began=notified, due=due)


def report_period(started: date, rules: Rules) -> Period:
    return new_period("S10.8", "duty", began=started, due=fixed_date(rules["report.deadline"], rules))


def scoring_period(reported: date, rules: Rules) -> Period:
    return new_period("S11.9", "duty", began=reported, due=fixed_date(rules["scoring.deadline"], rules))


FIXED = {"S6.2": "submission.deadline", "S10.8": "report.deadline", "S11.9": "scoring.deadline"}


def as_known(period: Period, day: date | None, rules: Rules) -> Period:
    """The period as it stands for somebody who knows only what was known on `day`.

    Periods of working days are left alone: none is long enough to be open on both sides of a late declaration.
    """
    if period["clause"] not in FIXED or day is None:
        return period
    return {**period, "due": fixed_date(rules[FIXED[period["clause"]]], rules, known=day)}


def days_after_due(period: Period, day: date, rules: Rules) -> int:
    """S6.2 alone may be counted in working days (A2)."""
    if period["clause"] == "S6.2" and rules["submission.late.days"] == "working":
        return working_days_after(period["due"], day, rules)
    return calendar_days_after(period["due"], day)


def days_late(period: Period, evaluated: date | None, rules: Rules) -> int:
    if period["done"] is not None:
        return days_after_due(period, period["done"], rules)
    if period["kind"] == "right" or period["moot"] or evaluated is None:
        return 0
    return days_after_due(period, evaluated, rules)


def last_open(periods: list[Period], clause: str) -> Period | None:
    """The period of this clause that nothing has ended yet, the latest if there are several."""
    waiting = [
        period
        for period in periods
        if period["clause"] == clause and period["done"] is None and not period["moot"]
    ]
    return waiting[-1] if waiting else None


def in_order(periods: list[Period]) -> list[Period]:
    """In the order in which they began; on one day, in clause order."""
    return sorted(periods, key=lambda period: (period["began"], CLAUSE_ORDER.index(period["clause"])))
