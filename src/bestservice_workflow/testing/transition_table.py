"""The full transition table of a rulebook: what every act by everybody leads to, in every situation."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial

import attrs

from bestservice_workflow.actions import Action, Actor, Trigger
from bestservice_workflow.case import Case, evolve
from bestservice_workflow.errors import Refused
from bestservice_workflow.figures import exact
from bestservice_workflow.machine import TABLE, Row, decide, draft
from bestservice_workflow.machine.engine import build_machine
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing.exploring.abstraction import situation
from bestservice_workflow.testing.exploring.alphabet import STRANGER, Alphabet, moments
from bestservice_workflow.testing.exploring.bounds import Bounds
from bestservice_workflow.testing.exploring.findings import Decide
from bestservice_workflow.testing.exploring.projects import project_of

COLUMNS = ("situation", "when", "action", "agency", "another agency", "office", "committee")
"""One line of the table, tab separated."""
_LATER = Bounds().later


def situations(rules: Rulebook) -> dict[str, Case]:
    """A case in each situation that a sound project can come to on one day, by a shortest way."""
    alphabet = Alphabet(rules, later=_LATER)
    first = evolve(None, draft(project_of(rules), rules))
    found, queue = {situation(first): first}, deque([first])
    while queue:
        case = queue.popleft()
        for do in Trigger:
            try:
                after = evolve(case, decide(case, alphabet.first(do, case).action, rules))
            except Refused:
                continue
            if situation(after) not in found:
                found[situation(after)] = after
                queue.append(after)
    return found


def transition_table(
    cases: dict[str, Case], rules: Rulebook, *, table: Iterable[Row] = TABLE
) -> Iterator[str]:
    """One line for each situation and trigger: the target and what it leaves behind, or every refusal code.

    Each act is tried with sound content, on the day of the last action, and well after every period: that
    is told where it differs. Triggers that a situation knows for nobody share a line.
    """
    by = partial(decide, machine=build_machine(table))
    alphabet = Alphabet(rules, later=_LATER)
    yield "\t".join(COLUMNS)
    for name, case in cases.items():
        later = moments(case, rules, later=_LATER)[-1]
        unknown = []
        for do in Trigger:
            action = alphabet.first(do, case).action
            now = _told_to_all(case, action, rules, by)
            then = _told_to_all(case, attrs.evolve(action, at=later), rules, by)
            if set(now) == set(then) == {"illegal_transition"}:
                unknown.append(do.value)
                continue
            yield "\t".join([name, "at once", do.value, *now])
            if then != now:
                yield "\t".join([name, "later", do.value, *then])
        yield "\t".join([name, "ever", ", ".join(unknown), *["illegal_transition"] * 4])


def _told_to_all(case: Case, action: Action, rules: Rulebook, by: Decide) -> list[str]:
    actors = Actor.agency(case.project.agency.code), STRANGER, Actor.office(), Actor.committee()
    return [_told(case, attrs.evolve(action, by=actor), rules, by) for actor in actors]


def _told(case: Case, action: Action, rules: Rulebook, by: Decide) -> str:
    try:
        event = by(case, action, rules)
    except Refused as refused:
        return " ".join(reason.code for reason in refused.reasons)
    marks = [
        f"round {event.round}" if event.round != case.round else "",
        f"appeal {event.appeals}" if event.appeals != case.appeals else "",
        "final" if event.final and not case.final else "",
        f"by {event.cause}" if event.cause and event.cause != case.cause else "",
        *(f"−{period.clause}{' moot' if period.moot else ''}" for _, period in event.closed),
        *(f"+{period.clause} {period.kind}" for period in event.opened),
        *(f"{exact(one.points)} points off" for one in event.deductions),
    ]
    return " ".join([f"→ {event.target}", *(mark for mark in marks if mark)])
