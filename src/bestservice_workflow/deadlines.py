"""Periods: when they end, and how late an act is (A2–A4, A17)."""

import re
from datetime import date

import attrs

from bestservice_workflow.actions import Role
from bestservice_workflow.calendars import WorkingCalendar
from bestservice_workflow.case import Case
from bestservice_workflow.events import Period, PeriodKind, State, Subject
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.rulebook.choices import DayCount, LateAppeal
from bestservice_workflow.rulebook.sections import AppealRules, Notification, Revision

_GOVERNED_BY = {
    Subject.SUBMISSION: "submission.deadline",
    Subject.NOTIFICATION: "notification.working_days",
    Subject.REVISION: "revision.working_days",
    Subject.APPEAL: "appeal.working_days",
    Subject.REPORT: "report.deadline",
    Subject.SCORING: "scoring.deadline",
}
_OWED_BY = {
    Subject.SUBMISSION: Role.AGENCY,
    Subject.NOTIFICATION: Role.OFFICE,
    Subject.REVISION: Role.AGENCY,
    Subject.APPEAL: Role.AGENCY,
    Subject.REPORT: Role.AGENCY,
    Subject.SCORING: Role.OFFICE,
}


def parameter_of(subject: Subject) -> str:
    """The dotted name of the parameter that sets this kind of period."""
    return _GOVERNED_BY[subject]


def due_day(subject: Subject, *, began: date | None, rules: Rulebook) -> date | None:
    """The last day of a period that is counted from ``began``; None where no deadline is announced.

    A fixed date that is a day off moves to the next working day (A3); a number of working days starts
    with the day after ``began``, or with ``began`` itself where the rulebook says so (A4).

    >>> from bestservice_workflow import load_rulebook
    >>> due_day(Subject.REVISION, began=date(2014, 12, 12), rules=load_rulebook("fy2558"))
    datetime.date(2014, 12, 26)
    """
    if began is not None:
        match subject:
            case Subject.NOTIFICATION:
                return _working_days_on(began, rules.notification, rules.calendar)
            case Subject.REVISION:
                return _working_days_on(began, rules.revision, rules.calendar)
            case Subject.APPEAL:
                return _working_days_on(began, rules.appeal, rules.calendar)
    fixed: date | None = rules.parameters[_GOVERNED_BY[subject]].value
    if fixed is None or not rules.counting.roll:
        return fixed
    return rules.calendar.roll(fixed)


def _working_days_on(
    began: date, rule: Notification | Revision | AppealRules, calendar: WorkingCalendar
) -> date:
    if not (rule.count_first_day and calendar.is_working(began)):
        return calendar.add(began, rule.working_days)
    return calendar.add(began, rule.working_days - 1) if rule.working_days > 1 else began


def count_days_late(due: date, on: date, *, days: DayCount, calendar: WorkingCalendar) -> int:
    """Days from the due day to the day of the act, as the rulebook counts them (A2); 0 when in time."""
    if on <= due:
        return 0
    return calendar.count(due, on) if days is DayCount.WORKING else (on - due).days


def _days_late(subject: Subject, due: date | None, on: date, rules: Rulebook) -> int:
    if due is None:
        return 0
    counted: DayCount = rules.parameters[f"{subject}.late.days"].value
    return count_days_late(due, on, days=counted, calendar=rules.calendar)


def open_period(
    subject: Subject, *, began: date | None, rules: Rulebook, kind: PeriodKind = PeriodKind.DUTY
) -> Period:
    """A period that begins now."""
    return Period(
        subject=subject,
        clause=rules.clause(_GOVERNED_BY[subject]),
        who=_OWED_BY[subject],
        kind=kind,
        began=began,
        due=due_day(subject, began=began, rules=rules),
    )


def close_period(period: Period, *, on: date, rules: Rulebook) -> Period:
    """The period, done on this effective day, by the law as it is known then."""
    due = due_day(period.subject, began=period.began, rules=rules)
    return attrs.evolve(period, due=due, done=on, days_late=_days_late(period.subject, due, on, rules))


def as_known(case: Case, rules: Rulebook, *, on: date | None) -> Rulebook:
    """The law as known on an evaluation day; never less than was known at the case's last action."""
    if on is None:
        return rules
    return rules.as_of(on if case.last_effective is None else max(on, case.last_effective))


def lapsed_appeal(case: Case, rules: Rulebook, *, on: date) -> date | None:
    """The day on which the right to appeal against the last resolution ended, if it is over (S9.6.2, A14).

    None while the right can be used, has not begun, or was used; and where late appeals are accepted.
    """
    latest = case.latest(Subject.APPEAL)
    if rules.appeal.late.effect is LateAppeal.ACCEPTED or not case.notified or latest is None:
        return None
    period = latest[1]
    due = due_day(Subject.APPEAL, began=period.began, rules=rules)
    return due if period.open and due is not None and on > due else None


@attrs.frozen(kw_only=True)
class Deadline:
    """A period as it stands on an evaluation day."""

    subject: Subject
    clause: str
    who: Role
    kind: PeriodKind
    began: date | None
    due: date
    done: date | None
    days_late: int
    """For an open duty, counted to the evaluation day; 0 for a right not used."""
    open: bool
    """Whether the act can, or must, still be done."""


def deadlines(case: Case, rules: Rulebook, *, on: date | None) -> tuple[Deadline, ...]:
    """All periods of a case as they stand on a day, in the order in which they began (then by clause).

    Periods still open move with what has become known by then, or by the last action if that is later;
    without a day, nothing is late.
    """
    known = as_known(case, rules, on=on)
    views = (_view(case, period, known, on) for period in case.periods)
    return tuple(sorted((view for view in views if view is not None), key=_by_beginning))


def _can_be_done(case: Case, period: Period) -> bool:
    """Whether the act is still owed; for a right, whether it is one under the last, announced resolution."""
    if not period.open or period.kind is PeriodKind.DUTY:
        return period.open
    latest = case.latest(period.subject)
    current = latest is not None and latest[1] is period
    return current and case.notified and not case.final and case.state in {State.REVISION, State.REJECTED}


def _view(case: Case, period: Period, known: Rulebook, on: date | None) -> Deadline | None:
    due, days_late = period.due, period.days_late
    if period.done is None:
        due = due_day(period.subject, began=period.began, rules=known)
        if on is not None and period.open and period.kind is PeriodKind.DUTY:
            days_late = _days_late(period.subject, due, on, known)
    if due is None:
        return None
    return Deadline(
        subject=period.subject,
        clause=period.clause,
        who=period.who,
        kind=period.kind,
        began=period.began,
        due=due,
        done=period.done,
        days_late=days_late,
        open=_can_be_done(case, period),
    )


def _by_beginning(deadline: Deadline) -> tuple[date, list[int]]:
    return deadline.began or date.min, [int(number) for number in re.findall(r"\d+", deadline.clause)]
