"""Figures: results of indicators, score levels, and how a figure is shown (S4, S5, A6 to A8)."""

from fractions import Fraction
from math import floor

from tests.oracle.readings import Rules, exact

FIRST_LEVEL_AT = 60
PERCENT_A_LEVEL = 10
FULL = Fraction(100)
HIGHEST_LEVEL = 5


def shown(figure: Fraction, rules: Rules) -> str:
    """Rounded once, half up, with exactly as many decimals as the rulebook says. No figure is negative."""
    decimals: int = rules["scoring.decimals"]
    units = floor(figure * 10**decimals + Fraction(1, 2))
    digits = str(units).zfill(decimals + 1)
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


def percent_of(achieved: object, target: object) -> Fraction:
    return min(FULL, exact(achieved) * 100 / exact(target))


def level_of(percent: Fraction, rules: Rules) -> Fraction:
    on_the_line = 1 + (percent - FIRST_LEVEL_AT) / PERCENT_A_LEVEL
    if percent < FIRST_LEVEL_AT:
        return {
            "extrapolate": max(Fraction(0), on_the_line),
            "zero": Fraction(0),
            "floor": Fraction(1),
        }[rules["scoring.below_first_level"]]
    if rules["scoring.between_levels"] == "step":
        return Fraction(floor(on_the_line))
    return on_the_line


def gross_of(level: Fraction, weight: str) -> Fraction:
    return level * exact(weight) / HIGHEST_LEVEL


def penalty(rules: Rules, prefix: str, days_late: int) -> Fraction:
    """What lateness costs: a flat sum and so much a day; nothing when no late day is counted."""
    if days_late == 0:
        return Fraction(0)
    free_days = rules[f"{prefix}.free_days"] if prefix == "submission.late" else 0
    paid_days = max(0, days_late - free_days)
    return exact(rules[f"{prefix}.flat"]) + exact(rules[f"{prefix}.per_day"]) * paid_days
