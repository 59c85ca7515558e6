"""Sending the project (S6.2): the day it ends on, and what lateness costs."""

import pytest
from tests.scenarios.stories import due, outcome_of


@pytest.mark.parametrize(
    ("sent", "days", "points"),
    [
        ("2014-11-28", 0, "0.0000"),
        ("2014-11-30", 0, "0.0000"),
        ("2014-12-01", 0, "0.0000"),
        ("2014-12-02", 1, "0.5100"),
        ("2014-12-08", 7, "0.5700"),
        ("2015-01-05", 35, "0.8500"),
    ],
)
def test_november_ends_on_monday_1_december_and_each_day_costs(sent: str, days: int, points: str) -> None:
    outcome = outcome_of(f"submit {sent}")
    assert due(outcome, "S6.2") == [("2014-12-01", sent, days)]
    assert outcome["deductions_total"] == points


def test_an_announced_deadline_holds_instead() -> None:
    outcome = outcome_of("submit 2014-12-15", submission__deadline="2014-12-15")
    assert (due(outcome, "S6.2"), outcome["deductions"]) == ([("2014-12-15", "2014-12-15", 0)], [])


def test_the_first_late_day_can_be_read_as_free_of_the_daily_part() -> None:
    assert outcome_of("submit 2014-12-02", submission__late__free_days=1)["deductions_total"] == "0.5000"


def test_only_working_days_can_be_counted_as_late() -> None:
    late = outcome_of("submit 2014-12-08", submission__late__days="working")
    assert (due(late, "S6.2")[0][2], late["deductions_total"]) == (4, "0.5400")


def test_the_day_can_be_read_as_ending_with_office_hours() -> None:
    evening = "submit 2014-12-01T16:30:00+07:00"
    assert outcome_of(evening)["deductions"] == []
    assert outcome_of(evening, calendar__day_ends="16:30")["deductions_total"] == "0.5100"


def test_what_was_never_sent_is_late_up_to_the_day_asked_for() -> None:
    assert due(outcome_of(as_of="2014-12-31"), "S6.2") == [("2014-12-01", None, 30)]
