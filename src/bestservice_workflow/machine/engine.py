"""The machine itself: one shared, immutable ``transitions.Machine``, made from the state table.

Its models are decisions in progress, never registered with it. Two subclasses leave out what nothing
here uses (logging, queueing, callbacks on states) and add the one thing missing: all conditions of a
transition are asked, not only those up to the first that fails. A test holds them against the stock
classes. No other module imports ``transitions``, and none of its errors leaves this one.
"""

from collections.abc import Callable, Iterable
from typing import Any, cast

from transitions import Event, EventData, Machine, Transition

from bestservice_workflow.actions import Trigger
from bestservice_workflow.events import State
from bestservice_workflow.machine.decision import Decision
from bestservice_workflow.machine.guards import Guard, in_order, permitted
from bestservice_workflow.machine.hooks import Hook
from bestservice_workflow.machine.table import TABLE, Row

Condition = Callable[[EventData], bool]
Callback = Callable[[EventData], None]


class AskAll(Transition):
    """A transition that asks every condition, once ``when`` says that it is in force at all."""

    def __init__(
        self,
        source: str,
        dest: str,
        *args: Any,  # noqa: ANN401 -- what the stock class takes
        when: Callable[[Decision], bool] | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(source, dest, *args, **kwargs)
        self.when = when
        self._target = State(dest)
        self._asked = tuple(cast("Condition", condition.func) for condition in self.conditions)
        self._run = tuple(cast("Callback", callback) for callback in self.before)

    def execute(self, event_data: EventData) -> bool:
        """Move the decision, or leave it with all the reasons against it."""
        decision = cast("Decision", event_data.model)
        if self.when is not None and not self.when(decision):
            return False
        if not all([condition(event_data) for condition in self._asked]):  # noqa: C419 -- every one is asked
            return False
        for callback in self._run:
            callback(event_data)
        decision.state = self._target
        return True


class Direct(Event):
    """An event that goes straight to the transitions of the decision's state."""

    def trigger(self, model: object, *args: Any, **kwargs: Any) -> bool:  # noqa: ANN401
        """Execute the first transition that can be; False where none can."""
        event_data = EventData(None, self, self.machine, model, list(args), kwargs)
        state = cast("Decision", model).state
        return any(transition.execute(event_data) for transition in self.transitions.get(state, ()))


class DecisionMachine(Machine):
    """A machine whose models are decisions."""

    transition_cls = AskAll
    event_cls = Direct


def asking(guard: Guard) -> Condition:
    """The guard as a condition: it leaves its reason with the decision."""

    def condition(event_data: EventData) -> bool:
        decision = cast("Decision", event_data.model)
        reason = guard(decision)
        if reason is not None:
            decision.reasons.append(reason)
        return reason is None

    return condition


def running(hook: Hook) -> Callback:
    """The hook as a callback."""

    def callback(event_data: EventData) -> None:
        hook(cast("Decision", event_data.model))

    return callback


def build_machine(table: Iterable[Row], *, machine_cls: type[Machine] = DecisionMachine) -> Machine:
    """A machine for this table; the rule-testing kit builds others, from tables it has broken."""
    machine = machine_cls(
        model=None,
        states=[state.value for state in State],
        initial=State.DRAFT.value,
        auto_transitions=False,
        send_event=True,
    )
    for row in table:
        machine.add_transition(
            row.trigger.value,
            row.source.value,
            row.dest.value,
            conditions=[asking(guard) for guard in (permitted(row.by), in_order, *row.guards)],
            before=[running(hook) for hook in row.hooks],
            when=row.when,
        )
    return machine


MACHINE = build_machine(TABLE)


def run(decision: Decision, *, machine: Machine = MACHINE) -> bool:
    """Pull the action's trigger on the decision; False where it is refused, with the reasons left on it."""
    event = machine.events.get(Trigger(decision.action.do))
    return event is not None and bool(event.trigger(decision))
