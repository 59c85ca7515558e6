"""The days off of fiscal year 2558, day by day: a count alone proves nothing, errors cancel in it."""

from datetime import date

from bestservice_workflow.calendars import DayOff, FiscalYear, government_calendar

YEAR = FiscalYear(2558)

WEEKDAYS_OFF = [
    (date(2014, 10, 23), "วันปิยมหาราช"),
    (date(2014, 12, 5), "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระปรมินทรมหาภูมิพลอดุลยเดช"),
    (date(2014, 12, 10), "วันรัฐธรรมนูญ"),
    (date(2014, 12, 31), "วันสิ้นปี"),
    (date(2015, 1, 1), "วันขึ้นปีใหม่"),
    (date(2015, 1, 2), "วันหยุดพิเศษ"),
    (date(2015, 3, 4), "วันมาฆบูชา"),
    (date(2015, 4, 6), "วันที่ระลึกมหาจักรีบรมราชวงศ์"),
    (date(2015, 4, 13), "วันสงกรานต์"),
    (date(2015, 4, 14), "วันสงกรานต์"),
    (date(2015, 4, 15), "วันสงกรานต์"),
    (date(2015, 5, 4), "วันหยุดพิเศษ"),
    (date(2015, 5, 5), "วันฉัตรมงคล"),
    (date(2015, 5, 13), "วันพืชมงคล"),
    (date(2015, 6, 1), "วันวิสาขบูชา"),
    (date(2015, 7, 30), "วันอาสาฬหบูชา"),
    (date(2015, 7, 31), "วันเข้าพรรษา"),
    (date(2015, 8, 12), "วันแม่แห่งชาติ"),
]


def test_exactly_these_weekdays_are_off() -> None:
    days = government_calendar().walk(YEAR.start, YEAR.end)
    off = [day for day in days if not day.working and day.day.isoweekday() <= 5]
    assert [day.day for day in off] == [day for day, _ in WEEKDAYS_OFF]
    for day, (_, name) in zip(off, WEEKDAYS_OFF, strict=True):
        assert isinstance(day.reason, DayOff)
        assert name in day.reason.name_th


def test_it_has_eighteen_weekdays_off_and_243_working_days() -> None:
    assert len(WEEKDAYS_OFF) == 18
    assert government_calendar().count(date(2014, 9, 30), date(2015, 9, 30)) == 243


def test_offices_work_on_labour_day_and_rest_on_ploughing_day() -> None:
    calendar = government_calendar()
    assert calendar.is_working(date(2015, 5, 1))
    assert not calendar.is_working(date(2015, 5, 13))


def test_nine_working_days_from_20_april_2015_end_on_1_may() -> None:
    assert government_calendar().add(date(2015, 4, 20), 9) == date(2015, 5, 1)


def test_the_periods_of_the_published_example() -> None:
    calendar = government_calendar()
    assert calendar.roll(date(2014, 11, 30)) == date(2014, 12, 1)  # S6.2
    assert calendar.add(date(2014, 12, 9), 7) == date(2014, 12, 19)  # S8.5
    assert calendar.add(date(2014, 12, 12), 10) == date(2014, 12, 26)  # S8.6.1
    assert calendar.add(date(2015, 1, 13), 7) == date(2015, 1, 22)  # S8.5
    assert calendar.roll(date(2015, 10, 31)) == date(2015, 11, 2)  # S11.9
