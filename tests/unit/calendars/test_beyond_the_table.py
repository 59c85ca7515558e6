"""Past the shipped table: the holidays package with a warning, and where that ends an error; never silence."""

import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from datetime import date

import holidays
import pytest

from bestservice_workflow.calendars import (
    CalendarFallbackWarning,
    FiscalYear,
    WorkingCalendar,
    calendar_of,
    read_table,
)
from bestservice_workflow.calendars.fallback import FIRST_TOLD, LAST_TOLD, provisional_days_off
from bestservice_workflow.calendars.table import COLUMNS, LAST_FISCAL_YEAR
from bestservice_workflow.errors import CalendarRangeError


@pytest.fixture(autouse=True)
def _each_test_warns_anew() -> Iterator[None]:
    provisional_days_off.cache_clear()
    yield
    provisional_days_off.cache_clear()


@pytest.fixture
def calendar() -> WorkingCalendar:
    """A calendar of a table for fiscal year 2558 alone, in which nothing is off but weekends."""
    return calendar_of(read_table([",".join(COLUMNS)], first=FiscalYear(2558), last=FiscalYear(2558)))


def test_a_day_after_the_table_is_told_with_a_warning(calendar: WorkingCalendar) -> None:
    with pytest.warns(CalendarFallbackWarning, match="FY 2559 is not in the shipped table"):
        assert not calendar.is_working(date(2015, 10, 23))  # Chulalongkorn Day
    assert calendar.is_working(date(2015, 10, 22))


def test_a_period_runs_over_the_end_of_the_table(calendar: WorkingCalendar) -> None:
    with pytest.warns(CalendarFallbackWarning):
        assert calendar.add(date(2015, 9, 25), 20) == date(2015, 10, 26)


def test_a_day_before_the_table_is_told_too(calendar: WorkingCalendar) -> None:
    with pytest.warns(CalendarFallbackWarning, match="FY 2557"):
        assert calendar.count(date(2014, 8, 10), date(2014, 8, 14)) == 2
    with pytest.warns(CalendarFallbackWarning, match="FY 2556"):
        assert calendar.add(date(2013, 9, 27), 1) == date(2013, 9, 30)


def test_the_last_day_of_the_table_is_no_reason_to_warn(calendar: WorkingCalendar) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert calendar.add(date(2015, 9, 29), 1) == date(2015, 9, 30)
        assert calendar.is_working(date(2015, 9, 30))


def test_each_year_warns_once(calendar: WorkingCalendar) -> None:
    with pytest.warns(CalendarFallbackWarning) as caught:
        calendar.is_working(date(2018, 1, 1))
    assert [str(warning.message)[:7] for warning in caught] == ["FY 2559", "FY 2560", "FY 2561"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        calendar.is_working(date(2018, 1, 1))
        calendar.with_days(off=[date(2018, 2, 1)]).is_working(date(2018, 2, 1))


def test_what_is_told_has_names_and_a_source(calendar: WorkingCalendar) -> None:
    with pytest.warns(CalendarFallbackWarning):
        reason = calendar.reason_off(date(2015, 12, 10))
    assert reason is not None
    assert (reason.name_th, reason.name_en) == ("วันรัฐธรรมนูญ", "Constitution Day")
    assert reason.source.startswith("holidays ")


def test_offices_work_on_labour_day_there_too(calendar: WorkingCalendar) -> None:
    with pytest.warns(CalendarFallbackWarning):
        assert calendar.is_working(date(2017, 5, 1))
    assert calendar.is_working(date(2016, 5, 2))  # in place of Sunday 1 May


def test_extra_days_hold_beyond_the_table(calendar: WorkingCalendar) -> None:
    varied = calendar.with_days(off=[date(2015, 10, 1)], working=[date(2015, 10, 3)])
    with pytest.warns(CalendarFallbackWarning):
        assert varied.add(date(2015, 9, 30), 1) == date(2015, 10, 2)
    assert varied.add(date(2015, 9, 30), 2) == date(2015, 10, 3)


@pytest.mark.parametrize(
    "day", [date(1959, 9, 30), date(2100, 10, 1), date(2557, 11, 28), date.min, date.max]
)
def test_a_day_that_no_source_tells_of_is_an_error(calendar: WorkingCalendar, day: date) -> None:
    for ask in (calendar.is_working, calendar.roll, calendar.reason_off, lambda day: calendar.add(day, 1)):
        with pytest.raises(CalendarRangeError) as caught:
            ask(day)
        assert day.isoformat() in str(caught.value)
        assert "can be counted from 1959-10-01 to 2100-09-30" in str(caught.value)
        assert "นับวันได้ตั้งแต่ 1959-10-01 ถึง 2100-09-30" in caught.value.message_th


def test_a_period_without_end_is_an_error_at_once(calendar: WorkingCalendar) -> None:
    with pytest.raises(CalendarRangeError, match="1000000 working days after 2015-01-05"):
        calendar.add(date(2015, 1, 5), 1_000_000)


@pytest.mark.filterwarnings("ignore::bestservice_workflow.calendars.CalendarFallbackWarning")
def test_a_period_over_the_last_year_that_is_told_is_an_error(calendar: WorkingCalendar) -> None:
    assert calendar.is_working(date(2100, 9, 30))
    with pytest.raises(CalendarRangeError, match="FY 2644"):
        calendar.add(date(2100, 9, 20), 9)
    with pytest.raises(CalendarRangeError, match="1 working days after 2100-09-30"):
        calendar.add(date(2100, 9, 30), 1)


def test_the_range_is_that_of_the_package() -> None:
    thailand = holidays.country_holidays("TH")
    assert LAST_TOLD.end.year <= thailand.end_year < LAST_TOLD.end.year + 1
    assert thailand.start_year < FIRST_TOLD.start.year
    for year in (FIRST_TOLD, LAST_TOLD):
        with pytest.warns(CalendarFallbackWarning):
            assert len(provisional_days_off(year)) > 10


def test_every_year_that_is_told_has_its_full_moon_days() -> None:
    visakha = [
        holidays.country_holidays("TH", years=year, language="th").get_named("วันวิสาขบูชา")
        for year in range(LAST_FISCAL_YEAR.end.year, LAST_TOLD.end.year + 1)
    ]
    assert all(visakha)


def test_the_package_is_not_imported_until_it_is_needed() -> None:
    code = (
        "import sys, datetime as d; from bestservice_workflow.calendars import government_calendar as g;"
        "g().add(d.date(2014, 12, 12), 10); print('holidays' in sys.modules)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert ran.stdout.split() == ["False"]
