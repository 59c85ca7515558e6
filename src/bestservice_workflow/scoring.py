"""From what was achieved to points (S4, S5; A6–A10, A20), and whether a case is evaluated at all (S7.4)."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction

from bestservice_workflow.actions import Result
from bestservice_workflow.case import Case
from bestservice_workflow.deadlines import as_known, lapsed_appeal
from bestservice_workflow.events import IndicatorScore, ScoreCard, State
from bestservice_workflow.project import AgencyKind, Indicator
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.rulebook.choices import (
    Appealable,
    BelowFirstLevel,
    BetweenLevels,
    NotEvaluated,
    SeveralProjects,
)
from bestservice_workflow.rulebook.sections import Scoring


def percent_achieved(indicator: Indicator, achieved: Fraction, scoring: Scoring) -> Fraction:
    """The result of one indicator: achieved × 100 / target, at most 100 (S4).

    Raises:
        ValueError: the indicator states no target.
    """
    if not indicator.target:
        raise ValueError(f"indicator {indicator.id} has no target")
    return min(scoring.full, achieved * scoring.full / Fraction(indicator.target))


def level_of(percent: Fraction, scoring: Scoring) -> Fraction:
    """The score level of a project's percentage (S5), between and below the levels as read (A6, A7).

    >>> from bestservice_workflow import load_rulebook
    >>> level_of(Fraction(85), load_rulebook("fy2558").scoring)
    Fraction(7, 2)
    """
    levels = scoring.levels
    reached = sum(percent >= level for level in levels)
    if reached == len(levels):
        return Fraction(reached)
    if reached == 0:
        return _below_first_level(percent, scoring)
    if scoring.between_levels is BetweenLevels.STEP:
        return Fraction(reached)
    low, high = levels[reached - 1], levels[reached]
    return reached + (percent - low) / (high - low)


def _below_first_level(percent: Fraction, scoring: Scoring) -> Fraction:
    if scoring.below_first_level is BelowFirstLevel.ZERO:
        return Fraction(0)
    if scoring.below_first_level is BelowFirstLevel.FLOOR:
        return Fraction(1)
    first, second = scoring.levels[:2]
    return max(Fraction(0), 1 + (percent - first) / (second - first))


def weight_of(kind: AgencyKind, rules: Rulebook) -> Fraction:
    """The weight of the KPI for this kind of agency, in points (S1)."""
    weight: Fraction = rules.parameters[f"weight.{kind}"].value
    return weight


def score_card(case: Case, results: Iterable[Result], rules: Rulebook) -> ScoreCard:
    """The score of a project with these results: one for each of its indicators.

    Raises:
        ValueError: the project has no indicator, or one without a target.
        KeyError: an indicator has no result.
    """
    achieved = {result.indicator: Fraction(result.achieved) for result in results}
    indicators = tuple(
        IndicatorScore(
            id=indicator.id,
            percent=percent_achieved(indicator, achieved[indicator.id], rules.scoring),
        )
        for indicator in case.project.indicators
    )
    if not indicators:
        raise ValueError("a project without indicators has no score")
    percent = sum((indicator.percent for indicator in indicators), Fraction()) / len(indicators)
    level = level_of(percent, rules.scoring)
    weight = weight_of(case.project.agency.kind, rules)
    gross = level * weight / len(rules.scoring.levels)
    return ScoreCard(
        indicators=indicators,
        percent=percent,
        level=level,
        weight=weight,
        gross=gross,
        net=max(rules.scoring.least_points, gross - case.points_deducted),
    )


class Outcome(StrEnum):
    """What the KPI says of a project so far."""

    PENDING = "pending"
    SCORED = "scored"
    NOT_EVALUATED = "not_evaluated"
    """It did not pass, and no way back is open (S7.4)."""


def outcome_of(case: Case, rules: Rulebook, *, on: date | None) -> Outcome:
    """Whether a case is scored, not evaluated, or pending on a day."""
    if case.state is State.SCORED:
        return Outcome.SCORED
    if case.state is State.REJECTED and on is not None:
        return Outcome.PENDING if _way_back(case, as_known(case, rules, on=on), on) else Outcome.NOT_EVALUATED
    return Outcome.PENDING


def _way_back(case: Case, rules: Rulebook, on: date) -> bool:
    if case.final:
        return False
    if rules.review.rejected_may_resubmit and case.round < rules.review.max_rounds:
        return True
    if Appealable.REJECT not in rules.appeal.against or case.appeals >= rules.appeal.limit:
        return False
    return lapsed_appeal(case, rules, on=on) is None


def points_of(case: Case, rules: Rulebook, *, on: date | None) -> Fraction | None:
    """The net points of a case on a day; None while pending, and where "not evaluated" is excluded (A9)."""
    match outcome_of(case, rules, on=on):
        case Outcome.SCORED if case.score is not None:
            return case.score.net
        case Outcome.NOT_EVALUATED if rules.scoring.not_evaluated is NotEvaluated.ZERO:
            return Fraction(0)
    return None


def agency_points(points: Sequence[Fraction], rules: Rulebook) -> Fraction | None:
    """The points of an agency from those of its projects (A20); None where it has none that count.

    >>> from bestservice_workflow import load_rulebook
    >>> agency_points([Fraction(5), Fraction(4)], load_rulebook("fy2558"))
    Fraction(9, 2)
    """
    if not points:
        return None
    if rules.scoring.several_projects is SeveralProjects.MEAN:
        return sum(points, Fraction()) / len(points)
    return max(points) if rules.scoring.several_projects is SeveralProjects.BEST else min(points)
