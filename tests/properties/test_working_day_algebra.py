"""Law: working days add, subtract and compare like the whole numbers they are counted with."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bestservice_workflow.calendars import WorkingCalendar, government_calendar, shipped_table

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2006, 10, 1), date(2027, 9, 30)

days = st.dates(FIRST, LAST - timedelta(days=500))
any_days = st.dates(FIRST, LAST)
numbers = st.integers(1, 120)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """The government calendar, with the days of an override, as known on some day."""
    calendar = government_calendar()
    if draw(st.booleans()):
        calendar = calendar.with_days(
            off=draw(st.sets(any_days, max_size=20)), working=draw(st.sets(any_days, max_size=20))
        )
    if draw(st.booleans()):
        calendar = calendar.as_of(draw(any_days))
    return calendar


@given(calendars(), days, numbers, numbers)
def test_m_days_and_then_n_days_are_m_plus_n_days(
    calendar: WorkingCalendar, day: date, m: int, n: int
) -> None:
    assert calendar.add(calendar.add(day, m), n) == calendar.add(day, m + n)


@given(calendars(), days, numbers)
def test_a_period_ends_on_a_working_day_after_its_start(calendar: WorkingCalendar, day: date, n: int) -> None:
    due = calendar.add(day, n)
    assert due > day
    assert calendar.is_working(due)
    assert calendar.reason_off(due) is None


@given(calendars(), days, numbers)
def test_count_is_the_inverse_of_add(calendar: WorkingCalendar, day: date, n: int) -> None:
    due = calendar.add(day, n)
    assert calendar.count(day, due) == n
    assert calendar.count(day, due - ONE_DAY) == n - 1


@given(calendars(), any_days, any_days, any_days)
def test_counts_of_adjoining_periods_add_up(calendar: WorkingCalendar, a: date, b: date, c: date) -> None:
    a, b, c = sorted([a, b, c])
    assert calendar.count(a, b) + calendar.count(b, c) == calendar.count(a, c)


@given(calendars(), days, days, numbers)
def test_a_later_start_never_ends_sooner(calendar: WorkingCalendar, a: date, b: date, n: int) -> None:
    a, b = sorted([a, b])
    assert calendar.add(a, n) <= calendar.add(b, n)


@given(calendars(), days)
def test_rolling_twice_is_rolling_once(calendar: WorkingCalendar, day: date) -> None:
    rolled = calendar.roll(day)
    assert calendar.roll(rolled) == rolled
    assert rolled == calendar.add(day - ONE_DAY, 1) if day > FIRST else rolled >= day
    assert calendar.count(day, rolled) == (rolled != day)


@given(calendars(), days, st.integers(0, 60))
def test_a_walk_agrees_with_the_count(calendar: WorkingCalendar, day: date, length: int) -> None:
    end = day + timedelta(days=length)
    walked = list(calendar.walk(day, end))
    assert sum(each.working for each in walked) == calendar.count(day, end) + calendar.is_working(day)
    assert all(each.working == calendar.is_working(each.day) for each in walked)


@given(calendars(), days, numbers, st.sets(any_days, max_size=20))
def test_more_days_off_never_shorten_a_period(
    calendar: WorkingCalendar, day: date, n: int, off: set[date]
) -> None:
    assert calendar.with_days(off=off).add(day, n) >= calendar.add(day, n)


@given(days, numbers, st.sets(any_days, max_size=20))
def test_more_working_days_never_lengthen_a_period(day: date, n: int, working: set[date]) -> None:
    calendar = government_calendar()
    assert calendar.with_days(working=working).add(day, n) <= calendar.add(day, n)


@given(calendars(), any_days)
def test_a_day_is_off_for_a_reason(calendar: WorkingCalendar, day: date) -> None:
    assert calendar.is_working(day) == (calendar.reason_off(day) is None)


@given(any_days, any_days)
def test_the_calendar_of_a_day_is_the_table_as_it_was_known(known: date, day: date) -> None:
    listed = [row for row in shipped_table().rows if row.day == day and row.known_by(known)]
    expected = day.isoweekday() <= 5 and not listed
    assert government_calendar().as_of(known).is_working(day) == expected


@given(st.sets(any_days, max_size=12), st.sets(any_days, max_size=12), any_days)
def test_an_override_is_the_definition_of_a_working_day(
    off: set[date], working: set[date], day: date
) -> None:
    base = government_calendar()
    expected = day in working or (day not in off and base.is_working(day))
    assert base.with_days(off=off, working=working).is_working(day) == expected


def test_agreement_with_numpy_over_twenty_years() -> None:
    calendar = government_calendar()
    off = [row.day for row in shipped_table().rows if row.stands]
    busy = np.busdaycalendar(holidays=np.array(off, dtype="datetime64[D]"))
    starts = [FIRST + timedelta(days=offset) for offset in range((date(2026, 12, 31) - FIRST).days)]
    instants = np.array(starts, dtype="datetime64[D]")
    assert np.is_busday(instants, busdaycal=busy).tolist() == [calendar.is_working(day) for day in starts]
    for n in (1, 7, 10, 30, 90):
        due = np.busday_offset(instants, n, roll="backward", busdaycal=busy)
        assert due.tolist() == [calendar.add(day, n) for day in starts]
        counted = np.busday_count(instants + 1, due + 1, busdaycal=busy)
        last = due.tolist()
        assert counted.tolist() == [calendar.count(day, end) for day, end in zip(starts, last, strict=True)]
