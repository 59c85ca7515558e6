"""Working days: examples that an officer can check with a wall calendar."""

import copy
import pickle
from datetime import UTC, date, datetime

import attrs
import pendulum
import pytest

from bestservice_workflow.calendars import (
    SATURDAY,
    SUNDAY,
    DayOff,
    DayOffKind,
    calendar_of,
    government_calendar,
    read_table,
)
from bestservice_workflow.calendars.fiscal_year import FiscalYear

FRIDAY, SAT, SUN, MONDAY, TUESDAY = (date(2014, 11, day) for day in (21, 22, 23, 24, 25))


def test_the_day_itself_is_never_counted() -> None:
    calendar = government_calendar()
    assert calendar.add(FRIDAY, 1) == MONDAY
    assert calendar.add(SAT, 1) == MONDAY
    assert calendar.add(MONDAY, 1) == TUESDAY


def test_to_count_the_day_itself_start_from_the_day_before() -> None:
    calendar = government_calendar()
    assert calendar.add(date(2014, 11, 20), 1) == FRIDAY
    assert calendar.add(FRIDAY, 1) == MONDAY  # Saturday is no working day, so Monday is the first


@pytest.mark.parametrize("n", [0, -1])
def test_a_period_has_at_least_one_day(n: int) -> None:
    with pytest.raises(ValueError, match="at least 1 working day"):
        government_calendar().add(FRIDAY, n)


def test_count_is_half_open() -> None:
    calendar = government_calendar()
    assert calendar.count(FRIDAY, MONDAY) == 1
    assert calendar.count(FRIDAY, SUN) == 0
    assert calendar.count(FRIDAY, FRIDAY) == 0
    assert calendar.count(MONDAY, FRIDAY) == 0


def test_roll_keeps_a_working_day_and_moves_a_day_off() -> None:
    calendar = government_calendar()
    assert calendar.roll(FRIDAY) == FRIDAY
    assert calendar.roll(SAT) == MONDAY
    assert calendar.roll(date(2015, 4, 11)) == date(2015, 4, 16)  # a Saturday before Songkran


def test_the_reason_of_a_weekend_and_of_a_working_day() -> None:
    calendar = government_calendar()
    assert calendar.reason_off(SAT) is SATURDAY
    assert calendar.reason_off(SUN) is SUNDAY
    assert calendar.reason_off(MONDAY) is None
    assert (SATURDAY.name_th, SATURDAY.kind) == ("วันเสาร์", DayOffKind.WEEKEND)


def test_a_named_holiday_comes_before_the_weekend() -> None:
    reason = government_calendar().reason_off(date(2015, 12, 5))  # a Saturday
    assert isinstance(reason, DayOff)
    assert "วันชาติ" in reason.name_th


def test_the_reason_carries_its_provenance() -> None:
    reason = government_calendar().reason_off(date(2015, 5, 4))
    assert isinstance(reason, DayOff)
    assert reason.kind is DayOffKind.SPECIAL
    assert reason.known_since == date(2015, 1, 27)
    assert reason.source.startswith("cabinet resolution of 2015-01-27")


def test_a_walk_gives_every_day_once() -> None:
    walked = list(government_calendar().walk(FRIDAY, TUESDAY))
    assert [(day.day, day.working) for day in walked] == [
        (FRIDAY, True),
        (SAT, False),
        (SUN, False),
        (MONDAY, True),
        (TUESDAY, True),
    ]
    assert list(government_calendar().walk(TUESDAY, FRIDAY)) == []


def test_an_extra_day_off_moves_what_follows() -> None:
    calendar = government_calendar().with_days(off=[MONDAY])
    assert calendar.add(FRIDAY, 1) == TUESDAY
    reason = calendar.reason_off(MONDAY)
    assert isinstance(reason, DayOff)
    assert (reason.kind, reason.day, reason.source) == (DayOffKind.EXTRA, MONDAY, "calendar.extra_days_off")


def test_an_extra_day_off_that_was_off_already_changes_nothing() -> None:
    coronation = date(2015, 5, 5)
    calendar = government_calendar().with_days(off=[coronation, SAT])
    assert calendar.count(date(2014, 9, 30), date(2015, 9, 30)) == 243
    reason = calendar.reason_off(coronation)
    assert isinstance(reason, DayOff)
    assert reason.name_th == "วันฉัตรมงคล"
    assert calendar.reason_off(SAT) != SATURDAY


