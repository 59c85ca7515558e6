"""What somebody wants to do: one class a trigger, in the imperative."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Self

import attrs

from bestservice_workflow.checking import (
    a,
    a_name,
    a_text,
    a_text_or_none,
    several,
    to_moment,
    to_tuple,
    word,
)
from bestservice_workflow.figures import to_figure
from bestservice_workflow.moments import Moment
from bestservice_workflow.project import ProjectChanges, to_changes


class Role(StrEnum):
    """In whose name somebody acts."""

    AGENCY = "agency"
    OFFICE = "office"
    """The Office of the BMA Civil Service Commission (สำนักงาน ก.ก.)."""
    COMMITTEE = "committee"


def to_role(value: Role | str) -> Role:
    """Take a role, or its word."""
    return word(value, Role)


@attrs.frozen
class Actor:
    """Who acts.

    >>> Actor.agency("1001")
    Actor(role=<Role.AGENCY: 'agency'>, id='1001')
    """

    role: Role = attrs.field(converter=to_role)
    id: str = attrs.field(validator=a_name)
    """For an agency, its code."""

    @classmethod
    def agency(cls, code: str) -> Self:
        """An agency, by its code."""
        return cls(Role.AGENCY, code)

    @classmethod
    def office(cls, id: str = "ocsc") -> Self:  # noqa: A002 -- the field's name
        """The Office; ``id`` tells its officers apart."""
        return cls(Role.OFFICE, id)

    @classmethod
    def committee(cls, id: str = "committee") -> Self:  # noqa: A002 -- the field's name
        """The committee."""
        return cls(Role.COMMITTEE, id)


class Trigger(StrEnum):
    """What can be done to a case."""

    EDIT = "edit"
    SUBMIT = "submit"
    OPEN_REVIEW = "open_review"
    APPROVE = "approve"
    REQUEST_REVISION = "request_revision"
    REJECT = "reject"
    NOTIFY = "notify"
    RESUBMIT = "resubmit"
    APPEAL = "appeal"
    GRANT_APPEAL = "grant_appeal"
    DISMISS_APPEAL = "dismiss_appeal"
    START = "start"
    REPORT = "report"
    SCORE = "score"


@attrs.frozen(kw_only=True)
class Action:
    """Something somebody wants to do; each trigger has its own class below."""

    do: ClassVar[Trigger]

    at: Moment = attrs.field(converter=to_moment)
    """When it takes effect: a day, an aware instant, or ISO 8601 text of either."""
    by: Actor = attrs.field(validator=a(Actor))
    note: str = attrs.field(default="", validator=a_text)


@attrs.frozen(kw_only=True)
class Edit(Action):
    """The agency changes its draft."""

    do = Trigger.EDIT
    changes: ProjectChanges = attrs.field(converter=to_changes, hash=False)


@attrs.frozen(kw_only=True)
class Submit(Action):
    """The agency sends the project to the Office, officially and by e-mail (S6.2)."""

    do = Trigger.SUBMIT
    letter: str | None = attrs.field(default=None, validator=a_text_or_none)
    """The number of the official letter."""
    email: Moment | None = attrs.field(default=None, converter=attrs.converters.optional(to_moment))
    """When the file was e-mailed."""


@attrs.frozen(kw_only=True)
class OpenReview(Action):
    """The Office puts the project before the committee; one more round (S7.4)."""

    do = Trigger.OPEN_REVIEW


@attrs.frozen(kw_only=True)
class Approve(Action):
    """The committee approves."""

    do = Trigger.APPROVE


@attrs.frozen(kw_only=True)
class RequestRevision(Action):
    """The committee resolves that the project be modified (S7.3)."""

    do = Trigger.REQUEST_REVISION


@attrs.frozen(kw_only=True)
class Reject(Action):
    """The committee does not approve."""

    do = Trigger.REJECT


@attrs.frozen(kw_only=True)
class Notify(Action):
    """The Office announces the last resolution (S8.5)."""

    do = Trigger.NOTIFY


@attrs.frozen(kw_only=True)
class Resubmit(Action):
    """The agency sends the modified project (S8.6.1)."""

    do = Trigger.RESUBMIT
    changes: ProjectChanges = attrs.field(factory=ProjectChanges, converter=to_changes, hash=False)


@attrs.frozen(kw_only=True)
class Appeal(Action):
    """The agency asks the committee to reconsider (S9.6.2)."""

    do = Trigger.APPEAL


@attrs.frozen(kw_only=True)
class GrantAppeal(Action):
    """The committee approves on appeal; final (S9.6.2)."""

    do = Trigger.GRANT_APPEAL


@attrs.frozen(kw_only=True)
class DismissAppeal(Action):
    """The committee upholds its resolution; final (S9.6.2)."""

    do = Trigger.DISMISS_APPEAL


@attrs.frozen(kw_only=True)
class Start(Action):
    """The agency begins to carry the project out (S10.7)."""

    do = Trigger.START


@attrs.frozen(kw_only=True)
class Result:
    """What was achieved on one indicator."""

    indicator: str = attrs.field(validator=a_name)
    achieved: Decimal = attrs.field(converter=to_figure)


def _results(value: Iterable[Result]) -> tuple[Result, ...]:
    return to_tuple(value)


@attrs.frozen(kw_only=True)
class Report(Action):
    """The agency reports what it achieved (S10.8)."""

    do = Trigger.REPORT
    results: tuple[Result, ...] = attrs.field(converter=_results, validator=several(Result))


@attrs.frozen(kw_only=True)
class Score(Action):
    """The Office scores the project (S11.9)."""

    do = Trigger.SCORE


ACTIONS: dict[Trigger, type[Action]] = {
    kind.do: kind
    for kind in (
        Edit,
        Submit,
        OpenReview,
        Approve,
        RequestRevision,
        Reject,
        Notify,
        Resubmit,
        Appeal,
        GrantAppeal,
        DismissAppeal,
        Start,
        Report,
        Score,
    )
}
"""The class of each trigger's action."""
