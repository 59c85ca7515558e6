"""The Thai fiscal year: twelve months from 1 October, named by the Buddhist Era year in which it ends."""

from datetime import date
from typing import Self

import attrs

from bestservice_workflow.errors import Fault, InvalidDocument
from bestservice_workflow.moments import BUDDHIST_ERA, FIRST_BUDDHIST_YEAR


def _must_be_buddhist(_owner: object, _field: "attrs.Attribute[int]", year: int) -> None:
    if type(year) is not int:
        message = f"a fiscal year is a whole number of the Buddhist Era such as 2558, not {year!r}"
        message_th = f"ปีงบประมาณต้องเป็นจำนวนเต็มของปี พ.ศ. เช่น 2558 ไม่ใช่ {year!r}"
    elif year < FIRST_BUDDHIST_YEAR:
        meant = year + BUDDHIST_ERA
        message = f"{year} is not a Buddhist Era year; if C.E. {year} is meant, write {meant}"
        message_th = f"{year} ไม่ใช่ปี พ.ศ. หากหมายถึง ค.ศ. {year} ให้เขียน {meant}"
    elif year > date.max.year:
        message = f"fiscal year {year} is beyond what can be counted (up to {date.max.year})"
        message_th = f"ปีงบประมาณ {year} เกินช่วงที่นับได้ (ถึง {date.max.year})"
    else:
        return
    raise InvalidDocument.of([Fault(path="fiscal_year", message=message, message_th=message_th)])


@attrs.frozen(order=True)
class FiscalYear:
    """A fiscal year of the Thai government, by its Buddhist Era number.

    Fiscal year 2558, the one of KPI 3.2, runs from 1 October 2014 to 30 September 2015; both ends belong to
    it. Fiscal years compare and sort by number.

    Raises:
        InvalidDocument: the number is no whole number, or below 2400 and so no Buddhist Era year.

    >>> year = FiscalYear(2558)
    >>> str(year), year.start.isoformat(), year.end.isoformat()
    ('FY 2558', '2014-10-01', '2015-09-30')
    >>> date(2014, 9, 30) in year
    False
    """

    year: int = attrs.field(validator=_must_be_buddhist)
    """The Buddhist Era year in which it ends."""

    @property
    def start(self) -> date:
        """Its first day, 1 October."""
        return date(self.year - BUDDHIST_ERA - 1, 10, 1)

    @property
    def end(self) -> date:
        """Its last day, 30 September."""
        return date(self.year - BUDDHIST_ERA, 9, 30)

    @classmethod
    def containing(cls, day: date) -> Self:
        """Give the fiscal year in which ``day`` falls.

        >>> str(FiscalYear.containing(date(2014, 11, 30)))
        'FY 2558'
        """
        return cls(day.year + BUDDHIST_ERA + (day.month >= 10))  # noqa: PLR2004 - October

    def overlaps(self, start: date, end: date) -> bool:
        """Tell whether the period from ``start`` to ``end``, both included, has a day in this year.

        >>> FiscalYear(2558).overlaps(date(2015, 9, 30), date(2016, 3, 31))
        True
        """
        return start <= self.end and end >= self.start

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return f"FY {self.year}"