def test_an_extra_working_day_beats_a_weekend_a_holiday_and_an_extra_day_off() -> None:
    coronation = date(2015, 5, 5)
    calendar = government_calendar().with_days(working=[SAT, coronation, MONDAY], off=[MONDAY])
    assert calendar.is_working(SAT)
    assert calendar.is_working(coronation)
    assert calendar.is_working(MONDAY)
    assert calendar.reason_off(SAT) is None
    assert calendar.add(FRIDAY, 1) == SAT
    assert calendar.count(date(2014, 9, 30), date(2015, 9, 30)) == 245
    assert calendar.with_days(off=[SAT]).is_working(SAT)


def test_equal_days_give_the_same_calendar() -> None:
    base = government_calendar()
    assert base is government_calendar()
    assert base.with_days() is base
    assert base.with_days(off=[FRIDAY, MONDAY]) is base.with_days(off=[MONDAY]).with_days(off=iter([FRIDAY]))


def test_the_shared_calendar_is_not_changed_by_its_variants() -> None:
    government_calendar().with_days(off=[MONDAY], working=[SAT])
    assert government_calendar().is_working(MONDAY)
    assert not government_calendar().is_working(SAT)


def test_it_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        government_calendar().extra_off = frozenset()  # type: ignore[misc]


def test_it_crosses_a_process_pool_as_itself() -> None:
    calendar = government_calendar().with_days(off=[MONDAY]).as_of(date(2014, 11, 1))
    assert pickle.loads(pickle.dumps(calendar)) is calendar  # noqa: S301 - our own bytes
    assert copy.deepcopy(calendar) is calendar


def test_its_repr_is_short() -> None:
    assert len(repr(government_calendar())) < 300


def test_a_pendulum_day_does_and_a_plain_day_comes_back() -> None:
    due = government_calendar().add(pendulum.date(2014, 12, 12), 10)
    assert due == date(2014, 12, 26)
    assert type(due) is date


def test_days_of_pendulum_are_plain_days_everywhere() -> None:
    calendar, monday = government_calendar(), pendulum.date(2014, 11, 24)
    assert calendar.with_days(off=[monday]) is calendar.with_days(off=[MONDAY])
    assert not calendar.with_days(off=[monday]).is_working(monday)
    assert type(calendar.roll(monday)) is date
    assert [type(day.day) for day in calendar.walk(monday, monday)] == [date]
    assert calendar.as_of(pendulum.date(2014, 11, 28)) is calendar.as_of(date(2014, 11, 28))


@pytest.mark.parametrize(
    "instant",
    [datetime(2014, 12, 12, tzinfo=UTC), pendulum.datetime(2014, 12, 12, tz="Asia/Bangkok")],
)
def test_an_instant_is_no_day(instant: datetime) -> None:
    calendar = government_calendar()
    for ask in (
        lambda: calendar.add(instant, 1),
        lambda: calendar.is_working(instant),
        lambda: calendar.roll(instant),
        lambda: calendar.reason_off(instant),
        lambda: calendar.with_days(off=[instant]),
        lambda: calendar.with_days(working=[instant]),
        lambda: calendar.as_of(instant),
        lambda: list(calendar.walk(instant, instant)),
        lambda: calendar.count(date(2014, 1, 1), instant),
    ):
        with pytest.raises(TypeError):
            ask()


def test_a_calendar_of_an_agencys_own_table() -> None:
    table = read_table(
        [
            "day,name_th,name_en,kind,known_since,withdrawn,source",
            "2014-11-24,วันหยุดหน่วยงาน,Agency day,special,,,order 1/2557",
        ],
        first=FiscalYear(2558),
        last=FiscalYear(2558),
    )
    calendar = calendar_of(table)
    assert calendar.add(FRIDAY, 1) == TUESDAY
    assert calendar.is_working(date(2015, 1, 1))  # the table is taken at its word
    assert pickle.loads(pickle.dumps(calendar)).add(FRIDAY, 1) == TUESDAY  # noqa: S301 - our own bytes
