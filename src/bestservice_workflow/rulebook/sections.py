"""The shape of a rulebook: its sections, and the kind of each parameter.

Only shape stands here. Values, clauses, wordings and readings are data: see ``rulebooks/fy2558.toml``.
"""

from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from bestservice_workflow.actions import Role
from bestservice_workflow.rulebook.choices import (
    Appealable,
    BelowFirstLevel,
    BetweenLevels,
    DayCount,
    Element,
    LastRound,
    LateAppeal,
    NotEvaluated,
    OfficeLate,
    Proof,
    SeveralProjects,
)
from bestservice_workflow.rulebook.kinds import (
    CLOCK,
    DAY,
    DAYS,
    FLAG,
    LEVELS,
    POINTS,
    Kind,
    choice,
    choices,
    count,
    optional,
)


def _parameter(kind: Kind) -> Any:  # noqa: ANN401 -- takes the annotated type of the field
    return attrs.field(metadata={"kind": kind})


def _section(shape: type) -> Any:  # noqa: ANN401 -- takes the annotated type of the field
    return attrs.field(metadata={"section": shape})


_WORKING_DAYS = count(1, 366)
_DECIMALS = count(0, 20)


@attrs.frozen(kw_only=True)
class Weight:
    """Points of the KPI, by kind of agency (S1)."""

    line: Fraction = _parameter(POINTS)
    staff: Fraction = _parameter(POINTS)
    line_and_staff: Fraction = _parameter(POINTS)


@attrs.frozen(kw_only=True)
class Eligibility:
    """Which projects may be presented (S3)."""

    continues_from: int = _parameter(count(2400, 2999))
    improved_never_presented: bool = _parameter(FLAG)
    facebook_needs_distinction: bool = _parameter(FLAG)
    within_fiscal_year: bool = _parameter(FLAG)


@attrs.frozen(kw_only=True)
class Completeness:
    """What a submitted project must have (S6.1, S7.2)."""

    team: bool = _parameter(FLAG)
    states: tuple[Element, ...] = _parameter(choices(Element))


@attrs.frozen(kw_only=True)
class Late:
    """What lateness costs, and how it is counted."""

    flat: Fraction = _parameter(POINTS)
    per_day: Fraction = _parameter(POINTS)
    free_days: int = _parameter(count(0, 366))
    days: DayCount = _parameter(choice(DayCount))


@attrs.frozen(kw_only=True)
class OfficeLateness:
    """How the Office's own lateness is counted, and what it leads to."""

    days: DayCount = _parameter(choice(DayCount))
    effect: OfficeLate = _parameter(choice(OfficeLate))


@attrs.frozen(kw_only=True)
class AppealLateness:
    """What becomes of a late appeal, and how its lateness is counted."""

    days: DayCount = _parameter(choice(DayCount))
    effect: LateAppeal = _parameter(choice(LateAppeal))


@attrs.frozen(kw_only=True)
class Submission:
    """Sending the project to the Office (S6.2)."""

    deadline: date = _parameter(DAY)
    proof: tuple[Proof, ...] = _parameter(choices(Proof))
    late: Late = _section(Late)


@attrs.frozen(kw_only=True)
class Review:
    """Consideration by the committee (S7.4)."""

    max_rounds: int = _parameter(count(1, 99))
    rejected_may_resubmit: bool = _parameter(FLAG)
    revision_in_last_round: LastRound = _parameter(choice(LastRound))
    recorded_by: tuple[Role, ...] = _parameter(choices(Role))


@attrs.frozen(kw_only=True)
class Notification:
    """The Office's announcement of a resolution (S8.5)."""

    working_days: int = _parameter(_WORKING_DAYS)
    count_first_day: bool = _parameter(FLAG)
    late: OfficeLateness = _section(OfficeLateness)


@attrs.frozen(kw_only=True)
class Revision:
    """Sending the modified project (S8.6.1)."""

    working_days: int = _parameter(_WORKING_DAYS)
    count_first_day: bool = _parameter(FLAG)
    late: Late = _section(Late)


@attrs.frozen(kw_only=True)
class AppealRules:
    """Asking the committee to reconsider (S9.6.2)."""

    working_days: int = _parameter(_WORKING_DAYS)
    count_first_day: bool = _parameter(FLAG)
    against: tuple[Appealable, ...] = _parameter(choices(Appealable))
    limit: int = _parameter(count(1, 99))
    final: bool = _parameter(FLAG)
    uses_round: bool = _parameter(FLAG)
    late: AppealLateness = _section(AppealLateness)


@attrs.frozen(kw_only=True)
class ReportRules:
    """Reporting what was achieved (S10.8)."""

    deadline: date | None = _parameter(optional(DAY))
    late: Late = _section(Late)


@attrs.frozen(kw_only=True)
class Scoring:
    """Scoring (S4, S5, S11.9)."""

    deadline: date = _parameter(DAY)
    full: Fraction = _parameter(POINTS)
    levels: tuple[Fraction, ...] = _parameter(LEVELS)
    between_levels: BetweenLevels = _parameter(choice(BetweenLevels))
    below_first_level: BelowFirstLevel = _parameter(choice(BelowFirstLevel))
    decimals: int = _parameter(_DECIMALS)
    not_evaluated: NotEvaluated = _parameter(choice(NotEvaluated))
    least_points: Fraction = _parameter(POINTS)
    several_projects: SeveralProjects = _parameter(choice(SeveralProjects))
    late: OfficeLateness = _section(OfficeLateness)


@attrs.frozen(kw_only=True)
class CalendarRules:
    """How days are counted (A3, A17)."""

    roll: bool = _parameter(FLAG)
    day_ends: int = _parameter(CLOCK)
    """Minutes after midnight."""
    extra_days_off: tuple[date, ...] = _parameter(DAYS)
    extra_working_days: tuple[date, ...] = _parameter(DAYS)


@attrs.frozen(kw_only=True)
class Sections:
    """All sections of a rulebook."""

    weight: Weight = _section(Weight)
    eligibility: Eligibility = _section(Eligibility)
    completeness: Completeness = _section(Completeness)
    submission: Submission = _section(Submission)
    review: Review = _section(Review)
    notification: Notification = _section(Notification)
    revision: Revision = _section(Revision)
    appeal: AppealRules = _section(AppealRules)
    report: ReportRules = _section(ReportRules)
    scoring: Scoring = _section(Scoring)
    calendar: CalendarRules = _section(CalendarRules)


def _kinds(shape: type, prefix: str = "") -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for field in attrs.fields(shape):
        name = f"{prefix}{field.name}"
        if "kind" in field.metadata:
            found[name] = field.metadata["kind"]
        else:
            found |= _kinds(field.metadata["section"], f"{name}.")
    return found


KINDS: dict[str, Kind] = _kinds(Sections)
"""The kind of every parameter, by dotted name."""


def build(values: dict[str, Any]) -> Sections:
    """The typed sections that hold these values, one for every dotted name."""
    sections: Sections = _build(Sections, "", values)
    return sections


def _build(shape: type, prefix: str, values: dict[str, Any]) -> Any:  # noqa: ANN401 -- an instance of ``shape``
    return shape(
        **{
            field.name: values[f"{prefix}{field.name}"]
            if "kind" in field.metadata
            else _build(field.metadata["section"], f"{prefix}{field.name}.", values)
            for field in attrs.fields(shape)
        }
    )
