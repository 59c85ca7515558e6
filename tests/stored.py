"""A workflow in memory for tests, with the usual project brought as far as a test needs it."""

import attrs
import pendulum
from tests.histories import PROJECT, RULES, action

from bestservice_workflow.actions import Action
from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.storage import Storage, open_storage
from bestservice_workflow.workflow import Workflow

ID = PROJECT.id


class Hands:
    """A clock that tells the day it was set to; each look is a minute later."""

    def __init__(self, day: str) -> None:
        self.now = pendulum.datetime(2014, 10, 1, 9, tz="Asia/Bangkok")
        self.set(day)

    def set(self, day: str) -> None:
        year, month, number = map(int, day.split("-"))
        self.now = pendulum.datetime(year, month, number, 9, tz="Asia/Bangkok")

    def __call__(self) -> pendulum.DateTime:
        self.now = self.now.add(minutes=1)
        return self.now


def workflow_on(day: str, *, storage: Storage | None = None, rules: Rulebook = RULES) -> Workflow:
    """A workflow whose clock stands on this day."""
    return Workflow(storage or open_storage("memory:"), rules, clock=Hands(day))


def carry(workflow: Workflow, *steps: str | Action, code: str = "1001") -> str:
    """Draft the usual project of this agency, take these steps, and give its id."""
    project = attrs.evolve(PROJECT, id=f"{code}-2558-1", agency=attrs.evolve(PROJECT.agency, code=code))
    workflow.draft(project)
    for step in steps:
        done = action(step) if isinstance(step, str) else step
        if done.by.role == "agency":
            done = attrs.evolve(done, by=attrs.evolve(done.by, id=code))
        workflow.do(project.id, done)
    return project.id
