"""Dates as officers write them."""

from collections.abc import Callable
from datetime import date

import pytest

from bestservice_workflow.calendars import format_day, parse_day
from bestservice_workflow.calendars.thai_dates import MONTHS, SHORT_MONTHS
from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.moments import parse_iso_day

DAY = date(2014, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "2014-11-28",
        "๒๐๑๔-๑๑-๒๘",
        "28 พ.ย. 2557",
        "28 พ.ย 2557",
        "28 พย 2557",
        "28 พ. ย. 2557",
        "28พ.ย.2557",
        "๒๘ พ.ย. ๒๕๕๗",
        "28 พฤศจิกายน 2557",
        "28 พฤศจิกายน พ.ศ. 2557",
        "28 พฤศจิกายน พ.ศ.2557",
        "28 พฤศจิกายน พศ 2557",
        "28 พฤศจิกายน พุทธศักราช 2557",
        "28 เดือนพฤศจิกายน พ.ศ. 2557",
        "28 พ.ย. ค.ศ. 2014",
        "28 พ.ย.ค.ศ.2014",
        "28 พฤศจิกายน คริสต์ศักราช 2014",
        "28/11/2557",
        "28-11-2557",
        "28.11.2557",
        "28 / 11 / 2557",
        "๒๘/๑๑/๒๕๕๗",
        "28/11/พ.ศ. 2557",
        "28/11/ค.ศ. 2014",
        "วันศุกร์ที่ 28 พฤศจิกายน พ.ศ. 2557",
        "วันศุกร์ที่ ๒๘ พ.ย. ๒๕๕๗",
        "ศุกร์ 28 พ.ย. 2557",
        "วันที่ 28 พ.ย. 2557",
        "วันศุกร์ที่ 28/11/2557",
        "  28\u00a0พ.ย.\t2557 ",
        "28\u200b พ.ย. 2557",
    ],
)
def test_the_usual_ways_to_write_a_day(text: str) -> None:
    assert parse_day(text) == DAY


def test_the_29th_of_february_2567_is_a_real_day() -> None:
    assert parse_day("29/02/2567") == date(2024, 2, 29)
    assert parse_day("29 ก.พ. 2567") == date(2024, 2, 29)


def test_2400_is_the_first_year_that_can_only_be_buddhist() -> None:
    assert parse_day("1/1/2400") == date(1857, 1, 1)
    assert parse_day("1/1/ค.ศ. 2399") == parse_iso_day("2399-01-01")
    with pytest.raises(InvalidDocument, match="2399 is a C\\.E\\. year"):
        parse_day("1/1/2399")


def test_every_month_by_either_name() -> None:
    for number, (name, short) in enumerate(zip(MONTHS, SHORT_MONTHS, strict=True), start=1):
        assert parse_day(f"1 {name} 2558") == parse_day(f"1 {short} 2558") == date(2015, number, 1)


