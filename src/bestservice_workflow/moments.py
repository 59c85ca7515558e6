"""When something took effect: a civil day, or an instant; never a naive time.

Both are kept as they were written, since that is what was recorded. What they mean (which civil day in
Bangkok, which day for the law) is derived.
"""

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Self

import attrs
import pendulum

from bestservice_workflow.errors import InvalidDocument, quoted

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
        raise _refused(
            text,
            "not an ISO date; write year, month and day like 2014-11-28 (C.E.)",
            "ไม่ใช่วันที่แบบ ISO ให้เขียนปี ค.ศ. เดือน วัน เช่น 2014-11-28",
        )
    year, month, day = map(int, match.groups())
    buddhist = year >= FIRST_BUDDHIST_YEAR
    try:
        read = date(year - BUDDHIST_ERA if buddhist else year, month, day)
    except ValueError:
        raise _refused(
            text, f"there is no day {day} of month {month} in {year}", f"ไม่มีวันที่ {day} เดือน {month} ในปี {year}"
        ) from None
    if buddhist:
        raise _buddhist_era(text, read.isoformat())
    return read


def _refused(text: str, message: str, message_th: str) -> InvalidDocument:
    said = quoted(text)
    return InvalidDocument.because(f"{said}: {message}", f"{said}: {message_th}")


def _buddhist_era(text: str, meant: str) -> InvalidDocument:
    return _refused(
        text,
        f"{text[:4]} is a Buddhist Era year, but an ISO date is C.E.; taken for {meant}: write {meant}",
        f"{text[:4]} เป็นปี พ.ศ. แต่วันที่แบบ ISO ต้องเป็นปี ค.ศ. เข้าใจว่าหมายถึง {meant} ให้เขียน {meant}",
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
        if int(text[:4]) >= FIRST_BUDDHIST_YEAR:
            raise _buddhist_era(text, f"{int(text[:4]) - BUDDHIST_ERA}{text[4:]}")
        if match["offset"] is None:
            raise _refused(
                text,
                f"an instant needs its offset; for Bangkok time write {text}+07:00",
                f"ต้องระบุเขตเวลา สำหรับเวลาในกรุงเทพมหานครให้เขียน {text}+07:00",
            )
        try:
            instant = datetime.fromisoformat(text).astimezone(BANGKOK)
        except (ValueError, OverflowError):
            raise _refused(text, "there is no such instant", "ไม่มีเวลานี้ในปฏิทิน") from None
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
            return pendulum.instance(self.instant).in_timezone("Asia/Bangkok")
        return pendulum.date(self.day.year, self.day.month, self.day.day)
