"""An announcement and a step cross: each looked before the other committed."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from tests.histories import OFFICE, RULES, action
from tests.stored import Hands, carry, workflow_on

from bestservice_workflow.events import Corrected
from bestservice_workflow.storage import Append, Appended, Storage, open_storage
from bestservice_workflow.workflow import Workflow

CIRCULAR = "กท 0404/ว 15"


class Crossed:
    """A store that lets something else happen just before one of its appends."""

    def __init__(self, storage: Storage, before: Callable[[], None]) -> None:
        self._storage = storage
        self._before: Callable[[], None] | None = before

    def __getattr__(self, name: str) -> Any:
        return getattr(self._storage, name)

    def _cross(self) -> None:
        before, self._before = self._before, None
        if before is not None:
            before()

    def append(self, append: Append) -> Appended:
        self._cross()
        return self._storage.append(append)

    def append_all(self, appends: Sequence[Append]) -> tuple[Appended, ...]:
        self._cross()
        return self._storage.append_all(appends)


def crossed(storage: Storage, before: Callable[[], None]) -> Workflow:
    return Workflow(Crossed(storage, before), RULES, clock=Hands("2014-12-03"))


@pytest.fixture
def storage() -> Storage:
    return open_storage("memory:")


def announce(workflow: Workflow) -> None:
    workflow.announce(
        "submission.deadline", "2014-12-15", known_since=date(2014, 11, 20), reference=CIRCULAR, by=OFFICE
    )


def settled(storage: Storage, project: str) -> None:
    workflow = Workflow(storage, RULES, clock=Hands("2014-12-03"))
    assert workflow.load(project).points_deducted == 0
    assert workflow.as_of(project, recorded="2014-12-03T09:00:00+07:00").actions == 0
    event = workflow.history(project)[-1].event
    assert isinstance(event, Corrected)
    assert event.authority == CIRCULAR
    assert workflow.verify().sound
    assert workflow.find().rows[0].summary.next_due is None


def test_the_step_commits_last(storage: Storage) -> None:
    other = workflow_on("2014-12-02", storage=storage)
    project = carry(other)
    stepping = crossed(storage, lambda: announce(other))
    assert stepping.do(project, action("submit 2014-12-03")).points_deducted == 0
    settled(storage, project)


def test_the_announcement_commits_last(storage: Storage) -> None:
    other = workflow_on("2014-12-03", storage=storage)
    project = carry(workflow_on("2014-12-02", storage=storage))

    def submit() -> None:
        assert other.do(project, action("submit 2014-12-03")).points_deducted == Fraction("0.52")

    announce(crossed(storage, submit))
    settled(storage, project)


def test_a_project_drafted_meanwhile_is_summed_up_by_the_new_law(storage: Storage) -> None:
    def draft() -> None:
        carry(workflow_on("2014-12-02", storage=storage))

    announce(crossed(storage, draft))
    workflow = Workflow(storage, RULES)
    assert workflow.find().rows[0].summary.next_due == date(2014, 12, 15)


def test_two_announcements_that_cross_both_hold(storage: Storage) -> None:
    other = workflow_on("2014-12-02", storage=storage)
    crossing = crossed(storage, lambda: announce(other))
    crossing.announce(
        "report.deadline", "2015-09-30", known_since=date(2014, 12, 3), reference="กท 2", by=OFFICE
    )
    assert [one.field for one in Workflow(storage, RULES).rulebook.announcements] == [
        "submission.deadline",
        "report.deadline",
    ]
