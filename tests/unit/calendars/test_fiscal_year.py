"""Fiscal years: October to September, named by the Buddhist Era."""

from datetime import date

import attrs
import pytest

from bestservice_workflow.calendars import FiscalYear
from bestservice_workflow.errors import InvalidDocument


def test_fiscal_year_2558_runs_from_october_2014_to_september_2015() -> None:
    year = FiscalYear(2558)
    assert (year.start, year.end) == (date(2014, 10, 1), date(2015, 9, 30))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2014, 9, 30), 2557),
        (date(2014, 10, 1), 2558),
        (date(2014, 12, 31), 2558),
        (date(2015, 1, 1), 2558),
        (date(2015, 9, 30), 2558),
        (date(2015, 10, 1), 2559),
    ],
)
def test_every_day_is_in_exactly_one_fiscal_year(day: date, year: int) -> None:
    found = FiscalYear.containing(day)
    assert found == FiscalYear(year)
    assert day in found
    assert day not in FiscalYear(year - 1)
    assert day not in FiscalYear(year + 1)


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        (date(2014, 1, 1), date(2014, 9, 30), False),
        (date(2014, 1, 1), date(2014, 10, 1), True),
        (date(2014, 11, 1), date(2014, 11, 1), True),
        (date(2010, 1, 1), date(2020, 1, 1), True),
        (date(2015, 9, 30), date(2016, 1, 1), True),
        (date(2015, 10, 1), date(2016, 1, 1), False),
    ],
)
def test_a_period_overlaps_by_a_single_day(start: date, end: date, *, overlaps: bool) -> None:
    assert FiscalYear(2558).overlaps(start, end) is overlaps


def test_it_says_its_name_and_sorts_by_number() -> None:
    assert str(FiscalYear(2558)) == "FY 2558"
    assert sorted([FiscalYear(2559), FiscalYear(2557)]) == [FiscalYear(2557), FiscalYear(2559)]


def test_a_common_era_year_is_refused_and_the_buddhist_year_named() -> None:
    with pytest.raises(InvalidDocument) as caught:
        FiscalYear(2015)
    (fault,) = caught.value.faults
    assert fault.path == "fiscal_year"
    assert fault.message == "2015 is not a Buddhist Era year; if C.E. 2015 is meant, write 2558"
    assert fault.message_th == "2015 ไม่ใช่ปี พ.ศ. หากหมายถึง ค.ศ. 2015 ให้เขียน 2558"


@pytest.mark.parametrize("year", [True, 2558.0, "2558", None, 2399, 10_000])
def test_what_is_no_buddhist_year_is_refused(year: object) -> None:
    with pytest.raises(InvalidDocument):
        FiscalYear(year)  # type: ignore[arg-type]


def test_the_smallest_buddhist_year_is_2400() -> None:
    assert FiscalYear(2400).end == date(1857, 9, 30)


def test_it_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        FiscalYear(2558).year = 2559  # type: ignore[misc]
