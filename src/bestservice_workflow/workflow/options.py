"""What can be done with a case now: by whom, until when, at what cost; and why not the rest."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from bestservice_workflow.actions import ACTIONS, Action, Actor, Report, Result, Role, Submit, Trigger
from bestservice_workflow.case import Case
from bestservice_workflow.deadlines import deadlines
from bestservice_workflow.errors import Reason, Refused
from bestservice_workflow.events import State, Subject
from bestservice_workflow.machine import decide
from bestservice_workflow.machine.guards import who_may
from bestservice_workflow.machine.table import actor_of
from bestservice_workflow.moments import Moment
from bestservice_workflow.rulebook import Rulebook

_WITHIN = {
    Trigger.SUBMIT: Subject.SUBMISSION,
    Trigger.NOTIFY: Subject.NOTIFICATION,
    Trigger.RESUBMIT: Subject.REVISION,
    Trigger.APPEAL: Subject.APPEAL,
    Trigger.REPORT: Subject.REPORT,
    Trigger.SCORE: Subject.SCORING,
}


@attrs.frozen(kw_only=True)
class Option:
    """One trigger, as it stands for a case at a moment."""

    do: Trigger
    allowed: bool
    """Whether it would be accepted, once its letter, results or changes are given."""
    by: tuple[Role, ...]
    """Who may do it."""
    until: date | None
    """The last day of the period it falls under, where there is one."""
    cost: Fraction | None
    """Points deducted if it is done at this moment; None where it is not allowed."""
    to: State | None
    """Where it leads; None where it is not allowed."""
    reasons: tuple[Reason, ...]
    """Why not, where it is not allowed."""


def options_of(case: Case, rules: Rulebook, *, at: Moment) -> tuple[Option, ...]:
    """Every trigger, those that can be pulled at this moment first."""
    known = rules.as_of(at.effective_day(rules.counting.day_ends))
    tried = [_option(case, rules, known, do=do, at=at) for do in Trigger]
    return tuple(sorted(tried, key=lambda option: not option.allowed))


def _option(case: Case, rules: Rulebook, known: Rulebook, *, do: Trigger, at: Moment) -> Option:
    by = who_may((actor_of(do),), known.review.recorded_by)
    until = _until(case, rules, do=do, at=at)
    try:
        event = decide(case, _attempt(case, do, at=at, by=by[0]), rules)
    except Refused as refused:
        return Option(do=do, allowed=False, by=by, until=until, cost=None, to=None, reasons=refused.reasons)
    cost = sum((deduction.points for deduction in event.deductions), Fraction())
    return Option(do=do, allowed=True, by=by, until=until, cost=cost, to=event.target, reasons=())


def _until(case: Case, rules: Rulebook, *, do: Trigger, at: Moment) -> date | None:
    subject = _WITHIN.get(do)
    on = at.effective_day(rules.counting.day_ends)
    due = [d.due for d in deadlines(case, rules, on=on) if d.open and d.subject is subject]
    return due[-1] if due else None


def _attempt(case: Case, do: Trigger, *, at: Moment, by: Role) -> Action:
    """The action with whatever it needs from its actor, so that only the rules can stand against it."""
    actor = Actor.agency(case.project.agency.code) if by is Role.AGENCY else Actor(by, by.value)
    match do:
        case Trigger.SUBMIT:
            return Submit(at=at, by=actor, letter="-", email=at)
        case Trigger.REPORT:
            results = (Result(indicator=i.id, achieved=Decimal(0)) for i in case.project.indicators)
            return Report(at=at, by=actor, results=tuple(results))
        case Trigger.EDIT | Trigger.RESUBMIT:
            return ACTIONS[do](at=at, by=actor, changes={})  # type: ignore[call-arg]  # both take changes
        case _:
            return ACTIONS[do](at=at, by=actor)
