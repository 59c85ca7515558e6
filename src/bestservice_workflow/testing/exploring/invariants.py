"""What must hold of every case and every step, whatever the readings; each check cites its clause."""

from collections.abc import Callable, Iterator

import attrs

from bestservice_workflow.case import Case
from bestservice_workflow.events import Accepted, State, Subject
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing.model_guards import may

AFTER_REVIEW = frozenset({State.APPROVED, State.EXECUTING, State.REPORTED, State.SCORED})
_COSTLY = frozenset({Subject.SUBMISSION, Subject.REVISION, Subject.REPORT})


@attrs.frozen(kw_only=True)
class Step:
    """One accepted action: the case before, the event, the case after."""

    before: Case
    event: Accepted
    after: Case
    rules: Rulebook


Check = Callable[[Step], str | None]
"""Says what is wrong with a step, or None."""


@attrs.frozen(kw_only=True)
class Invariant:
    """A check with its name and clause."""

    name: str
    clause: str | None
    check: Check


def broken_by(step: Step, *, extra: tuple[Invariant, ...] = ()) -> Iterator[tuple[Invariant, str]]:
    """The invariants that a step breaks, each with what is wrong."""
    for invariant in (*INVARIANTS, *extra):
        said = invariant.check(step)
        if said is not None:
            yield invariant, said


def _role(step: Step) -> str | None:
    action, rules = step.event.action, step.rules.as_of(step.event.effective)
    if action.by.role.value not in may(action.do.value, rules):
        return f"the {action.by.role} may not {action.do}, and did"
    if action.by.role.value == "agency" and action.by.id != step.before.project.agency.code:
        return f"agency {action.by.id} did {action.do} on another agency's project"
    return None


def _rounds(step: Step) -> str | None:
    rules, case = step.rules.as_of(step.event.effective), step.after
    most = rules.review.max_rounds + (case.appeals if rules.appeal.uses_round else 0)
    return f"considered {case.round} times, at most {most} are allowed" if case.round > most else None


def _appeals(step: Step) -> str | None:
    limit = step.rules.as_of(step.event.effective).appeal.limit
    return f"{step.after.appeals} appeals, {limit} allowed" if step.after.appeals > limit else None


def _finality(step: Step) -> str | None:
    ended = step.before.final and step.before.state is State.REJECTED
    reopened = step.before.final and step.after.state not in AFTER_REVIEW | {State.REJECTED}
    if reopened or (ended and step.after.state is not State.REJECTED):
        return f"after the committee's final word it went from {step.before.state} to {step.after.state}"
    return None


def _notice(step: Step) -> str | None:
    latest = step.after.latest(Subject.NOTIFICATION)
    owed = latest is not None and latest[1].open
    if owed == step.after.notified:
        return "a notice is owed but no resolution awaits one" if owed else "a resolution awaits no notice"
    return None


def _in_time(step: Step) -> str | None:
    """A late appeal is refused where the rulebook says that the right lapses."""
    rules = step.rules.as_of(step.event.effective)
    if step.event.action.do != "appeal" or rules.appeal.late.effect != "refused":
        return None
    latest = step.after.latest(Subject.APPEAL)
    if latest is not None and latest[1].days_late > 0:
        return f"an appeal was accepted {latest[1].days_late} days late"
    return None


def _order(step: Step) -> str | None:
    last = step.before.last_at
    if last is not None and step.event.action.at.precedes(last):
        return f"dated {step.event.action.at.text}, before {last.text}"
    return None


def _deductions(step: Step) -> str | None:
    before, after = step.before.deductions, step.after.deductions
    if after[: len(before)] != before:
        return "a deduction was changed or taken back"
    for one in after[len(before) :]:
        if one.points <= 0 or one.days_late <= 0 or one.on <= one.due:
            return f"{one.points} points for {one.days_late} days late, due {one.due}, done {one.on}"
        if one.subject not in _COSTLY:
            return f"points taken off for {one.subject}"
    return None


def _late_costs(step: Step) -> str | None:
    """What an agency does late costs, as the rulebook's figures say, and only then."""
    rules = step.rules.as_of(step.event.effective)
    for _, period in step.event.closed:
        if period.subject not in _COSTLY or period.moot or not period.days_late:
            continue
        late = getattr(rules, period.subject.value).late
        owed = late.flat + late.per_day * max(0, period.days_late - late.free_days)
        told = sum(one.points for one in step.event.deductions if one.subject is period.subject)
        if told != owed:
            return f"{period.days_late} days late cost {told} points, not {owed}"
    return None


def _score(step: Step) -> str | None:
    case, rules = step.after, step.rules
    if (case.score is not None) != (case.state is State.SCORED):
        return "a score without scoring" if case.score else "scored without a score"
    if case.score is None:
        return None
    if not rules.scoring.least_points <= case.score.net <= max(case.score.gross, rules.scoring.least_points):
        return f"net {case.score.net} is not between the least points and gross {case.score.gross}"
    return None if case.score.gross <= case.score.weight else f"gross {case.score.gross} is above the weight"


def _approved(step: Step) -> str | None:
    if step.after.state in AFTER_REVIEW and step.after.round == 0:
        return f"{step.after.state} without a consideration"
    return None


def _way_there(step: Step) -> str | None:
    """Each state is entered by the acts that can lead to it."""
    ways = _ENTERED_BY.get(step.after.state)
    moved = step.before.state is not step.after.state
    if moved and ways is not None and step.event.action.do.value not in ways:
        return f"{step.event.action.do} led to {step.after.state}"
    return None


_ENTERED_BY = {
    State.SUBMITTED: {"submit", "resubmit"},
    State.UNDER_REVIEW: {"open_review"},
    State.REVISION: {"request_revision"},
    State.REJECTED: {"reject", "request_revision", "dismiss_appeal"},
    State.APPEAL: {"appeal"},
    State.APPROVED: {"approve", "grant_appeal"},
    State.EXECUTING: {"start"},
    State.REPORTED: {"report"},
    State.SCORED: {"score"},
}

INVARIANTS: tuple[Invariant, ...] = (
    Invariant(name="wrong_role", clause=None, check=_role),
    Invariant(name="rounds", clause="S7.4", check=_rounds),
    Invariant(name="appeals", clause="S9.6.2", check=_appeals),
    Invariant(name="finality", clause="S9.6.2", check=_finality),
    Invariant(name="notice", clause="S8.5", check=_notice),
    Invariant(name="appeal_in_time", clause="S9.6.2", check=_in_time),
    Invariant(name="order", clause=None, check=_order),
    Invariant(name="deductions", clause="S6.2", check=_deductions),
    Invariant(name="late_costs", clause="S6.2", check=_late_costs),
    Invariant(name="score", clause="S5", check=_score),
    Invariant(name="considered", clause="S7.4", check=_approved),
    Invariant(name="entered", clause=None, check=_way_there),
)
"""Held by every step of an exploration, and by ``violations``."""
