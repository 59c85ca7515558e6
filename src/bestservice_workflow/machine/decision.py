"""A decision in progress: the model that triggers act on."""

from datetime import date
from functools import cached_property

import attrs

from bestservice_workflow.actions import Action, Edit, Resubmit
from bestservice_workflow.case import Case, changed
from bestservice_workflow.errors import Reason
from bestservice_workflow.events import Accepted, Cause, Deduction, Period, ScoreCard, State, Subject
from bestservice_workflow.project import Project
from bestservice_workflow.rulebook import Rulebook


@attrs.define(kw_only=True)
class Decision:
    """What is being decided: guards add reasons to it, hooks add what an accepted action leaves behind."""

    case: Case
    action: Action
    rules: Rulebook
    """The law as it was known on the effective day."""
    effective: date
    state: State
    """Where the case stands; the machine moves it."""

    reasons: list[Reason] = attrs.field(factory=list)

    round: int = 0
    notified: bool = True
    final: bool = False
    appeals: int = 0
    cause: Cause | None = None
    opened: list[Period] = attrs.field(factory=list)
    closed: list[tuple[int, Period]] = attrs.field(factory=list)
    deductions: list[Deduction] = attrs.field(factory=list)
    score: ScoreCard | None = None

    @classmethod
    def begin(cls, case: Case, action: Action, rules: Rulebook) -> "Decision":
        """Start from the case as it stands, under the law as known on the action's effective day."""
        effective = action.at.effective_day(rules.counting.day_ends)
        return cls(
            case=case,
            action=action,
            rules=rules.as_of(effective),
            effective=effective,
            state=case.state,
            round=case.round,
            notified=case.notified,
            final=case.final,
            appeals=case.appeals,
            cause=case.cause,
        )

    @cached_property
    def project(self) -> Project:
        """The project as it would be after the action."""
        if isinstance(self.action, Edit | Resubmit):
            return changed(self.case.project, self.action.changes)
        return self.case.project

    @property
    def rounds_left(self) -> bool:
        """Whether the committee may consider the project once more (S7.4)."""
        return self.round < self.rules.review.max_rounds

    def outstanding(self, subject: Subject) -> tuple[int, Period] | None:
        """The youngest period of this kind, with its place, if its act is still to be done."""
        latest = self.case.latest(subject)
        return latest if latest is not None and latest[1].done is None else None

    def accepted(self) -> Accepted:
        """The event that records the decision."""
        return Accepted(
            action=self.action,
            effective=self.effective,
            source=self.case.state,
            target=self.state,
            digest=self.rules.digest,
            cause=self.cause,
            opened=tuple(self.opened),
            closed=tuple(self.closed),
            deductions=tuple(self.deductions),
            round=self.round,
            notified=self.notified,
            final=self.final,
            appeals=self.appeals,
            score=self.score,
        )
