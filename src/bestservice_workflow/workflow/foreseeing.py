"""What waiting costs, and how a project can still end."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

import attrs

from bestservice_workflow.actions import (
    ACTIONS,
    Action,
    Actor,
    Report,
    Resubmit,
    Result,
    Role,
    Submit,
    Trigger,
)
from bestservice_workflow.case import Case, evolve
from bestservice_workflow.deadlines import deadlines
from bestservice_workflow.errors import Reason, Refused
from bestservice_workflow.events import State, Subject
from bestservice_workflow.machine import decide
from bestservice_workflow.machine.guards import who_may
from bestservice_workflow.machine.table import actor_of, triggers_from
from bestservice_workflow.moments import Moment
from bestservice_workflow.project import Project
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.scoring import Outcome, outcome_of, points_of

_ONE_DAY = timedelta(days=1)
_LATE_COSTS = {
    Trigger.SUBMIT: Subject.SUBMISSION,
    Trigger.RESUBMIT: Subject.REVISION,
    Trigger.REPORT: Subject.REPORT,
}
MOST_CASES = 5_000
"""How many standings a search looks at before it says that it is not complete."""


@attrs.frozen(kw_only=True)
class CostDay:
    """One day of a cost curve."""

    day: date
    allowed: bool
    cost: Fraction
    """Points taken off if the action is done on this day."""
    reasons: tuple[Reason, ...] = ()
    """Why it cannot be done on this day."""


def cost_curve_of(case: Case, action: Action, rules: Rulebook, *, days: int) -> tuple[CostDay, ...]:
    """What an action costs on its own day and on each of the ``days`` after it."""
    return tuple(_cost(case, action, rules, number) for number in range(days + 1))


def _cost(case: Case, action: Action, rules: Rulebook, number: int) -> CostDay:
    day = action.at.effective_day(rules.counting.day_ends) + _ONE_DAY * number
    waited = attrs.evolve(action, at=action.at if number == 0 else Moment.of(day))
    try:
        event = decide(case, waited, rules)
    except Refused as refused:
        return CostDay(day=day, allowed=False, cost=Fraction(), reasons=refused.reasons)
    return CostDay(day=day, allowed=True, cost=sum((d.points for d in event.deductions), Fraction()))


@attrs.frozen(kw_only=True)
class PathStep:
    """One step of a path."""

    do: Trigger
    on: date
    by: Role


@attrs.frozen(kw_only=True)
class Path:
    """One way in which a project can come to its end."""

    steps: tuple[PathStep, ...]
    state: State
    outcome: Outcome
    points: Fraction | None
    """None where "not evaluated" is left out of the agency's weight."""


@attrs.frozen(kw_only=True)
class Paths:
    """How a project can still end.

    Looked at are the earliest day for each step, and for one whose lateness costs points the day after its
    period has ended; results of nothing, and of every target.
    """

    best: Path | None
    """The most points still within reach; None where no end is."""
    worst: Path | None
    ends: frozenset[Outcome]
    """The outcomes that can still come about."""
    next: tuple[Trigger, ...]
    """What can be done next, one way or another."""
    complete: bool
    """False where the search gave up before it had looked at everything."""


@attrs.define
class _Search:
    rules: Rulebook
    until: date
    seen: set[object] = attrs.field(factory=set)
    ends: list[Path] = attrs.field(factory=list)

    def from_(self, case: Case, on: date) -> bool:
        """Look at everything that can follow, nearest first; False where it is too much."""
        waiting: list[tuple[Case, date, tuple[PathStep, ...]]] = [(case, on, ())]
        for here, day, steps in waiting:
            self._end(here, day, steps)
            for after, event_day, step in self._steps(here, day):
                key = _likeness(after, event_day)
                if key in self.seen:
                    continue
                if len(self.seen) >= MOST_CASES:
                    return False
                self.seen.add(key)
                waiting.append((after, event_day, (*steps, step)))
        return True

    def _end(self, case: Case, day: date, steps: tuple[PathStep, ...]) -> None:
        last = max(day, self.until)
        outcome = outcome_of(case, self.rules, on=last)
        if outcome is not Outcome.PENDING:
            points = points_of(case, self.rules, on=last)
            self.ends.append(Path(steps=steps, state=case.state, outcome=outcome, points=points))

    def _steps(self, case: Case, day: date) -> Iterator[tuple[Case, date, PathStep]]:
        for do in triggers_from(case.state):
            for on in self._days(case, do, day):
                for action in _attempts(case.project, do, on=on, rules=self.rules):
                    try:
                        event = decide(case, action, self.rules)
                    except Refused:
                        continue
                    yield evolve(case, event), on, PathStep(do=do, on=on, by=action.by.role)

    def _days(self, case: Case, do: Trigger, day: date) -> list[date]:
        """At once; and for a step that lateness costs points, the day after its period has ended."""
        subject = _LATE_COSTS.get(do)
        running = (one for one in deadlines(case, self.rules, on=day) if one.open and one.subject is subject)
        return sorted({day, *(one.due + _ONE_DAY for one in running if one.due >= day)})


def paths_of(case: Case, rules: Rulebook, *, on: date) -> Paths:
    """How a case that stands as it does on a day can still end, best and worst."""
    search = _Search(rules=rules, until=rules.scoring.deadline)
    start = on if case.last_effective is None else max(on, case.last_effective)
    complete = search.from_(case, start)
    ranked = sorted(search.ends, key=lambda path: (_rank(path), -len(path.steps)))
    return Paths(
        best=ranked[-1] if ranked else None,
        worst=min(ranked, key=lambda path: (_rank(path), len(path.steps))) if ranked else None,
        ends=frozenset(path.outcome for path in ranked),
        next=tuple(dict.fromkeys(step.do for _, _, step in search._steps(case, start))),  # noqa: SLF001
        complete=complete,
    )


def _rank(path: Path) -> Fraction:
    return Fraction(-1) if path.points is None else path.points


def _likeness(case: Case, day: date) -> object:
    """Cases that are alike in this have the same future."""
    counters = (case.state, case.round, case.notified, case.final, case.appeals, case.cause)
    running = tuple((p.subject, p.began, p.kind) for p in case.periods if p.open)
    return counters, case.points_deducted, running, day, case.results, case.score


def _attempts(project: Project, do: Trigger, *, on: date, rules: Rulebook) -> Iterator[Action]:
    role = who_may((actor_of(do),), rules.review.recorded_by)[0]
    by = Actor.agency(project.agency.code) if role is Role.AGENCY else Actor(role, role.value)
    at = Moment.of(on)
    match do:
        case Trigger.EDIT:
            return
        case Trigger.SUBMIT:
            yield Submit(at=at, by=by, letter="-", email=at)
        case Trigger.RESUBMIT:
            yield Resubmit(at=at, by=by)
        case Trigger.REPORT:
            for full in (True, False):
                results = (
                    Result(indicator=i.id, achieved=i.target if full and i.target else 0)
                    for i in project.indicators
                )
                yield Report(at=at, by=by, results=tuple(results))
        case _:
            yield ACTIONS[do](at=at, by=by)
