"""What a day off is: a day, its name, and since when it was known."""

from datetime import date
from enum import StrEnum

import attrs


class DayOffKind(StrEnum):
    """Why a government office in Bangkok is closed on a day."""

    PUBLIC = "public"
    """A public holiday of every year, or the day in place of one that fell on a weekend."""
    GOVERNMENT = "government"
    """A holiday of government offices only: the Royal Ploughing Ceremony."""
    SPECIAL = "special"
    """A day that the cabinet added once, for the whole country."""
    BANGKOK = "bangkok"
    """A day that the cabinet added once, for an area of which Bangkok is part."""
    EXTRA = "extra"
    """A day that the reader of the calendar added: ``calendar.extra_days_off`` of the rulebook."""
    WEEKEND = "weekend"
    """A Saturday or a Sunday."""


@attrs.frozen(kw_only=True)
class DayOff:
    """One day on which government offices in Bangkok are closed, with its provenance."""

    day: date
    name_th: str
    name_en: str
    kind: DayOffKind
    known_since: date | None = None
    """The day it was declared; None if it was known long before, or if no source for it was found."""
    withdrawn: date | None = None
    """The day on which it was made a working day again; None if it stayed a day off."""
    source: str
    """Where it comes from: a package and its version, a cabinet resolution, the rulebook."""

    def known_by(self, day: date) -> bool:
        """Tell whether somebody who reads the calendar on ``day`` expects this day off.

        >>> holiday = DayOff(
        ...     day=date(2015, 5, 4), name_th="วันหยุดพิเศษ", name_en="extra", kind=DayOffKind.SPECIAL,
        ...     known_since=date(2015, 1, 27), source="cabinet")
        >>> holiday.known_by(date(2015, 1, 26)), holiday.known_by(date(2015, 1, 27))
        (False, True)
        """
        declared = self.known_since is None or self.known_since <= day
        return declared and (self.withdrawn is None or day < self.withdrawn)

    @property
    def stands(self) -> bool:
        """Whether it is a day off as far as is known today, that is, was never withdrawn."""
        return self.withdrawn is None


@attrs.frozen(kw_only=True)
class Weekend:
    """A Saturday or a Sunday that is no holiday besides; reads like a :class:`DayOff`."""

    name_th: str
    name_en: str
    kind: DayOffKind = DayOffKind.WEEKEND
    known_since: None = None
    withdrawn: None = None
    source: str = (
        "Announcement of the Office of the Prime Minister on working hours and days off (No. 12), B.E. 2502"
    )


SATURDAY = Weekend(name_th="วันเสาร์", name_en="Saturday")
SUNDAY = Weekend(name_th="วันอาทิตย์", name_en="Sunday")


@attrs.frozen(kw_only=True)
class CalendarDay:
    """One day of a walk through the calendar: a line of the receipt of a deadline."""

    day: date
    working: bool
    reason: DayOff | Weekend | None
    """Why it does not count; None for a working day."""


def extra_day_off(day: date) -> DayOff:
    """Give the day off that the rulebook or the caller added on ``day``."""
    return DayOff(
        day=day,
        name_th="วันหยุดที่กำหนดเพิ่ม",
        name_en="Extra day off",
        kind=DayOffKind.EXTRA,
        source="calendar.extra_days_off",
    )
