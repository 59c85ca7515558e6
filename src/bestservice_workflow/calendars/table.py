"""The shipped table of days off, ``days_off.csv``, read once and held to its own rules."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

import attrs

from bestservice_workflow.calendars.days_off import DayOff, DayOffKind
from bestservice_workflow.calendars.fiscal_year import FiscalYear
from bestservice_workflow.errors import Fault, InvalidDocument

COLUMNS = ("day", "name_th", "name_en", "kind", "known_since", "withdrawn", "source")
"""The header of a table of days off; ``known_since`` and ``withdrawn`` may be empty."""

FIRST_FISCAL_YEAR = FiscalYear(2550)
LAST_FISCAL_YEAR = FiscalYear(2570)

_KINDS_OF_A_TABLE = frozenset(DayOffKind) - {DayOffKind.EXTRA, DayOffKind.WEEKEND}


def _changes(table: "DaysOffTable") -> tuple[date, ...]:
    known = {row.known_since for row in table.rows} | {row.withdrawn for row in table.rows}
    return tuple(sorted(day for day in known if day is not None))


@attrs.frozen(kw_only=True, eq=False)
class DaysOffTable:
    """All days off of some whole fiscal years; two tables are equal only if they are the same object."""

    first: date
    """The first day it covers, a 1 October."""
    last: date
    """The last day it covers, a 30 September."""
    rows: tuple[DayOff, ...] = attrs.field(repr=False)
    """By day, at most one a day; those withdrawn are among them."""
    changes: tuple[date, ...] = attrs.field(
        init=False, repr=False, default=attrs.Factory(_changes, takes_self=True)
    )
    """The days on which the table changed by a declaration or a withdrawal, in order."""

    def __reduce__(self) -> tuple[Any, ...]:
        if self is shipped_table():
            return shipped_table, ()
        return _restored, (self.first, self.last, self.rows)


def read_table(lines: Iterable[str], *, first: FiscalYear, last: FiscalYear) -> DaysOffTable:
    """Read a table of days off for the fiscal years ``first`` to ``last`` from the lines of a CSV file.

    Raises:
        InvalidDocument: with every fault of the file, each by its line: a wrong header, a day that is no ISO
            date, out of range, out of order or listed twice, an unknown kind, an empty name or source, a
            withdrawal before the declaration.

    >>> table = read_table(
    ...     ["day,name_th,name_en,kind,known_since,withdrawn,source",
    ...      "2015-05-04,วันหยุดพิเศษ,Bridge holiday,special,2015-01-27,,cabinet resolution"],
    ...     first=FiscalYear(2558), last=FiscalYear(2558))
    >>> table.rows[0].known_since
    datetime.date(2015, 1, 27)
    """
    reader = csv.DictReader(lines)
    header = tuple(reader.fieldnames or ())
    if header != COLUMNS:
        raise InvalidDocument.of([_fault(1, f"the header must be {','.join(COLUMNS)}", "หัวตารางไม่ถูกต้อง")])
    faults: list[Fault] = []
    rows: list[DayOff] = []
    for line, cells in enumerate(reader, start=2):
        found = list(_faults_of(line, cells, first.start, last.end, rows[-1].day if rows else None))
        faults += found
        if not found:
            rows.append(_row(cells))
    if faults:
        raise InvalidDocument.of(faults)
    return DaysOffTable(first=first.start, last=last.end, rows=tuple(rows))


@lru_cache(maxsize=1)
def shipped_table() -> DaysOffTable:
    """Give the table that ships with the library: fiscal years 2550 to 2570."""
    text = (resources.files("bestservice_workflow.calendars") / "days_off.csv").read_text(encoding="utf-8")
    return read_table(text.splitlines(), first=FIRST_FISCAL_YEAR, last=LAST_FISCAL_YEAR)


def _restored(first: date, last: date, rows: tuple[DayOff, ...]) -> DaysOffTable:
    return DaysOffTable(first=first, last=last, rows=rows)


def _fault(line: int, message: str, message_th: str) -> Fault:
    return Fault(path=f"line[{line}]", message=message, message_th=message_th)


def _faults_of(
    line: int, cells: dict[str, str], first: date, last: date, previous: date | None
) -> Iterator[Fault]:
    if None in cells or None in cells.values():
        yield _fault(line, f"must have {len(COLUMNS)} columns", f"ต้องมี {len(COLUMNS)} คอลัมน์")
        return
    try:
        day = date.fromisoformat(cells["day"])
        known = _optional_day(cells["known_since"])
        withdrawn = _optional_day(cells["withdrawn"])
    except ValueError as error:
        yield _fault(line, f"not an ISO date: {error}", f"ไม่ใช่วันที่แบบ ISO: {error}")
        return
    if not first <= day <= last:
        yield _fault(line, f"{day} is outside {first} to {last}", f"{day} อยู่นอกช่วง {first} ถึง {last}")
    if previous is not None and day <= previous:
        yield _fault(line, f"{day} must come after {previous}", f"{day} ต้องอยู่หลัง {previous}")
    if cells["kind"] not in _KINDS_OF_A_TABLE:
        yield _fault(line, f"unknown kind {cells['kind']!r}", f"ไม่รู้จักประเภท {cells['kind']!r}")
    for column in ("name_th", "name_en", "source"):
        if not cells[column].strip():
            yield _fault(line, f"{column} is empty", f"{column} ว่างเปล่า")
    if known is not None and withdrawn is not None and withdrawn <= known:
        yield _fault(line, f"withdrawn {withdrawn}, before it was known", f"ยกเลิก {withdrawn} ก่อนประกาศ")


def _row(cells: dict[str, str]) -> DayOff:
    return DayOff(
        day=date.fromisoformat(cells["day"]),
        name_th=cells["name_th"],
        name_en=cells["name_en"],
        kind=DayOffKind(cells["kind"]),
        known_since=_optional_day(cells["known_since"]),
        withdrawn=_optional_day(cells["withdrawn"]),
        source=cells["source"],
    )


def _optional_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
