"""The table of days off: what is shipped, and what is refused."""

from datetime import date

import pytest
from scripts import make_days_off

from bestservice_workflow.calendars import (
    DayOffKind,
    DaysOffTable,
    FiscalYear,
    government_calendar,
    read_table,
    shipped_table,
)
from bestservice_workflow.errors import InvalidDocument

HEADER = "day,name_th,name_en,kind,known_since,withdrawn,source"
GOOD = "2015-05-04,วันหยุดพิเศษ,Bridge holiday,special,2015-01-27,,cabinet"


def read(*lines: str) -> DaysOffTable:
    return read_table([HEADER, *lines], first=FiscalYear(2558), last=FiscalYear(2558))


def test_the_shipped_table_covers_fiscal_years_2550_to_2570() -> None:
    table = shipped_table()
    assert (table.first, table.last) == (date(2006, 10, 1), date(2027, 9, 30))
    assert table is shipped_table()
    assert table.rows[0].day == date(2006, 10, 23)


def test_every_year_of_it_has_a_plausible_number_of_working_days() -> None:
    calendar = government_calendar()
    for year in range(2550, 2571):
        fiscal_year = FiscalYear(year)
        days = [day for day in calendar.walk(fiscal_year.start, fiscal_year.end) if day.working]
        assert 235 <= len(days) <= 248, fiscal_year


def test_labour_day_and_its_substitute_are_never_off() -> None:
    assert not [row for row in shipped_table().rows if "แรงงาน" in row.name_th or "Labor" in row.name_en]
    for year in range(2007, 2028):
        first_of_may = date(year, 5, 1)
        assert government_calendar().is_working(first_of_may) == (first_of_may.isoweekday() <= 5)


def test_days_for_bangkok_alone_say_so() -> None:
    bangkok = [row.day for row in shipped_table().rows if row.kind is DayOffKind.BANGKOK]
    assert bangkok == [
        *(date(2010, 5, day) for day in range(17, 22)),
        *(date(2011, 10, day) for day in (27, 28, 31)),
        date(2019, 11, 4),
        date(2019, 11, 5),
        date(2021, 10, 21),
        *(date(2022, 11, day) for day in (16, 17, 18)),
    ]


def test_the_shipped_table_is_what_the_script_makes() -> None:
    assert make_days_off.TABLE.read_text(encoding="utf-8") == make_days_off.make()


def test_a_correction_that_corrects_nothing_is_refused() -> None:
    told = shipped_table().rows
    for action, day in [("add", date(2015, 5, 5)), ("amend", date(2015, 5, 6)), ("drop", date(2015, 5, 6))]:
        useless = make_days_off.Correction(action=action, day=day, columns={}, reason="mistyped")
        with pytest.raises(ValueError, match="nothing to correct"):
            make_days_off.corrected(told, [useless])


def test_a_good_table_is_read() -> None:
    (row,) = read(GOOD).rows
    assert (row.day, row.kind, row.known_since) == (date(2015, 5, 4), DayOffKind.SPECIAL, date(2015, 1, 27))
    assert row.stands
    assert read(GOOD).changes == (date(2015, 1, 27),)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["2558-05-04,ก,a,special,,,s"], "line[2]: 2558-05-04 is outside 2014-10-01 to 2015-09-30"),
        (["4 พ.ค. 2558,ก,a,special,,,s"], "line[2]: not an ISO date"),
        ([GOOD, GOOD], "line[3]: 2015-05-04 must come after 2015-05-04"),
        ([GOOD, "2015-05-03,ก,a,special,,,s"], "line[3]: 2015-05-03 must come after 2015-05-04"),
        (["2015-05-04,ก,a,weekend,,,s"], "line[2]: unknown kind 'weekend'"),
        (["2015-05-04,ก,a,holiday,,,s"], "line[2]: unknown kind 'holiday'"),
        (["2015-05-04,,a,special,,,s"], "line[2]: name_th is empty"),
        (["2015-05-04,ก,a,special,,, "], "line[2]: source is empty"),
        (["2015-05-04,ก,a,special,27/01/2558,,s"], "line[2]: not an ISO date"),
        (["2015-05-04,ก,a,special,2015-01-27,2015-01-27,s"], "line[2]: withdrawn 2015-01-27, before"),
        (["2015-05-04,ก,a,special"], "line[2]: must have 7 columns"),
        (["2015-05-04,ก,a,special,,,s,more"], "line[2]: must have 7 columns"),
    ],
)
def test_a_faulty_line_is_named(lines: list[str], message: str) -> None:
    with pytest.raises(InvalidDocument) as caught:
        read(*lines)
    assert str(caught.value).startswith(message)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(InvalidDocument) as caught:
        read("x,ก,a,special,,,s", "2015-05-04,,a,holiday,,,s")
    assert [fault.path for fault in caught.value.faults] == ["line[2]", "line[3]", "line[3]"]


def test_a_wrong_header_is_refused() -> None:
    for lines in ([], ["day,name"]):
        with pytest.raises(InvalidDocument, match="the header must be day,name_th"):
            read_table(lines, first=FiscalYear(2558), last=FiscalYear(2558))
