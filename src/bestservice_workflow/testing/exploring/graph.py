"""What must hold of all states together: ends, ways to them, and nothing that never speaks."""

from collections import deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import timedelta

from bestservice_workflow.case import Case
from bestservice_workflow.events import State
from bestservice_workflow.machine.table import Row
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.scoring import Outcome, outcome_of
from bestservice_workflow.testing.exploring.counting import Counts, called, name_of

_LONG = timedelta(days=3 * 366)


def is_end(case: Case, rules: Rulebook) -> bool:
    """Whether a case has come to its end: scored, or not evaluated once all its days are over."""
    if case.state is State.SCORED:
        return True
    day = (case.last_effective or rules.fiscal_year.start) + _LONG
    return outcome_of(case, rules, on=day) is not Outcome.PENDING


def without_a_way_to(ends: set[int], successors: Sequence[set[int]]) -> list[int]:
    """The places from which no end can be reached."""
    sources: list[list[int]] = [[] for _ in successors]
    for place, following in enumerate(successors):
        for after in following:
            sources[after].append(place)
    reached, queue = set(ends), deque(ends)
    while queue:
        for before in sources[queue.popleft()]:
            if before not in reached:
                reached.add(before)
                queue.append(before)
    return [place for place in range(len(successors)) if place not in reached]


def vacuous(table: Sequence[Row], counts: Counts, rules: Rulebook) -> Iterator[tuple[str, str]]:
    """Rows, guards and hooks that an exploration never heard, each with what it did not do.

    What the readings switch off is left out: rows that are never in force, and what only they have.
    """
    awake = _awake(table, counts)
    for row in awake:
        if not counts.rows[name_of(row)]:
            yield f"row {name_of(row)}", "never fires"
    hooks = dict.fromkeys(called(hook) for row in awake for hook in row.hooks)
    for hook in hooks:
        if not counts.hooks[hook]:
            yield f"hook {hook}", "never fires"
    guards = dict.fromkeys(called(guard) for row in awake for guard in row.guards)
    for guard in guards:
        if not counts.guards[guard, True]:
            yield f"guard {guard}", "never passes"
        if not counts.guards[guard, False] and not _switched_off(guard, rules):
            yield f"guard {guard}", "never refuses"


def _awake(table: Sequence[Row], counts: Counts) -> list[Row]:
    """The rows in force under the readings, from states that rows in force lead to."""
    in_force = [row for row in table if name_of(row) not in counts.dormant]
    states = {State.DRAFT}
    for _ in State:
        states |= {row.dest for row in in_force if row.source in states}
    return [row for row in in_force if row.source in states]


def _switched_off(guard: str, rules: Rulebook) -> bool:
    """Whether the rulebook's readings leave a guard nothing to refuse."""
    eligibility, completeness = rules.eligibility, rules.completeness
    off: Mapping[Hashable, bool] = {
        "rounds_left": rules.review.max_rounds == 1 and not rules.review.rejected_may_resubmit,
        "appeal_in_time": rules.appeal.late.effect == "accepted",
        "appeals_left": rules.appeal.final and not rules.appeal.against,
        "not_final": not rules.appeal.final or not rules.appeal.against,
        "complete": not completeness.team and not completeness.states,
        "officially_sent": not rules.submission.proof,
        "eligible": not (
            eligibility.improved_never_presented
            or eligibility.facebook_needs_distinction
            or eligibility.within_fiscal_year
        ),
    }
    return off.get(guard, False)
