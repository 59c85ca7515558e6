"""Dates as Thai officers write them, read and written; the era is never guessed.

A year of 2400 or more is Buddhist Era and a smaller one Common Era, as the number itself says; but in a Thai or
slashed date, where officers write B.E., a C.E. year counts only if it is marked ค.ศ., and an ISO date is C.E.
Two-digit years are refused.
"""

import re
from datetime import date
from typing import Literal, NoReturn, assert_never

import attrs

from bestservice_workflow.errors import Fault, InvalidDocument, quoted
from bestservice_workflow.moments import (
    BUDDHIST_ERA,
    FIRST_BUDDHIST_YEAR,
    THAI_DIGITS,
    parse_iso_day,
)

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")

Style = Literal["short", "long", "full", "numeric"]

_TO_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ZERO_WIDTH_SPACE = "\u200b"  # Thai word processors put it between words
_YEAR_DIGITS = 4

_ERAS = {"พศ": "BE", "พุทธศักราช": "BE", "คศ": "CE", "คริสต์ศักราช": "CE"}
_DOT_OR_SPACE = re.compile(r"[.\s]")
_ERA = r"(?:(พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?|คริสต์ศักราช)\s*)?"
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMERIC = re.compile(rf"([0-9]{{1,2}})\s*([/.-])\s*([0-9]{{1,2}})\s*\2\s*{_ERA}([0-9]+)")
_THAI = re.compile(rf"([0-9]{{1,2}})\s*(?:เดือน\s*)?([ก-๎.][ก-๎.\s]*?)\s*{_ERA}([0-9]+)")
_DAY_NAME = re.compile(rf"(?:วัน)?({'|'.join(WEEKDAYS)}|พฤหัส)\s*(?:ที่)?\s*|วันที่\s*")
_WEEKDAY_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS)} | {"พฤหัส": 3}
_MONTH_NUMBERS = {
    name.replace(".", ""): number
    for names in (MONTHS, SHORT_MONTHS)
    for number, name in enumerate(names, start=1)
}


def parse_day(text: str, *, path: str = "$") -> date:
    """Read a day that a person wrote, in any of the usual ways.

    ISO (C.E.) ``2014-11-28``; ``28 พ.ย. 2557``, ``28 พฤศจิกายน พ.ศ. 2557``, ``วันศุกร์ที่ 28 พฤศจิกายน 2557``;
    ``28/11/2557``, ``28-11-2557``, ``28.11.2557``; a C.E. year where it is marked, ``28 พ.ย. ค.ศ. 2014``. Thai
    digits do everywhere. A day of the week, if given, must be the right one.

    Raises:
        InvalidDocument: one fault at ``path`` that says what to write instead.

    >>> parse_day("๒๘ พ.ย. ๒๕๕๗") == parse_day("28/11/2557") == parse_day("2014-11-28")
    True
    >>> parse_day("29/02/2567").isoformat()  # a real day: C.E. 2024 is a leap year
    '2024-02-29'
    >>> parse_day("28/11/57")
    Traceback (most recent call last):
    bestservice_workflow.errors.InvalidDocument: '28/11/57': the year '57' must have four digits, like 2557
    """
    plain = " ".join(text.replace(_ZERO_WIDTH_SPACE, "").translate(THAI_DIGITS).split())
    if _ISO.fullmatch(plain):
        return _iso_day(plain, path)
    written = _Written(text=text, path=path)
    weekday, rest = _split_weekday(plain)
    if numeric := _NUMERIC.fullmatch(rest):
        number, _, month, era, year = numeric.groups()
        day = written.day(_ce_year(written, era, year, int(month), int(number)), int(month), int(number))
    elif thai := _THAI.fullmatch(rest):
        number, name, era, year = thai.groups()
        month_number = _month(written, name)
        day = written.day(_ce_year(written, era, year, month_number, int(number)), month_number, int(number))
    else:
        written.refuse(
            "not a date; write 28 พ.ย. 2557, 28/11/2557 or, with a C.E. year, 2014-11-28",
            "ไม่ใช่วันที่ ให้เขียน 28 พ.ย. 2557 หรือ 28/11/2557 หรือแบบ ค.ศ. 2014-11-28",
        )
    if weekday is not None and weekday != day.weekday():
        short, right, wrong = format_day(day), WEEKDAYS[day.weekday()], WEEKDAYS[weekday]
        written.refuse(
            f"{short} is a วัน{right}, not a วัน{wrong}; correct one of them",
            f"{short} เป็นวัน{right} ไม่ใช่วัน{wrong} โปรดแก้ให้ตรงกัน",
        )
    return day


def _iso_day(plain: str, path: str) -> date:
    try:
        return parse_iso_day(plain)
    except InvalidDocument as error:
        raise InvalidDocument.of([fault.within(path) for fault in error.faults]) from None


