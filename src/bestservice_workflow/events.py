"""What was accepted: facts, in the past tense, and what each left behind."""

from datetime import date
from enum import StrEnum
from fractions import Fraction

import attrs

from bestservice_workflow.actions import Action, Actor, Role
from bestservice_workflow.moments import Moment
from bestservice_workflow.project import Project


class State(StrEnum):
    """Where a case stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    REVISION = "revision"
    APPEAL = "appeal"
    APPROVED = "approved"
    REJECTED = "rejected"
    EXECUTING = "executing"
    REPORTED = "reported"
    SCORED = "scored"


class Subject(StrEnum):
    """What a period is for; also the section of the rulebook that governs it."""

    SUBMISSION = "submission"
    NOTIFICATION = "notification"
    REVISION = "revision"
    APPEAL = "appeal"
    REPORT = "report"
    SCORING = "scoring"


class PeriodKind(StrEnum):
    """Whether somebody must act within the period, or may."""

    DUTY = "duty"
    RIGHT = "right"


@attrs.frozen(kw_only=True)
class Period:
    """A time within which somebody must or may act."""

    subject: Subject
    clause: str
    who: Role
    kind: PeriodKind
    began: date | None
    """The day it was counted from; None for one that runs from the start of the year."""
    due: date | None
    """Its last day, by the law as it was known when this was written; None while none is announced (S10.8)."""
    done: date | None = None
    """The effective day of the act it was for; None while there was none."""
    days_late: int = 0
    """Counted as the rulebook says; 0 while not done."""
    moot: bool = False
    """Overtaken by an appeal: nothing is owed under it any more."""

    @property
    def open(self) -> bool:
        """Whether the act it was for is still outstanding."""
        return self.done is None and not self.moot


@attrs.frozen(kw_only=True)
class Deduction:
    """Points taken off for lateness, and on what grounds."""

    subject: Subject
    clause: str
    action: int
    """The 0-based place of the late action among the case's actions."""
    due: date
    on: date
    """The effective day of the late action."""
    days_late: int
    points: Fraction


@attrs.frozen(kw_only=True)
class IndicatorScore:
    """How far one indicator was reached (S4)."""

    id: str
    percent: Fraction


@attrs.frozen(kw_only=True)
class ScoreCard:
    """The score of a project, in exact rationals (S4, S5)."""

    indicators: tuple[IndicatorScore, ...]
    percent: Fraction
    """The mean of the indicators' percentages."""
    level: Fraction
    weight: Fraction
    """The weight of the KPI for this kind of agency."""
    gross: Fraction
    """Level / highest level × weight, before deductions."""
    net: Fraction
    """After deductions."""


class Cause(StrEnum):
    """Why a case stands where it stands, where the trigger alone does not tell."""

    ROUNDS_EXHAUSTED = "rounds_exhausted"
    """A modification was resolved in the last round (A18)."""


@attrs.frozen(kw_only=True)
class Drafted:
    """A project came into being."""

    project: Project
    rulebook: str
    """Id of the rulebook it came under."""
    digest: str
    """Digest of that rulebook, as it was known then."""
    opened: tuple[Period, ...]
    """What runs from the start: the time for submission (S6.2)."""


@attrs.frozen(kw_only=True)
class Accepted:
    """An action was accepted, with all that it left behind."""

    action: Action
    effective: date
    """The day that counts for the law (A17)."""
    source: State
    target: State
    digest: str
    """Digest of the rulebook it was decided under, as it was known on the effective day."""
    cause: Cause | None = None
    opened: tuple[Period, ...] = ()
    closed: tuple[tuple[int, Period], ...] = ()
    """Place among the case's periods, and the period as it now is."""
    deductions: tuple[Deduction, ...] = ()
    round: int
    """Considerations opened so far, this one included."""
    notified: bool
    """Whether the last resolution has been notified."""
    final: bool
    """Whether no appeal or resubmission is left by the committee's final word."""
    appeals: int
    """Appeals filed so far, this one included."""
    score: ScoreCard | None = None


Decided = Drafted | Accepted
"""What the machine decides."""


@attrs.frozen(kw_only=True)
class Corrected:
    """A fact was put right, or all were judged again after an announcement; the old ones stay on record."""

    at: Moment
    by: Actor
    reason: str
    authority: str
    """Who or what ordered it: a memorandum's number, a circular."""
    fact: int | None
    """The version of the fact that was put right; None where an announcement had them judged again."""
    facts: tuple[Decided, ...]
    """All facts of the project as they now read, decided again, the draft first."""


Event = Drafted | Accepted | Corrected
