"""Rules that are broken on purpose, and what ``explore`` shows of each: ``seeded_bugs.txt``.

``python -m tests.golden.seeded_bugs`` writes the file.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
from tests.histories import RULES

from bestservice_workflow.actions import Role
from bestservice_workflow.errors import Reason
from bestservice_workflow.events import State
from bestservice_workflow.machine import TABLE, Row, guards, hooks
from bestservice_workflow.machine.decision import Decision
from bestservice_workflow.machine.table import revision_ends_it
from bestservice_workflow.testing import Bounds, Finding, explore

FILE = Path(__file__).with_name("seeded_bugs.txt")
Table = tuple[Row, ...]
TWO_ROUNDS = RULES.override({"review.max_rounds": 2})
ONE_ROUND = RULES.override({"review.max_rounds": 1, "review.rejected_may_resubmit": False})


def where(trigger: str, source: State | None = None, **changes: Any) -> Table:
    """The table with these rows changed."""
    return tuple(
        attrs.evolve(row, **changes) if row.trigger == trigger and source in {None, row.source} else row
        for row in TABLE
    )


def without_guard(trigger: str, guard: Callable[..., object]) -> Table:
    return tuple(
        attrs.evolve(row, guards=tuple(one for one in row.guards if one is not guard))
        if row.trigger == trigger
        else row
        for row in TABLE
    )


def without_hook(trigger: str, hook: Callable[..., object]) -> Table:
    return tuple(
        attrs.evolve(row, hooks=tuple(one for one in row.hooks if one is not hook))
        if row.trigger == trigger
        else row
        for row in TABLE
    )


def half_price_after_a_week(decision: Decision) -> None:
    hooks.end_submission(decision)
    decision.deductions = [
        attrs.evolve(one, points=one.points / 2) if one.days_late > 7 else one for one in decision.deductions
    ]


def not_on_the_last_day(decision: Decision) -> Reason | None:
    """A guard that refuses on the last day of the submission, and not after it."""
    due = decision.case.periods[0].due
    if decision.effective != due:
        return None
    return Reason(code="out_of_hours", clause=None, message="not today", message_th="ไม่ใช่วันนี้")


def failing(decision: Decision) -> None:
    if decision.round > 1:
        raise ZeroDivisionError


def never_against(_decision: Decision) -> Reason | None:
    return None


BUGS: dict[str, tuple[Table, set[str], int]] = {
    "the round limit of resubmissions is dropped": (
        without_guard("resubmit", guards.rounds_left),
        {"model"},
        8,
    ),
    "an appeal is possible before the notice": (without_guard("appeal", guards.notified), {"model"}, 4),
    "an appeal has no time limit": (
        without_guard("appeal", guards.appeal_in_time),
        {"appeal_in_time", "model"},
        5,
    ),
    "appeals have no limit": (without_guard("appeal", guards.appeals_left), {"appeals", "model"}, 7),
    "an agency may approve its own project": (where("approve", by=Role.AGENCY), {"wrong_role", "model"}, 3),
    "a submission needs no letter": (without_guard("submit", guards.officially_sent), {"model"}, 1),
    "an incomplete project may be submitted": (without_guard("submit", guards.complete), {"model"}, 2),
    "a dismissed appeal approves": (where("dismiss_appeal", dest=State.APPROVED), {"entered", "model"}, 6),
    "a late resubmission costs nothing": (without_hook("resubmit", hooks.end_revision), {"model"}, 5),
    "a late submission costs twice": (
        where("submit", hooks=(hooks.end_submission, hooks.end_submission)),
        {"late_costs", "model"},
        1,
    ),
    "a late submission is cheaper after a week": (
        where("submit", hooks=(half_price_after_a_week,)),
        {"late_costs", "later_pays", "model"},
        1,
    ),
    "the last day is refused and the next is not": (
        where(
            "submit", guards=(not_on_the_last_day, guards.complete, guards.eligible, guards.officially_sent)
        ),
        {"waiting", "model"},
        1,
    ),
    "reviews are not counted": (without_hook("open_review", hooks.count_round), {"model"}, 2),
    "a resolution awaits no notice": (
        without_hook("approve", hooks.begin_notification),
        {"model"},
        3,
    ),
    "two rows of one resolution overlap": (where("request_revision", when=None), {"overlap"}, 3),
    "one resolution has a gap": (where("request_revision", when=revision_ends_it), {"gap", "model"}, 3),
    "reviews from the second on fail": (
        where("open_review", hooks=(hooks.count_round, failing)),
        {"crash"},
        6,
    ),
    "an appeal forgets that it is final": (without_hook("dismiss_appeal", hooks.make_final), {"model"}, 6),
    "a guard never refuses": (where("start", guards=(never_against,)), {"vacuous guard never_against"}, 0),
}
"""By what is wrong: the broken table, the checks of which one at least must find it, and how few actions show it."""


def found(bug: str) -> tuple[Finding, ...]:
    """What explore finds first."""
    table = BUGS[bug][0]
    if "never refuses" in bug:
        return explore(ONE_ROUND, table=table).findings
    return explore(TWO_ROUNDS, Bounds(findings=1), table=table).findings


def shown(bug: str, findings: tuple[Finding, ...]) -> str:
    """The bug in words, and the shortest history that shows it."""
    return f"# {bug}\n{findings[0].table()}\n"


if __name__ == "__main__":
    FILE.write_text("\n".join(shown(bug, found(bug)) for bug in BUGS), "utf-8")
