"""A project on its way, and the fold that brings it there."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import reduce

import attrs

from bestservice_workflow.actions import Edit, Report, Resubmit, Result
from bestservice_workflow.events import (
    Accepted,
    Cause,
    Corrected,
    Deduction,
    Drafted,
    Event,
    Period,
    ScoreCard,
    State,
    Subject,
)
from bestservice_workflow.moments import Moment
from bestservice_workflow.project import Project, ProjectChanges


@attrs.frozen(kw_only=True)
class Case:
    """Everything that holds of one project after the events so far."""

    project: Project
    """With all accepted changes."""
    rulebook: str
    """Id of the rulebook that governs it."""
    state: State = State.DRAFT
    round: int = 0
    """Considerations opened so far (S7.4)."""
    actions: int = 0
    """Actions accepted so far."""
    last_at: Moment | None = None
    """When the last accepted action took effect."""
    last_effective: date | None = None
    """Its effective day (A17)."""
    notified: bool = True
    """Whether the last resolution, if any, has been notified (S8.5)."""
    final: bool = False
    """Whether the committee has spoken its final word (S9.6.2)."""
    appeals: int = 0
    """Appeals filed so far."""
    cause: Cause | None = None
    periods: tuple[Period, ...] = ()
    """Every period that began, in the order in which it began."""
    deductions: tuple[Deduction, ...] = ()
    results: tuple[Result, ...] = ()
    """What was reported, once it was."""
    score: ScoreCard | None = None

    @property
    def points_deducted(self) -> Fraction:
        """The sum of all deductions."""
        return sum((deduction.points for deduction in self.deductions), Fraction())

    def latest(self, subject: Subject) -> tuple[int, Period] | None:
        """The youngest period of this kind, with its place, or None."""
        for place in range(len(self.periods) - 1, -1, -1):
            if self.periods[place].subject is subject:
                return place, self.periods[place]
        return None


def changed(project: Project, changes: ProjectChanges) -> Project:
    """The project with these changes made."""
    return attrs.evolve(project, **changes) if changes else project


def evolve(case: Case | None, event: Event) -> Case:
    """The case after one more event; it only records, it never decides.

    Raises:
        ValueError: the first event is no ``Drafted``, or a later one is.
    """
    if isinstance(event, Corrected) and case is not None:
        return fold(event.facts)
    if case is None or not isinstance(event, Accepted):
        if case is not None or not isinstance(event, Drafted):
            raise ValueError("a stream begins with its draft, and has only one")
        return Case(project=event.project, rulebook=event.rulebook, periods=event.opened)
    action = event.action
    return Case(
        project=changed(case.project, action.changes)
        if isinstance(action, Edit | Resubmit)
        else case.project,
        rulebook=case.rulebook,
        state=event.target,
        round=event.round,
        actions=case.actions + 1,
        last_at=action.at,
        last_effective=event.effective,
        notified=event.notified,
        final=event.final,
        appeals=event.appeals,
        cause=event.cause,
        periods=_periods_after(case, event),
        deductions=case.deductions + event.deductions,
        results=action.results if isinstance(action, Report) else case.results,
        score=event.score or case.score,
    )


def _periods_after(case: Case, event: Accepted) -> tuple[Period, ...]:
    if not event.closed:
        return case.periods + event.opened
    periods = list(case.periods)
    for place, period in event.closed:
        periods[place] = period
    return (*periods, *event.opened)


def fold(events: Iterable[Event]) -> Case:
    """The case that these events, from the first on, lead to.

    Raises:
        ValueError: there is no event, or the first is no ``Drafted``.
    """
    case = reduce(evolve, events, None)
    if case is None:
        raise ValueError("a stream without events is no case")
    return case
