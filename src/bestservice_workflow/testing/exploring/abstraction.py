"""Which cases are one state to an exploration: all that can matter to what comes next, and no more."""

from datetime import date, timedelta

from bestservice_workflow.case import Case
from bestservice_workflow.events import State
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing.exploring.alphabet import landmarks

Key = tuple[object, ...]
_DAY = timedelta(days=1)


def key_of(case: Case, rules: Rulebook, *, plan: str) -> Key:
    """The abstract state of a case whose project follows this plan.

    The clock is told against each open period's last day: before it, on it, the day after, or later; the
    periods are in the order of their last days. Lateness that was deducted is one day, or more.
    """
    ends = landmarks(case, rules)
    order = sorted(ends, key=lambda subject: (ends[subject], subject))
    return (
        case.state,
        case.round,
        case.notified,
        case.final,
        case.appeals,
        case.cause,
        plan,
        tuple((subject, _clock(case.last_effective, ends[subject])) for subject in order),
        tuple((one.subject, one.days_late > 1) for one in case.deductions),
        _known(case, rules),
    )


def _clock(now: date | None, end: date) -> str:
    if now is None or now < end:
        return "before"
    return "on" if now == end else "day after" if now == end + _DAY else "later"


def _known(case: Case, rules: Rulebook) -> int:
    now = case.last_effective
    return 0 if now is None else sum(one.known_since <= now for one in rules.announcements)


def situation(case: Case) -> str:
    """A case's place in words: state, round, and what stands out."""
    marks = [
        f"round {case.round}" if case.round else "",
        "" if case.notified else "not notified",
        "appealed" if case.appeals and case.state is not State.APPEAL else "",
        "final" if case.final else "",
    ]
    return ", ".join([case.state.value, *(mark for mark in marks if mark)])
