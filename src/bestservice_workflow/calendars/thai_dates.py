"""Dates as Thai officers write them, read and written; the era is never guessed.

A year of 2400 or more is Buddhist Era and a smaller one Common Era, as the number itself says; but in a Thai or
slashed date, where officers write B.E., a C.E. year counts only if it is marked ค.ศ., and an ISO date is C.E.
Two-digit years are refused.
"""

import re
from datetime import date
from typing import Literal, NoReturn

from bestservice_workflow.calendars.fiscal_year import BUDDHIST_ERA, FIRST_BUDDHIST_YEAR
from bestservice_workflow.errors import Fault, InvalidDocument

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
_FROM_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_ERAS = {"พศ": "BE", "พุทธศักราช": "BE", "คศ": "CE", "คริสต์ศักราช": "CE"}
_ERA = r"(?:(พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?|คริสต์ศักราช)\s*)?"
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMERIC = re.compile(rf"([0-9]{{1,2}})\s*([/.-])\s*([0-9]{{1,2}})\s*\2\s*{_ERA}([0-9]+)")
_THAI = re.compile(rf"([0-9]{{1,2}})\s*(?:เดือน\s*)?([ก-๎.]+?)\s*{_ERA}([0-9]+)")
_DAY_NAME = re.compile(rf"(?:วัน)?({'|'.join(WEEKDAYS)})\s*(?:ที่)?\s*|วันที่\s*")
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
    >>> parse_day("2557-11-28")
    Traceback (most recent call last):
    bestservice_workflow.errors.InvalidDocument: $: '2557-11-28' has a Buddhist Era year ... write 2014-11-28
    """
    plain = " ".join(text.replace("\u200b", "").translate(_FROM_THAI_DIGITS).split())
    if _ISO.fullmatch(plain):
        return parse_iso_day(plain, path=path)
    weekday, rest = _weekday_of(plain)
    if numeric := _NUMERIC.fullmatch(rest):
        number, _, month_text, era, year = numeric.groups()
        month = int(month_text)
    elif thai := _THAI.fullmatch(rest):
        number, month_name, era, year = thai.groups()
        month = _MONTH_NUMBERS.get(month_name.replace(".", ""), 0)
        if not month:
            _refuse(
                path,
                f"{text!r}: {month_name!r} is no Thai month; write it like พ.ย. or พฤศจิกายน",
                f"{text!r}: ไม่รู้จักเดือน {month_name!r} ให้เขียนเช่น พ.ย. หรือ พฤศจิกายน",
            )
    else:
        _refuse(
            path,
            f"{text!r} is no date; write 28 พ.ย. 2557, 28/11/2557 or, with a C.E. year, 2014-11-28",
            f"{text!r} ไม่ใช่วันที่ ให้เขียน 28 พ.ย. 2557 หรือ 28/11/2557 หรือแบบ ค.ศ. 2014-11-28",
        )
    ce_year = _ce_year(text, era, year, int(number), month, path)
    day = _date(text, ce_year, month, int(number), path)
    if weekday is not None and weekday != day.weekday():
        right = WEEKDAYS[day.weekday()]
        _refuse(
            path,
            f"{text!r}: {format_day(day)} is a วัน{right}, not a วัน{WEEKDAYS[weekday]}; correct one of them",
            f"{text!r}: {format_day(day)} เป็นวัน{right} ไม่ใช่วัน{WEEKDAYS[weekday]} โปรดแก้ให้ตรงกัน",
        )
    return day


def parse_iso_day(text: str, *, path: str = "$") -> date:
    """Read a day of a document: ISO 8601, C.E., ``YYYY-MM-DD`` and nothing else.

    Raises:
        InvalidDocument: one fault at ``path``; for a B.E. year it names the C.E. day it is taken for.

    >>> parse_iso_day("2567-02-29", path="actions[0].at")
    Traceback (most recent call last):
    bestservice_workflow.errors.InvalidDocument: actions[0].at: '2567-02-29' has a ... write 2024-02-29
    """
    match = _ISO.fullmatch(text)
    if match is None:
        _refuse(
            path,
            f"{text!r} is no ISO date; write year, month and day like 2014-11-28 (C.E.)",
            f"{text!r} ไม่ใช่วันที่แบบ ISO ให้เขียนปี ค.ศ. เดือน วัน เช่น 2014-11-28",
        )
    year, month, number = (int(part) for part in match.groups())
    if year >= FIRST_BUDDHIST_YEAR:
        meant = _date(text, year - BUDDHIST_ERA, month, number, path).isoformat()
        _refuse(
            path,
            f"{text!r} has a Buddhist Era year, but an ISO date is C.E.; taken for {meant}: write {meant}",
            f"{text!r} ใช้ปี พ.ศ. แต่วันที่แบบ ISO ต้องเป็นปี ค.ศ. เข้าใจว่าหมายถึง {meant} ให้เขียน {meant}",
        )
    return _date(text, year, month, number, path)


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
    return text.translate(_TO_THAI_DIGITS) if thai_digits else text


def _weekday_of(plain: str) -> tuple[int | None, str]:
    match = _DAY_NAME.match(plain)
    if match is None:
        return None, plain
    name = match.group(1)
    return (None if name is None else WEEKDAYS.index(name)), plain[match.end() :]


def _ce_year(text: str, era: str | None, digits: str, number: int, month: int, path: str) -> int:
    if len(digits) != 4:  # noqa: PLR2004 - a full year
        _refuse(
            path,
            f"{text!r}: the year {digits} must have four digits, like 2557",
            f"{text!r}: ปี {digits} ต้องเขียนสี่หลัก เช่น 2557",
        )
    year = int(digits)
    buddhist = year >= FIRST_BUDDHIST_YEAR
    marked = None if era is None else _ERAS[re.sub(r"[.\s]", "", era)]
    if marked == "BE" and not buddhist:
        _refuse(
            path,
            f"{text!r}: {year} is no Buddhist Era year; write พ.ศ. {year + BUDDHIST_ERA} or ค.ศ. {year}",
            f"{text!r}: {year} ไม่ใช่ปี พ.ศ. ให้เขียน พ.ศ. {year + BUDDHIST_ERA} หรือ ค.ศ. {year}",
        )
    if marked == "CE" and buddhist:
        _refuse(
            path,
            f"{text!r}: {year} is no C.E. year; write พ.ศ. {year} or ค.ศ. {year - BUDDHIST_ERA}",
            f"{text!r}: {year} ไม่ใช่ปี ค.ศ. ให้เขียน พ.ศ. {year} หรือ ค.ศ. {year - BUDDHIST_ERA}",
        )
    if marked is None and not buddhist:
        day = _date(text, year, month, number, path)
        numeric, iso = format_day(day, style="numeric"), day.isoformat()
        _refuse(
            path,
            f"{text!r}: {year} is a C.E. year without a mark; write {numeric} (B.E.), {iso} or ค.ศ. {year}",
            f"{text!r}: {year} เป็นปี ค.ศ. ที่ไม่ได้ระบุ ให้เขียน {numeric} (พ.ศ.) หรือ {iso} หรือ ค.ศ. {year}",
        )
    return year - BUDDHIST_ERA if buddhist else year


def _date(text: str, year: int, month: int, number: int, path: str) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        buddhist = year + BUDDHIST_ERA
        _refuse(
            path,
            f"{text!r}: there is no day {number} of month {month} in B.E. {buddhist} (C.E. {year}); "
            "the day comes before the month, except in an ISO date",
            f"{text!r}: ไม่มีวันที่ {number} เดือน {month} ใน พ.ศ. {buddhist} (ค.ศ. {year}) "
            "ให้เขียนวันก่อนเดือน เว้นแต่แบบ ISO",
        )


def _refuse(path: str, message: str, message_th: str) -> NoReturn:
    raise InvalidDocument.of([Fault(path=path, message=message, message_th=message_th)])
