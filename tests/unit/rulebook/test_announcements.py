"""What was announced holds from the day it was known, and for ever after."""

import pickle
from datetime import date

import pytest
from tests.histories import RULES

from bestservice_workflow.rulebook import Announcement, Rulebook

NEW_DEADLINE = Announcement(
    known_since=date(2014, 11, 20),
    field="submission.deadline",
    value=date(2014, 12, 15),
    reference="กท 0404/15",
)


def extra_day_off(day: date, *, known_since: date) -> Announcement:
    return Announcement(
        known_since=known_since, field="calendar.extra_days_off", value=(day,), reference="มติ ครม."
    )


@pytest.mark.parametrize(
    ("known", "deadline"),
    [
        (date(2014, 11, 19), date(2014, 11, 30)),
        (date(2014, 11, 20), date(2014, 12, 15)),
        (date(2060, 1, 1), date(2014, 12, 15)),
    ],
)
def test_an_announced_deadline_holds_from_its_day_on(known: date, deadline: date) -> None:
    assert RULES.announced(NEW_DEADLINE).as_of(known).submission.deadline == deadline


def test_a_later_announcement_wins_whatever_the_order_of_writing() -> None:
    second = Announcement(
        known_since=date(2014, 12, 1),
        field="submission.deadline",
        value=date(2014, 12, 19),
        reference="กท 0404/16",
    )
    for rules in (RULES.announced(NEW_DEADLINE, second), RULES.announced(second).announced(NEW_DEADLINE)):
        assert rules.as_of(date(2014, 12, 2)).submission.deadline == date(2014, 12, 19)


def test_an_announced_day_off_does_not_take_back_another() -> None:
    first, second = date(2015, 6, 2), date(2015, 6, 9)
    rules = RULES.announced(
        extra_day_off(first, known_since=date(2015, 5, 1)),
        extra_day_off(second, known_since=date(2015, 6, 3)),
    )
    assert rules.as_of(date(2015, 6, 2)).counting.extra_days_off == (first,)
    known = rules.as_of(date(2015, 6, 3))
    assert not known.calendar.is_working(first)
    assert not known.calendar.is_working(second)


@pytest.mark.parametrize("rules", [RULES, RULES.announced(NEW_DEADLINE), RULES.as_of(date(2014, 11, 1))])
def test_rules_cross_a_process_pool(rules: Rulebook) -> None:
    copy = pickle.loads(pickle.dumps(rules))  # noqa: S301 -- our own bytes
    assert copy.digest == rules.digest
    day = date(2015, 5, 4)
    assert copy.calendar.is_working(day) == rules.calendar.is_working(day)
    assert copy.as_of(date(2014, 12, 1)).digest == rules.as_of(date(2014, 12, 1)).digest
