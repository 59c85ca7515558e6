"""The page about the calendar leaves out no correction."""

from pathlib import Path

from scripts import make_days_off

from bestservice_workflow.calendars import DayOffKind, shipped_table

PAGE = Path(__file__).parents[3] / "docs" / "calendar.md"


def test_the_page_names_every_correction_and_every_undated_addition() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for correction in make_days_off.read_corrections():
        if correction.action in {"add", "drop"} or "withdrawn" in correction.columns:
            assert correction.day.isoformat() in page, correction
    added = {DayOffKind.SPECIAL, DayOffKind.BANGKOK}
    for row in shipped_table().rows:
        if row.kind in added and row.known_since is None and row.day.isoweekday() <= 5:
            assert row.day.isoformat() in page, row
