"""Random readings: every field that a history document may override, singly and in combination."""

from collections.abc import Callable
from random import Random
from typing import Any

WATCHED_DAYS_OFF = [
    "2014-12-01",
    "2014-12-02",
    "2014-12-08",
    "2014-12-15",
    "2014-12-26",
    "2014-12-29",
    "2015-01-05",
    "2015-01-06",
    "2015-01-15",
    "2015-01-19",
    "2015-01-24",
    "2015-02-02",
    "2015-02-16",
    "2015-03-05",
    "2015-04-10",
    "2015-04-16",
    "2015-09-30",
    "2015-10-30",
    "2015-11-02",
    "2015-11-03",
]
WATCHED_WORKING_DAYS = [
    "2014-11-29",
    "2014-11-30",
    "2014-12-05",
    "2014-12-06",
    "2014-12-10",
    "2014-12-13",
    "2014-12-27",
    "2014-12-31",
    "2015-01-02",
    "2015-01-03",
    "2015-01-10",
    "2015-01-17",
    "2015-01-20",
    "2015-02-07",
    "2015-03-04",
    "2015-04-13",
    "2015-05-04",
    "2015-10-23",
    "2015-10-31",
    "2015-11-01",
]
SUBMISSION_DEADLINES = [
    "2014-11-14",
    "2014-11-28",
    "2014-11-29",
    "2014-12-05",
    "2014-12-06",
    "2014-12-10",
    "2014-12-15",
    "2014-12-31",
    "2015-01-31",
]
REPORT_DEADLINES = [
    "2015-05-01",
    "2015-05-04",
    "2015-05-13",
    "2015-07-30",
    "2015-08-12",
    "2015-09-15",
    "2015-09-30",
    "2015-10-10",
]
SCORING_DEADLINES = ["2015-09-30", "2015-10-23", "2015-10-30", "2015-11-30", "2015-12-05", "2015-12-31"]
APPEAL_AGAINST = [["reject"], ["request_revision"], ["reject", "request_revision"], []]
APPEAL_AGAINST += [["request_revision", "reject"], ["request_revision"]]

MOSTLY_FALSE = [False, False, True]
MOSTLY_TRUE = [True, True, False]

Choice = Callable[[Random], Any]


def one_of(*values: object) -> Choice:
    return lambda rng: rng.choice(values)


def some_of(days: list[str]) -> Choice:
    return lambda rng: sorted(rng.sample(days, rng.randint(1, 6)))


CHOICES: dict[str, Choice] = {
    "submission.deadline": one_of(*SUBMISSION_DEADLINES),
    "submission.late.flat": one_of("0", "0.25", "0.5", "1", "0.12345", "6"),
    "submission.late.per_day": one_of("0", "0.01", "0.02", "0.005", "0.00005", "0.333"),
    "submission.late.free_days": one_of(0, 1, 1, 1, 2, 5),
    "submission.late.days": one_of("working", "working", "calendar"),
    "review.max_rounds": one_of(1, 2, 2, 3, 4, 5, 5),
    "review.rejected_may_resubmit": one_of(*MOSTLY_FALSE),
    "notification.working_days": one_of(1, 2, 5, 7, 10, 15, 30),
    "revision.working_days": one_of(1, 3, 5, 10, 15, 22, 30),
    "revision.late.flat": one_of("0", "0.02", "0.03", "0.00004", "2"),
    "revision.late.per_day": one_of("0", "0.02", "0.005", "0.00005", "0.1"),
    "appeal.working_days": one_of(1, 2, 5, 7, 9, 15, 30),
    "appeal.count_first_day": one_of(*MOSTLY_TRUE),
    "appeal.against": one_of(*APPEAL_AGAINST),
    "report.deadline": one_of(*REPORT_DEADLINES, None),
    "report.late.flat": one_of("0", "0.1", "0.5", "0.00005"),
    "report.late.per_day": one_of("0", "0.01", "0.015", "0.00015"),
    "scoring.deadline": one_of(*SCORING_DEADLINES),
    "scoring.between_levels": one_of("step", "step", "interpolate"),
    "scoring.below_first_level": one_of("zero", "floor", "extrapolate"),
    "scoring.decimals": one_of(*range(9)),
    "scoring.not_evaluated": one_of("excluded", "excluded", "zero"),
    "calendar.roll": one_of(*MOSTLY_FALSE),
    "calendar.day_ends": one_of("16:30", "16:30", "24:00"),
    "calendar.extra_days_off": some_of(WATCHED_DAYS_OFF),
    "calendar.extra_working_days": some_of(WATCHED_WORKING_DAYS),
}

TOGETHER = [
    ["report.deadline", "report.late.flat", "report.late.per_day"],
    ["revision.late.flat", "revision.late.per_day"],
    ["scoring.between_levels", "scoring.below_first_level", "scoring.decimals"],
    ["calendar.roll", "calendar.extra_days_off", "calendar.extra_working_days"],
    ["review.max_rounds", "review.rejected_may_resubmit", "appeal.against", "scoring.not_evaluated"],
    ["submission.late.days", "submission.late.free_days"],
    ["appeal.count_first_day", "appeal.working_days"],
    ["appeal.against", "review.max_rounds"],
    ["appeal.against", "revision.late.per_day"],
]


def random_overrides(rng: Random) -> dict[str, Any]:
    """None for a quarter of the documents, one for a quarter, a combination for the rest."""
    match rng.choice(["none", "one", "together", "many"]):
        case "none":
            names = []
        case "one":
            names = [rng.choice(list(CHOICES))]
        case "together":
            names = rng.choice(TOGETHER) + rng.choices(["calendar.day_ends", "calendar.roll"], k=1)
        case _:
            names = rng.sample(list(CHOICES), rng.randint(2, 12))
    return {name: CHOICES[name](rng) for name in dict.fromkeys(names)}
