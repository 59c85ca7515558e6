"""The calendar as it was known on a day: a holiday has two dates, the day off and the day it became known."""

from datetime import date, timedelta

import pytest

from bestservice_workflow.calendars import government_calendar

ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "declared"),
    [
        (date(2015, 5, 4), date(2015, 1, 27)),
        (date(2009, 4, 10), date(2009, 4, 9)),
        (date(2017, 7, 28), date(2017, 4, 11)),
        (date(2019, 12, 30), date(2019, 10, 29)),
        (date(2020, 12, 11), date(2020, 9, 22)),
        (date(2022, 11, 16), date(2022, 10, 5)),
        (date(2023, 7, 31), date(2023, 7, 25)),
    ],
)
def test_a_day_off_is_known_from_the_day_of_its_declaration(day: date, declared: date) -> None:
    calendar = government_calendar()
    assert calendar.as_of(declared - ONE_DAY).is_working(day)
    assert calendar.as_of(declared - ONE_DAY).reason_off(day) is None
    assert not calendar.as_of(declared).is_working(day)
    assert not calendar.is_working(day)


@pytest.mark.parametrize(
    ("day", "withdrawn"),
    [
        (date(2017, 5, 5), date(2017, 4, 11)),
        (date(2020, 4, 13), date(2020, 3, 17)),
        (date(2020, 12, 7), date(2020, 9, 22)),
        (date(2021, 7, 27), date(2021, 6, 29)),
        (date(2021, 10, 25), date(2020, 12, 29)),
        (date(2024, 1, 2), date(2023, 10, 24)),
    ],
)
def test_a_withdrawn_day_off_was_expected_until_its_withdrawal(day: date, withdrawn: date) -> None:
    calendar = government_calendar()
    assert not calendar.as_of(withdrawn - ONE_DAY).is_working(day)
    assert calendar.as_of(withdrawn).is_working(day)
    assert calendar.is_working(day)
    assert calendar.reason_off(day) is None


def test_a_day_off_that_was_declared_and_withdrawn() -> None:
    calendar, day = government_calendar(), date(2021, 7, 27)
    assert calendar.as_of(date(2020, 12, 28)).is_working(day)
    assert not calendar.as_of(date(2020, 12, 29)).is_working(day)
    assert calendar.as_of(date(2021, 6, 29)).is_working(day)


def test_a_late_declaration_moves_a_period_still_open() -> None:
    calendar, notified = government_calendar(), date(2015, 4, 22)
    assert calendar.as_of(date(2015, 1, 26)).add(notified, 8) == date(2015, 5, 4)
    assert calendar.as_of(date(2015, 1, 27)).add(notified, 8) == date(2015, 5, 6)


def test_only_changes_make_a_new_calendar() -> None:
    calendar = government_calendar()
    assert calendar.as_of(date.max) is calendar
    assert calendar.as_of(date(2026, 1, 1)) is calendar
    before = calendar.as_of(date(2015, 1, 26))
    assert before is calendar.as_of(date(2014, 11, 28))  # nothing was declared in between
    assert before is not calendar
    assert before.as_of(date(2015, 1, 26)) is before


def test_what_a_calendar_does_not_know_stays_unknown() -> None:
    early = government_calendar().as_of(date(2014, 11, 28))
    assert early.as_of(date(2020, 1, 1)) is early
    assert government_calendar().as_of(date(2020, 1, 1)).as_of(date(2014, 11, 28)) is early


def test_extra_days_are_kept_in_either_order() -> None:
    calendar, known, extra = government_calendar(), date(2014, 11, 28), date(2014, 12, 1)
    assert calendar.with_days(off=[extra]).as_of(known) is calendar.as_of(known).with_days(off=[extra])
    assert not calendar.with_days(off=[extra]).as_of(known).is_working(extra)


def test_before_every_declaration_only_undated_days_are_off() -> None:
    calendar = government_calendar().as_of(date.min)
    assert calendar.late_declared == ()
    assert calendar.withdrawn == ()
    assert not calendar.is_working(date(2015, 1, 1))


def test_the_late_declared_and_the_withdrawn_days_are_told() -> None:
    calendar = government_calendar()
    assert date(2015, 5, 4) in [row.day for row in calendar.late_declared]
    assert all(row.known_since is not None for row in calendar.late_declared)
    assert date(2015, 5, 4) not in [row.day for row in calendar.as_of(date(2015, 1, 26)).late_declared]
    assert [row.day for row in calendar.withdrawn] == [
        date(2017, 5, 5),
        date(2020, 4, 13),
        date(2020, 4, 14),
        date(2020, 4, 15),
        date(2020, 12, 7),
        date(2021, 7, 27),
        date(2021, 10, 25),
        date(2024, 1, 2),
    ]
    assert [row.day for row in calendar.as_of(date(2020, 3, 17)).withdrawn] == [
        date(2017, 5, 5),
        date(2020, 4, 13),
        date(2020, 4, 14),
        date(2020, 4, 15),
    ]
