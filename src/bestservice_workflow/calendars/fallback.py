"""Days off of years that the shipped table does not cover, from the ``holidays`` package, with a warning.

What that package cannot know is missing from such a year: the Royal Ploughing Ceremony, whose date is
announced year by year, and every day that the cabinet adds. So a deadline counted there is provisional.
"""

import warnings
from datetime import date
from functools import cache

from bestservice_workflow.calendars.days_off import DayOff, DayOffKind
from bestservice_workflow.calendars.fiscal_year import FiscalYear
from bestservice_workflow.errors import CalendarRangeError

FIRST_TOLD = FiscalYear(2503)
"""The first fiscal year with the Saturday and Sunday weekend (from 1 March 1959) throughout."""

LAST_TOLD = FiscalYear(2643)
"""The last fiscal year whose holidays the package tells; it stops at the end of C.E. 2100."""

LABOUR_DAY_TH = "วันแรงงานแห่งชาติ"
"""The holiday of banks and private firms, 1 May, on which government offices work."""


class CalendarFallbackWarning(UserWarning):
    """A fiscal year was counted without the shipped table of days off; its deadlines are provisional."""


def range_error(what: str) -> CalendarRangeError:
    """Give the error for days that no source tells of.

    >>> raise range_error("C.E. 2200")
    Traceback (most recent call last):
    bestservice_workflow.errors.CalendarRangeError: no table of days off covers C.E. 2200; ...
    """
    first, last = FIRST_TOLD.start.isoformat(), LAST_TOLD.end.isoformat()
    return CalendarRangeError(
        message=f"no table of days off covers {what}; days can be counted from {first} to {last}. "
        "Check the year: is it a Buddhist Era year where a C.E. year is meant?",
        message_th=f"ไม่มีตารางวันหยุดสำหรับ {what} นับวันได้ตั้งแต่ {first} ถึง {last} "
        "โปรดตรวจสอบปี ว่าใช้ปี พ.ศ. แทนปี ค.ศ. หรือไม่",
    )


@cache
def provisional_days_off(year: FiscalYear) -> tuple[DayOff, ...]:
    """Give the days off of one fiscal year as the ``holidays`` package tells them; warns once a year.

    Raises:
        CalendarRangeError: the year is before FY 2503 or after FY 2643, or the package knows nothing of it.
    """
    told = days_off_told(year.start.year, year.end.year) if FIRST_TOLD <= year <= LAST_TOLD else ()
    rows = tuple(row for row in told if row.day in year)
    if not rows:
        raise range_error(str(year))
    warnings.warn(
        f"{year} is not in the shipped table of days off; its days off come from the holidays package, "
        "without the Royal Ploughing Ceremony and without days that the cabinet adds, so its deadlines are "
        f"provisional / ปีงบประมาณ {year.year} ไม่อยู่ในตารางวันหยุด กำหนดเวลาที่นับได้จึงเป็นเพียงชั่วคราว",
        CalendarFallbackWarning,
        stacklevel=2,
    )
    return rows


def days_off_told(first_year: int, last_year: int) -> tuple[DayOff, ...]:
    """Give what the ``holidays`` package tells of C.E. years, less Labour Day and the day in its place."""
    from importlib.metadata import version  # noqa: PLC0415 - both are slow to import, and seldom needed

    import holidays  # noqa: PLC0415

    source = f"holidays {version('holidays')}"
    years = range(first_year, last_year + 1)
    public = holidays.country_holidays("TH", years=years, language="th")
    thai, english = (
        holidays.country_holidays("TH", years=years, categories=("public", "government"), language=language)
        for language in ("th", "en_US")
    )
    rows = []
    for day in sorted(thai):
        name_th = "; ".join(name for name in thai.get_list(day) if LABOUR_DAY_TH not in name)
        name_en = "; ".join(name for name in english.get_list(day) if "Labor Day" not in name)
        if name_th:
            rows.append(
                DayOff(
                    day=date(day.year, day.month, day.day),
                    name_th=name_th,
                    name_en=name_en,
                    kind=_kind(name_en, public=day in public),
                    source=source,
                )
            )
    return tuple(rows)


_ADDED_BY_CABINET = (
    "Bridge Public Holiday",
    "Emergency Lockdown",
    "Election Day",
    "Mourning",
    "Cremation",
    "Coronation Celebrations",
)


def _kind(name_en: str, *, public: bool) -> DayOffKind:
    if not public:
        return DayOffKind.GOVERNMENT
    return DayOffKind.SPECIAL if any(part in name_en for part in _ADDED_BY_CABINET) else DayOffKind.PUBLIC
