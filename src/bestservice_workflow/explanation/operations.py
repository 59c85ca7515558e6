"""The operations by which a node of a derivation follows from its children, and how each works."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any

from bestservice_workflow.events import State
from bestservice_workflow.rulebook.choices import (
    BelowFirstLevel,
    BetweenLevels,
    DayCount,
    LastRound,
    NotEvaluated,
)
from bestservice_workflow.scoring import Outcome

_ONE_DAY = timedelta(days=1)


class Operation(StrEnum):
    """How children make a value; the order of the children is the order of the words."""

    SUM = "sum"
    DIFFERENCE = "difference"
    PRODUCT = "product"
    MEAN = "mean"
    AT_LEAST = "at_least"
    """The larger of two."""
    PERCENT = "percent"
    """Result, target, full result: result × full / target, at most full (S4)."""
    LEVEL_POINTS = "level_points"
    """Level, weight, percentages of the levels: level × weight / number of levels."""
    LEVEL = "level"
    """Percentage, percentages of the levels, reading between them, reading below them."""
    LATE_POINTS = "late_points"
    """Days late, flat points, points for each day, free days: flat + daily × (days − free), if late."""
    DAYS_LATE = "days_late"
    """Last day, day of the act, how days are counted, days off between."""
    WORKING_DAYS_ON = "working_days_on"
    """First day, number of working days, whether the first counts, days off."""
    WORKING_DAY_FROM = "working_day_from"
    """Fixed day, whether it moves, days off from it on."""
    LAST = "last"
    ROUND_RULE = "round_rule"
    """Considerations so far, most considerations, reading of the last: where a modification leads (A18)."""
    ALL = "all"
    ANY = "any"
    NOT = "not"
    LESS = "less"
    LATER = "later"
    CONTAINS = "contains"
    OUTCOME = "outcome"
    """State; for one not approved, whether a way back is open."""
    POINTS = "points"
    """Outcome, reading of "not evaluated"; for one scored, its net points."""


def _mean(values: list[Any]) -> Fraction:
    total: Fraction = sum(values, Fraction())
    return total / len(values)


def _level(values: list[Any]) -> Fraction:
    percent: Fraction = values[0]
    levels: tuple[Fraction, ...] = values[1]
    between, below = values[2:]
    reached = [number for number, level in enumerate(levels, start=1) if percent >= level]
    if not reached:
        if below is BelowFirstLevel.EXTRAPOLATE:
            return max(Fraction(), 1 - (levels[0] - percent) / (levels[1] - levels[0]))
        return Fraction(1 if below is BelowFirstLevel.FLOOR else 0)
    highest = reached[-1]
    if between is BetweenLevels.STEP or highest == len(levels):
        return Fraction(highest)
    low, high = levels[highest - 1], levels[highest]
    return highest + (percent - low) / (high - low)


def _percent(values: list[Any]) -> Fraction:
    result, target = values[:2]
    full: Fraction = values[2]
    percent: Fraction = result * full / target
    return min(percent, full)


def _late_points(values: list[Any]) -> Fraction:
    days, flat, per_day, free = values
    points: Fraction = flat + per_day * max(0, days - free)
    return points if days else Fraction()


def _days_late(values: list[Any]) -> int:
    due, done, counted, off = values
    if due is None or done is None or done <= due:
        return 0
    between = (due + _ONE_DAY * number for number in range(1, (done - due).days + 1))
    return sum(1 for day in between if counted is DayCount.CALENDAR or day not in off)


def _working_days_on(values: list[Any]) -> date:
    began, wanted, first_counts, off = values
    day: date = began if first_counts else began + _ONE_DAY
    counted = 0
    while True:
        counted += day not in off
        if counted == wanted:
            return day
        day += _ONE_DAY


def _working_day_from(values: list[Any]) -> date | None:
    day, moves, off = values
    while moves and day in off:
        day += _ONE_DAY
    fixed: date | None = day
    return fixed


def _round_rule(values: list[Any]) -> State:
    rounds, most, reading = values
    exhausted = rounds >= most and reading is LastRound.REJECT
    return State.REJECTED if exhausted else State.REVISION


def _outcome(values: list[Any]) -> Outcome:
    state, *way_back = values
    if state is State.SCORED:
        return Outcome.SCORED
    return Outcome.NOT_EVALUATED if way_back and not way_back[0] else Outcome.PENDING


def _points(values: list[Any]) -> Fraction | None:
    outcome, reading, *net = values
    if outcome is Outcome.SCORED:
        scored: Fraction = net[0]
        return scored
    zero = outcome is Outcome.NOT_EVALUATED and reading is NotEvaluated.ZERO
    return Fraction() if zero else None


WORKED_OUT_BY: dict[Operation, Callable[[list[Any]], Any]] = {
    Operation.SUM: lambda values: sum(values, Fraction()),
    Operation.DIFFERENCE: lambda values: values[0] - values[1],
    Operation.PRODUCT: lambda values: values[0] * values[1],
    Operation.MEAN: _mean,
    Operation.AT_LEAST: max,
    Operation.PERCENT: _percent,
    Operation.LEVEL_POINTS: lambda values: values[0] * values[1] / len(values[2]),
    Operation.LEVEL: _level,
    Operation.LATE_POINTS: _late_points,
    Operation.DAYS_LATE: _days_late,
    Operation.WORKING_DAYS_ON: _working_days_on,
    Operation.WORKING_DAY_FROM: _working_day_from,
    Operation.LAST: lambda values: values[-1],
    Operation.ROUND_RULE: _round_rule,
    Operation.ALL: all,
    Operation.ANY: any,
    Operation.NOT: lambda values: not values[0],
    Operation.LESS: lambda values: values[0] < values[1],
    Operation.LATER: lambda values: values[0] is not None and values[1] is not None and values[0] > values[1],
    Operation.CONTAINS: lambda values: values[1] in values[0],
    Operation.OUTCOME: _outcome,
    Operation.POINTS: _points,
}
"""Each works on the exact values of the children, in order; none looks at anything else."""
