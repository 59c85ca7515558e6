"""Working days of a government office in Bangkok: which days count, and the day a period ends on.

Monday to Friday, less the days off of the table; Labour Day, 1 May, is a working day of government offices.
All days are ``datetime.date``: a civil day in Asia/Bangkok. What day an instant belongs to (A17) is decided
before it comes here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

import attrs

from bestservice_workflow.calendars.days_off import (
    SATURDAY,
    SUNDAY,
    CalendarDay,
    DayOff,
    Weekend,
    extra_day_off,
)
from bestservice_workflow.calendars.fallback import FIRST_TOLD, LAST_TOLD, range_error
from bestservice_workflow.calendars.fiscal_year import FiscalYear
from bestservice_workflow.calendars.index import WorkingDayIndex, index_as_of, index_of, is_weekend
from bestservice_workflow.calendars.table import DaysOffTable, shipped_table

_ONE_DAY = timedelta(days=1)
_CACHED_CALENDARS = 256


@attrs.frozen(eq=False)
class WorkingCalendar:
    """Which days are working days, as known on some day; immutable, and cheap to vary.

    Get one from :func:`government_calendar`, and others from its :meth:`with_days` and :meth:`as_of`, which are
    cached. Days outside the shipped table are told by the ``holidays`` package, with a
    :class:`CalendarFallbackWarning`; days that it cannot tell of raise :class:`CalendarRangeError`. There is
    never a year without holidays.

    >>> calendar = government_calendar()
    >>> calendar.add(date(2015, 4, 20), 9).isoformat()  # 1 May counts, Labour Day or not
    '2015-05-01'
    >>> calendar.roll(date(2014, 11, 30)).isoformat()  # a Sunday (A3)
    '2014-12-01'
    """

    table: DaysOffTable
    extra_off: frozenset[date]
    """Further days off; a day that is also in ``extra_working`` is a working day."""
    extra_working: frozenset[date]
    """Further working days; they win over days off, weekends and ``extra_off``."""
    _known: int = attrs.field(repr=False)
    """How many of ``table.changes`` are known."""
    _index: WorkingDayIndex = attrs.field(repr=False)

    def with_days(self, *, off: Iterable[date] = (), working: Iterable[date] = ()) -> "WorkingCalendar":
        """Give the calendar with more days off and more working days, besides those it has already.

        An extra working day wins over everything: a weekend, a day off of the table, an extra day off given
        here or before. Whether a day may stand in both lists is for the reader of the lists to say.

        >>> calendar = government_calendar().with_days(off=[date(2014, 12, 1)])
        >>> calendar.roll(date(2014, 11, 30)).isoformat()
        '2014-12-02'
        """
        extra_off = self.extra_off.union(map(_plain, off))
        extra_working = self.extra_working.union(map(_plain, working))
        return _calendar(self.table, extra_off, extra_working, self._known)

    def as_of(self, known: date) -> "WorkingCalendar":
        """Give the calendar as somebody reads it on ``known``: only what was declared by the end of that day.

        A day off without ``known_since`` was always known. What this calendar does not know itself stays
        unknown: ``calendar.as_of(a).as_of(b)`` is ``calendar.as_of(min(a, b))``. Extra days are kept.

        >>> calendar, day = government_calendar(), date(2015, 5, 4)
        >>> calendar.as_of(date(2015, 1, 26)).is_working(day), calendar.is_working(day)
        (True, False)
        """
        step = bisect_right(self.table.changes, known)
        if step >= self._known:
            return self
        return _calendar(self.table, self.extra_off, self.extra_working, step)

    def is_working(self, day: date) -> bool:
        """Tell whether ``day`` is a working day.

        >>> government_calendar().is_working(date(2015, 5, 13))  # Royal Ploughing Ceremony
        False
        """
        ordinal, ordinals = self._covering(day)
        place = bisect_left(ordinals, ordinal)
        return place < len(ordinals) and ordinals[place] == ordinal

    def add(self, day: date, n: int) -> date:
        """Give the ``n``-th working day after ``day``; ``day`` itself is never counted (A4).

        To count ``day`` itself as the first day, if it is a working day, start from the day before it.

        Raises:
            ValueError: ``n`` is less than 1.
            CalendarRangeError: the period runs out of the years that any source tells of.

        >>> government_calendar().add(date(2014, 12, 12), 10).isoformat()
        '2014-12-26'
        """
        if n < 1:
            message = f"a period has at least 1 working day, not {n}"
            raise ValueError(message)
        index = self._index
        ordinal = day.toordinal()
        if index.start <= ordinal and not isinstance(day, datetime):
            ordinals = index.ordinals
            place = bisect_right(ordinals, ordinal) + n - 1
            if place < len(ordinals):
                return date.fromordinal(ordinals[place])
        return self._add_beyond(day, n)

    def count(self, after: date, until: date) -> int:
        """Count the working days after ``after`` up to and including ``until``; 0 if that is not later.

        >>> government_calendar().count(date(2014, 9, 30), date(2015, 9, 30))  # fiscal year 2558
        243
        """
        if until <= after:
            return 0
        first, _ = self._covering(after)
        last, ordinals = self._covering(until)
        return bisect_right(ordinals, last) - bisect_right(ordinals, first)

    def roll(self, day: date) -> date:
        """Give ``day`` itself if it is a working day, else the next one (A3).

        >>> government_calendar().roll(date(2015, 10, 31)).isoformat()
        '2015-11-02'
        """
        return _plain(day) if self.is_working(day) else self.add(day, 1)

    def reason_off(self, day: date) -> DayOff | Weekend | None:
        """Say why ``day`` is no working day; None if it is one. A named holiday comes before the weekend.

        >>> government_calendar().reason_off(date(2015, 5, 5)).name_en
        'Coronation Day'
        """
        ordinal, _ = self._covering(day)
        if day in self.extra_working:
            return None
        listed = self._index.listed.get(ordinal)
        if listed is not None and self._knows(listed):
            return listed
        if day in self.extra_off:
            return extra_day_off(date.fromordinal(ordinal))
        if is_weekend(ordinal):
            return SATURDAY if ordinal % 7 else SUNDAY
        return None

    def walk(self, start: date, end: date) -> Iterator[CalendarDay]:
        """Go through the days from ``start`` to ``end``, both included: the receipt of a deadline.

        >>> [(day.day.day, day.reason.name_en) for day in
        ...  government_calendar().walk(date(2015, 5, 1), date(2015, 5, 6)) if not day.working]
        [(2, 'Saturday'), (3, 'Sunday'), (4, 'Bridge Public Holiday'), (5, 'Coronation Day')]
        """
        day, end = _plain(start), _plain(end)
        while day <= end:
            reason = self.reason_off(day)
            yield CalendarDay(day=day, working=reason is None, reason=reason)
            day += _ONE_DAY

    @property
    def late_declared(self) -> tuple[DayOff, ...]:
        """The days off of the table whose declaration is dated, as far as this calendar knows them."""
        return tuple(row for row in self.table.rows if row.known_since is not None and self._knows(row))

    @property
    def withdrawn(self) -> tuple[DayOff, ...]:
        """The days off of the table that were made working days again, as far as this calendar knows."""
        last = self._last_change
        return tuple(
            row
            for row in self.table.rows
            if row.withdrawn is not None and last is not None and row.withdrawn <= last
        )

    @property
    def _last_change(self) -> date | None:
        return self.table.changes[self._known - 1] if self._known else None

    def __reduce__(self) -> tuple[Any, ...]:
        return _calendar, (self.table, self.extra_off, self.extra_working, self._known)

    def _knows(self, row: DayOff) -> bool:
        return row.known_by(self._last_change or date.min)

    def _covering(self, day: date) -> tuple[int, tuple[int, ...]]:
        """Give the ordinal of ``day`` and the ordinals of an index that covers it."""
        ordinal = _plain(day).toordinal()
        index = self._index
        if not index.start <= ordinal <= index.end:
            if not FIRST_TOLD.start <= day <= LAST_TOLD.end:
                raise range_error(day.isoformat())
            index = self._reach(FiscalYear.containing(day))
        return ordinal, index.ordinals

    def _add_beyond(self, day: date, n: int) -> date:
        ordinal, ordinals = self._covering(day)
        if n > (LAST_TOLD.end - day).days:
            period = f"{n} working days after {day.isoformat()}"
            raise range_error(period)
        place = bisect_right(ordinals, ordinal) + n - 1
        while place >= len(ordinals):
            ordinals = self._reach(FiscalYear(self._index.last.year + 1)).ordinals
            place = bisect_right(ordinals, ordinal) + n - 1
        return date.fromordinal(ordinals[place])

    def _reach(self, year: FiscalYear) -> WorkingDayIndex:
        """Grow the index, year by year, until it covers ``year``.

        The index is a cache: a wider one answers every question as the narrower one did, so that replacing it
        changes nothing that can be seen, from whatever thread.
        """
        index = self._index
        while year < index.first:
            index = index.grown(FiscalYear(index.first.year - 1))
        while year > index.last:
            index = index.grown(FiscalYear(index.last.year + 1))
        index = index.changed(off=_ordinals(self.extra_off), working=_ordinals(self.extra_working))
        object.__setattr__(self, "_index", index)
        return index


@lru_cache(maxsize=1)
def government_calendar() -> WorkingCalendar:
    """Give the calendar of government offices in Bangkok, as far as is known today; always the same object.

    Its table covers fiscal years 2550 to 2570 (1 October 2006 to 30 September 2027).
    """
    return calendar_of(shipped_table())


def calendar_of(table: DaysOffTable) -> WorkingCalendar:
    """Give the calendar of another table of days off, as far as is known today."""
    return _calendar(table, frozenset(), frozenset(), len(table.changes))


@lru_cache(maxsize=_CACHED_CALENDARS)
def _calendar(
    table: DaysOffTable, extra_off: frozenset[date], extra_working: frozenset[date], known: int
) -> WorkingCalendar:
    index = index_of(table) if known == len(table.changes) else index_as_of(table, known)
    index = index.changed(off=_ordinals(extra_off), working=_ordinals(extra_working))
    return WorkingCalendar(table, extra_off, extra_working, known, index)


def _ordinals(days: Iterable[date]) -> list[int]:
    return [day.toordinal() for day in days]


def _plain(day: date) -> date:
    """Give a plain ``date`` for one of another library, and refuse an instant."""
    if isinstance(day, datetime):
        message = f"a calendar counts days, not instants: {day!r}; say first which day it belongs to (A17)"
        raise TypeError(message)
    return day if type(day) is date else date(day.year, day.month, day.day)
