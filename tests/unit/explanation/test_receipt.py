"""A receipt tells each day that a deadline counted or skipped, and why."""

from datetime import date

import pytest
from tests.explained import explained
from tests.histories import APPROVED, EXECUTING, NOTIFIED, REJECTED, RULES, TO_REVISE

from bestservice_workflow.explanation import Receipt
from bestservice_workflow.rulebook import Rulebook

DECLARED_LATE = RULES.override({"revision.working_days": 5})


def receipt(clause: str, *steps: str, on: str | None = None, rules: Rulebook = RULES) -> Receipt:
    return [one for one in explained(*steps, on=on, rules=rules).deadlines if one.clause == clause][-1]


def told(one: Receipt) -> list[str]:
    return [
        f"{line.day:%d %b} {line.mark.value}"
        + (f" {line.number}" if line.number is not None else "")
        + (f" {line.reason.name_en}" if line.reason is not None else "")
        for line in one.days
    ]


def test_a_fixed_day_that_is_a_day_off_moves_to_the_next_working_day() -> None:
    one = receipt("S6.2", on="2014-12-03")
    assert told(one) == ["30 Nov fixed Sunday", "01 Dec due", "02 Dec late 1", "03 Dec late 2"]
    assert (one.began, one.due, one.done, one.days_late) == (None, date(2014, 12, 1), None, 2)
    assert [rule.reading for rule in one.rules] == [None, "A3", "A2"]


def test_a_fixed_day_stands_where_it_does_not_move() -> None:
    one = receipt("S6.2", on="2014-11-28", rules=RULES.override({"calendar.roll": False}))
    assert told(one) == ["30 Nov due Sunday"]


def test_working_days_are_counted_and_days_off_are_named() -> None:
    one = receipt("S8.5", *APPROVED)
    assert told(one) == [
        "09 Dec first",
        "10 Dec skipped Constitution Day",
        "11 Dec counted 1",
        "12 Dec counted 2",
        "13 Dec skipped Saturday",
        "14 Dec skipped Sunday",
        "15 Dec counted 3",
        "16 Dec counted 4",
        "17 Dec counted 5",
        "18 Dec counted 6",
        "19 Dec due 7",
    ]


def test_the_first_day_counts_where_the_rulebook_says_so() -> None:
    one = receipt("S9.6.2", *REJECTED, NOTIFIED, rules=RULES.override({"appeal.count_first_day": True}))
    assert told(one)[0] == "12 Dec counted 1"
    assert one.due == date(2014, 12, 22)


def test_lateness_in_working_days_skips_days_off() -> None:
    rules = RULES.override({"revision.late.days": "working"})
    one = receipt("S8.6.1", *TO_REVISE, NOTIFIED, "resubmit 2014-12-29", rules=rules)
    assert told(one)[-4:] == [
        "26 Dec due 10",
        "27 Dec late_free Saturday",
        "28 Dec late_free Sunday",
        "29 Dec late 1",
    ]
    assert one.days_late == 1


@pytest.mark.parametrize(("on", "due"), [("2015-01-26", "2015-05-04"), ("2015-01-27", "2015-05-06")])
def test_a_day_off_counts_from_the_day_it_was_known(on: str, due: str) -> None:
    rules = RULES.override({"report.deadline": "2015-05-04"})
    one = receipt("S10.8", *EXECUTING, on=on, rules=rules)
    assert one.due == date.fromisoformat(due)
    bridge = [line.reason for line in one.days if line.reason is not None and line.reason.known_since]
    assert [reason.known_since for reason in bridge] == ([date(2015, 1, 27)] if due > "2015-05-04" else [])


def test_without_an_announced_deadline_there_is_no_day_to_tell() -> None:
    one = receipt("S10.8", *EXECUTING)
    assert (one.due, one.days, one.days_late) == (None, (), 0)


def test_a_right_that_was_not_used_is_never_late() -> None:
    one = receipt("S9.6.2", *REJECTED, NOTIFIED, on="2015-03-01")
    assert one.days_late == 0
    assert told(one)[-1] == "23 Dec due 7"
