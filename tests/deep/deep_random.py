"""100,000 random histories of up to 50 actions without a difference, and long stateful runs. ``make deep``."""

import os
import random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.deep.random_walks import walk_once
from tests.histories import RULES
from tests.properties.kit import OTHER

from bestservice_workflow.rulebook import Rulebook
from bestservice_workflow.testing import WorkflowMachine

HISTORIES = int(os.environ.get("BESTSERVICE_HISTORIES", "100000"))
CHUNKS = 20


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_random_histories_agree_with_the_model(chunk: int) -> None:
    rng = random.Random(chunk)  # noqa: S311 -- a repeatable walk
    rules: Rulebook = (RULES, OTHER)[chunk % 2]
    actions = sum(walk_once(rng, rules, longest=50) for _ in range(HISTORIES // CHUNKS))
    assert actions > HISTORIES // CHUNKS * 10


def test_long_stateful_runs() -> None:
    run_state_machine_as_test(
        WorkflowMachine,
        settings=settings(
            max_examples=400,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=[
                HealthCheck.too_slow,
                HealthCheck.data_too_large,
                HealthCheck.filter_too_much,
            ],
        ),
    )
