"""Fiscal years, working days and Thai dates."""

from bestservice_workflow.calendars.days_off import (
    SATURDAY,
    SUNDAY,
    CalendarDay,
    DayOff,
    DayOffKind,
    Weekend,
)
from bestservice_workflow.calendars.fallback import CalendarFallbackWarning
from bestservice_workflow.calendars.fiscal_year import FiscalYear
from bestservice_workflow.calendars.table import DaysOffTable, read_table, shipped_table
from bestservice_workflow.calendars.thai_dates import format_day, parse_day
from bestservice_workflow.calendars.working_calendar import (
    WorkingCalendar,
    calendar_of,
    government_calendar,
)

__all__ = [
    "SATURDAY",
    "SUNDAY",
    "CalendarDay",
    "CalendarFallbackWarning",
    "DayOff",
    "DayOffKind",
    "DaysOffTable",
    "FiscalYear",
    "Weekend",
    "WorkingCalendar",
    "calendar_of",
    "format_day",
    "government_calendar",
    "parse_day",
    "read_table",
    "shipped_table",
]
