"""The index behind the calendar: the ordinals of all working days of a span, in order.

The n-th working day after a day is one search and one look-up in it, however many days are skipped; a calendar
with other days off is the same tuple with a few ordinals taken out or put in.
"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import attrs

from bestservice_workflow.calendars.days_off import DayOff
from bestservice_workflow.calendars.fallback import provisional_days_off
from bestservice_workflow.calendars.fiscal_year import FiscalYear
from bestservice_workflow.calendars.table import DaysOffTable

_SATURDAY = 6  # of ordinal % 7; Sunday is 0, since 1 January of the year 1 is a Monday


@attrs.frozen(eq=False)
class WorkingDayIndex:
    """The working days of the whole fiscal years ``first`` to ``last``, as proleptic ordinals."""

    first: FiscalYear
    last: FiscalYear
    start: int
    """The ordinal of the first day it covers."""
    end: int
    """The ordinal of the last day it covers."""
    ordinals: tuple[int, ...]
    """Of the working days, in order."""
    listed: dict[int, DayOff]
    """Every row of the table and of the years added to it, by ordinal; withdrawn rows too. Never changed."""

    @classmethod
    def of_table(cls, table: DaysOffTable) -> "WorkingDayIndex":
        """Index a table as everything that is known today."""
        listed = {row.day.toordinal(): row for row in table.rows}
        start, end = table.first.toordinal(), table.last.toordinal()
        return cls(
            first=FiscalYear.containing(table.first),
            last=FiscalYear.containing(table.last),
            start=start,
            end=end,
            ordinals=_working(start, end, listed),
            listed=listed,
        )

    def changed(self, *, off: Iterable[int], working: Iterable[int]) -> "WorkingDayIndex":
        """Give the index with the days of ``off`` taken out, and then those of ``working`` put in."""
        ordinals = list(self.ordinals)
        for ordinal in off:
            place = bisect_left(ordinals, ordinal)
            if place < len(ordinals) and ordinals[place] == ordinal:
                del ordinals[place]
        for ordinal in working:
            place = bisect_left(ordinals, ordinal)
            if self.start <= ordinal <= self.end and ordinals[place : place + 1] != [ordinal]:
                ordinals.insert(place, ordinal)
        return attrs.evolve(self, ordinals=tuple(ordinals))

    def grown(self, year: FiscalYear) -> "WorkingDayIndex":
        """Give the index with ``year``, the year before its first or after its last, added from ``holidays``.

        Raises:
            CalendarRangeError: no source tells of that year.
        """
        listed = {row.day.toordinal(): row for row in provisional_days_off(year)}
        start, end = year.start.toordinal(), year.end.toordinal()
        added = _working(start, end, listed)
        first, last = min(year, self.first), max(year, self.last)
        return WorkingDayIndex(
            first=first,
            last=last,
            start=first.start.toordinal(),
            end=last.end.toordinal(),
            ordinals=added + self.ordinals if year == first else self.ordinals + added,
            listed=self.listed | listed,
        )


def is_weekend(ordinal: int) -> bool:
    """Tell whether a proleptic ordinal is a Saturday or a Sunday.

    >>> from datetime import date
    >>> is_weekend(date(2014, 11, 30).toordinal())
    True
    """
    return ordinal % 7 in {0, _SATURDAY}


@lru_cache(maxsize=8)
def index_of(table: DaysOffTable) -> WorkingDayIndex:
    """Index a table as everything that is known today; kept, so that variants start from it."""
    return WorkingDayIndex.of_table(table)


@lru_cache(maxsize=128)
def index_as_of(table: DaysOffTable, known: int) -> WorkingDayIndex:
    """Index a table as it was when only the first ``known`` of its changes were."""
    last = table.changes[known - 1] if known else date.min
    changed = [row for row in table.rows if row.stands != row.known_by(last)]
    weekdays = [(row.day.toordinal(), row.stands) for row in changed if row.day.isoweekday() < _SATURDAY]
    return index_of(table).changed(
        off=[ordinal for ordinal, stands in weekdays if not stands],
        working=[ordinal for ordinal, stands in weekdays if stands],
    )


def _working(start: int, end: int, listed: dict[int, DayOff]) -> tuple[int, ...]:
    off = {ordinal for ordinal, row in listed.items() if row.stands}
    return tuple(
        ordinal for ordinal in range(start, end + 1) if 0 < ordinal % 7 < _SATURDAY and ordinal not in off
    )
