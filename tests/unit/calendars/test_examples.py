"""Every example in the docstrings and on the page about the calendar runs."""

import doctest
import importlib
import re
from pathlib import Path

import pytest
from scripts import make_days_off

from bestservice_workflow.calendars import DayOffKind, shipped_table

PAGE = Path(__file__).parents[3] / "docs" / "calendar.md"
MODULES = ["days_off", "fallback", "fiscal_year", "index", "table", "thai_dates", "working_calendar"]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module(name: str) -> None:
    module = importlib.import_module(f"bestservice_workflow.calendars.{name}")
    result = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert result.attempted > 0
    assert result.failed == 0


def test_the_examples_of_the_page() -> None:
    blocks = re.findall(r"```pycon\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(examples)
    assert result.attempted > 10
    assert result.failed == 0


def test_the_page_names_every_correction_and_every_undated_addition() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for correction in make_days_off.read_corrections():
        if correction.action in {"add", "drop"} or "withdrawn" in correction.columns:
            assert correction.day.isoformat() in page, correction
    added = {DayOffKind.SPECIAL, DayOffKind.BANGKOK}
    for row in shipped_table().rows:
        if row.kind in added and row.known_since is None and row.day.isoweekday() <= 5:
            assert row.day.isoformat() in page, row
