"""One method a trigger, for those who call the workflow from code."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypedDict, Unpack

from bestservice_workflow.actions import (
    ACTIONS,
    Action,
    Actor,
    Result,
    Trigger,
)
from bestservice_workflow.case import Case
from bestservice_workflow.moments import Moment
from bestservice_workflow.project import ProjectChanges
from bestservice_workflow.serialization import plain_of

When = Moment | date | str
"""A day, an aware instant, or ISO 8601 text of either."""


class Step(TypedDict, total=False):
    """What every step takes besides the project and the actor."""

    at: When
    """When it takes effect; now, if left out."""
    note: str
    key: str
    """Idempotency key: the same step with the same key is done once, and answered alike."""
    expected: int
    """The version you decided on; another one is a ``Conflict``."""


class Triggers(ABC):
    """The triggers of the state table as methods; each takes what ``do`` takes, and raises what it raises."""

    @abstractmethod
    def _do(
        self,
        project: str,
        action: Callable[[], Action],
        *,
        asked: dict[str, object],
        key: str | None,
        expected: int | None,
    ) -> Case: ...

    @abstractmethod
    def _moment(self, at: When | None) -> Moment: ...

    def edit(self, project: str, *, by: Actor, changes: ProjectChanges, **step: Unpack[Step]) -> Case:
        """The agency changes its draft."""
        return self._pull(Trigger.EDIT, project, by, step, changes=changes)

    def submit(
        self,
        project: str,
        *,
        by: Actor,
        letter: str | None = None,
        email: When | None = None,
        **step: Unpack[Step],
    ) -> Case:
        """The agency sends the project, officially (``letter``: its number) and by e-mail (``email``: when) (S6.2)."""
        return self._pull(Trigger.SUBMIT, project, by, step, letter=letter, email=email)

    def open_review(self, project: str, *, by: Actor, **step: Unpack[Step]) -> Case:
        """The Office puts the project before the committee (S7.4)."""
        return self._pull(Trigger.OPEN_REVIEW, project, by, step)

    def approve(self, project: str, *, by: Actor, **step: Unpack[Step]) -> Case:
        """The committee approves."""
        return self._pull(Trigger.APPROVE, project, by, step)

    def request_revision(self, project: str, *, by: Actor, **step: Unpack[Step]) -> Case:
        """The committee resolves that the project be modified (S7.3)."""
        return self._pull(Trigger.REQUEST_REVISION, project, by, step)

    def reject(self, project: str, *, by: Actor, **step: Unpack[Step]) -> Case:
        """The committee does not approve."""
        return self._pull(Trigger.REJECT, project, by, step)

    def notify(self, project: str, *, by: Actor, **step: Unpack[Step]) -> Case:
        """The Office announces the last resolution (S8.5)."""
        return self._pull(Trigger.NOTIFY, project, by, step)

    def resubmit(
        self, project: str, *, by: Actor, changes: ProjectChanges | None = None, **step: Unpack[Step]
    ) -> Case:
        """The agency sends the modified project (S8.6.1)."""
        return self._pull(Trigger.RESUBMIT, project, by, step, changes=changes or {})

    def appeal(self, project: str, *, by: Actor, **step: Unpack[Step]) -> Case:
        """The agency asks the committee to reconsider (S9.6.2)."""
        return self._pull(Trigger.APPEAL, project, by, step)

    def grant_appeal(self, project: str, *, by: Actor, **step: Unpack[Step]) -> Case:
        """The committee approves on appeal; final (S9.6.2)."""
        return self._pull(Trigger.GRANT_APPEAL, project, by, step)

    def dismiss_appeal(self, project: str, *, by: Actor, **step: Unpack[Step]) -> Case:
        """The committee upholds its resolution; final (S9.6.2)."""
        return self._pull(Trigger.DISMISS_APPEAL, project, by, step)

    def start(self, project: str, *, by: Actor, **step: Unpack[Step]) -> Case:
        """The agency begins to carry the project out (S10.7)."""
        return self._pull(Trigger.START, project, by, step)

    def report(self, project: str, *, by: Actor, results: Iterable[Result], **step: Unpack[Step]) -> Case:
        """The agency reports what it achieved, one result for each indicator (S10.8)."""
        return self._pull(Trigger.REPORT, project, by, step, results=tuple(results))

    def score(self, project: str, *, by: Actor, **step: Unpack[Step]) -> Case:
        """The Office scores the project (S11.9)."""
        return self._pull(Trigger.SCORE, project, by, step)

    def _pull(self, do: Trigger, project: str, by: Actor, step: Step, **details: Any) -> Case:  # noqa: ANN401 -- by trigger
        given, note = step.get("at"), step.get("note", "")

        def action() -> Action:
            return ACTIONS[do](at=self._moment(given), by=by, note=note, **details)

        asked: dict[str, object] = plain_of(action())
        if given is None:
            del asked["at"]
        return self._do(project, action, asked=asked, key=step.get("key"), expected=step.get("expected"))