def format_day(day: date, *, style: Style = "short", thai_digits: bool = False) -> str:
    """Write a day as Thai officers do, with its Buddhist Era year; :func:`parse_day` reads every style.

    >>> from datetime import date
    >>> day = date(2014, 11, 28)
    >>> format_day(day), format_day(day, style="numeric")
    ('28 พ.ย. 2557', '28/11/2557')
    >>> format_day(day, style="full", thai_digits=True)
    'วันศุกร์ที่ ๒๘ พฤศจิกายน พ.ศ. ๒๕๕๗'
    """
    year = day.year + BUDDHIST_ERA
    long = f"{day.day} {MONTHS[day.month - 1]} พ.ศ. {year}"
    match style:
        case "short":
            text = f"{day.day} {SHORT_MONTHS[day.month - 1]} {year}"
        case "long":
            text = long
        case "full":
            text = f"วัน{WEEKDAYS[day.weekday()]}ที่ {long}"
        case "numeric":
            text = f"{day.day:02}/{day.month:02}/{year}"
        case _:
            assert_never(style)
    return text.translate(_TO_THAI_DIGITS) if thai_digits else text


@attrs.frozen(kw_only=True)
class _Written:
    """A date as it was written, and where: what a refusal quotes."""

    text: str
    path: str

    def day(self, year: int, month: int, number: int) -> date:
        """Give the day of a C.E. year, or refuse one that no calendar has."""
        try:
            return date(year, month, number)
        except ValueError:
            buddhist = year + BUDDHIST_ERA
            swapped = month > len(MONTHS) >= number
            self.refuse(
                f"there is no day {number} of month {month} in B.E. {buddhist} (C.E. {year})"
                + ("; write the day before the month" if swapped else ""),
                f"ไม่มีวันที่ {number} เดือน {month} ใน พ.ศ. {buddhist} (ค.ศ. {year})"
                + (" ให้เขียนวันก่อนเดือน" if swapped else ""),
            )

    def refuse(self, message: str, message_th: str) -> NoReturn:
        said = quoted(self.text)
        fault = Fault(path=self.path, message=f"{said}: {message}", message_th=f"{said}: {message_th}")
        raise InvalidDocument.of([fault])


def _split_weekday(plain: str) -> tuple[int | None, str]:
    match = _DAY_NAME.match(plain)
    if match is None:
        return None, plain
    return _WEEKDAY_NUMBERS.get(match.group(1)), plain[match.end() :]


def _month(written: _Written, name: str) -> int:
    number = _MONTH_NUMBERS.get(_DOT_OR_SPACE.sub("", name))
    if number is None:
        written.refuse(
            f"{quoted(name)} is not a Thai month; write it like พ.ย. or พฤศจิกายน",
            f"ไม่รู้จักเดือน {quoted(name)} ให้เขียนเช่น พ.ย. หรือ พฤศจิกายน",
        )
    return number


def _ce_year(written: _Written, era: str | None, digits: str, month: int, number: int) -> int:
    """Give the C.E. year, by the number and its mark; the month and the day serve to word a refusal."""
    if len(digits) != _YEAR_DIGITS:
        written.refuse(
            f"the year {quoted(digits)} must have four digits, like 2557",
            f"ปี {quoted(digits)} ต้องเขียนสี่หลัก เช่น 2557",
        )
    year = int(digits)
    buddhist = year >= FIRST_BUDDHIST_YEAR
    marked = None if era is None else _ERAS[_DOT_OR_SPACE.sub("", era)]
    if marked == "BE" and not buddhist:
        written.refuse(
            f"{year} is not a Buddhist Era year; write พ.ศ. {year + BUDDHIST_ERA} or ค.ศ. {year}",
            f"{year} ไม่ใช่ปี พ.ศ. ให้เขียน พ.ศ. {year + BUDDHIST_ERA} หรือ ค.ศ. {year}",
        )
    if marked == "CE" and buddhist:
        written.refuse(
            f"{year} is not a C.E. year; write พ.ศ. {year} or ค.ศ. {year - BUDDHIST_ERA}",
            f"{year} ไม่ใช่ปี ค.ศ. ให้เขียน พ.ศ. {year} หรือ ค.ศ. {year - BUDDHIST_ERA}",
        )
    if marked is None and not buddhist:
        day = written.day(year, month, number)
        numeric, iso = format_day(day, style="numeric"), day.isoformat()
        written.refuse(
            f"{year} is a C.E. year without a mark; write {numeric} (B.E.), {iso} or ค.ศ. {year}",
            f"{year} เป็นปี ค.ศ. ที่ไม่ได้ระบุ ให้เขียน {numeric} (พ.ศ.) หรือ {iso} หรือ ค.ศ. {year}",
        )
    return year - BUDDHIST_ERA if buddhist else year
