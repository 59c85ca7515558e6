"""Days: what is a working day, which day an instant belongs to, and which of two moments is earlier."""

from datetime import date, datetime, time, timedelta, timezone
from functools import cache

import holidays
from tests.oracle.readings import Rules

BANGKOK = timezone(timedelta(hours=7))
OFFICE_CLOSES = time(16, 30)
ONE_DAY = timedelta(days=1)
SATURDAY = 5
DECLARED_LATE = {date(2015, 5, 4): date(2015, 1, 27)}
"""Days off of the year that became known only during it."""


@cache
def days_off_of(year: int) -> frozenset[date]:
    """Public and government holidays of Thailand, without Labour Day (and its substitute)."""
    listed = holidays.country_holidays(
        "TH", years=year, categories=("public", "government"), language="en_US"
    )
    return frozenset(
        day
        for day, names in listed.items()
        if any(not name.startswith("National Labor Day") for name in names.split("; "))
    )


def is_working(day: date, rules: Rules) -> bool:
    written = day.isoformat()
    if written in rules["calendar.extra_working_days"]:
        return True
    if written in rules["calendar.extra_days_off"]:
        return False
    return day.weekday() < SATURDAY and day not in days_off_of(day.year)


def nth_working_day(first: date, count: int, rules: Rules) -> date:
    """The `count`-th working day of those from `first` on, `first` included."""
    day = first
    remaining = count
    while True:
        if is_working(day, rules):
            remaining -= 1
            if remaining == 0:
                return day
        day += ONE_DAY


def fixed_date(written: str, rules: Rules, *, known: date = date.max) -> date:
    """A deadline that is a date: on a day off it moves to the next working day, if the reading says so (A3).

    A day off that was declared only after `known`, when the act was done, does not move it.
    """
    day = date.fromisoformat(written)
    if not rules["calendar.roll"] or known < DECLARED_LATE.get(day, date.min):
        return day
    return nth_working_day(day, 1, rules)


def calendar_days_after(due: date, day: date) -> int:
    return max(0, (day - due).days)


def working_days_after(due: date, day: date, rules: Rules) -> int:
    """How many working days lie after `due`, up to and including `day`."""
    later = (due + ONE_DAY * ahead for ahead in range(1, calendar_days_after(due, day) + 1))
    return sum(is_working(one, rules) for one in later)


def is_instant(at: str) -> bool:
    return "T" in at


def in_bangkok(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(BANGKOK)


def civil_day(at: str) -> date:
    return in_bangkok(at).date() if is_instant(at) else date.fromisoformat(at)


def effective_day(at: str, rules: Rules) -> date:
    """The day an action counts for: an instant at or after the end of a day belongs to the next (A17)."""
    day = civil_day(at)
    closes_early = rules["calendar.day_ends"] == "16:30"
    if closes_early and is_instant(at) and in_bangkok(at).time() >= OFFICE_CLOSES:
        return day + ONE_DAY
    return day


def is_before(at: str, previous: str) -> bool:
    """As instants where both are instants, else as civil days in Bangkok."""
    if is_instant(at) and is_instant(previous):
        return datetime.fromisoformat(at) < datetime.fromisoformat(previous)
    return civil_day(at) < civil_day(previous)
