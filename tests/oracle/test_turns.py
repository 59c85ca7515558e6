"""Turns of the workflow counted by hand: appeals, rounds, several periods on one day, figures at an edge."""

from datetime import date
from fractions import Fraction

import pytest
from tests.oracle.figures import level_of, shown
from tests.oracle.readings import rules_with
from tests.oracle.reference import outcome
from tests.oracle.test_reference import AGENCY, COMMITTEE, OFFICE, document, done, submitted

ONE_DAY = "2014-12-09"


def test_an_appeal_makes_a_revision_moot_and_its_dismissal_ends_everything() -> None:
    actions = [
        submitted("2014-11-28"),
        done("open_review", ONE_DAY, OFFICE),
        done("request_revision", ONE_DAY, COMMITTEE),
        done("notify", "2014-12-12", OFFICE),
        done("appeal", "2014-12-23", AGENCY),
        done("dismiss_appeal", "2015-01-05", COMMITTEE),
    ]
    found = outcome(document(actions, appeal__against=["request_revision"]), as_of=date(2015, 3, 1))
    assert (found["state"], found["outcome"], found["round"]) == ("rejected", "not_evaluated", 1)
    assert [(one["clause"], one["due"], one["done"], one["days_late"]) for one in found["deadlines"]] == [
        ("S6.2", "2014-12-01", "2014-11-28", 0),
        ("S8.5", "2014-12-19", "2014-12-12", 0),
        ("S8.6.1", "2014-12-26", None, 0),
        ("S9.6.2", "2014-12-23", "2014-12-23", 0),
        ("S8.5", "2015-01-14", None, 46),
    ]
    assert found["score"]["net"] == "0.0000"


def test_periods_begun_on_one_day_stand_in_clause_order() -> None:
    actions = [
        submitted(ONE_DAY),
        done("open_review", ONE_DAY, OFFICE),
        done("reject", ONE_DAY, COMMITTEE),
        done("notify", ONE_DAY, OFFICE),
        done("resubmit", ONE_DAY, AGENCY),
        done("open_review", ONE_DAY, OFFICE),
        done("approve", ONE_DAY, COMMITTEE),
    ]
    found = outcome(document(actions))
    assert [(one["clause"], one["kind"], one["done"]) for one in found["deadlines"]] == [
        ("S6.2", "duty", ONE_DAY),
        ("S8.5", "duty", ONE_DAY),
        ("S8.5", "duty", None),
        ("S8.6.1", "right", ONE_DAY),
        ("S9.6.2", "right", None),
    ]


def test_mixed_dates_and_instants_are_compared_pair_by_pair() -> None:
    actions = [
        submitted("2014-11-28T23:00:00+07:00"),
        done("open_review", "2014-11-28", OFFICE),
        done("reject", "2014-11-28T10:00:00+07:00", COMMITTEE),
        done("notify", "2014-11-28T02:59:59.999999Z", OFFICE),
    ]
    found = outcome(document(actions))
    assert found["state"] == "rejected"
    assert found["refused"] == {
        "action": 3,
        "do": "notify",
        "code": "out_of_order",
        "clause": None,
        "reasons": [{"code": "out_of_order", "clause": None}],
    }


@pytest.mark.parametrize(
    ("percent", "between", "below", "level"),
    [
        ("85", "interpolate", "extrapolate", "3.5000"),
        ("55", "interpolate", "extrapolate", "0.5000"),
        ("50", "interpolate", "extrapolate", "0.0000"),
        ("49", "interpolate", "extrapolate", "0.0000"),
        ("59.9999999", "step", "zero", "0.0000"),
        ("59.9999999", "interpolate", "floor", "1.0000"),
        ("55", "step", "extrapolate", "0.5000"),
        ("60", "step", "zero", "1.0000"),
        ("69.9999999", "step", "zero", "1.0000"),
        ("89.9999999", "interpolate", "zero", "4.0000"),
        ("100", "step", "zero", "5.0000"),
    ],
)
def test_levels(percent: str, between: str, below: str, level: str) -> None:
    rules = rules_with({"scoring.between_levels": between, "scoring.below_first_level": below})
    assert shown(level_of(Fraction(percent), rules), rules) == level


@pytest.mark.parametrize(("decimals", "text"), [(0, "3"), (1, "2.5"), (2, "2.50"), (8, "2.50000000")])
def test_figures_are_rounded_half_up(decimals: int, text: str) -> None:
    assert shown(Fraction(5, 2), rules_with({"scoring.decimals": decimals})) == text
