"""The random documents are the same for a seed, and reach what a comparison must see."""

from collections import Counter

import pytest
from tests.oracle.coverage import traits
from tests.oracle.random_documents import documents
from tests.oracle.readings import DEFAULTS

CODES = {
    "illegal_transition -",
    "not_permitted -",
    "out_of_order -",
    "incomplete_project S6.1",
    "incomplete_project S7.2",
    "ineligible_project S3.1",
    "ineligible_project S3.2",
    "ineligible_project S3.3",
    "ineligible_project S3.note",
    "missing_submission_proof S6.2",
    "not_notified S8.5",
    "already_notified S8.5",
    "deadline_passed S9.6.2",
    "round_limit_reached S7.4",
    "decision_final S9.6.2",
    "appeal_already_used S9.6.2",
    "results_incomplete S10.8",
    "unknown_indicator S10.8",
}


def test_a_seed_always_gives_the_same_documents() -> None:
    assert list(documents(7, 50)) == list(documents(7, 50))
    assert list(documents(7, 50)) != list(documents(8, 50))


@pytest.fixture(scope="module")
def reached() -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for document, as_of in documents(2558, 4000):
        for heading, items in traits(document, as_of).items():
            counts.setdefault(heading, Counter()).update(items)
    return counts


def test_every_refusal_and_clause_occurs(reached: dict[str, Counter[str]]) -> None:
    assert set(reached["reasons"]) == CODES
    assert min(reached["reasons"].values()) >= 5


def test_every_field_is_overridden_with_another_value(reached: dict[str, Counter[str]]) -> None:
    others = [item for item in reached["overrides, by field"] if not item.endswith("(the default)")]
    assert {item.split(" = ")[0] for item in others} == set(DEFAULTS)


def test_every_deduction_deadline_and_odd_turn_occurs(reached: dict[str, Counter[str]]) -> None:
    assert set(reached["deductions"]) == {"S6.2", "S8.6.1", "S10.8"}
    assert {item.split(",")[0] for item in reached["deadlines"]} == {
        "S6.2 duty",
        "S8.5 duty",
        "S8.6.1 duty",
        "S8.6.1 right",
        "S9.6.2 right",
        "S10.8 duty",
        "S11.9 duty",
    }
    for turn in [
        "A18: modify in the last round",
        "16:30 moves an action to the next day",
        "a date and an instant compared",
        "effective day before that of the previous action",
        "a revision made moot by an appeal",
        "grant_appeal from appeal",
        "dismiss_appeal from appeal",
        "resubmit from rejected",
        "notify from scored",
    ]:
        assert reached["turns"][turn] >= 3, turn
