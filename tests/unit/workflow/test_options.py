"""What can be done now, by whom, until when, at what cost; and why not the rest."""

from datetime import date
from fractions import Fraction

import pytest
from tests.histories import (
    EXECUTING,
    NOTIFIED,
    REJECTED,
    REPORTED,
    REVIEWED,
    RULES,
    SUBMITTED,
    TO_REVISE,
    after,
    codes,
)

from bestservice_workflow import Case, Moment, Role, Rulebook, State, Trigger
from bestservice_workflow.workflow.options import Option, options_of


def options(case: Case, at: str, *, rules: Rulebook = RULES) -> dict[Trigger, Option]:
    return {option.do: option for option in options_of(case, rules, at=Moment.parse(at))}


def allowed(case: Case, at: str, *, rules: Rulebook = RULES) -> list[str]:
    return [option.do.value for option in options_of(case, rules, at=Moment.parse(at)) if option.allowed]


@pytest.mark.parametrize(
    ("steps", "at", "expected"),
    [
        ((), "2014-11-01", ["edit", "submit"]),
        (SUBMITTED, "2014-12-09", ["open_review"]),
        (REVIEWED, "2014-12-09", ["approve", "request_revision", "reject"]),
        (TO_REVISE, "2014-12-10", ["notify"]),
        ((*TO_REVISE, NOTIFIED), "2014-12-15", ["resubmit"]),
        ((*REJECTED, NOTIFIED), "2014-12-15", ["resubmit", "appeal"]),
        ((*REJECTED, NOTIFIED), "2015-01-15", ["resubmit"]),
        (EXECUTING, "2015-09-01", ["report"]),
        (REPORTED, "2015-10-01", ["score"]),
    ],
)
def test_what_can_be_done(steps: tuple[str, ...], at: str, expected: list[str]) -> None:
    assert allowed(after(*steps), at) == expected


def test_every_trigger_is_told_of_those_that_can_be_pulled_first() -> None:
    told = options_of(after(*SUBMITTED), RULES, at=Moment.parse("2014-12-09"))
    assert {option.do for option in told} == set(Trigger)
    assert [option.allowed for option in told] == sorted((o.allowed for o in told), reverse=True)


def test_an_option_has_its_day_its_cost_and_its_actors() -> None:
    resubmit = options(after(*TO_REVISE, NOTIFIED), "2014-12-29")[Trigger.RESUBMIT]
    assert resubmit.until == date(2014, 12, 26)
    assert resubmit.cost == Fraction(2, 100)
    assert (resubmit.by, resubmit.to) == ((Role.AGENCY,), State.SUBMITTED)


def test_one_in_time_costs_nothing() -> None:
    assert options(after(*TO_REVISE, NOTIFIED), "2014-12-26")[Trigger.RESUBMIT].cost == 0


def test_who_records_a_resolution_is_as_the_rulebook_reads() -> None:
    rules = RULES.override({"review.recorded_by": ["office", "committee"]})
    approve = options(after(*REVIEWED, rules=rules), "2014-12-10", rules=rules)[Trigger.APPROVE]
    assert approve.allowed
    assert approve.by == (Role.OFFICE, Role.COMMITTEE)


def test_what_cannot_be_done_has_the_reasons_the_machine_gives() -> None:
    case = after(*REJECTED, NOTIFIED)
    appeal = options(case, "2015-01-15")[Trigger.APPEAL]
    assert [f"{reason.code} {reason.clause}" for reason in appeal.reasons] == codes(case, "appeal 2015-01-15")
    assert appeal.until == date(2014, 12, 23)
