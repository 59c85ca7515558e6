"""The engine's subclasses answer as the stock classes of transitions do, only with every reason."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from tests.histories import EXECUTING, RULES, action, after
from tests.oracle.random_documents import documents
from transitions import Event, EventData, Machine, MachineError, Transition

from bestservice_workflow.actions import Action
from bestservice_workflow.case import Case, evolve
from bestservice_workflow.events import State
from bestservice_workflow.history import read_document
from bestservice_workflow.machine.deciding import draft
from bestservice_workflow.machine.decision import Decision
from bestservice_workflow.machine.engine import MACHINE, AskAll, Direct, asking, build_machine, run, running
from bestservice_workflow.machine.guards import in_order, permitted
from bestservice_workflow.machine.table import TABLE
from bestservice_workflow.rulebook import Rulebook


def stock_machine() -> Any:
    """The same table on nothing but stock classes: ``when`` is one more condition."""
    machine = Machine(model=None, states=State, initial=State.DRAFT, auto_transitions=False, send_event=True)
    for row in TABLE:
        guards = [asking(guard) for guard in (permitted(row.by), in_order, *row.guards)]
        when = [] if row.when is None else [in_force(row.when)]
        machine.add_transition(
            row.trigger.value,
            row.source,
            row.dest,
            conditions=[*when, *guards],
            before=[running(hook) for hook in row.hooks],
        )
    return machine


def in_force(when: Any) -> Any:
    def condition(event_data: EventData) -> bool:
        return bool(when(event_data.model))

    return condition


STOCK = stock_machine()


def run_stock(decision: Decision) -> bool:
    try:
        return bool(STOCK.events[decision.action.do.value].trigger(decision))
    except MachineError:
        return False


def attempts(count: int) -> Iterator[tuple[Case, Action, Rulebook]]:
    """Every step of some random histories, and at each also the step that comes two places later."""
    for raw, _ in documents(11, count):
        document = read_document(json.dumps(raw))
        case = evolve(None, draft(document.project, document.rules))
        for place, act in enumerate(document.actions):
            for skipped in document.actions[place + 1 : place + 3]:
                yield case, skipped, document.rules
            yield case, act, document.rules
            decision = Decision.begin(case, act, document.rules)
            if not run(decision):
                break
            case = evolve(case, decision.accepted())


def test_the_same_as_stock_on_every_attempt() -> None:
    seen: Counter[tuple[bool, int]] = Counter()
    for case, act, rules in attempts(400):
        ours, stock = Decision.begin(case, act, rules), Decision.begin(case, act, rules)
        accepted = run(ours)
        assert run_stock(stock) == accepted
        assert stock.state == ours.state
        assert stock.reasons[:1] == ours.reasons[:1]
        if accepted:
            assert stock.accepted() == ours.accepted()
        seen[accepted, len(ours.reasons)] += 1
    assert {(True, 0), (False, 0), (False, 1), (False, 2)} <= seen.keys()
    assert min(seen[True, 0], seen[False, 0], seen[False, 1]) > 100


def test_the_stock_machine_is_stock() -> None:
    event = STOCK.events["submit"]
    assert type(event) is Event
    assert {type(one) for of_source in event.transitions.values() for one in of_source} == {Transition}
    ours = MACHINE.events["submit"]
    assert type(ours) is Direct
    assert {type(one) for of_source in ours.transitions.values() for one in of_source} == {AskAll}


def test_a_refused_decision_stays_where_it_was_with_nothing_left_behind() -> None:
    decision = Decision.begin(after(), action("submit 2014-11-28", letter=None, email=None), RULES)
    before = attrs.asdict(decision, recurse=False)
    assert not run(decision)
    assert [reason.code for reason in decision.reasons] == ["missing_submission_proof"]
    assert attrs.asdict(decision, recurse=False) | {"reasons": []} == before | {"reasons": []}


def test_a_trigger_that_the_machine_does_not_know_is_refused() -> None:
    table = [row for row in TABLE if row.trigger != "score"]
    decision = Decision.begin(after(*EXECUTING, "report 2015-09-15"), action("score 2015-10-12"), RULES)
    assert not run(decision, machine=build_machine(table))
    assert not decision.reasons


def test_the_machine_keeps_no_models() -> None:
    run(Decision.begin(after(), action("submit 2014-11-28"), RULES))
    assert MACHINE.models == []


def test_a_machine_is_made_as_the_table_says() -> None:
    machine = build_machine(TABLE)
    assert machine.models == []
    assert list(machine.states) == [state.value for state in State]
    assert machine.initial == "draft"
    assert machine.send_event is True
    assert machine.auto_transitions is False
    made = [
        (name, transition.source, transition.dest)
        for name, event in machine.events.items()
        for of_source in event.transitions.values()
        for transition in of_source
    ]
    assert sorted(made) == sorted((row.trigger.value, row.source.value, row.dest.value) for row in TABLE)


@pytest.mark.parametrize("trigger", ["to_draft", "next_state", "may_submit"])
def test_the_machine_knows_the_table_s_triggers_only(trigger: str) -> None:
    assert trigger not in MACHINE.events
    assert set(MACHINE.events) == {row.trigger.value for row in TABLE}
