"""When something took effect: a civil day, or an instant; never a naive time.

Both are kept as they were written, since that is what was recorded. What they mean (which civil day in
Bangkok, which day for the law) is derived.
"""

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Self

import attrs
import pendulum

from bestservice_workflow.errors import InvalidDocument

BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")
BUDDHIST_ERA = 543
"""Years by which the Buddhist Era is ahead of the Common Era."""
FIRST_BUDDHIST_YEAR = 2400
"""From this number on, a year can only be Buddhist Era."""
MINUTES_A_DAY = 24 * 60
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?P<offset>Z|[+-]\d{2}:\d{2})?", re.ASCII
)


def parse_iso_day(text: str) -> date:
    """Read an ISO 8601 day of the Common Era, ``2014-11-28``.

    Raises:
        InvalidDocument: not such a day; a Buddhist Era year is named with the day it is taken for.

    >>> parse_iso_day("2014-11-28")
    datetime.date(2014, 11, 28)
    """
    match = _DAY.fullmatch(text)
    if match is None:
        raise InvalidDocument.because(
            f"{text!r} is not a day; write it as 2014-11-28 (year-month-day, Common Era)",
            f"{text!r} ไม่ใช่วันที่ ให้เขียนเป็น 2014-11-28 (ปี-เดือน-วัน ค.ศ.)",
        )
    year, month, day = (int(part) for part in match.groups())
    if year >= FIRST_BUDDHIST_YEAR:
        raise _buddhist_era(text, year - BUDDHIST_ERA)
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidDocument.because(
            f"{text!r} is no day of the calendar", f"{text!r} ไม่มีอยู่ในปฏิทิน"
        ) from None


def _buddhist_era(text: str, year: int) -> InvalidDocument:
    meant = f"{year:04}{text[4:]}"
    return InvalidDocument.because(
        f"{text!r} has a Buddhist Era year; in the Common Era that is {meant}: write {meant}",
        f"{text!r} เป็นปีพุทธศักราช ซึ่งตรงกับ {meant} ในคริสต์ศักราช ให้เขียนเป็น {meant}",
    )


@attrs.frozen
class Moment:
    """A civil day in Asia/Bangkok, or an instant with its offset, exactly as it was recorded.

    >>> Moment.parse("2014-11-28T23:30:00Z").day
    datetime.date(2014, 11, 29)
    """

    text: str
    """ISO 8601, as given."""
    day: date
    """The civil day in Asia/Bangkok."""
    instant: datetime | None
    """The instant, in Asia/Bangkok; None where only the day is known."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2014-11-28`` or ``2014-11-28T16:45:00+07:00``.

        Raises:
            InvalidDocument: neither; an instant without an offset; a Buddhist Era year.
        """
        match = _INSTANT.fullmatch(text)
        if match is None:
            return cls(text, parse_iso_day(text), None)
        year = int(text[:4])
        if year >= FIRST_BUDDHIST_YEAR:
            raise _buddhist_era(text, year - BUDDHIST_ERA)
        if match["offset"] is None:
            raise InvalidDocument.because(
                f"{text!r} has no offset, so it names no instant; write {text}+07:00 for Bangkok time",
                f"{text!r} ไม่ระบุเขตเวลา ให้เขียนเป็น {text}+07:00 สำหรับเวลาในกรุงเทพมหานคร",
            )
        try:
            instant = datetime.fromisoformat(text).astimezone(BANGKOK)
        except (ValueError, OverflowError):
            raise InvalidDocument.because(
                f"{text!r} is no instant of the calendar", f"{text!r} ไม่มีอยู่ในปฏิทิน"
            ) from None
        return cls(text, instant.date(), instant)

    @classmethod
    def of(cls, value: "Moment | date | str") -> "Moment":
        """Take a day, an aware instant (pendulum's or the standard library's), or ISO 8601 text.

        Raises:
            InvalidDocument: a naive instant, or a text that is neither a day nor an instant.

        >>> Moment.of(date(2014, 11, 28)).text
        '2014-11-28'
        """
        if isinstance(value, Moment):
            return value
        return cls.parse(value if isinstance(value, str) else value.isoformat())

    def precedes(self, other: "Moment") -> bool:
        """Whether this is before the other: as instants where both are, else as civil days in Bangkok."""
        if self.instant is not None and other.instant is not None:
            return self.instant < other.instant
        return self.day < other.day

    def effective_day(self, day_ends: int) -> date:
        """The day that counts for the law, where a day ends ``day_ends`` minutes after midnight (A17).

        An instant at or after that end belongs to the next day, as midnight does.

        >>> Moment.parse("2014-12-01T16:30:00+07:00").effective_day(16 * 60 + 30)
        datetime.date(2014, 12, 2)
        """
        if self.instant is None or day_ends >= MINUTES_A_DAY:
            return self.day
        if self.instant.time() < time(*divmod(day_ends, 60)):
            return self.day
        return self.day + timedelta(days=1)

    def to_pendulum(self) -> pendulum.DateTime | pendulum.Date:
        """The same for people who work with pendulum."""
        if self.instant is not None:
            return pendulum.instance(self.instant, tz="Asia/Bangkok")
        return pendulum.date(self.day.year, self.day.month, self.day.day)


def to_moment(value: Moment | date | str) -> Moment:
    """What ``Moment.of`` gives, as the converter of a field."""
    return Moment.of(value)
