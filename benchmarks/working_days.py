"""What ten working days cost: the library's index against what one would write instead.

All contenders answer the same questions in one run, in turn, and their answers are compared first. Trust the
ratios, not the times.  Run it with ``python benchmarks/working_days.py``.
"""

import statistics
import timeit
from collections.abc import Callable
from datetime import date, timedelta

import holidays
import numpy as np
import pendulum

from bestservice_workflow.calendars import government_calendar, shipped_table

DAYS = 10
ROUNDS = 9
STARTS = [date(2014, 10, 1) + timedelta(days=offset) for offset in range(0, 330, 11)]
CALENDAR = government_calendar()
OFF = frozenset(row.day for row in shipped_table().rows if row.stands)
ONE_DAY = timedelta(days=1)
SATURDAY = 5


def index(day: date) -> date:
    return CALENDAR.add(day, DAYS)


def loop(day: date) -> date:
    left = DAYS
    while left:
        day += ONE_DAY
        if day.weekday() < SATURDAY and day not in OFF:
            left -= 1
    return day


PACKAGE = holidays.country_holidays(
    "TH", years=range(2014, 2017), categories=("public", "government"), language="th"
)
for _labour_day in [day for day, name in PACKAGE.items() if "แรงงาน" in name]:
    del PACKAGE[_labour_day]


def holidays_object(day: date) -> date:
    return PACKAGE.get_nth_working_day(day, DAYS)


BUSY = np.busdaycalendar(holidays=np.array(sorted(OFF), dtype="datetime64[D]"))


def numpy_calendar(day: date) -> date:
    due: date = np.busday_offset(np.datetime64(day), DAYS, roll="backward", busdaycal=BUSY).item()
    return due


def pendulum_loop(day: date) -> date:
    left, walked = DAYS, pendulum.date(day.year, day.month, day.day)
    while left:
        walked = walked.add(days=1)
        if walked.weekday() < SATURDAY and walked not in OFF:
            left -= 1
    return walked


CONTENDERS: dict[str, Callable[[date], date]] = {
    "WorkingCalendar.add": index,
    "loop over a frozenset": loop,
    "numpy busdaycalendar": numpy_calendar,
    "holidays object": holidays_object,
    "pendulum loop": pendulum_loop,
}

VARIANTS: dict[str, Callable[[], object]] = {
    "with_days, seen before": lambda: CALENDAR.with_days(off=[STARTS[0]]),
    "as_of, seen before": lambda: CALENDAR.as_of(STARTS[0]),
    "count, one year": lambda: CALENDAR.count(date(2014, 9, 30), date(2015, 9, 30)),
    "is_working": lambda: CALENDAR.is_working(STARTS[0]),
    "roll of a Sunday": lambda: CALENDAR.roll(date(2014, 11, 30)),
}

_unseen = iter(range(10**9))


def fresh_days() -> object:
    """Vary the calendar by three days that no calendar was varied by before."""
    number = next(_unseen)
    far = date(2014, 10, 1) + timedelta(days=number % 300)
    return CALENDAR.with_days(off=[far, far + timedelta(days=1 + number // 300 % 40), date(2015, 9, 1)])


def micros(call: Callable[[], object], number: int) -> float:
    return timeit.timeit(call, number=number) / number * 1e6


def main() -> None:
    expected = [index(day) for day in STARTS]
    for name, contender in CONTENDERS.items():
        assert [contender(day) for day in STARTS] == expected, name
    times: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    for _ in range(ROUNDS):
        for name, contender in CONTENDERS.items():
            each = micros(lambda contender=contender: [contender(day) for day in STARTS], 30) / len(STARTS)
            times[name].append(each)
    base = statistics.median(times["WorkingCalendar.add"])
    print(f"{DAYS} working days on, medians of {ROUNDS} rounds in turn")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"  {name:<26}{median:9.2f} µs {median / base:8.1f} x")
    print("besides")
    for name, call in VARIANTS.items():
        median = statistics.median(micros(call, 5_000) for _ in range(ROUNDS))
        print(f"  {name:<26}{median:9.2f} µs {median / base:8.1f} x")
    median = statistics.median(micros(fresh_days, 200) for _ in range(ROUNDS))
    print(f"  {'with_days, never seen':<26}{median:9.2f} µs {median / base:8.1f} x")


if __name__ == "__main__":
    main()
