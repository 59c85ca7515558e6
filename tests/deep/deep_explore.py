"""The whole rulebook explored, and every transition replayed on memory and on SQLite. Minutes; ``make deep``."""

from pathlib import Path

import pytest
from tests.deep.walking import Walk
from tests.histories import RULES

from bestservice_workflow import open_storage
from bestservice_workflow.case import fold
from bestservice_workflow.events import State
from bestservice_workflow.machine import TABLE
from bestservice_workflow.serialization import from_bytes, to_bytes
from bestservice_workflow.storage import Append
from bestservice_workflow.storage.memory import MemoryStorage
from bestservice_workflow.testing import Exploration, explore
from bestservice_workflow.testing.exploring.abstraction import key_of


@pytest.fixture(scope="module")
def explored() -> Exploration:
    return explore(RULES)


def test_the_shipped_rulebook_is_complete(explored: Exploration) -> None:
    assert explored.complete, explored.summary()
    assert explored.findings == ()
    assert {reached.case.state for reached in explored.reached} == set(State)
    assert len([name for name in explored.fired if name.startswith("row")]) == len(
        [row for row in TABLE if (row.trigger, row.source) != ("appeal", "revision")]
    )
    print(explored.summary())  # noqa: T201 -- the figures for the docs


def test_every_transition_gives_equal_states_on_memory_and_sqlite(
    explored: Exploration, tmp_path: Path
) -> None:
    walk = Walk(explored, RULES)
    with MemoryStorage() as memory, open_storage(f"sqlite:///{tmp_path / 'edges.db'}") as disk:
        for place, (source, action, target) in enumerate(explored.edges):
            events = walk.to(source, action)
            bodies = tuple(to_bytes(event) for event in events)
            for storage in (memory, disk):
                append = Append(
                    stream=f"edge-{place}", bodies=bodies, expected=0, recorded="2014-10-01T00:00:00Z"
                )
                storage.append(append)
            cases = [
                fold(from_bytes(record.body) for record in storage.load(f"edge-{place}"))
                for storage in (memory, disk)
            ]
            assert cases[0] == cases[1] == fold(events)
            reached = explored.reached[target]
            plan = reached.plan
            assert key_of(cases[0], RULES, plan=plan) == key_of(reached.case, RULES, plan=plan)
    assert len(explored.edges) == explored.transitions
