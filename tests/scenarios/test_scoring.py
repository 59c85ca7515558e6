"""From results to points (S4, S5, S11.9)."""

from typing import Any

import pytest
from tests.scenarios.stories import due, outcome_of

REPORTED = (
    "submit 2014-11-28",
    "open_review 2014-12-09",
    "approve 2014-12-09",
    "notify 2014-12-12",
    "start 2015-01-19",
    "report 2015-09-15",
)
SCORED = (*REPORTED, "score 2015-10-12")


@pytest.mark.parametrize(
    ("achieved", "percent", "net"),
    [
        ("80", "100.0000", "5.0000"),
        ("1000", "100.0000", "5.0000"),
        ("76", "95.0000", "4.5000"),
        ("68", "85.0000", "3.5000"),
        ("48", "60.0000", "1.0000"),
        ("44", "55.0000", "0.5000"),
        ("40", "50.0000", "0.0000"),
        ("0", "0.0000", "0.0000"),
        ("๖๘", "85.0000", "3.5000"),
        ("66.66666", "83.3333", "3.3333"),
    ],
)
def test_the_default_reading_of_the_levels(achieved: str, percent: str, net: str) -> None:
    score = outcome_of(*SCORED, achieved=achieved)["score"]
    assert (score["percent"], score["net"]) == (percent, net)


@pytest.mark.parametrize(
    ("achieved", "overrides", "net"),
    [
        ("68", {"scoring__between_levels": "step"}, "3.0000"),
        ("44", {"scoring__below_first_level": "zero"}, "0.0000"),
        ("44", {"scoring__below_first_level": "floor"}, "1.0000"),
        ("66.66666", {"scoring__decimals": 1}, "3.3"),
    ],
)
def test_the_other_readings(achieved: str, overrides: dict[str, Any], net: str) -> None:
    assert outcome_of(*SCORED, achieved=achieved, **overrides)["score"]["net"] == net


def test_points_never_fall_below_0() -> None:
    assert outcome_of("submit 2015-09-30")["deductions_total"] == "3.5300"
    late = ("submit 2015-06-01", "open_review 2015-06-02", "approve 2015-06-02", "start 2015-06-03")
    scored = outcome_of(*late, "report 2015-09-15", "score 2015-10-12", achieved="52")
    assert (scored["score"]["gross"], scored["score"]["net"]) == ("1.5000", "0.0000")


def test_the_office_has_until_2_november_2015() -> None:
    assert due(outcome_of(*REPORTED, as_of="2015-11-05"), "S11.9") == [("2015-11-02", None, 3)]
    assert due(outcome_of(*REPORTED, "score 2015-11-04"), "S11.9") == [("2015-11-02", "2015-11-04", 2)]


def test_a_late_report_is_recorded_and_costs_only_where_the_rules_say_so() -> None:
    announced = outcome_of(*REPORTED, report__deadline="2015-09-10")
    assert (due(announced, "S10.8"), announced["deductions"]) == ([("2015-09-10", "2015-09-15", 5)], [])
    priced = outcome_of(
        *REPORTED, report__deadline="2015-09-10", report__late__flat="0.1", report__late__per_day="0.01"
    )
    assert priced["deductions_total"] == "0.1500"
