"""Random moments: days near a deadline, a weekend or a holiday; instants near the end of a day."""

from datetime import date, datetime, time, timedelta, timezone
from random import Random

from tests.oracle.calendar_ import BANGKOK, ONE_DAY, civil_day, days_off_of, in_bangkok, is_before, is_instant

OFFSETS_IN_MINUTES = [7 * 60, 7 * 60, 7 * 60, 0, 9 * 60, -5 * 60, 14 * 60, -12 * 60, 5 * 60 + 30]
EDGES = [
    time(0, 0),
    time(0, 0, 0, 1),
    time(23, 59, 59, 999999),
    time(16, 29, 59, 999999),
    time(16, 30),
    time(16, 30, 0, 1),
    time(16, 30, 1),
    time(6, 59, 59),
    time(7, 0),
    time(12, 0),
]
LAST_DAY = date(2016, 4, 29)


def random_day_after(rng: Random, previous: date, due: date | None, *, tardy: bool) -> date:
    """Mostly near the deadline there is; else some days on, drawn to the edges of weekends and holidays."""
    if due is not None and rng.random() < (0.9 if tardy else 0.55):
        late_by = rng.choice([1, 1, 2, 3, 7, 40] if tardy else [-3, -1, -1, 0, 0, 0, 1, 1, 2, 4])
        return max(previous, due + ONE_DAY * late_by)
    day = previous + ONE_DAY * rng.choice([0, 0, 0, 1, 1, 2, 3, 4, 7, 9, 12])
    if rng.random() < 0.4:
        day = next_day_off(day) + ONE_DAY * rng.choice([-1, 0, 1])
    return min(max(previous, day), max(previous, LAST_DAY))


def next_day_off(day: date) -> date:
    while day.weekday() < 5 and day not in days_off_of(day.year):
        day += ONE_DAY
    return day


def written_instant(rng: Random, day: date) -> str:
    clock = rng.choice(EDGES) if rng.random() < 0.7 else time(rng.randrange(24), rng.randrange(60))
    return at_random_offset(rng, datetime.combine(day, clock, tzinfo=BANGKOK))


def at_random_offset(rng: Random, moment: datetime) -> str:
    offset = timezone(timedelta(minutes=rng.choice(OFFSETS_IN_MINUTES)))
    written = moment.astimezone(offset).isoformat()
    return written.replace("+00:00", "Z") if rng.random() < 0.5 else written


def random_moment(rng: Random, day: date, *, previous: str | None, instants: float) -> str:
    """The day, or an instant of it; never before the previous moment."""
    if previous and is_instant(previous) and rng.random() < 0.08:
        return at_random_offset(rng, in_bangkok(previous) + timedelta(microseconds=rng.choice([0, 1])))
    for _ in range(4):
        written = written_instant(rng, day) if rng.random() < instants else day.isoformat()
        if previous is None or not is_before(written, previous):
            return written
    return day.isoformat() if previous is None else civil_day(previous).isoformat()


def moment_before(rng: Random, previous: str) -> str:
    """A little too early: the day before, or an instant earlier by as little as a microsecond."""
    if is_instant(previous) and rng.random() < 0.7:
        earlier = timedelta(microseconds=1) if rng.random() < 0.6 else timedelta(hours=rng.randint(1, 30))
        return at_random_offset(rng, in_bangkok(previous) - earlier)
    day = civil_day(previous) - ONE_DAY
    return written_instant(rng, day) if rng.random() < 0.4 else day.isoformat()
