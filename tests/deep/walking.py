"""The events of an exploration's transitions, each state's decided once."""

from bestservice_workflow.actions import Action
from bestservice_workflow.case import fold
from bestservice_workflow.events import Event
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing import Exploration


class Walk:
    """Events from the draft to any state, and one transition further."""

    def __init__(self, explored: Exploration, rules: Rulebook) -> None:
        self._explored, self._rules = explored, rules
        self._known: dict[tuple[Action, ...], tuple[Event, ...]] = {(): (draft(explored.project, rules),)}

    def to(self, source: int, action: Action) -> tuple[Event, ...]:
        """The events of the history to this state and of the action after it."""
        events = self._of(self._explored.reached[source].history)
        return (*events, decide(fold(events), action, self._rules))

    def _of(self, history: tuple[Action, ...]) -> tuple[Event, ...]:
        if history not in self._known:
            before = self._of(history[:-1])
            self._known[history] = (*before, decide(fold(before), history[-1], self._rules))
        return self._known[history]
