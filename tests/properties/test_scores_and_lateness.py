"""Law: scores are bounded and monotone; later never costs less; time given is never taken."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.kit import RULEBOOKS

from bestservice_workflow.events import Subject
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing import laws
from bestservice_workflow.testing.strategies import days_around, figures

percentages = figures(50, 60, 70, 80, 90, 100)
rulebooks = st.sampled_from(RULEBOOKS)
subjects = st.sampled_from(Subject)
days = days_around(date(2014, 11, 30), date(2014, 12, 31), date(2015, 4, 13), date(2015, 5, 4), far=180)


@given(rulebooks, percentages, percentages)
def test_levels_are_bounded_and_monotone(rules: Rulebook, low: Decimal, high: Decimal) -> None:
    laws.levels_are_bounded_and_monotone(rules, Fraction(low), Fraction(high))


@pytest.mark.parametrize("rules", RULEBOOKS)
def test_each_level_is_reached_at_its_percentage(rules: Rulebook) -> None:
    laws.each_level_is_reached_at_its_percentage(rules)


@given(
    rulebooks, st.sampled_from(["submission", "revision", "report"]), st.integers(0, 400), st.integers(0, 400)
)
def test_later_never_costs_less(rules: Rulebook, section: str, few: int, more: int) -> None:
    laws.later_never_costs_less(getattr(rules, section).late, few, more)


@given(rulebooks, subjects, days)
def test_periods_end_on_working_days(rules: Rulebook, subject: Subject, began: date) -> None:
    laws.periods_end_on_working_days(rules, subject, began)


@given(rulebooks, subjects, days, days)
def test_a_day_off_never_shortens(rules: Rulebook, subject: Subject, began: date, off: date) -> None:
    laws.a_day_off_never_shortens(rules, subject, began, off)


@given(days, st.integers(1, 60), st.integers(1, 60))
def test_working_days_add_up(day: date, m: int, n: int) -> None:
    laws.working_days_add_up(RULEBOOKS[0].calendar, day, m, n)
