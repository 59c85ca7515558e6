"""Law: what is written as a Thai date is read as the same day, and no other text is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestservice_workflow.calendars import format_day, parse_day
from bestservice_workflow.calendars.thai_dates import Style
from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.moments import parse_iso_day

writable = st.dates(date(1857, 1, 1), date(9456, 12, 31))
"""The days whose Buddhist Era year has four digits and is recognisable as one."""

common_era = st.dates(date(1000, 1, 1), date(2399, 12, 31))
styles = st.sampled_from(["short", "long", "full", "numeric"])


@given(writable, styles, st.booleans())
def test_every_style_is_read_back(day: date, style: Style, thai_digits: bool) -> None:  # noqa: FBT001
    assert parse_day(format_day(day, style=style, thai_digits=thai_digits)) == day


@given(common_era)
def test_an_iso_date_is_read_back(day: date) -> None:
    assert parse_day(day.isoformat()) == parse_iso_day(day.isoformat()) == day


@given(writable)
def test_a_buddhist_iso_date_is_refused_and_its_day_named(day: date) -> None:
    buddhist = f"{day.year + 543:04}-{day.month:02}-{day.day:02}"
    with pytest.raises(InvalidDocument, match=f"write {day.isoformat()}"):
        parse_iso_day(buddhist)


@given(st.text(max_size=40) | st.text(alphabet="0123456789๐๒๕๗/-. พศค.ย", max_size=20))
def test_any_text_is_a_day_or_is_refused(text: str) -> None:
    try:
        day = parse_day(text)
    except InvalidDocument:
        return
    assert any(character.isdecimal() for character in text)
    assert day.year <= 9456
