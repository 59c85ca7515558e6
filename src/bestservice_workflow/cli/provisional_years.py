"""Warnings of a run: the fiscal years without a table of days off are told in one note, at its end."""

import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from bestservice_workflow.calendars.fallback import CalendarFallbackWarning
from bestservice_workflow.cli.messages import language_said, note, tell
from bestservice_workflow.report.language import Language

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue

_YEARS = "bestservice_workflow.provisional_years"
_YEAR = re.compile(r"FY (\d+) ")


@contextmanager
def warnings_as_notes() -> Iterator[None]:
    """Tell warnings as notes on standard error; those of the calendar's years together, once at the end."""
    years = _of_this_call()
    with warnings.catch_warnings():
        warnings.showwarning = _years_to(years.add)
        try:
            yield
        finally:
            if years:
                note(told_of(years), language=language_said() or Language.of_locale())


def send_years(queue: "SimpleQueue[int]") -> None:
    """In a process that works for this one: send it the years, which it tells of."""
    warnings.showwarning = _years_to(queue.put)


def receive_years(queue: "SimpleQueue[int]") -> None:
    """Take the years that processes sent, once they are done."""
    years = _of_this_call()
    while not queue.empty():
        years.add(queue.get())


def _of_this_call() -> set[int]:
    context = click.get_current_context(silent=True)
    years: set[int] = set()
    return years if context is None else context.meta.setdefault(_YEARS, years)


def _years_to(take: Callable[[int], None]) -> Callable[..., None]:
    def show(message: Warning | str, category: type[Warning], *_where: object, **_more: object) -> None:
        year = _YEAR.match(str(message)) if issubclass(category, CalendarFallbackWarning) else None
        if year is None:
            tell(f"Note: {message}")
        else:
            take(int(year[1]))

    return show


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