def test_thursday_may_be_written_short() -> None:
    assert parse_day("วันพฤหัสที่ 27 พ.ย. 2557") == parse_day("วันพฤหัสบดีที่ 27 พ.ย. 2557")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "28/11/2014",
            "2014 is a C.E. year without a mark; write 28/11/2557 (B.E.), 2014-11-28 or ค.ศ. 2014",
        ),
        (
            "28 พ.ย. 2014",
            "2014 is a C.E. year without a mark; write 28/11/2557 (B.E.), 2014-11-28 or ค.ศ. 2014",
        ),
        ("28/11/57", "the year '57' must have four digits, like 2557"),
        ("28 พ.ย. 57", "the year '57' must have four digits, like 2557"),
        ("28 พ.ย. 25577", "the year '25577' must have four digits, like 2557"),
        ("28 พ.ย. พ.ศ. 2014", "2014 is not a Buddhist Era year; write พ.ศ. 2557 or ค.ศ. 2014"),
        ("28 พ.ย. ค.ศ. 2557", "2557 is not a C.E. year; write พ.ศ. 2557 or ค.ศ. 2014"),
        ("31/11/2557", "there is no day 31 of month 11 in B.E. 2557 (C.E. 2014)"),
        ("31/11/2014", "there is no day 31 of month 11 in B.E. 2557 (C.E. 2014)"),
        ("29/02/2566", "there is no day 29 of month 2 in B.E. 2566 (C.E. 2023)"),
        ("0/1/2558", "there is no day 0 of month 1 in B.E. 2558 (C.E. 2015)"),
        (
            "11/28/2557",
            "there is no day 11 of month 28 in B.E. 2557 (C.E. 2014); write the day before the month",
        ),
        ("28/28/2557", "there is no day 28 of month 28 in B.E. 2557 (C.E. 2014)"),
        ("28 พ.น. 2557", "'พ.น.' is not a Thai month; write it like พ.ย. or พฤศจิกายน"),
        ("28 พ.ศ. 2557", "'พ.ศ.' is not a Thai month; write it like พ.ย. or พฤศจิกายน"),
        ("วันพุธที่ 28 พ.ย. 2557", "28 พ.ย. 2557 is a วันศุกร์, not a วันพุธ; correct one of them"),
        ("", "not a date; write 28 พ.ย. 2557, 28/11/2557 or, with a C.E. year, 2014-11-28"),
        ("28 Nov 2014", "not a date; write 28 พ.ย. 2557, 28/11/2557 or, with a C.E. year, 2014-11-28"),
        ("28/11-2557", "not a date; write 28 พ.ย. 2557, 28/11/2557 or, with a C.E. year, 2014-11-28"),
        ("2557/11/28", "not a date; write 28 พ.ย. 2557, 28/11/2557 or, with a C.E. year, 2014-11-28"),
        ("20141128", "not a date; write 28 พ.ย. 2557, 28/11/2557 or, with a C.E. year, 2014-11-28"),
        ("2014-11-28T10:00", "not a date; write 28 พ.ย. 2557, 28/11/2557 or, with a C.E. year, 2014-11-28"),
        ("٢٨/١١/٢٥٥٧", "not a date; write 28 พ.ย. 2557, 28/11/2557 or, with a C.E. year, 2014-11-28"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(text: str, message: str) -> None:
    with pytest.raises(InvalidDocument) as caught:
        parse_day(text, path="period.start")
    (fault,) = caught.value.faults
    assert fault.path == "period.start"
    assert fault.message == f"{text!r}: {message}"
    assert fault.message_th.startswith(f"{text!r}: ")


@pytest.mark.parametrize("parse", [parse_day, parse_iso_day])
@pytest.mark.parametrize(
    ("text", "meant"),
    [("2557-11-28", "2014-11-28"), ("2567-02-29", "2024-02-29"), ("2400-01-01", "1857-01-01")],
)
def test_a_buddhist_year_in_an_iso_date_is_refused_and_the_day_named(
    parse: Callable[[str], date], text: str, meant: str
) -> None:
    with pytest.raises(InvalidDocument) as caught:
        parse(text)
    (fault,) = caught.value.faults
    assert f"taken for {meant}: write {meant}" in fault.message
    assert f"เข้าใจว่าหมายถึง {meant} ให้เขียน {meant}" in fault.message_th


@pytest.mark.parametrize(
    "text",
    ["28/11/2557", "2014-1-5", "20141128", "2014-W48-5", " 2014-11-28", "๒๐๑๔-๑๑-๒๘", "2014-11-28\n", ""],
)
def test_a_document_takes_iso_dates_and_nothing_else(text: str) -> None:
    with pytest.raises(InvalidDocument, match="not an ISO date"):
        parse_iso_day(text)
    assert parse_iso_day("2014-11-28") == DAY


@pytest.mark.parametrize("text", ["2014-02-29", "2566-02-29", "0000-01-01"])
def test_an_iso_date_of_no_calendar(text: str) -> None:
    with pytest.raises(InvalidDocument, match="there is no day"):
        parse_iso_day(text)


def test_a_refusal_quotes_no_more_than_it_must() -> None:
    for text in ("9" * 100_000, "1 " + "ก" * 100_000 + " 2557", "1/1/" + "9" * 100_000, "\ud800"):
        with pytest.raises(InvalidDocument) as caught:
            parse_day(text)
        assert len(str(caught.value)) < 300
        str(caught.value).encode()  # a lone surrogate is quoted, not passed on


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("short", "28 พ.ย. 2557"),
        ("long", "28 พฤศจิกายน พ.ศ. 2557"),
        ("full", "วันศุกร์ที่ 28 พฤศจิกายน พ.ศ. 2557"),
        ("numeric", "28/11/2557"),
    ],
)
def test_the_styles(style: str, text: str) -> None:
    assert format_day(DAY, style=style) == text  # type: ignore[arg-type]
    assert parse_day(text) == DAY


def test_thai_digits_and_a_short_day() -> None:
    assert format_day(DAY, thai_digits=True) == "๒๘ พ.ย. ๒๕๕๗"
    assert format_day(date(2015, 1, 5), style="numeric") == "05/01/2558"
    assert format_day(date(2015, 1, 5)) == "5 ม.ค. 2558"


def test_an_unknown_style_is_a_mistake_of_the_program() -> None:
    with pytest.raises(AssertionError):
        format_day(DAY, style="medium")  # type: ignore[arg-type]
