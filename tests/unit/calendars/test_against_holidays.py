"""The shipped table against the ``holidays`` package: every difference on a weekday, and its reason.

When another version of the package changes a day, this test says which; then look for the cabinet's resolution,
and correct either the corrections file or this list. The table never changes by itself.
"""

from datetime import date, timedelta

import holidays

from bestservice_workflow.calendars import government_calendar, shipped_table

OFF_HERE_ONLY = {
    date(2010, 4, 16): "added by the cabinet together with 13 August 2010",
    date(2010, 5, 17): "government offices in Bangkok closed by reason of unrest",
    date(2010, 5, 18): "government offices in Bangkok closed by reason of unrest",
    date(2010, 5, 19): "government offices in Bangkok closed by reason of unrest",
    date(2018, 4, 12): "added by the cabinet on 27 February 2018",
    date(2019, 4, 12): "added by the cabinet on 12 February 2019",
    date(2019, 11, 4): "ASEAN Summit, Bangkok and Nonthaburi only",
    date(2019, 11, 5): "ASEAN Summit, Bangkok and Nonthaburi only",
    date(2019, 12, 30): "added by the cabinet on 29 October 2019",
    date(2021, 10, 21): "regional holiday of the central region and Bangkok",
    date(2021, 10, 22): "the substitute for 23 October, moved from the 25th",
    date(2022, 11, 16): "APEC Summit, Bangkok and two provinces only",
    date(2022, 11, 17): "APEC Summit, Bangkok and two provinces only",
    date(2022, 11, 18): "APEC Summit, Bangkok and two provinces only",
}

OFF_THERE_ONLY = {
    date(2020, 12, 7): "the substitute for 5 December moved to the 11th, which the package lists too",
    date(2021, 10, 25): "the substitute for 23 October moved to the 22nd",
    date(2023, 1, 3): "one substitute only for 31 December 2022 and 1 January 2023",
}


def _labour_days() -> dict[date, str]:
    """1 May and, where it falls on a weekend, the Monday in its place: offices work."""
    days = {}
    for year in range(2007, 2028):
        day = date(year, 5, 1)
        while day.isoweekday() > 5:
            day += timedelta(days=1)
        days[day] = "Labour Day, a holiday of banks and private firms"
    return days


def test_these_are_all_the_differences() -> None:
    table, calendar = shipped_table(), government_calendar()
    years = range(table.first.year, table.last.year + 1)
    package = holidays.country_holidays("TH", years=years, categories=("public", "government"))
    here, there = set(), set()
    for ordinal in range(table.first.toordinal(), table.last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if day.isoweekday() <= 5:
            if not calendar.is_working(day):
                here.add(day)
            if day in package:
                there.add(day)
    assert here - there == set(OFF_HERE_ONLY)
    assert there - here == set(OFF_THERE_ONLY) | set(_labour_days())


def test_the_ploughing_ceremony_is_listed_for_every_year_that_has_been_announced() -> None:
    ploughing = [row.day.year for row in shipped_table().rows if "พืชมงคล" in row.name_th]
    assert ploughing == list(range(2007, 2027))  # 2027 is announced by the court astrologers, and not yet
