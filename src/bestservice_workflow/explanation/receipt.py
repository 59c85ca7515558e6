"""The receipt of a deadline: every day that it counted or skipped, and why."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import attrs

from bestservice_workflow.actions import Role
from bestservice_workflow.calendars import CalendarDay, DayOff, Weekend
from bestservice_workflow.deadlines import parameter_of
from bestservice_workflow.events import PeriodKind, Subject
from bestservice_workflow.explanation.derivation import RuleSource
from bestservice_workflow.explanation.grounds import Grounds, rule_source
from bestservice_workflow.explanation.period_trees import PeriodLife, due_tree, lateness_tree, life_of
from bestservice_workflow.rulebook.choices import DayCount

_ONE_DAY = timedelta(days=1)


class Mark(StrEnum):
    """What a day is to a deadline."""

    FIRST = "first"
    """The day of the act it is counted from, itself not counted (A4)."""
    COUNTED = "counted"
    SKIPPED = "skipped"
    """A day off, not counted."""
    FIXED = "fixed"
    """The day that the rulebook names."""
    DUE = "due"
    """The last day."""
    LATE = "late"
    """A day of lateness that counts."""
    LATE_FREE = "late_free"
    """A day of lateness that does not count, being a day off (A2)."""


@attrs.frozen(kw_only=True)
class ReceiptDay:
    """One day of a receipt."""

    day: date
    mark: Mark
    number: int | None
    """Its number among the days counted, or among the days late."""
    reason: DayOff | Weekend | None
    """Why it is a day off, and since when that was known; None for a working day."""


@attrs.frozen(kw_only=True)
class Receipt:
    """A deadline with every day behind it, as it stands on a day."""

    subject: Subject
    clause: str
    who: Role
    kind: PeriodKind
    began: date | None
    """The day it was counted from; None for a fixed day."""
    due: date | None
    """None while no deadline is announced (S10.8)."""
    done: date | None
    days_late: int
    rules: tuple[RuleSource, ...]
    """The parameters that set it, each with its clause, wording and reading."""
    values: tuple[Any, ...]
    """The values of ``rules``, in order."""
    days: tuple[ReceiptDay, ...]


def receipt_of(place: int, grounds: Grounds, *, on: date | None) -> Receipt:
    """The receipt of the period at this place among the case's, as it stands on a day.

    A period that is done stands as its act left it; one that is open moves with what has become known.
    """
    life = life_of(place, grounds, on=on)
    period = life.period
    due: date | None = due_tree(life, grounds).value
    done = None if life.ended is None else period.done
    owed = period.open and period.kind is PeriodKind.DUTY
    until = done if done is not None else on if owed else None
    late = lateness_tree(life, grounds, on=until).value if until is not None else 0
    rules = _rules(life)
    return Receipt(
        subject=period.subject,
        clause=period.clause,
        who=period.who,
        kind=period.kind,
        began=period.began if _is_counted(life) else None,
        due=due,
        done=done,
        days_late=late,
        rules=tuple(rule_source(life.law, name) for name in rules),
        values=tuple(life.law.rules.parameters[name].value for name in rules),
        days=() if due is None else (*_counted_days(life, due), *_late_days(life, due, until)),
    )


def receipts(grounds: Grounds, *, on: date | None) -> tuple[Receipt, ...]:
    """The receipts of all periods of a case, in the order in which they began."""
    return tuple(receipt_of(place, grounds, on=on) for place in range(len(grounds.case.periods)))


def _is_counted(life: PeriodLife) -> bool:
    return parameter_of(life.period.subject).endswith(".working_days")


def _rules(life: PeriodLife) -> tuple[str, ...]:
    subject, name = life.period.subject, parameter_of(life.period.subject)
    shaping = f"{subject}.count_first_day" if _is_counted(life) else "calendar.roll"
    return name, shaping, f"{subject}.late.days"


def _counted_days(life: PeriodLife, due: date) -> Iterator[ReceiptDay]:
    if _is_counted(life):
        yield from _working_days(life, due)
        return
    fixed: date = life.law.rules.parameters[parameter_of(life.period.subject)].value
    for walked in life.law.rules.calendar.walk(fixed, due):
        mark = Mark.DUE if walked.day == due else Mark.FIXED if walked.day == fixed else Mark.SKIPPED
        yield _day(walked, mark)


def _working_days(life: PeriodLife, due: date) -> Iterator[ReceiptDay]:
    began, number = life.period.began, 0
    assert began is not None  # noqa: S101 -- a period in working days begins with an act
    counts_first = life.law.rules.parameters[f"{life.period.subject}.count_first_day"].value
    for walked in life.law.rules.calendar.walk(began, due):
        if walked.day == began and not (counts_first and walked.working):
            yield _day(walked, Mark.FIRST)
        elif walked.working:
            number += 1
            yield _day(walked, Mark.DUE if walked.day == due else Mark.COUNTED, number)
        else:
            yield _day(walked, Mark.SKIPPED)


def _late_days(life: PeriodLife, due: date, until: date | None) -> Iterator[ReceiptDay]:
    if until is None:
        return
    counted: DayCount = life.law.rules.parameters[f"{life.period.subject}.late.days"].value
    number = 0
    for walked in life.law.rules.calendar.walk(due + _ONE_DAY, until):
        if counted is DayCount.CALENDAR or walked.working:
            number += 1
            yield _day(walked, Mark.LATE, number)
        else:
            yield _day(walked, Mark.LATE_FREE)


def _day(walked: CalendarDay, mark: Mark, number: int | None = None) -> ReceiptDay:
    return ReceiptDay(day=walked.day, mark=mark, number=number, reason=walked.reason)
