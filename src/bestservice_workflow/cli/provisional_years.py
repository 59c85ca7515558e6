"""Warnings of a run: the fiscal years without a table of days off are told in one note, at its end."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from bestservice_workflow.calendars.fallback import CalendarFallbackWarning
from bestservice_workflow.cli.messages import language_said, note, tell
from bestservice_workflow.report.language import Language

_YEAR = re.compile(r"FY (\d+) ")


@contextmanager
def warnings_as_notes() -> Iterator[None]:
    """Tell warnings as notes on standard error; those of the calendar's years together, once at the end."""
    years: set[int] = set()

    def show(message: Warning | str, category: type[Warning], *_where: object, **_more: object) -> None:
        year = _YEAR.match(str(message)) if issubclass(category, CalendarFallbackWarning) else None
        if year is None:
            tell(f"Note: {message}")
        else:
            years.add(int(year[1]))

    with warnings.catch_warnings():
        warnings.showwarning = show
        try:
            yield
        finally:
            if years:
                note(told_of(years), language=language_said() or Language.of_locale())


def told_of(years: set[int]) -> tuple[str, str]:
    """Say, in English and Thai, what is missing from these fiscal years.

    >>> told_of({2571, 2572, 2573, 2580})[0].partition(":")[0]
    'FY 2571–2573, 2580'
    """
    which = ", ".join(f"{first}–{last}" if first < last else f"{first}" for first, last in _ranges(years))
    english = (
        f"FY {which}: not in the shipped table of days off; the days off come from the holidays package, "
        "without the Royal Ploughing Ceremony and without days that the cabinet adds, so deadlines there are "
        "provisional"
    )
    thai = (
        f"ปีงบประมาณ {which}: ไม่อยู่ในตารางวันหยุด ใช้วันหยุดจากแพ็กเกจ holidays ซึ่งไม่มีวันพระราชพิธีพืชมงคล"
        "และวันหยุดที่คณะรัฐมนตรีประกาศเพิ่ม กำหนดเวลาที่นับได้จึงเป็นเพียงชั่วคราว"
    )
    return english, thai


def _ranges(years: set[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for year in sorted(years):
        if first is None or last is None:
            first = last = year
        elif year == last + 1:
            last = year
        else:
            yield first, last
            first = last = year
    if first is not None and last is not None:
        yield first, last
