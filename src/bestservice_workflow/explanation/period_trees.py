"""Why a period ends when it ends, and how late an act was (A2–A4)."""

from datetime import date, timedelta

import attrs

from bestservice_workflow.deadlines import parameter_of
from bestservice_workflow.events import Period
from bestservice_workflow.explanation.derivation import Node, derived
from bestservice_workflow.explanation.grounds import Grounds, Law, asked, no_days_off
from bestservice_workflow.explanation.operations import Operation

_ONE_DAY = timedelta(days=1)
_LAST_DAY = ("last day", "วันครบกำหนด")
_DAYS_LATE = ("days late", "จำนวนวันที่ล่าช้า")


@attrs.frozen(kw_only=True)
class PeriodLife:
    """A period, with the actions that opened and ended it and the law that counts it."""

    period: Period
    law: Law
    opened: int | None
    """Place of the action that opened it; None for the draft."""
    ended: int | None
    """Place of the action it was for; None while there was none."""


def life_of(place: int, grounds: Grounds, *, on: date | None) -> PeriodLife:
    """The period at this place among the case's, counted by the law as it was known when it ended, or on a day."""
    period = grounds.case.periods[place]
    opened: int | None = None
    ended: int | None = None
    seen = len(grounds.drafted.opened)
    for action, event in enumerate(grounds.accepted):
        if seen <= place < seen + len(event.opened):
            opened = action
        seen += len(event.opened)
        if any(closed == place and done.done is not None for closed, done in event.closed):
            ended = action
    law = grounds.law_on(on) if ended is None else grounds.law(ended)
    return PeriodLife(period=period, law=law, opened=opened, ended=ended)


def due_tree(life: PeriodLife, grounds: Grounds) -> Node:
    """The last day of a period: counted in working days from a fact, or fixed and moved off a day off."""
    period, law = life.period, life.law
    name = parameter_of(period.subject)
    if name.endswith(".working_days"):
        return _counted(life, grounds, name)
    fixed = law.rule(name)
    roll = law.rule("calendar.roll")
    if fixed.value is None:
        return derived(_LAST_DAY, Operation.LAST, fixed)
    moved = law.rules.calendar.roll(fixed.value) if roll.value else fixed.value
    return derived(
        _LAST_DAY, Operation.WORKING_DAY_FROM, fixed, roll, law.days_off(fixed.value - _ONE_DAY, moved)
    )


def _counted(life: PeriodLife, grounds: Grounds, name: str) -> Node:
    began, law = life.period.began, life.law
    assert began is not None  # noqa: S101 -- a period in working days begins with an act
    first = f"{life.period.subject}.count_first_day"
    start = began - _ONE_DAY if law.rules.parameters[first].value else began
    ends = law.rules.calendar.add(start, law.rules.parameters[name].value)
    return derived(
        _LAST_DAY,
        Operation.WORKING_DAYS_ON,
        grounds.fact(("counted from", "นับจากวันที่"), began, action=life.opened),
        law.rule(name),
        law.rule(first),
        law.days_off(began - _ONE_DAY, ends),
    )


def lateness_tree(life: PeriodLife, grounds: Grounds, *, on: date | None) -> Node:
    """How many days late the act was; for a duty still open, how late it is on a day."""
    due = due_tree(life, grounds)
    if life.ended is None:
        done = asked(("on the day asked", "ณ วันที่พิจารณา"), on)
    else:
        label = ("day of the act", "วันที่ดำเนินการ")
        done = grounds.fact(label, life.period.done, action=life.ended)
    counted = life.law.rule(f"{life.period.subject}.late.days")
    if due.value is None or done.value is None:
        off = no_days_off()
    else:
        off = life.law.days_off(due.value, max(due.value, done.value))
    return derived(_DAYS_LATE, Operation.DAYS_LATE, due, done, counted, off)
